/** What rests on an enrolment and its benefits: the desk does not stop them under a patient without a word. */
import { isUnderWay, refuseUnlessConfirmed, unsettledVisits } from '../people/index.ts'
import type { EnrolmentContext } from './commands.ts'

/**
 * Throws `visit-rests-on-it` where enrolment or benefits shall stop after `lastDay` though visits are not settled, unless
 * the clerk has confirmed. A visit is settled by its first day: what began later loses its ground, what began before keeps it.
 */
export async function refuseStopping(
  { database, clock }: EnrolmentContext,
  personNo: string,
  lastDay: string,
  confirmed: boolean | undefined,
): Promise<void> {
  const visits = await unsettledVisits(database, personNo)
  const losing = visits.filter((visit) => visit.from > lastDay)
  const keeping = visits.filter((visit) => visit.from <= lastDay && isUnderWay(visit, clock.today()))
  const [resting, meaning] =
    losing.length > 0
      ? [losing, '从那天之前就停了待遇，这次就医结算时会被拒绝，只能先由本人垫付。']
      : [keeping, '这次就医按开始那天的参保和待遇结算；停了以后再就医，就不能结算了。']
  refuseUnlessConfirmed(resting, meaning, confirmed)
}
