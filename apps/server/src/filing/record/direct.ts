/** The person's side of "will it settle directly": asked by the page that answers it, and before a claim is made. */
import { holdsInState } from '@yidi/contracts'
import type { DirectQuestion } from '@yidi/rules'
import { diseasesOn } from '../../person/entitlements/index.ts'
import { benefitOn } from '../../person/file/index.ts'
import type { Enrolment, FilingRecord, FilingStep, PartsOf } from '../../person/file/index.ts'
import { measuresOn } from '../../person/measures/index.ts'
import { medicineAbroadOn, specialCategoryOn } from '../../person/registers/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import { asInForce } from './read.ts'

/** What of the file it asks; filings as they are or whole. */
type Asked = PartsOf<'benefits' | 'registers' | 'measures'> & { filings: readonly FilingRecord<FilingStep>[] }

/** The person and the filings of a question about a day. */
export function directSideOf(
  ciphers: Ciphers,
  file: Asked,
  enrolment: Pick<Enrolment, 'insurance' | 'category'>,
  day: string,
): Pick<DirectQuestion, 'person' | 'filings'> {
  const { filings, registers } = file
  const benefits = benefitOn(file, enrolment.insurance, day)
  const special = specialCategoryOn(registers, day)
  const abroad = medicineAbroadOn(registers, day)
  const [measure] = measuresOn(file, day)
  return {
    person: {
      insurance: enrolment.insurance,
      category: enrolment.category,
      benefits: benefits.status === 'entitled' && abroad === undefined,
      benefitsReason: abroad === undefined ? benefits.reason : '出国带药备案期间，国内待遇暂停',
      ...(benefits.paidLate === true ? { paidLate: benefits.reason } : {}),
      diseases: diseasesOn(ciphers, registers, day).map((disease) => disease.kind),
      ...(special === undefined ? {} : { specialCategory: special.title }),
      ...(measure === undefined ? {} : { measure: { kind: measure.kind, until: measure.to } }),
    },
    filings: filings.filter((filing) => holdsInState(filing.state)).map(asInForce),
  }
}
