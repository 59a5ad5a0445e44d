/** Visits as an institution looks them up: its own, never another's. What a command rests on is read with the person's file. */
import { feeLineColumns, visitColumns } from '../../person/file/index.ts'
import type { FeeLineRow, VisitRow } from '../../person/file/index.ts'
import { stands } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { openDiagnosis } from './sealed.ts'
import type { DiagnosisPrivate } from './sealed.ts'

/** A moment of Asia/Shanghai as `yyyy-MM-dd HH:mm:ss`. */
const momentOf = (column: string) => `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')`

export interface ReadVisit extends VisitRow {
  person_no: string
  private_cipher: Buffer | null
  changed_at: string
}

const visitSelect = `select v.person_no, ${visitColumns.map((name) => `v.${name}`).join(', ')}, v.private_cipher,
         ${momentOf('v.changed_at')} as changed_at
    from visit v`

/** A person's visits at an institution of which a day lies in the days asked for, the earliest first; without those that were withdrawn. */
export async function visitsAt(
  db: Pick<Database, 'pool'>,
  asked: { personNo: string; institution: string; from: string; to: string },
): Promise<ReadVisit[]> {
  const { rows } = await db.pool.query<ReadVisit>({
    name: 'visits-at',
    text: `${visitSelect}
            where v.person_no = $1 and v.institution = $2 and v.status <> 'cancelled' and not v.detail ? 'claim'
              and v.from_day <= $4::date and coalesce(v.to_day, 'infinity') >= $3::date
            order by v.from_day, v.visit_id`,
    values: [asked.personNo, asked.institution, asked.from, asked.to],
  })
  return rows
}

/**
 * The stays at an institution that no discharge has ended and that began on or before a day, the earliest first: of one
 * person, or of everybody where `personNo` is empty.
 */
export async function runningStays(
  db: Pick<Database, 'pool'>,
  asked: { institution: string; personNo: string; to: string; limit: number },
): Promise<ReadVisit[]> {
  const { rows } = await db.pool.query<ReadVisit>({
    name: 'running-stays',
    text: `${visitSelect}
            where v.institution = $1 and v.kind = 'inpatient' and v.to_day is null and v.status = 'open' and v.from_day <= $2::date
              and ($3 = '' or v.person_no = $3)
            order by v.from_day, v.visit_id limit $4`,
    values: [asked.institution, asked.to, asked.personNo, asked.limit],
  })
  return rows
}

export interface ReadDiagnosis extends DiagnosisPrivate {
  visitId: string
  no: number
  /** At which end of a stay, or of an outpatient visit. */
  kind: 'admission' | 'discharge' | 'outpatient'
  /** As the institution's message has it. */
  type: string
  serial: string
  main: boolean
  recordedAt: string
}

/** The diagnoses of visits that hold, in the order of their numbers. */
export async function diagnosesOf(
  db: Pick<Database, 'pool' | 'ciphers'>,
  personNo: string,
  visitIds: readonly string[],
): Promise<ReadDiagnosis[]> {
  const { rows } = await db.pool.query<{
    visit_id: string
    diagnosis_no: number
    kind: string
    main: boolean
    diagnosis_cipher: Buffer
    recorded_at: string
  }>({
    name: 'diagnoses-of-visits',
    text: `select d.visit_id, d.diagnosis_no, d.kind, d.main, d.diagnosis_cipher, ${momentOf('d.recorded_at')} as recorded_at
             from diagnosis d
            where d.person_no = $1 and d.visit_id = any ($2) and d.voided_at is null
            order by d.visit_id, d.diagnosis_no`,
    values: [personNo, visitIds],
  })
  return rows.map((row) => {
    const [kind, type, serial] = row.kind.split(':') as [ReadDiagnosis['kind'], string, string]
    return {
      ...openDiagnosis(db.ciphers, personNo, row.visit_id, row.diagnosis_cipher),
      visitId: row.visit_id,
      no: row.diagnosis_no,
      kind,
      type,
      serial,
      main: row.main,
      recordedAt: row.recorded_at,
    }
  })
}

export interface ReadLine extends FeeLineRow {
  occurred_at: string
  institution_item_code: string | null
  name: string | null
  recorded_at: string
}

/**
 * The lines of a visit that are not voided, settled or not; or those that a settlement took, also where they were voided
 * after it was undone. Each names the settlement that holds it.
 */
export async function findLines(
  db: Pick<Database, 'pool'>,
  asked: { personNo: string; visitId: string; lineIds?: readonly number[] },
): Promise<ReadLine[]> {
  // As a list in JSON: numbers come as the parts of a person's file have them.
  const { rows } = await db.pool.query<{ lines: ReadLine[] | null }>({
    name: 'lines-asked',
    text: `select json_agg(r) as lines from (
             select ${feeLineColumns}, ${momentOf('f.occurred_at')} as occurred_at, institution_item_code, name,
                    ${momentOf('f.recorded_at')} as recorded_at,
                    (select s.settlement_id from settlement s
                      where s.person_no = f.person_no and s.visit_id = f.visit_id
                        and f.line_id = any (s.fee_line_ids) and ${stands('s')} limit 1) as settlement_id
               from fee_line f
              where f.person_no = $1 and f.visit_id = $2
                and case when $3::int[] is null then f.voided_at is null else f.line_id = any ($3) end
              order by f.line_id) r`,
    values: [asked.personNo, asked.visitId, asked.lineIds ?? null],
  })
  return rows[0]?.lines ?? []
}

/** Prescriptions from elsewhere that were filled for a person at another visit and stand settled: the last time of each. */
export async function filledBefore(
  db: Pick<Database, 'pool'>,
  personNo: string,
  visitId: string,
  numbers: readonly string[],
): Promise<{ no: string; day: string; institution: string }[]> {
  const { rows } = await db.pool.query<{ no: string; day: string; institution: string }>({
    name: 'prescriptions-filled',
    text: `select distinct on (no) f.detail -> 'prescription' ->> 'no' as no,
                  to_char(f.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, coalesce(i.name, v.institution) as institution
             from fee_line f join visit v on v.person_no = f.person_no and v.visit_id = f.visit_id
             left join institution i on i.code = v.institution
            where f.person_no = $1 and f.visit_id <> $2 and f.voided_at is null
              and f.detail -> 'prescription' ->> 'no' = any ($3) and (f.detail -> 'prescription' ->> 'external')::boolean
              and exists (select from settlement s where s.person_no = f.person_no and s.visit_id = f.visit_id
                             and f.line_id = any (s.fee_line_ids) and ${stands('s')})
            order by no, f.occurred_at desc`,
    values: [personNo, visitId, numbers],
  })
  return rows
}
