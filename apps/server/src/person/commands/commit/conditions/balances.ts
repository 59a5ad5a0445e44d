import type { Condition } from './condition.ts'

/** No fund of the personal account goes below nought. */
export const balances: Condition = {
  name: 'balances',
  of: 'account_entry',
  holds: ({ rows }) => `not exists (
    select from (select k.fund, sum(k.amount_fen) as amount_fen from ${rows} group by k.fund) moved
      join person_state s on s.person_no = $1
     where case moved.fund when 'current-year' then s.account_current_fen else s.account_past_fen end
           + moved.amount_fen < 0)`,
}
