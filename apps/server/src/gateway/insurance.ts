import { refuse } from '@yidi/contracts/interface'
import type { Insurance } from '@yidi/rules'
import { enrolmentOn } from '../person/file/index.ts'
import type { Enrolment, PartsOf } from '../person/file/index.ts'

/** `insutype` of an insurance, as replies name it. */
export const insuranceTypes = { employee: '310', resident: '390' } as const satisfies Record<Insurance, string>

/** Insurances by `insutype`; 391 is what towns called theirs before the two of residents became one. */
const insurances: Readonly<Record<string, Insurance>> = { '310': 'employee', '390': 'resident', '391': 'resident' }

/** The insurance that a message names; undefined for one that pays no care here. */
export function insuranceOf(insutype: string): Insurance | undefined {
  return insurances[insutype]
}

/** The enrolment that counts on a day for the insurance type that a message names. Refuses when there is none. */
export function enrolmentNamed(file: PartsOf<'enrolments'>, insutype: string, day: string): Enrolment {
  if (enrolmentOn(file, day) === undefined) refuse('not-enrolled', { day })
  const insurance = insuranceOf(insutype)
  const enrolment = insurance && enrolmentOn(file, day, insurance)
  return enrolment ?? refuse('insurance-differs', { insutype })
}
