/** What rests on an enrolment and its benefits: the desk does not take them from under a patient without a word. */
import { isUnderWay, refuseUnlessConfirmed, unsettledVisits } from '../people/index.ts'
import type { EnrolmentContext } from './commands.ts'

/** What becomes of a visit: of one that loses its ground, of one that keeps it though it is under way. Whole sentences. */
interface Meanings {
  losing: string
  keeping: string
}

const stopping: Meanings = {
  losing: '从那天之前就停了待遇，这次就医结算时会被拒绝，只能先由本人垫付。',
  keeping: '这次就医按开始那天的参保和待遇结算；停了以后再就医，就不能结算了。',
}
const special: Meanings = {
  losing: '登记为特殊人员以后医疗费走原经费渠道，这次就医结算时会被拒绝，只能先由本人垫付。',
  keeping: '这次就医在登记的那天之前开始，仍按普通规定结算；登记以后再就医，就走原经费渠道了。',
}

/** Throws `visit-rests-on-it` where enrolment or benefits shall stop after `lastDay` though visits are not settled. */
export function refuseStopping(
  context: EnrolmentContext,
  personNo: string,
  lastDay: string,
  confirmed: boolean | undefined,
): Promise<void> {
  return refuseAfter(context, personNo, lastDay, stopping, confirmed)
}

/** The same where the person's costs shall go another way after `lastDay`, as those of a special category do. */
export function refuseSpecialCategory(
  context: EnrolmentContext,
  personNo: string,
  lastDay: string,
  confirmed: boolean | undefined,
): Promise<void> {
  return refuseAfter(context, personNo, lastDay, special, confirmed)
}

/** A visit is settled by its first day: what began after `lastDay` loses its ground, what began before keeps it. */
async function refuseAfter(
  { database, clock }: EnrolmentContext,
  personNo: string,
  lastDay: string,
  { losing, keeping }: Meanings,
  confirmed: boolean | undefined,
): Promise<void> {
  const visits = await unsettledVisits(database, personNo)
  const lost = visits.filter((visit) => visit.from > lastDay)
  const kept = visits.filter((visit) => visit.from <= lastDay && isUnderWay(visit, clock.today()))
  refuseUnlessConfirmed(...(lost.length > 0 ? ([lost, losing] as const) : ([kept, keeping] as const)), confirmed)
}
