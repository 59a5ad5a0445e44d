/** What must hold of 家庭共济: what one person set aside for another, as both sides have it, against the books. */
import { sharedHeld, sharedSetAside } from './accounts.ts'
import type { Rule } from './rule.ts'

/** What stands on an account by postings, on its credit side. */
const standing = (account: string): string => `
  coalesce(sum(case when p.credit = '${account}' then p.amount_fen else -p.amount_fen end), 0)::bigint`

/** What members' settlements used of shares and no undo freed. */
const usedFen = `-coalesce(sum(held_fen) filter (where event in ('used', 'freed')), 0)`

export const shareRules: readonly Rule[] = [
  {
    rule: 'share-postings',
    title: '每人持有的家庭共济的钱等于记账',
    sql: `select person_no, pool as subject, sum(kept)::text as found, sum(booked)::text as expected
            from (select person_no, pool, held_fen as kept, 0 as booked from account_share where side = 'received'
                  union all
                  select p.person_no, p.book, 0, ${standing(sharedHeld)} from posting p
                   where '${sharedHeld}' in (p.debit, p.credit) group by p.person_no, p.book) as both_sides
           group by person_no, pool`,
  },
  {
    rule: 'share-held',
    title: '每一笔家庭共济，家人持有的不少于零',
    sql: `select person_no, share_id as subject, sum(held_fen)::text as found,
                 case when sum(held_fen) >= 0 then sum(held_fen)::text else '不少于0' end as expected
            from account_share where side = 'received' group by person_no, share_id`,
  },
  {
    rule: 'share-under-way',
    title: '每一笔家庭共济，留出的等于在路上、家人持有、用掉和收回的，在路上的不少于零',
    sql: `select '' as person_no, share_id as subject, fen::text as found,
                 case when fen >= 0 then fen::text else '不少于0' end as expected
            from (select share_id, coalesce(sum(held_fen) filter (where side = 'given'), 0)
                           - coalesce(sum(held_fen) filter (where side = 'received'), 0) - (${usedFen}) as fen
                    from account_share group by share_id) as under_way`,
  },
  {
    rule: 'share-pool',
    title: '统筹区留出的家庭共济，等于在路上的记账加上家人持有和用掉的',
    sql: `select '' as person_no, pool as subject, sum(kept)::text as found, sum(booked)::text as expected
            from (select pool, coalesce(sum(held_fen) filter (where side = 'given'), 0)
                           - coalesce(sum(held_fen) filter (where side = 'received'), 0) - (${usedFen}) as kept, 0 as booked
                    from account_share group by pool
                  union all
                  select p.book, 0, ${standing(sharedSetAside)} from posting p
                   where '${sharedSetAside}' in (p.debit, p.credit) group by p.book) as both_sides
           group by pool`,
  },
  {
    rule: 'settlement-shares',
    title: '每笔结算里家庭共济支付的等于各笔共济用掉的之和，撤销的等于退回的',
    sql: `select person_no, source_id as subject, sum(kept)::text as found, sum(used)::text as expected
            from (select person_no, settlement_id as source_id, account_shared_fen as kept, 0 as used from settlement
                  union all
                  select person_no, source_id, 0, -held_fen from account_share where event in ('used', 'freed')) as both_sides
           group by person_no, source_id`,
  },
]
