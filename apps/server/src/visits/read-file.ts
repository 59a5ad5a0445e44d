/** Reads a person's file. Named SQL rather than many queries, because this is the commit path (design, "Storage"). */
import type { FilingActionRow } from '../filings/index.ts'
import { stands } from '../ledger/index.ts'
import type { RegisterActionRow } from '../registers/index.ts'
import { lookUpCommand, openBirth } from '../storage/index.ts'
import type { CommandKey, Database } from '../storage/index.ts'
import type {
  BenefitRow,
  BillLine,
  EnrolmentRow,
  FeeLineRow,
  InstitutionRow,
  OtherVisit,
  PersonFile,
  PreSettledRow,
  SettlingFile,
  VisitRow,
  YearRow,
} from './file.ts'

/** Rows of a table as one list. json rather than jsonb: nothing looks into it before the program parses it. */
const rows = (select: string) => `coalesce((select json_agg(r) from (${select}) r), '[]')`

const visitColumns = [
  'visit_id',
  'institution',
  'place',
  'pool',
  'insurance',
  'kind',
  'medical_type',
  'emergency',
  'from_day',
  'to_day',
  'status',
  'institution_visit_no',
  'detail',
] as const satisfies readonly (keyof VisitRow)[]

const institutionColumns = [
  'code',
  'name',
  'place',
  'level',
  'settlement_level',
] as const satisfies readonly (keyof InstitutionRow)[]

const columns = (alias: string, prefix: string, names: readonly string[]) =>
  names.map((name) => `${alias}.${name} as ${prefix}_${name}`).join(', ')

/** A settlement needs less of a line than the upload of another one does. */
const billColumns = `line_id, batch, catalogue_code, catalogue_from_day is not null as known, amount_fen,
                      coalesce((detail ->> 'sentFen')::bigint, amount_fen) as sent_fen, out_of_scope_fen, over_ceiling_fen, own_share_fen, in_scope_fen,
                      special_drug_fen, detail ->> 'disease' as disease, detail ->> 'release' as release`
const lineColumns = `${billColumns}, serial, refund_of,
                      to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as occurred_day,
                      quantity, price_yuan, class, own_share_ppm, ceiling_fen, catalogue_from_day, detail`

const registrationParts = `
       coalesce((select max(line_id) from fee_line f where f.person_no = $1 and f.visit_id = $2), 0) as last_line_id,
       ${rows(`select diagnosis_no as "diagnosisNo", kind as serial from diagnosis d
                where d.person_no = $1 and d.visit_id = $2 and d.voided_at is null`)} as diagnoses,
       coalesce((select max(diagnosis_no) from diagnosis d where d.person_no = $1 and d.visit_id = $2), 0)
         as last_diagnosis_no,
       ${rows(`select visit_id, institution, institution_visit_no, from_day, detail ->> 'begun' as begun from visit o
                where o.person_no = $1 and o.kind = 'inpatient' and o.status in ('open', 'discharged')`)} as open_stays,`

/** Visits that touch the days of this one, where one of the two is a stay. */
const others = rows(`
  select o.visit_id, o.institution, (select name from institution x where x.code = o.institution) as institution_name,
         o.institution_visit_no, o.kind, o.medical_type, o.emergency, o.from_day, o.to_day,
         exists (select from settlement s
                  where s.person_no = o.person_no and s.visit_id = o.visit_id and ${stands('s')}) as settled
    from visit o
   where o.person_no = $1 and o.visit_id <> $2 and o.status <> 'cancelled'
     and (o.kind = 'inpatient' or v.kind = 'inpatient')
     and o.from_day <= coalesce(v.to_day, 'infinity') and coalesce(o.to_day, 'infinity') >= v.from_day
   order by o.from_day, o.visit_id`)

/** What pre-settlements told of lines that are still open: one that a later settlement took lines of is past. */
const preSettled = rows(`
  select batch, fund_fen, account_fen, cash_fen from pre_settlement q
   where q.person_no = $1 and q.visit_id = $2
     and not exists (
       select from settlement s
        where s.person_no = $1 and s.visit_id = $2 and s.settled_at > q.at and ${stands('s')}
          and (q.batch = '' or exists (
            select from fee_line f where f.person_no = $1 and f.visit_id = $2
               and f.line_id = any (s.fee_line_ids) and f.batch = q.batch)))`)

const fileSql = (lines: string, further: string) => `
select p.person_no, s.version, s.account_current_fen, s.account_past_fen, p.pool, p.id_kind, p.id_number_cipher,
       p.name_cipher, p.birth_cipher,
       ${rows(`select pool, insurance, category, resident_tier, contracted, employer, from_day, to_day
                 from enrolment e where e.person_no = $1 and e.known_to is null order by from_day`)} as enrolments,
       ${rows(`select insurance, status, reason, from_day, to_day
                 from benefit_interval b where b.person_no = $1 and b.known_to is null order by from_day`)} as benefits,
       ${rows(`select person_no, filing_id, action_no, action, pool, type, destination, from_day, to_day, institutions,
                      channel, effective_day, recorded_at, detail
                 from filing_action a where a.person_no = $1 order by filing_id, action_no`)} as filing_actions,
       ${rows(`select person_no, record_id, action_no, kind, action, pool, from_day, to_day, channel, actor,
                      effective_day, recorded_at, detail, case kind when 'designated-disease' then private_cipher end as private_cipher
                 from register_action a where a.person_no = $1 order by record_id, action_no`)} as register_actions,
       ${rows(`select year, pool, insurance, inpatient_eligible_fen, inpatient_deductible_fen,
                      outpatient_deductible_fen, critical_compliant_fen, critical_paid_fen, inpatient_stays, counters
                 from person_year y where y.person_no = $1`)} as years,
       ${columns('v', 'visit', visitColumns)}, v.private_cipher as visit_private_cipher,
       ${rows(`select ${lines} from fee_line f
                where f.person_no = $1 and f.visit_id = $2 and f.voided_at is null order by line_id`)} as lines,
       ${rows(`select settlement_id, cancels, fee_line_ids from settlement s
                where s.person_no = $1 and s.visit_id = $2`)} as settlements,
       ${others} as others,
       ${preSettled} as pre_settled,${further}
       ${columns('i', 'institution', institutionColumns)},
       ${rows('select service, from_day, to_day from institution_service x where x.institution = $3')} as services,
       ${rows(`select status, from_day, to_day from institution_agreement x
                where x.institution = $3 and x.known_to is null`)} as agreements,
       exists (select from command c
                where c.person_no = $1 and c.source = $4 and c.name = $5 and c.key = $6) as command_known
  from person p
  join person_state s on s.person_no = p.person_no
  left join visit v on v.person_no = p.person_no and v.visit_id = $2
  left join institution i on i.code = $3
 where p.person_no = $1`

const settlingFileSql = fileSql(billColumns, '')
const personFileSql = fileSql(lineColumns, registrationParts)

interface FileQuery {
  personNo: string
  visitId?: string
  institution: string
  /** Lets the same statement say whether this very command took effect before. */
  command?: CommandKey
}

type FileRow = Record<string, unknown>

type Records = Pick<Database, 'pool' | 'ciphers'>

/** Reads a person's file for a message of an institution; undefined when there is no such person. */
export async function readPersonFile(db: Records, query: FileQuery): Promise<PersonFile | undefined> {
  const row = await readRow(db, 'person-file', personFileSql, query)
  if (row === undefined) return undefined
  return {
    ...(await settlingPart(db, query, row)),
    lines: linesOf<FeeLineRow>(row),
    lastLineId: row['last_line_id'] as number,
    diagnoses: row['diagnoses'] as PersonFile['diagnoses'],
    lastDiagnosisNo: row['last_diagnosis_no'] as number,
    openStays: row['open_stays'] as PersonFile['openStays'],
  }
}

/** Reads what a settlement rests on; undefined when there is no such person. */
export async function readSettlingFile(db: Records, query: FileQuery): Promise<SettlingFile | undefined> {
  const row = await readRow(db, 'settling-file', settlingFileSql, query)
  return row === undefined ? undefined : { ...(await settlingPart(db, query, row)), lines: linesOf<BillLine>(row) }
}

async function readRow(
  db: Pick<Database, 'pool'>,
  name: string,
  text: string,
  { personNo, visitId, institution, command }: FileQuery,
): Promise<FileRow | undefined> {
  const { rows } = await db.pool.query<FileRow>({
    name,
    text,
    values: [
      personNo,
      visitId ?? '',
      institution,
      command?.source ?? null,
      command?.name ?? null,
      command?.key ?? null,
    ],
  })
  return rows[0]
}

async function settlingPart(db: Records, query: FileQuery, row: FileRow): Promise<Omit<SettlingFile, 'lines'>> {
  return {
    personNo: row['person_no'] as string,
    version: Number(row['version']),
    accountCurrentFen: Number(row['account_current_fen']),
    accountPastFen: Number(row['account_past_fen']),
    pool: row['pool'] as string,
    idKind: row['id_kind'] as string,
    idNumberCipher: row['id_number_cipher'] as Buffer,
    nameCipher: row['name_cipher'] as Buffer,
    ...openBirth(db.ciphers, row['person_no'] as string, row['birth_cipher'] as Buffer | null),
    enrolments: row['enrolments'] as EnrolmentRow[],
    benefits: row['benefits'] as BenefitRow[],
    filingActions: row['filing_actions'] as FilingActionRow[],
    registerActions: (row['register_actions'] as RegisterActionRow[]).map(withBytes),
    years: row['years'] as YearRow[],
    visit: partOf<VisitRow>(row, 'visit', visitColumns),
    visitPrivateCipher: row['visit_private_cipher'] as Buffer | null,
    institution: institutionOf(row),
    others: row['others'] as OtherVisit[],
    preSettled: row['pre_settled'] as PreSettledRow[],
    known: await knownOf(db, query, row['command_known'] as boolean),
  }
}

/** The columns of one table of the join; undefined where it has no such row. */
function partOf<Row>(row: FileRow, prefix: string, names: readonly (keyof Row & string)[]): Row | undefined {
  if (row[`${prefix}_${names[0]!}`] === null) return undefined
  return Object.fromEntries(names.map((name) => [name, row[`${prefix}_${name}`]])) as Row
}

function institutionOf(row: FileRow): InstitutionRow | undefined {
  const found = partOf<Omit<InstitutionRow, 'services' | 'agreements'>>(row, 'institution', institutionColumns)
  return (
    found && {
      ...found,
      services: row['services'] as InstitutionRow['services'],
      agreements: row['agreements'] as InstitutionRow['agreements'],
    }
  )
}

/** A command that is known is looked up by itself: that is a repeat, and rare. */
async function knownOf(
  db: Pick<Database, 'pool'>,
  { personNo, command }: FileQuery,
  isKnown: boolean,
): Promise<SettlingFile['known']> {
  const found = isKnown && command !== undefined ? await lookUpCommand(db.pool, personNo, command) : undefined
  return { outcome: found?.outcome ?? null, reply: found !== undefined && 'reply' in found ? found.reply : null }
}

/** A settlement of the visit or a cancellation of one, with the lines that it holds or releases. */
interface Holding {
  settlement_id: string
  cancels: string | null
  fee_line_ids: number[]
}

/** Lines with the settlement that holds each: one that stands and names it. */
function linesOf<Line extends BillLine>(row: FileRow): Line[] {
  const settlements = row['settlements'] as Holding[]
  const undone = new Set(settlements.map((settlement) => settlement.cancels))
  const holders = new Map<number, string>()
  for (const { settlement_id: id, cancels, fee_line_ids: lineIds } of settlements)
    if (cancels === null && !undone.has(id)) for (const line of lineIds) holders.set(line, id)
  return (row['lines'] as Line[]).map((line) => ({ ...line, settlement_id: holders.get(line.line_id) ?? null }))
}

/** Bytes come as PostgreSQL's hexadecimal text inside of JSON. */
function withBytes(row: RegisterActionRow): RegisterActionRow {
  const bytes = row.private_cipher as unknown as string | null
  return { ...row, private_cipher: bytes === null ? null : Buffer.from(bytes.slice(2), 'hex') }
}
