/** 共济人: accepting what a member of the family set aside, or not; its place in order; giving back what is not used. */
import { problem, shareStates } from '@yidi/contracts'
import { areFamilyToday } from '../../person/family/index.ts'
import type { ReceivedShare } from '../../person/file/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { receivedShare, runShare } from './context.ts'
import type { ShareCommand, SharingContext } from './context.ts'
import { acceptedRows, declinedRows, putFirstRows, returnedRows } from './rows.ts'
import type { ShareOf } from './rows.ts'

const shareOf = ({ share_id, pool, other_no }: ReceivedShare, today: string): ShareOf => ({
  shareId: share_id,
  pool,
  otherNo: other_no,
  today,
})

/** How a share stands on the member's side. */
function stateOf(share: ReceivedShare): string {
  if (share.closed) return shareStates.returned
  return share.accepted ? shareStates.accepted : shareStates.offered
}

function requireWaiting(share: ReceivedShare): void {
  if (share.accepted || share.closed) throw problem('share-not-waiting', { state: stateOf(share) })
}

function requireOpen(share: ReceivedShare): void {
  if (!share.accepted || share.closed) throw problem('share-not-held', { state: stateOf(share) })
}

/** Takes it, as the last in order: from now on it pays. Throws `share-not-found`, `share-not-waiting`, `share-no-longer-family`. */
export function takeShare(context: SharingContext, who: ShareCommand, shareId: string): Promise<string> {
  return runShare(context, who, async (file, today) => {
    const share = receivedShare(file, shareId)
    requireWaiting(share)
    const [me, giver] = await Promise.all([who.personNo, share.other_no].map((no) => findPerson(context.database, no)))
    if (me === undefined || giver === undefined || !(await areFamilyToday(context, me, giver)))
      throw problem('share-no-longer-family')
    const place = Math.max(0, ...file.shares.map((one) => one.place ?? 0)) + 1
    return { shareId, changes: acceptedRows(shareOf(share, today), share.amount_fen, place) }
  })
}

/** Does not take it. Throws `share-not-found`, `share-not-waiting`. */
export function declineShare(context: SharingContext, who: ShareCommand, shareId: string): Promise<string> {
  return runShare(context, who, (file, today) => {
    const share = receivedShare(file, shareId)
    requireWaiting(share)
    return { shareId, changes: declinedRows(shareOf(share, today), share.amount_fen) }
  })
}

/** Lets it pay before the others. Throws `share-not-found`, `share-not-held`. */
export function putShareFirst(context: SharingContext, who: ShareCommand, shareId: string): Promise<string> {
  return runShare(context, who, (file, today) => {
    const share = receivedShare(file, shareId)
    requireOpen(share)
    const place = Math.min(...file.shares.map((one) => one.place ?? 1)) - 1
    return { shareId, changes: putFirstRows(shareOf(share, today), file.version + 1, place) }
  })
}

/** Gives back what is not used. Throws `share-not-found`, `share-not-held`. */
export function giveShareBack(context: SharingContext, who: ShareCommand, shareId: string): Promise<string> {
  return runShare(context, who, (file, today) => {
    const share = receivedShare(file, shareId)
    requireOpen(share)
    return { shareId, changes: returnedRows(shareOf(share, today), share, 'given-back') }
  })
}
