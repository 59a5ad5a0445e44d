/** The events of a share as rows: each stands on the side of one person, with its money. */
import { acceptShare, holdForFamily, restoreShare, returnShare, sourceOf } from '../../money/ledger/index.ts'
import type { ReceivedShare } from '../../person/file/index.ts'
import type { NewRow, PersonChanges } from '../../platform/storage/index.ts'

type Row = NewRow<'account_share'>

/** What every event of a share says. */
export interface ShareOf {
  shareId: string
  pool: string
  otherNo: string
  today: string
}

interface Event {
  event: Row['event']
  /** What tells two events of a kind apart. */
  words?: readonly string[]
  fen?: number
  heldFen?: number
  place?: number
}

function row({ shareId, pool, otherNo, today }: ShareOf, side: Row['side'], said: Event): Row {
  const { event, words = [], fen = 0, heldFen = 0, place = null } = said
  return {
    share_id: shareId,
    source_id: sourceOf(shareId, event, ...words),
    event,
    side,
    pool,
    other_no: otherNo,
    amount_fen: fen,
    held_fen: heldFen,
    place,
    booked_day: today,
  }
}

const booked = ({ pool, today }: ShareOf, { source_id: sourceId }: Row, fen: number) => ({
  sourceId,
  pool,
  bookedDay: today,
  fen,
})

/** 授权人: an amount is set aside. */
export function heldRows(share: ShareOf, fen: number): PersonChanges {
  const held = row(share, 'given', { event: 'held', fen, heldFen: fen })
  return { account_share: [held], ...holdForFamily(booked(share, held, fen)) }
}

/** 授权人: what is not used is asked back. */
export const recalledRows = (share: ShareOf): PersonChanges => ({
  account_share: [row(share, 'given', { event: 'recalled' })],
})

/** 授权人: what came back; `cause` names the event of the member's side that let it go. */
export function restoredRows(share: ShareOf, cause: string, fen: number): PersonChanges {
  const restored = row(share, 'given', { event: 'restored', words: [cause], fen, heldFen: -fen })
  return { account_share: [restored], ...restoreShare(booked(share, restored, fen)) }
}

/** 共济人: told of what was set aside. */
export const offeredRows = (share: ShareOf, fen: number): PersonChanges => ({
  account_share: [row(share, 'received', { event: 'offered', fen })],
})

/** 共济人: takes it, as the last in order. */
export function acceptedRows(share: ShareOf, fen: number, place: number): PersonChanges {
  const accepted = row(share, 'received', { event: 'accepted', fen, heldFen: fen, place })
  return { account_share: [accepted], posting: [acceptShare(booked(share, accepted, fen))] }
}

/** 共济人: does not take it; all of it goes back. */
export const declinedRows = (share: ShareOf, fen: number): PersonChanges => ({
  account_share: [row(share, 'received', { event: 'declined', fen })],
})

/** 共济人: is to pay before the others; `turn` tells one time from another. */
export const putFirstRows = (share: ShareOf, turn: number, place: number): PersonChanges => ({
  account_share: [row(share, 'received', { event: 'put-first', words: [String(turn)], place })],
})

/** 共济人: what is not used at this moment goes back; what was never accepted is not held and goes back whole. */
export function returnedRows(
  share: ShareOf,
  held: Pick<ReceivedShare, 'accepted' | 'amount_fen' | 'held_fen' | 'returns'>,
  event: 'returned' | 'given-back',
): PersonChanges {
  const fen = held.accepted ? held.held_fen : held.amount_fen
  const words = event === 'returned' ? [String(held.returns + 1)] : []
  const gone = row(share, 'received', { event, words, fen, heldFen: held.accepted ? -fen : 0 })
  const moves = held.accepted && fen > 0
  return { account_share: [gone], ...(moves ? { posting: [returnShare(booked(share, gone, fen))] } : {}) }
}

/** The event that a source names, for `restoredRows`. */
export const causeOf = ({ share_id, source_id }: Pick<Row, 'share_id' | 'source_id'>): string =>
  source_id.slice(share_id.length + 1).replaceAll('/', '-')
