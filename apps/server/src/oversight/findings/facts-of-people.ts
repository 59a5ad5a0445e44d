/**
 * What the rules are told of people, read from what was settled: a batch of people by their numbers, a statement for each sort of
 * rows, nothing else opened than the day of birth, the doctor, and the disease of who was in hospital more than once. What was undone is left out; claims by hand are in.
 */
import type pg from 'pg'
import { holdsInState } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import type { FilingType, InstitutionLevel, Route, VisitKind } from '@yidi/rules'
import type { FactAbroad, FactFiling, FactVisit, PersonFacts } from '@yidi/rules/oversight'
import { openDiagnosis, openVisit } from '../../care/visits/index.ts'
import { foldFilings, foldRegisters } from '../../person/file/index.ts'
import type { FilingStep, RecordStep } from '../../person/file/index.ts'
import { openBirth } from '../../platform/storage/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import { linesOf, linesSql } from './lines.ts'
import type { SentFactLine } from './lines.ts'

/** What is read with: one connection, and what opens sealed columns. */
export interface Reading {
  client: Pick<pg.ClientBase, 'query'>
  ciphers: Pick<Ciphers, 'open'> & Parameters<typeof openVisit>[0]
}

/** By the day of settling, both days included. */
export interface Period {
  from: string
  to: string
}

/** Some people of a pool in the order of their numbers, and which of them have something settled in the period. */
export async function nextPeople(
  { client }: Reading,
  pool: string,
  period: Period,
  after: string,
  limit: number,
): Promise<{ touched: string[]; last: string | undefined; people: number }> {
  const { rows } = await client.query<{ personNo: string; touched: boolean }>({
    name: 'oversight-next-people',
    text: `with batch as materialized (
             select person_no from person where pool = $1 and person_no > $2 order by person_no limit $3)
           select b.person_no as "personNo",
                  exists (select from settlement s where s.person_no = b.person_no and s.kind = 'settlement'
                             and s.settled_day between $4 and $5) as touched
             from batch b order by b.person_no`,
    values: [pool, after, limit, period.from, period.to],
  })
  return {
    touched: rows.filter(({ touched }) => touched).map(({ personNo }) => personNo),
    last: rows.at(-1)?.personNo,
    people: rows.length,
  }
}

interface VisitRow {
  personNo: string
  settlementId: string
  visitId: string
  pool: string
  institution: string
  level: InstitutionLevel
  place: string
  kind: VisitKind
  route: Route
  emergency: boolean
  from: string
  to: string
  settledAt: Date
  totalFen: number
  fundFen: number
  accountFen: number
  cashFen: number
  inScope: string | null
  deductible: string | null
  invoice: string | null
  filing: { type: FilingType; destination: string; from: string; to?: string | null } | null
  cipher: Buffer | null
  lines: SentFactLine[] | null
}

/** A claim says its invoices in the step that handed it in; the first of them stands for all. */
const invoice = `coalesce(v.detail->>'invoice',
  (select a.detail->'invoices'->0->>'number' from claim_action a
    where a.person_no = s.person_no and a.claim_id = v.detail->>'claim' and a.action in ('send', 'correct')
    order by a.action_no desc limit 1))`

const visitsSql = `select s.person_no as "personNo", s.settlement_id as "settlementId", s.visit_id as "visitId", s.pool, s.institution,
    s.quote_case->'visit'->'institution'->>'level' as level, s.place, v.kind, s.route, v.emergency,
    s.quote_case->'visit'->>'from' as from, s.quote_case->'visit'->>'to' as to, s.settled_at as "settledAt",
    s.total_fen as "totalFen", s.fund_fen as "fundFen", s.account_current_fen + s.account_past_fen as "accountFen",
    s.cash_fen as "cashFen", s.quote_result->'amounts'->>'inScope' as "inScope",
    s.quote_result->'amounts'->>'deductible' as deductible, ${invoice} as invoice,
    s.quote_case->'filing' as filing, v.private_cipher as cipher,
    ${linesSql} as lines
  from settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
 where s.person_no = any ($1::text[]) and s.kind = 'settlement' and s.settled_day between $2 and $3
   and not exists (select from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id)
 order by s.person_no, "from", s.settled_at`

const filingsSql = `select person_no, filing_id, action_no, action, pool, type, destination, from_day, to_day, institutions, channel,
    effective_day, detail
  from filing_action where person_no = any ($1::text[]) order by person_no, version, filing_id, action_no`

const abroadSql = `select person_no, record_id, action_no, kind, action, pool, from_day, to_day, channel, actor, effective_day, detail,
    null as private_cipher
  from record_action where person_no = any ($1::text[]) and kind = 'medicine-abroad'
 order by person_no, version, record_id, action_no`

interface DiagnosisRow {
  personNo: string
  visitId: string
  cipher: Buffer
}

const diagnosesSql = `select person_no as "personNo", visit_id as "visitId", diagnosis_cipher as cipher
  from diagnosis where person_no = any ($1::text[]) and visit_id = any ($2::text[]) and voided_at is null
 order by person_no, visit_id, main desc, diagnosis_no desc`

interface IdentityRow {
  personNo: string
  pool: string
  birth: Buffer | null
  death: string | null
}

const identitySql = `select p.person_no as "personNo", p.pool, p.birth_cipher as birth, d.day as death
  from person p left join death d on d.person_no = p.person_no and d.known_to is null
 where p.person_no = any ($1::text[]) order by p.person_no`

/**
 * The facts of these people, in the order of their numbers: visits settled from the first of the two days to the last, with what was
 * settled before the period as far as rules look back.
 */
export async function factsOf(
  reading: Reading,
  personNos: readonly string[],
  { from, to }: Period,
): Promise<PersonFacts[]> {
  if (personNos.length === 0) return []
  const { client, ciphers } = reading
  const ask = async <Row extends pg.QueryResultRow>(name: string, text: string, more: unknown[] = []) =>
    (await client.query<Row>({ name: `oversight-${name}`, text, values: [personNos, ...more] })).rows
  const identities = await ask<IdentityRow>('identities', identitySql)
  const visits = Map.groupBy(await ask<VisitRow>('visits', visitsSql, [from, to]), ({ personNo }) => personNo)
  const stays = staysToCompare(visits)
  const diagnoses = Map.groupBy(
    stays.length === 0 ? [] : await ask<DiagnosisRow>('diagnoses', diagnosesSql, [stays]),
    ({ visitId }) => visitId,
  )
  const filings = Map.groupBy(await ask<FilingStep>('filings', filingsSql), ({ person_no }) => person_no)
  const abroad = Map.groupBy(await ask<RecordStep>('abroad', abroadSql), ({ person_no }) => person_no)
  return identities.map(({ personNo, pool, birth, death }) => {
    const { birthDay, sex } = openBirth(ciphers, personNo, birth)
    const own = filingsOf(filings.get(personNo) ?? [])
    return {
      personNo,
      pool,
      birthDay: birthDay === null ? NO_DAY : parseDay(birthDay),
      sex: sex ?? 'female',
      deathDay: death === null ? null : parseDay(death),
      visits: (visits.get(personNo) ?? []).map((row) => visitOf(ciphers, row, own, diagnoses.get(row.visitId) ?? [])),
      filings: own,
      abroad: abroadOf(abroad.get(personNo) ?? []),
    }
  })
}

const fenOf = (yuan: string | null): number => (yuan === null ? 0 : Math.round(Number(yuan) * 100))

/** Whole minutes as a clock in Shanghai shows them. */
export const shanghaiMinute = (moment: Date): number => Math.floor(moment.getTime() / 60_000) + 480

/** Stays of people who were in hospital more than once: only these are compared by what they were for. */
const staysToCompare = (visits: ReadonlyMap<string, readonly VisitRow[]>): string[] =>
  [...visits.values()].flatMap((own) => {
    const stays = own.filter(({ kind }) => kind === 'inpatient')
    return stays.length < 2 ? [] : stays.map(({ visitId }) => visitId)
  })

function visitOf(
  ciphers: Reading['ciphers'],
  row: VisitRow,
  filings: readonly FactFiling[],
  diagnoses: readonly DiagnosisRow[],
): FactVisit {
  const { personNo, visitId, cipher, filing } = row
  const doctor = openVisit(ciphers, personNo, visitId, cipher).doctorNo ?? null
  // Its end may have changed since.
  const used = filings.find(
    (one) => one.type === filing?.type && one.places.includes(filing.destination) && one.from === parseDay(filing.from),
  )
  return {
    ...{ personNo, visitId, settlementId: row.settlementId, pool: row.pool, institution: row.institution },
    ...{ level: row.level, place: row.place, kind: row.kind, route: row.route, emergency: row.emergency },
    from: parseDay(row.from),
    to: parseDay(row.to),
    settledMinute: shanghaiMinute(row.settledAt),
    ...{ totalFen: row.totalFen, fundFen: row.fundFen, accountFen: row.accountFen, cashFen: row.cashFen },
    inScopeFen: fenOf(row.inScope),
    deductibleFen: fenOf(row.deductible),
    diseases: diagnoses.map((one) => openDiagnosis(ciphers, personNo, visitId, one.cipher).code),
    doctor,
    invoice: row.invoice ?? '',
    filing: used?.id ?? null,
    lines: linesOf(row.lines ?? [], doctor),
  }
}

function filingsOf(rows: readonly FilingStep[]): FactFiling[] {
  return foldFilings(rows)
    .filter(({ state }) => holdsInState(state) || state === 'used')
    .map(({ filingId, type, destination, from, to }) => ({
      ...{ id: filingId, type, places: [destination] },
      from: parseDay(from),
      to: to === null ? null : parseDay(to),
    }))
}

const abroadOf = (rows: readonly RecordStep[]): FactAbroad[] =>
  foldRegisters(rows)
    .filter(({ state, detail }) => (state === 'approved' || state === 'ended') && detail['never'] !== true)
    .map(({ from, to }) => ({ from: parseDay(from), to: to === null ? null : parseDay(to) }))
