import type { Condition } from './condition.ts'

/** Nobody pays from what a member of the family shared, or takes back, more than is held of it. */
export const sharesThere: Condition = {
  name: 'shares-there',
  of: 'account_share',
  holds: ({ rows }) => `not exists (
    select from (select k.share_id, sum(k.held_fen) as held_fen from ${rows} group by k.share_id) moved
     where moved.held_fen < 0
       and moved.held_fen + coalesce((select sum(a.held_fen) from account_share a
                                       where a.person_no = $1 and a.share_id = moved.share_id), 0) < 0)`,
}
