/** Everything that was entered, with what has become of it; a page's worth at a time. */
import { standardKinds } from '@yidi/contracts'
import type { StandardEntry, StandardsMessage, StandardsQuery } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Selectable } from 'kysely'
import { placeName } from '../../platform/places/index.ts'
import type { Database, PaymentStandardTable } from '../../platform/storage/index.ts'

type Row = Selectable<PaymentStandardTable> & { name: string | null }

/** How many entries one list shows. */
const mostEntries = 500

/** What makes two entries the same standard. */
const sameOf = (row: Row): string =>
  [row.pool, row.kind, row.institution, row.level, row.year, row.visit_kind, row.per, row.disease].join('|')

async function rowsOf(
  { kysely }: Pick<Database, 'kysely'>,
  pool: string | null,
  asked: StandardsQuery,
): Promise<Row[]> {
  let query = kysely
    .selectFrom('payment_standard as s')
    .leftJoin('institution as i', 'i.code', 's.institution')
    .selectAll('s')
    .select('i.name')
  if (pool !== null) query = query.where('s.pool', '=', pool)
  if (asked.kind !== undefined && asked.kind !== '') query = query.where('s.kind', '=', asked.kind)
  const [institution, disease] = [asked.institution?.trim() ?? '', asked.disease?.trim() ?? '']
  if (institution !== '') query = query.where('s.institution', '=', institution)
  if (disease !== '') query = query.where('s.disease', '=', disease)
  const order = Object.keys(standardKinds)
  const rows = await query.orderBy('s.from_day', 'desc').orderBy('s.entry_no', 'desc').execute()
  return rows
    .map((row) => ({ row, same: sameOf(row) }))
    .sort((one, other) => {
      const byKind = order.indexOf(one.row.kind) - order.indexOf(other.row.kind)
      return byKind !== 0 ? byKind : one.same < other.same ? -1 : one.same > other.same ? 1 : 0
    })
    .map(({ row }) => row)
}

/** Where each entry stands on a day; `rows` have the latest day of the same standard first, a correction before what it corrects. */
function statesOf(rows: readonly Row[], today: string): StandardEntry['state'][] {
  const days = new Set<string>()
  const inForce = new Set<string>()
  return rows.map((row) => {
    const same = sameOf(row)
    const day = `${same}|${row.from_day}`
    if (days.has(day)) return 'corrected'
    days.add(day)
    if (row.from_day > today) return 'coming'
    if (inForce.has(same)) return 'past'
    inForce.add(same)
    // A budget ends with its year.
    return row.year !== null && row.year < Number(today.slice(0, 4)) ? 'past' : 'now'
  })
}

/** The entries of a region, or of all, that are asked for. */
export async function entriesOf(
  db: Pick<Database, 'kysely'>,
  pool: string | null,
  asked: StandardsQuery,
  today: string,
): Promise<StandardEntry[]> {
  const rows = await rowsOf(db, pool, asked)
  const states = statesOf(rows, today)
  return rows
    .map((row, index): StandardEntry => ({
      ...{ no: row.entry_no, pool: row.pool, poolName: placeName(row.pool), kind: row.kind, year: row.year },
      ...{ institution: row.institution, institutionName: row.name, level: row.level, visits: row.visit_kind },
      ...{ per: row.per, disease: row.disease, title: row.title, amount: formatYuan(row.amount_fen) },
      ...{ from: row.from_day, document: row.document, enteredBy: row.entered_by, state: states[index]! },
      enteredAt: row.entered_at.toISOString(),
    }))
    .filter(({ state }) => asked.state !== 'now' || state === 'now')
}

/** The same for a page, at most so many as one looks at. */
export async function listStandards(
  db: Pick<Database, 'kysely'>,
  pool: string | null,
  asked: StandardsQuery,
  { today, mayEnter }: { today: string; mayEnter: boolean },
): Promise<StandardsMessage> {
  const entries = await entriesOf(db, pool, asked, today)
  return { entries: entries.slice(0, mostEntries), more: entries.length > mostEntries, mayEnter }
}
