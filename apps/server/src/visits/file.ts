import type { Category, Insurance, InstitutionLevel, VisitKind } from '@yidi/rules'

import type { FilingActionRow } from '../filings/index.ts'
import type { RegisterActionRow } from '../registers/index.ts'
import type { CommandKey, Database } from '../storage/index.ts'

/**
 * Everything the records say that a message of a hospital may need, read in one statement and therefore from one
 * moment: the version in it is what a command computed from these rows hands back when it commits. Named SQL rather
 * than many queries, because this is the commit path (design, "Storage").
 */
export interface PersonFile {
  personNo: string
  version: number
  accountCurrentFen: number
  accountPastFen: number
  pool: string
  idKind: string
  idNumberCipher: Buffer
  nameCipher: Buffer
  sex: 'male' | 'female' | null
  birthDay: string | null
  enrolments: EnrolmentRow[]
  benefits: BenefitRow[]
  filingActions: FilingActionRow[]
  registerActions: RegisterActionRow[]
  years: YearRow[]
  /** undefined when the person has no visit of that id. */
  visit: VisitRow | undefined
  /** Contact of the visit, sealed. */
  visitPrivateCipher: Buffer | null
  /** Lines of the visit that are not voided, settled ones too. */
  lines: FeeLineRow[]
  /** The highest line number ever used for the visit. */
  lastLineId: number
  diagnoses: { diagnosisNo: number; serial: string }[]
  lastDiagnosisNo: number
  /** Stays of this person that are not finished. */
  openStays: { visit_id: string; institution: string }[]
  institution: InstitutionRow | undefined
  /** What is known of this very command: it took effect, was used for something else, or was withdrawn. */
  known: { outcome: 'repeated' | 'other-input' | 'withdrawn' | null; reply: Buffer | null }
}

export interface EnrolmentRow {
  pool: string
  insurance: Insurance
  category: Category
  resident_tier: 1 | 2 | null
  contracted: boolean
  employer: string | null
  from_day: string
  to_day: string | null
}

export interface BenefitRow {
  insurance: Insurance
  status: 'entitled' | 'stopped'
  reason: string
  from_day: string
  to_day: string | null
}

export interface YearRow {
  year: number
  pool: string
  insurance: Insurance
  inpatient_eligible_fen: number
  inpatient_deductible_fen: number
  outpatient_deductible_fen: number
  critical_compliant_fen: number
  critical_paid_fen: number
  inpatient_stays: number
  counters: Record<string, number>
}

export interface VisitRow {
  visit_id: string
  institution: string
  place: string
  pool: string
  insurance: Insurance
  kind: VisitKind
  medical_type: string
  emergency: boolean
  from_day: string
  to_day: string | null
  status: 'open' | 'discharged' | 'settled' | 'cancelled'
  institution_visit_no: string | null
  detail: Record<string, unknown>
}

export interface FeeLineRow {
  line_id: number
  serial: string
  batch: string | null
  refund_of: string | null
  occurred_day: string
  catalogue_code: string
  quantity: number
  price_yuan: number
  amount_fen: number
  class: 'A' | 'B' | 'C'
  own_share_ppm: number
  ceiling_fen: number | null
  out_of_scope_fen: number
  over_ceiling_fen: number
  own_share_fen: number
  in_scope_fen: number
  special_drug_fen: number
  /** The settlement that holds it; null while it is open. */
  settlement_id: string | null
  catalogue_from_day: string | null
  /** Where the catalogue knew the code: the release its row came with. */
  release: string | null
  detail: { covered?: boolean; type?: string }
}

export interface InstitutionRow {
  code: string
  name: string
  place: string
  level: InstitutionLevel
  settlement_level: InstitutionLevel | null
  services: { service: string; from_day: string; to_day: string | null }[]
  agreements: { status: string; from_day: string; to_day: string | null }[]
}

/** Rows of a table as one list. json rather than jsonb: nothing looks into it before the program parses it. */
const rows = (select: string) => `coalesce((select json_agg(r) from (${select}) r), '[]')`

const fileSql = `
select p.person_no, s.version, s.account_current_fen, s.account_past_fen, p.pool, p.id_kind, p.id_number_cipher,
       p.name_cipher, p.sex, p.birth_day,
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
       (select row_to_json(r) from (select visit_id, institution, place, pool, insurance, kind, medical_type, emergency,
                                            from_day, to_day, status, institution_visit_no, detail
                                       from visit v where v.person_no = $1 and v.visit_id = $2) r) as visit,
       (select v.private_cipher from visit v where v.person_no = $1 and v.visit_id = $2) as visit_private_cipher,
       ${rows(`select line_id, serial, batch, refund_of,
                      to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as occurred_day, catalogue_code,
                      quantity, price_yuan, amount_fen, class, own_share_ppm, ceiling_fen, out_of_scope_fen,
                      over_ceiling_fen, own_share_fen, in_scope_fen, special_drug_fen,
                      catalogue_from_day, detail ->> 'release' as release, detail
                 from fee_line f where f.person_no = $1 and f.visit_id = $2 and f.voided_at is null
                order by line_id`)} as lines,
       ${rows(`select settlement_id, fee_line_ids from settlement s
                where s.person_no = $1 and s.visit_id = $2 and s.kind = 'settlement'
                  and not exists (select from settlement c where c.person_no = $1 and c.cancels = s.settlement_id)`)} as standing,
       coalesce((select max(line_id) from fee_line f where f.person_no = $1 and f.visit_id = $2), 0) as last_line_id,
       ${rows(`select diagnosis_no as "diagnosisNo", kind as serial from diagnosis d
                where d.person_no = $1 and d.visit_id = $2 and d.voided_at is null`)} as diagnoses,
       coalesce((select max(diagnosis_no) from diagnosis d where d.person_no = $1 and d.visit_id = $2), 0)
         as last_diagnosis_no,
       ${rows(`select visit_id, institution from visit o
                where o.person_no = $1 and o.kind = 'inpatient' and o.status in ('open', 'discharged')`)} as open_stays,
       (select json_build_object('code', i.code, 'name', i.name, 'place', i.place, 'level', i.level,
                 'settlement_level', i.settlement_level,
                 'services', ${rows(`select service, from_day, to_day from institution_service x
                                      where x.institution = i.code`)},
                 'agreements', ${rows(`select status, from_day, to_day from institution_agreement x
                                        where x.institution = i.code and x.known_to is null`)})
          from institution i where i.code = $3) as institution,
       k.outcome as known_outcome, k.reply as known_reply
  from person p
  join person_state s on s.person_no = p.person_no
  left join lateral look_up_command(p.person_no, $4::jsonb) k on $4::jsonb is not null
 where p.person_no = $1`

/**
 * Reads a person's file for a message of an institution; undefined when there is no such person.
 * `command` lets the same statement say whether this very command took effect before.
 */
export async function readPersonFile(
  db: Pick<Database, 'pool'>,
  query: { personNo: string; visitId?: string; institution: string; command?: CommandKey },
): Promise<PersonFile | undefined> {
  const found = await db.pool.query<Record<string, unknown>>({
    name: 'person-file',
    text: fileSql,
    values: [
      query.personNo,
      query.visitId ?? '',
      query.institution,
      query.command === undefined
        ? null
        : JSON.stringify({
            source: query.command.source,
            name: query.command.name,
            key: query.command.key,
            input_hash: `\\x${Buffer.from(query.command.inputHash).toString('hex')}`,
            single: query.command.single,
          }),
    ],
  })
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    personNo: row['person_no'] as string,
    version: Number(row['version']),
    accountCurrentFen: Number(row['account_current_fen']),
    accountPastFen: Number(row['account_past_fen']),
    pool: row['pool'] as string,
    idKind: row['id_kind'] as string,
    idNumberCipher: row['id_number_cipher'] as Buffer,
    nameCipher: row['name_cipher'] as Buffer,
    sex: row['sex'] as 'male' | 'female' | null,
    birthDay: row['birth_day'] as string | null,
    enrolments: row['enrolments'] as EnrolmentRow[],
    benefits: row['benefits'] as BenefitRow[],
    filingActions: row['filing_actions'] as FilingActionRow[],
    registerActions: (row['register_actions'] as RegisterActionRow[]).map(withBytes),
    years: row['years'] as YearRow[],
    visit: (row['visit'] as VisitRow | null) ?? undefined,
    visitPrivateCipher: row['visit_private_cipher'] as Buffer | null,
    lines: linesOf(row['lines'] as Omit<FeeLineRow, 'settlement_id'>[], row['standing'] as Standing[]),
    lastLineId: row['last_line_id'] as number,
    diagnoses: row['diagnoses'] as PersonFile['diagnoses'],
    lastDiagnosisNo: row['last_diagnosis_no'] as number,
    openStays: row['open_stays'] as PersonFile['openStays'],
    institution: (row['institution'] as InstitutionRow | null) ?? undefined,
    known: {
      outcome: row['known_outcome'] as PersonFile['known']['outcome'],
      reply: row['known_reply'] as Buffer | null,
    },
  }
}

/** A settlement that stands, with the lines that it holds. */
interface Standing {
  settlement_id: string
  fee_line_ids: number[]
}

/** Lines with the settlement that holds each. */
function linesOf(lines: Omit<FeeLineRow, 'settlement_id'>[], standing: readonly Standing[]): FeeLineRow[] {
  const holders = new Map(standing.flatMap((held) => held.fee_line_ids.map((line) => [line, held.settlement_id])))
  return lines.map((line) => ({ ...line, settlement_id: holders.get(line.line_id) ?? null }))
}

/** Bytes come as PostgreSQL's hexadecimal text inside of JSON. */
function withBytes(row: RegisterActionRow): RegisterActionRow {
  const bytes = row.private_cipher as unknown as string | null
  return { ...row, private_cipher: bytes === null ? null : Buffer.from(bytes.slice(2), 'hex') }
}

/** Whether a dated row holds on a day. */
export function holdsOn(row: { from_day: string; to_day: string | null }, day: string): boolean {
  return row.from_day <= day && (row.to_day === null || day <= row.to_day)
}
