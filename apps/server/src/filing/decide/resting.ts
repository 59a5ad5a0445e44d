/** What rests on a filing: taking it back is not done without a word while somebody lies in hospital on it. */
import { filingCovers, filingNeeded } from '@yidi/rules'
import { isUnderWay, refuseUnlessConfirmed, unsettledVisits } from '../../person/people/index.ts'
import type { UnsettledVisit } from '../../person/people/index.ts'
import { filingHoldsOn } from '../../person/file/index.ts'
import type { FilingRecord } from '../../person/file/index.ts'
import { lawOf } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { asInForce } from '../record/index.ts'

/**
 * The visits under way, away from home, that this filing serves. Institutions that the person chose narrow nothing: only a
 * networked one settles directly, and every networked one is allowed beside them (policy facts, section 4).
 */
async function restingOn(
  { database, clock, release }: FilingsContext,
  record: FilingRecord,
): Promise<UnsettledVisit[]> {
  const visits = await unsettledVisits(database, record.personNo)
  const law = lawOf(release, record.pool)
  return visits.filter(
    (visit) =>
      isUnderWay(visit, clock.today()) &&
      filingHoldsOn(record, visit.from, visit.visitId) &&
      filingCovers(asInForce(record), visit.place, release.places, visit.from) &&
      filingNeeded(law, visit.place, visit.from, release.places)?.needed !== 'no',
  )
}

/** Throws `visit-rests-on-it` unless nothing rests on the filing, or whoever takes it back has confirmed. */
export async function refuseTakingBack(
  context: FilingsContext,
  record: FilingRecord,
  action: 'cancel' | 'end',
  confirmed: boolean | undefined,
): Promise<void> {
  refuseUnlessConfirmed(await restingOn(context, record), meanings[action], confirmed)
}

const meanings = {
  cancel: '取消以后，这次就医就没有备案可依，结算时会按未备案处理，可能要先自己垫付。',
  end: '这次就医仍算在备案期间；提前结束以后再去那里就医，要重新备案。',
} as const
