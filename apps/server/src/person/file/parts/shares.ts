import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** 家庭共济: an amount that somebody set aside for this person, as this side of it stands. */
export interface ReceivedShare {
  share_id: string
  /** Whose law allows it and in whose book it stands. */
  pool: string
  /** Who gave it. */
  other_no: string
  /** What was offered; fen. */
  amount_fen: number
  /** What is held of it; fen. */
  held_fen: number
  accepted: boolean
  /** Declined, given back or taken back: it pays for nothing any more, and what an undo frees goes back. */
  closed: boolean
  /** In the person's own order, the lowest first; null before it was accepted. */
  place: number | null
  /** How often something of it went back. */
  returns: number
}

export const shares = {
  key: 'shares',
  columns: [
    list(`select share_id, min(pool) as pool, min(other_no) as other_no, max(amount_fen) filter (where event = 'offered') as amount_fen,
                 sum(held_fen)::bigint as held_fen, bool_or(event = 'accepted') as accepted,
                 bool_or(event in ('declined', 'returned', 'given-back')) as closed,
                 (array_agg(place order by made_version desc) filter (where place is not null))[1] as place,
                 count(*) filter (where event in ('returned', 'given-back'))::int as returns
            from account_share a where a.person_no = :person and side = 'received' group by share_id`),
  ],
  read: ([rows]: [ReceivedShare[] | null]) =>
    (rows ?? []).sort(
      (one, other) => (one.place ?? Infinity) - (other.place ?? Infinity) || (one.share_id < other.share_id ? -1 : 1),
    ),
} as const satisfies Part<'shares', ReceivedShare[]>
