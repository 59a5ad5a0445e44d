import { problem } from '@yidi/contracts'
import type { DirectSettlementMessage } from '@yidi/contracts'
import { settlesDirectly } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { designatedFor, findInstitution } from '../../care/institutions/index.ts'
import { enrolmentOn, readFile } from '../../person/file/index.ts'
import { directSideOf, lawOf } from '../record/index.ts'

/**
 * Whether a person can settle directly at an institution (by its code) on the day of a visit, and why not. Throws
 * `not-enrolled`, `institution-unknown`.
 */
export async function directSettlementOf(
  { database, release }: RecordsDeps,
  personNo: string,
  code: string,
  visit: Parameters<typeof settlesDirectly>[2]['visit'],
): Promise<DirectSettlementMessage> {
  const { day } = visit
  const file = await readFile(database, { personNo }, ['enrolments', 'benefits', 'filings', 'registers'])
  const enrolment = file && enrolmentOn(file, day)
  if (file === undefined || enrolment === undefined) throw problem('not-enrolled', { day })
  const institution = await findInstitution(database, code, day)
  if (institution === undefined) throw problem('institution-unknown', { institution: code })
  const answer = settlesDirectly(release, lawOf(release, enrolment.pool), {
    ...directSideOf(database.ciphers, file, enrolment, day),
    institution: { ...institution, designated: designatedFor(release, enrolment.pool, institution) },
    visit,
  })
  return { direct: answer.direct, reasons: answer.reasons, notes: answer.notes }
}
