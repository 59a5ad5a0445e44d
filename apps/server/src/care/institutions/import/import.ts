/** Importing a list of institutions from CSV or XLSX: every good row is written, every other one is reported. */
import { createHash } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { ImportRefusal, ImportReport } from '@yidi/contracts'
import { formatDay, parseDay } from '@yidi/rules'
import type { Places } from '@yidi/rules'
import type { Clock } from '../../../platform/clock/index.ts'
import { recordOfficeAudit } from '../../../platform/audit/index.ts'
import type { Database } from '../../../platform/storage/index.ts'
import { readEntry, readHeader } from './entry.ts'
import type { ColumnPlaces, DirectoryEntry } from './entry.ts'
import { readRows } from '../../../platform/sheets/index.ts'
import { writeBatch } from './write.ts'

interface ImportSource {
  bytes: Buffer
  by: { actorKind: 'staff' | 'system'; actor: string }
  /** Only look: the report says what would happen, and nothing is written. */
  dryRun?: boolean
  /** The places whose institutions may be written; every one unless said. */
  within?: (place: string) => boolean
  /** Called after each batch with the rows read so far. */
  onProgress?: (rows: number) => void
}

/** Rows of one transaction. A list that breaks off half way is simply imported again: what is in already changes nothing. */
const batchSize = 2000
/** How far ahead an agreement may begin, in days. */
const longestAheadDays = 366

/**
 * Imports a list and gives the report. Throws `import-file-not-readable`, `import-columns-missing`; a wrong row is no
 * error but stands in the report.
 */
export async function importInstitutions(
  db: Pick<Database, 'pool' | 'kysely' | 'ciphers'>,
  clock: Clock,
  places: Places,
  source: ImportSource,
): Promise<ImportReport> {
  const today = clock.today()
  const context = { today, at: clock.now(), within: source.within, ...source.by }
  const latestDay = formatDay(parseDay(today) + longestAheadDays)
  const report: ImportReport = { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, refusals: [] }
  const firstRow = new Map<string, number>()
  let columns: ColumnPlaces | undefined
  let batch: DirectoryEntry[] = []

  const write = async (): Promise<void> => {
    const entries = batch
    batch = []
    if (entries.length > 0) {
      const result = await db.kysely
        .transaction()
        .execute((transaction) => writeBatch(transaction, entries, context, source.dryRun))
      report.added += result.added
      report.changed += result.changed
      report.unchanged += result.unchanged
      report.refusals.push(...result.refusals)
    }
    source.onProgress?.(report.rows)
  }

  for await (const { no, cells } of readRows(source.bytes)) {
    if (columns === undefined) {
      columns = readHeader(cells)
      continue
    }
    report.rows += 1
    const read = readEntry(cells, columns, no, latestDay, places)
    if ('refusals' in read) {
      report.refusals.push(...read.refusals)
      continue
    }
    const repeated = repeatOf(read.entry, firstRow)
    if (repeated !== undefined) report.refusals.push(repeated)
    else if (batch.push(read.entry) === batchSize) await write()
  }
  if (columns === undefined) throw problem('import-file-not-readable', { reason: '文件里没有一行内容' })
  await write()
  report.refusals.sort((a, b) => a.row - b.row)
  report.refused = new Set(report.refusals.map((refusal) => refusal.row)).size
  if (source.dryRun !== true) await finish(db, context, source, report)
  return report
}

function repeatOf({ code, row }: DirectoryEntry, firstRow: Map<string, number>): ImportRefusal | undefined {
  const before = firstRow.get(code)
  if (before === undefined) {
    firstRow.set(code, row)
    return undefined
  }
  return {
    row,
    field: '机构编码',
    value: code,
    message: `和第 ${String(before)} 行的编码相同`,
    remedy: '一家机构只留一行，请删去多余的，或改正编码。',
  }
}

/** Leaves a trace of the import, and tells PostgreSQL's planner what the tables now hold. */
async function finish(
  db: Pick<Database, 'pool' | 'ciphers'>,
  { at, actorKind, actor }: { at: Date } & ImportSource['by'],
  { bytes }: ImportSource,
  { rows, added, changed, unchanged, refused }: ImportReport,
): Promise<void> {
  const file = createHash('sha256').update(bytes).digest('hex')
  const detail = { file, rows, added, changed, unchanged, refused }
  const entry = { actorKind, actor, action: 'import-institutions', subjectId: 'institutions', detail }
  await recordOfficeAudit(db, entry, at)
  if (added + changed === 0) return
  await db.pool.query(`select gin_clean_pending_list('institution_search_tokens_idx')`)
  if (added + changed > 1000) await db.pool.query('analyze institution, institution_service, institution_agreement')
}
