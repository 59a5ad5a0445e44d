/** Which disease a visit was for, as far as the visit itself says: a stay by its main diagnosis, 门诊慢特病 by the code of the disease. */
import type { Database } from '../../platform/storage/index.ts'
import { openDiagnosis } from './sealed.ts'

interface VisitDisease {
  personNo: string
  visitId: string
  /** As the institution sent it. */
  code: string
  /** What the institution calls it; empty where only a code was sent. */
  name: string
  /** A stay of which no main diagnosis of discharge is kept, and which counts by that of its admission. */
  ofAdmission: boolean
}

interface Row {
  personNo: string
  visitId: string
  told: string | null
  end: string | null
  cipher: Buffer | null
}

/**
 * The disease of each of these visits; one that says none is left out, and of other kinds than the two none is asked. Of a stay the
 * main diagnosis of its discharge counts, else the main one of its admission. 门诊慢特病 counts by the code that the report of the
 * visit named, else by the one code that its lines name.
 */
export async function diseasesOfVisits(
  { pool, ciphers }: Pick<Database, 'pool' | 'ciphers'>,
  visits: readonly { personNo: string; visitId: string }[],
): Promise<VisitDisease[]> {
  const { rows } = await pool.query<Row>({
    name: 'diseases-of-visits',
    text: `select v.person_no as "personNo", v.visit_id as "visitId", split_part(d.kind, ':', 1) as end, d.diagnosis_cipher as cipher,
                  case when v.kind = 'designated-disease' then coalesce(nullif(v.detail ->> 'disease', ''),
                    (select case when min(f.detail ->> 'disease') = max(f.detail ->> 'disease') then min(f.detail ->> 'disease') end
                       from fee_line f where f.person_no = v.person_no and f.visit_id = v.visit_id and f.voided_at is null)) end as told
             from unnest($1::text[], $2::text[]) as asked (person_no, visit_id)
             join visit v on v.person_no = asked.person_no and v.visit_id = asked.visit_id
             left join lateral (
               select d.kind, d.diagnosis_cipher from diagnosis d
                where d.person_no = v.person_no and d.visit_id = v.visit_id and d.voided_at is null and d.main
                  and split_part(d.kind, ':', 1) in ('discharge', 'admission')
                order by split_part(d.kind, ':', 1) desc, d.diagnosis_no limit 1) d on v.kind = 'inpatient'`,
    values: [visits.map(({ personNo }) => personNo), visits.map(({ visitId }) => visitId)],
  })
  return rows.flatMap(({ personNo, visitId, told, end, cipher }): VisitDisease[] => {
    if (told !== null) return [{ personNo, visitId, code: told, name: '', ofAdmission: false }]
    if (cipher === null) return []
    const { code, name } = openDiagnosis(ciphers, personNo, visitId, cipher)
    return code === '' ? [] : [{ personNo, visitId, code, name, ofAdmission: end === 'admission' }]
  })
}
