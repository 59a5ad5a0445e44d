/**
 * Loading a list of the catalogue of a place. Rows are dated and never overwritten, for bills name the row that was applied to
 * them: another price is another first day. Every good row is written, every other one is reported.
 */
import { createHash } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { ImportRefusal, ImportReport } from '@yidi/contracts'
import type { Places } from '@yidi/rules'
import { cityOf } from '@yidi/rules'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { readRows } from '../../platform/sheets/index.ts'
import { readHeader, readItem } from './entry.ts'
import type { CatalogueItem, Columns } from './entry.ts'
import { indexCatalogueNames } from './list.ts'

interface CatalogueSource {
  bytes: Buffer
  /** Code of the city whose catalogue it is. */
  place: string
  /** What the list is called: its edition. */
  release: string
  by: { actorKind: 'staff' | 'system'; actor: string }
}

/** An item with its row in the file. */
interface Numbered {
  row: number
  item: CatalogueItem
}

/** Rows of one statement. */
const batchSize = 1000

/**
 * Loads a list and gives the report. Throws `import-file-not-readable`, `import-columns-missing`, `catalogue-place-unknown`,
 * `catalogue-release-taken`; a wrong row is no error but stands in the report. The same list again changes nothing.
 */
export async function loadCatalogue(
  db: Database,
  clock: Clock,
  places: Places,
  source: CatalogueSource,
): Promise<ImportReport> {
  const { place, release, by } = source
  if (cityOf(places, place)?.code !== place) throw problem('catalogue-place-unknown', { place: place.slice(0, 20) })
  const { items, report } = await readItems(source.bytes)
  await claimRelease(db, source, items.length, clock.now())
  for (let at = 0; at < items.length; at += batchSize)
    await writeItems(db, place, release, items.slice(at, at + batchSize), report)
  report.refusals.sort((one, other) => one.row - other.row)
  report.refused = new Set(report.refusals.map(({ row }) => row)).size
  if (report.added > 0) await indexCatalogueNames(db)
  const { rows, added, unchanged, refused } = report
  const detail = { place, rows, added, unchanged, refused }
  await recordOfficeAudit(db, { ...by, action: 'load-catalogue', subjectId: release, detail }, clock.now())
  return report
}

async function readItems(bytes: Buffer): Promise<{ items: Numbered[]; report: ImportReport }> {
  const report: ImportReport = { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, refusals: [] }
  const items = new Map<string, Numbered>()
  let columns: Columns | undefined
  for await (const { no, cells } of readRows(bytes)) {
    if (columns === undefined) {
      columns = readHeader(cells)
      continue
    }
    report.rows += 1
    const read = readItem(cells, columns, no)
    if ('refusals' in read) {
      report.refusals.push(...read.refusals)
      continue
    }
    const { item } = read
    const before = items.get(keyOf(item))
    if (before === undefined) items.set(keyOf(item), { row: no, item })
    else
      report.refusals.push(
        taken(
          { row: no, item },
          `和第 ${String(before.row)} 行是同一编码、同一起始日`,
          '请删去多余的一行，或改正起始日。',
        ),
      )
  }
  if (columns === undefined) throw problem('import-file-not-readable', { reason: '文件里没有一行内容' })
  return { items: [...items.values()], report }
}

const keyOf = ({ code, from_day: from }: { code: string; from_day: string }): string => `${code} ${from}`

const taken = ({ row, item }: Numbered, message: string, remedy: string): ImportRefusal => ({
  row,
  field: '编码',
  value: item.code,
  message,
  remedy,
})

/** A release is one list of one place: under its name no other can be loaded. */
async function claimRelease(
  { pool }: Pick<Database, 'pool'>,
  { bytes, place, release }: CatalogueSource,
  count: number,
  at: Date,
): Promise<void> {
  const hash = createHash('sha256').update(`${place}\n`).update(bytes).digest('hex')
  const { rows } = await pool.query<{ content_hash: string }>(
    `with claimed as (
       insert into catalogue_release (release, content_hash, row_count, loaded_at) values ($1, $2, $3, $4)
       on conflict (release) do nothing returning content_hash)
     select content_hash from claimed union all select content_hash from catalogue_release where release = $1`,
    [release, hash, count, at],
  )
  if (rows[0]?.content_hash !== hash) throw problem('catalogue-release-taken', { release })
}

/** Writes what is new; a row that is there already must be the same. */
async function writeItems(
  { kysely }: Pick<Database, 'kysely'>,
  place: string,
  release: string,
  items: readonly Numbered[],
  report: ImportReport,
): Promise<void> {
  const rows = items.map(({ item }) => ({ place, release, ...item }))
  const written = await kysely
    .insertInto('catalogue')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['code', 'from_day'])
    .execute()
  const fresh = new Set(written.map(keyOf))
  report.added += fresh.size
  const others = items.filter(({ item }) => !fresh.has(keyOf(item)))
  if (others.length === 0) return
  const there = await kysely
    .selectFrom('catalogue')
    .selectAll()
    .where('place', '=', place)
    .where('code', 'in', [...new Set(others.map(({ item }) => item.code))])
    .execute()
  const known = new Map(there.map((row) => [keyOf(row), row]))
  for (const other of others) {
    const { item } = other
    const before = known.get(keyOf(item))
    const same =
      before !== undefined &&
      Object.entries(item).every(([name, value]) => before[name as keyof typeof before] === value)
    if (same) report.unchanged += 1
    else
      report.refusals.push(
        taken(other, `${item.from_day}起的这一项已经装入，内容不同`, '账单已经用了那一项；有变化的请写新的起始日。'),
      )
  }
}
