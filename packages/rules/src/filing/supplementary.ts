/** Whether a filing can still be made up for a stay that has begun (补办), before anything else of it is filled in. */
import { beginCheck } from './application.ts'
import { checkStay } from './check-stay.ts'
import type { FilingApplication, FilingProblem } from './checking.ts'
import type { FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import { parseDay } from '../days.ts'

/** What the check will say of the days of the stay on a day (`YYYY-MM-DD`); empty where nothing stands in the way. */
export function supplementaryProblems(
  policies: FilingPolicies,
  law: FilingLaw,
  stay: NonNullable<FilingApplication['stay']>,
  today: string,
): FilingProblem[] {
  const application: FilingApplication = {
    ...{ type: 'temporary', destination: '', from: stay.admittedOn, stay },
    ...{ applicant: 'self', channel: 'web', mobile: '', commitmentSigned: false },
  }
  const context = { person: { insurance: 'employee', category: 'active' }, existing: [], today } as const
  const { problems, checking } = beginCheck(policies, law, application, context)
  checkStay(checking, parseDay(stay.admittedOn))
  return problems
}
