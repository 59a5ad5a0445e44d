/** Settlements as their person reads them, and whoever looks at a visit: always one person at a time, by the person's key. */
import type { SettlementLineMessage, SettlementMessage, Visit } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'
import { sharedBy, usedSharesSql } from './shared-by.ts'
import type { UsedShare } from './shared-by.ts'

interface Row {
  settlement_id: string
  visit_id: string
  institution: string
  place: string
  kind: SettlementLineMessage['kind']
  from_day: string
  to_day: string | null
  settled_day: string
  cancelled_day: string | null
  total_fen: number
  fund_fen: number
  account_fen: number
  cash_fen: number
  quote_result: SettlementMessage['result']
  explanation: SettlementMessage['result']['explanation']
  unknown_codes: string[]
  used_shares: UsedShare[]
}

const columns = `
  s.settlement_id, s.visit_id, s.institution, s.place, v.kind, to_char(v.from_day, 'YYYY-MM-DD') as from_day,
  to_char(v.to_day, 'YYYY-MM-DD') as to_day, to_char(s.settled_day, 'YYYY-MM-DD') as settled_day,
  (select to_char(c.settled_day, 'YYYY-MM-DD') from settlement c
    where c.person_no = s.person_no and c.cancels = s.settlement_id) as cancelled_day,
  s.total_fen::float8 as total_fen, s.fund_fen::float8 as fund_fen,
  (s.account_current_fen + s.account_past_fen)::float8 as account_fen, s.cash_fen::float8 as cash_fen`

const tables = `settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id`

/** Names of institutions, by code: a reference table, read apart from the person's own rows. */
async function institutionNames(db: Database, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.pool.query<{ code: string; name: string }>({
    name: 'institution-names',
    text: 'select code, name from institution where code = any ($1)',
    values: [codes],
  })
  return new Map(rows.map((row) => [row.code, row.name]))
}

function lineOf(
  row: Row,
  names: ReadonlyMap<string, string>,
  placeName: (code: string) => string,
): SettlementLineMessage {
  return {
    id: row.settlement_id,
    institutionName: names.get(row.institution) ?? row.institution,
    placeName: placeName(row.place),
    kind: row.kind,
    from: row.from_day,
    to: row.to_day,
    settledOn: row.settled_day,
    state: row.cancelled_day === null ? 'settled' : 'cancelled',
    total: formatYuan(row.total_fen),
    fundTotal: formatYuan(row.fund_fen),
    account: formatYuan(row.account_fen),
    cash: formatYuan(row.cash_fen),
  }
}

/** A person's settlements, the latest first; at most `limit`. A cancelled one stays in the list and says so. */
export async function settlementsOf(
  db: Database,
  personNo: string,
  placeName: (code: string) => string,
  limit = 200,
): Promise<SettlementLineMessage[]> {
  const { rows } = await db.pool.query<Row>({
    name: 'settlements-of-person',
    text: `select ${columns} from ${tables}
            where s.person_no = $1 and s.kind = 'settlement' order by s.version desc limit $2`,
    values: [personNo, limit],
  })
  const names = await institutionNames(db, [...new Set(rows.map((row) => row.institution))])
  return rows.map((row) => lineOf(row, names, placeName))
}

const billed = `${columns}, s.quote_result, s.explanation, ${usedSharesSql},
  coalesce((select jsonb_agg(distinct f.catalogue_code) from fee_line f
             where f.person_no = s.person_no and f.visit_id = s.visit_id
               and f.line_id = any (s.fee_line_ids) and f.catalogue_from_day is null), '[]') as unknown_codes`

async function messageOf(
  db: Database,
  row: Row,
  names: ReadonlyMap<string, string>,
  placeName: (code: string) => string,
): Promise<SettlementMessage> {
  return {
    ...lineOf(row, names, placeName),
    ...(row.unknown_codes.length === 0 ? {} : { unknownCodes: row.unknown_codes }),
    ...(row.cancelled_day === null ? {} : { cancelledOn: row.cancelled_day }),
    ...(await sharedBy(db, row.used_shares)),
    visit: { id: row.visit_id, institution: row.institution },
    result: { ...row.quote_result, explanation: row.explanation },
  }
}

/** One settlement of a person with its bill; undefined when there is none of that id, or it is somebody else's. */
export async function settlementOf(
  db: Database,
  personNo: string,
  settlementId: string,
  placeName: (code: string) => string,
): Promise<SettlementMessage | undefined> {
  const { rows } = await db.pool.query<Row>({
    name: 'settlement-of-person',
    text: `select ${billed} from ${tables} where s.person_no = $1 and s.settlement_id = $2 and s.kind = 'settlement'`,
    values: [personNo, settlementId],
  })
  const [row] = rows
  if (row === undefined) return undefined
  return messageOf(db, row, await institutionNames(db, [row.institution]), placeName)
}

interface RowOfVisit extends Row {
  settled_at: Date
  cancelled_by: string | null
  cancelled_at: Date | null
}

/** The settlements of a visit as their person reads them, with the moments and numbers of their making and undoing; the first first. */
export async function settlementsOfVisit(
  db: Database,
  personNo: string,
  visitId: string,
  placeName: (code: string) => string,
): Promise<Visit['settlements']> {
  const { rows } = await db.pool.query<RowOfVisit>(
    `select ${billed}, s.settled_at, u.settlement_id as cancelled_by, u.settled_at as cancelled_at
       from ${tables} left join settlement u on u.person_no = s.person_no and u.cancels = s.settlement_id
      where s.person_no = $1 and s.visit_id = $2 and s.kind = 'settlement' order by s.version`,
    [personNo, visitId],
  )
  const names = await institutionNames(db, [...new Set(rows.map((row) => row.institution))])
  return Promise.all(
    rows.map(async (row) => ({
      settlement: await messageOf(db, row, names, placeName),
      settledAt: row.settled_at.toISOString(),
      cancelledAt: row.cancelled_at?.toISOString() ?? null,
      cancelledBy: row.cancelled_by,
    })),
  )
}
