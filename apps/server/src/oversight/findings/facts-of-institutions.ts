/**
 * What the rules are told of institutions: one month of each, of one pool, and the sums of all of a level beside each other. An
 * institution's month is read in pieces of a bounded number of settlements; of a whole level only the sums are kept.
 */
import type pg from 'pg'
import { formatDay, parseDay } from '@yidi/rules'
import type { InstitutionLevel, VisitKind } from '@yidi/rules'
import { linesKeyOf } from '@yidi/rules/oversight'
import type { DoctorMonth, InstitutionMonthFacts, ItemMonth, MonthVisit } from '@yidi/rules/oversight'
import { openVisit } from '../../care/visits/index.ts'
import { linesOf, linesSql } from './lines.ts'
import type { SentFactLine } from './lines.ts'
import { shanghaiMinute } from './facts-of-people.ts'
import type { Period, Reading } from './facts-of-people.ts'

/** Levels as the directory orders them. */
export const levelRanks = [1, 2, 3, 4, 5, 6] as const

const institutionsAtOnce = 500
/** Settlements that are read in one piece, about. */
const settlementsAtOnce = 1_000

interface Institution {
  code: string
  level: InstitutionLevel
}

/** One institution's month, as much of it as lies in the stretch. */
export interface MonthOf {
  pool: string
  /** `YYYY-MM` */
  month: string
  /** The days of the month that count, both included. */
  days: Period
}

/** A month with what its settlements are called elsewhere. */
export interface MonthRead {
  facts: InstitutionMonthFacts
  visitIds: ReadonlyMap<string, string>
}

/** Every institution of a level at which something was settled in the month, one after the other. */
export async function* monthsOf(reading: Reading, of: MonthOf, rank: number): AsyncGenerator<MonthRead> {
  for (let after = ''; ;) {
    const institutions = await nextInstitutions(reading, rank, after)
    const last = institutions.at(-1)
    if (last === undefined) return
    after = last.code
    const counts = await countsOf(reading, of, institutions)
    for (const institution of institutions) {
      const count = counts.get(institution.code)
      if (count !== undefined) yield await monthOf(reading, of, institution, count)
    }
  }
}

async function nextInstitutions({ client }: Reading, rank: number, after: string): Promise<Institution[]> {
  const { rows } = await client.query<Institution>({
    name: 'oversight-next-institutions',
    text: 'select code, level from institution where level_rank = $1 and code > $2 order by code limit $3',
    values: [rank, after, institutionsAtOnce],
  })
  return rows
}

async function countsOf(
  { client }: Reading,
  { pool, days }: MonthOf,
  institutions: readonly Institution[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ institution: string; count: number }>({
    name: 'oversight-counts-of-institutions',
    text: `select institution, count(*) as count from settlement
            where institution = any ($1::text[]) and settled_day between $2 and $3 and pool = $4 and kind = 'settlement'
            group by institution`,
    values: [institutions.map(({ code }) => code), days.from, days.to, pool],
  })
  return new Map(rows.map(({ institution, count }) => [institution, count]))
}

async function monthOf(reading: Reading, of: MonthOf, { code, level }: Institution, count: number): Promise<MonthRead> {
  const visitIds = new Map<string, string>()
  const visits: MonthVisit[] = []
  const doctors = new Map<string, DoctorMonth>()
  const items = new Map<string, ItemMonth>()
  for (const days of piecesOf(of.days, Math.ceil(count / settlementsAtOnce)))
    for (const row of await rowsOf(reading, of.pool, code, days)) {
      add(reading, row, { visits, doctors, items })
      visitIds.set(row.settlementId, row.visitId)
    }
  const { pool, month } = of
  const sums = { doctors: [...doctors.values()], items: [...items.values()] }
  return { facts: { institution: code, level, pool, month, visits, ...sums }, visitIds }
}

/** Days in so many stretches, or as many as there are days. */
function piecesOf({ from, to }: Period, count: number): Period[] {
  const first = parseDay(from)
  const days = parseDay(to) - first + 1
  const pieces = Math.min(Math.max(count, 1), days)
  return Array.from({ length: pieces }, (_, at) => ({
    from: formatDay(first + Math.floor((days * at) / pieces)),
    to: formatDay(first + Math.floor((days * (at + 1)) / pieces) - 1),
  }))
}

interface Row {
  personNo: string
  settlementId: string
  visitId: string
  kind: VisitKind
  day: string
  settledAt: Date
  totalFen: number
  fundFen: number
  accountFen: number
  cipher: Buffer | null
  lines: SentFactLine[] | null
}

const rowsSql = `select s.person_no as "personNo", s.settlement_id as "settlementId", s.visit_id as "visitId", v.kind,
    s.settled_day as day, s.settled_at as "settledAt", s.total_fen as "totalFen", s.fund_fen as "fundFen",
    s.account_current_fen + s.account_past_fen as "accountFen", v.private_cipher as cipher, ${linesSql} as lines
  from settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
 where s.institution = $1 and s.settled_day between $2 and $3 and s.pool = $4 and s.kind = 'settlement'
   and not exists (select from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id)
 order by s.settled_at, s.settlement_id`

const rowsOf = ({ client }: Reading, pool: string, code: string, { from, to }: Period): Promise<Row[]> =>
  client
    .query<Row & pg.QueryResultRow>({ name: 'oversight-month', text: rowsSql, values: [code, from, to, pool] })
    .then(({ rows }) => rows)

interface Sums {
  visits: MonthVisit[]
  doctors: Map<string, DoctorMonth>
  items: Map<string, ItemMonth>
}

function add({ ciphers }: Reading, row: Row, { visits, doctors, items }: Sums): void {
  const { personNo, settlementId, kind, totalFen, fundFen, accountFen } = row
  const doctor = openVisit(ciphers, personNo, row.visitId, row.cipher).doctorNo ?? null
  const lines = linesOf(row.lines ?? [], doctor)
  visits.push({
    ...{ settlementId, personNo, kind, totalFen, fundFen, accountFen },
    day: parseDay(row.day),
    minute: shanghaiMinute(row.settledAt),
    linesKey: linesKeyOf(lines),
    lineCount: lines.length,
    doctor: doctor ?? lines.find((line) => line.doctor !== null)?.doctor ?? null,
  })
  const by = visits.at(-1)!.doctor
  if (by !== null) {
    const before = doctors.get(by) ?? { doctor: by, visits: 0, totalFen: 0 }
    doctors.set(by, { doctor: by, visits: before.visits + 1, totalFen: before.totalFen + totalFen })
  }
  const seen = new Set<string>()
  for (const { code, name, quantity, amountFen } of lines) {
    const before = items.get(code) ?? { code, name, visits: 0, quantity: 0, amountFen: 0 }
    items.set(code, {
      ...{ code, name: before.name === '' ? name : before.name },
      visits: before.visits + (seen.has(code) ? 0 : 1),
      quantity: before.quantity + quantity,
      amountFen: before.amountFen + amountFen,
    })
    seen.add(code)
  }
}
