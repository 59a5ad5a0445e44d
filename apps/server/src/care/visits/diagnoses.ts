/** Diagnoses of a visit as the institution told them: sealed where they lie, opened for the page of that one visit alone. */
import type { Database } from '../../platform/storage/index.ts'

/** Where a diagnosis lies, for its cipher. */
export const diagnosisPlace = (personNo: string, visitId: string): string =>
  `diagnosis.diagnosis:${personNo}:${visitId}`

interface DiagnosisTold {
  /** When it was made: at the admission, at the discharge, at an outpatient visit. */
  kind: string
  main: boolean
  code: string
  name: string
}

/** The diagnoses of a visit that hold, in the order in which they came. */
export async function diagnosesOf(
  { kysely, ciphers }: Pick<Database, 'kysely' | 'ciphers'>,
  personNo: string,
  visitId: string,
): Promise<DiagnosisTold[]> {
  const rows = await kysely
    .selectFrom('diagnosis')
    .select(['kind', 'main', 'diagnosis_cipher'])
    .where('person_no', '=', personNo)
    .where('visit_id', '=', visitId)
    .where('voided_at', 'is', null)
    .orderBy('diagnosis_no')
    .execute()
  return rows.map(({ kind, main, diagnosis_cipher: cipher }) => {
    const told = JSON.parse(ciphers.open(cipher, diagnosisPlace(personNo, visitId))) as { code: string; name: string }
    return { kind: kind.split(':', 1)[0]!, main, ...told }
  })
}
