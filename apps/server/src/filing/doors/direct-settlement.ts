import { holdsInState, problem } from '@yidi/contracts'
import type { DirectSettlementMessage } from '@yidi/contracts'
import { settlesDirectly } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findInstitution } from '../../care/institutions/index.ts'
import { diseasesOn } from '../../person/entitlements/index.ts'
import { benefitOn, enrolmentOn, readFile } from '../../person/file/index.ts'
import { medicineAbroadOn, specialCategoryOn } from '../../person/registers/index.ts'
import { asInForce, lawOf } from '../record/index.ts'

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
  const benefits = benefitOn(file, enrolment.insurance, day)
  const { filings, registers } = file
  const special = specialCategoryOn(registers, day)
  const abroad = medicineAbroadOn(registers, day)
  const answer = settlesDirectly(release, lawOf(release, enrolment.pool), {
    person: {
      insurance: enrolment.insurance,
      category: enrolment.category,
      benefits: benefits.status === 'entitled' && abroad === undefined,
      benefitsReason: abroad === undefined ? benefits.reason : '出国带药备案期间，国内待遇暂停',
      diseases: diseasesOn(database.ciphers, registers, day).map((disease) => disease.kind),
      ...(special === undefined ? {} : { specialCategory: special.title }),
    },
    institution,
    visit,
    filings: filings.filter((filing) => holdsInState(filing.state)).map(asInForce),
  })
  return { direct: answer.direct, reasons: answer.reasons, notes: answer.notes }
}
