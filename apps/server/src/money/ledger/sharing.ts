/**
 * 家庭共济: past-year money that one person sets aside for another. Each movement is booked by the one whose records it is written with,
 * so that what is under way between the two stands in the books of both together.
 */
import type { NewRow } from '../../platform/storage/index.ts'
import { accountPurposes, personalAccount, sharedHeld, sharedPurpose, sharedSetAside } from './accounts.ts'
import type { AccountMovement } from './account-movements.ts'

interface Shared {
  sourceId: string
  /** Pool in whose book it stands. */
  pool: string
  bookedDay: string
  /** Fen, above nought. */
  fen: number
}

const own = personalAccount('past-year')

/** The giver sets an amount aside. */
export function holdForFamily(shared: Shared): AccountMovement {
  return {
    account_entry: [entryOf(shared, -shared.fen, 'share-hold')],
    posting: [postingOf(shared, own, sharedSetAside, accountPurposes['past-year'])],
  }
}

/** The giver has back what was not used. */
export function restoreShare(shared: Shared): AccountMovement {
  return {
    account_entry: [entryOf(shared, shared.fen, 'share-restore')],
    posting: [postingOf(shared, sharedSetAside, own, accountPurposes['past-year'])],
  }
}

/** The member accepts: from now on it pays for care. */
export const acceptShare = (shared: Shared): NewRow<'posting'> =>
  postingOf(shared, sharedSetAside, sharedHeld, sharedPurpose)

/** What the member has not used is on its way back. */
export const returnShare = (shared: Shared): NewRow<'posting'> =>
  postingOf(shared, sharedHeld, sharedSetAside, sharedPurpose)

function entryOf({ sourceId, bookedDay }: Shared, fen: number, reason: string): NewRow<'account_entry'> {
  return { source_id: sourceId, fund: 'past-year', amount_fen: fen, reason, period: null, booked_day: bookedDay }
}

function postingOf(
  { sourceId, pool, bookedDay, fen }: Shared,
  debit: string,
  credit: string,
  purpose: string,
): NewRow<'posting'> {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`a share of ${String(fen)} fen: ${sourceId}`)
  return {
    source_id: sourceId,
    posting_no: 1,
    book: pool,
    debit,
    credit,
    amount_fen: fen,
    purpose,
    booked_day: bookedDay,
  }
}
