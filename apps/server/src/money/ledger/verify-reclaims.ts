/** What must hold of what agencies order to be given back; a fault names the order. */
import { FUNDS } from '@yidi/rules'
import { accountOf, fundAccount } from './accounts.ts'
import { reclaimPurposes } from './reclaim.ts'
import { recordOfSourceSql } from './source.ts'
import type { Rule } from './rule.ts'

const owed = accountOf('receivable-recovery')

/** What the postings of an order moved on the account of what is owed, with what was posted back taken off. */
const movedSql = (purpose: string, side: 'debit' | 'credit'): string => `coalesce((
  select sum(case when p.${side} = '${owed}' then p.amount_fen else -p.amount_fen end) from postings p
   where p.order_id = o.order_id and p.purpose like '${purpose}'), 0)`

/** The postings of orders, with the order that each is of. */
const postings = `postings as materialized (
  select ${recordOfSourceSql('source_id')} as order_id, * from office_posting where '${owed}' in (debit, credit))`

const accountOfFund = `case l.fund ${Object.entries(FUNDS)
  .map(([fund]) => `when '${fund}' then '${fundAccount(fund as keyof typeof FUNDS)}'`)
  .join(' ')} end`

export const reclaimRules: readonly Rule[] = [
  {
    rule: 'reclaim-orders',
    title: '每张追回决定应追的、收到的和核销的等于记账，作废的归零',
    sql: `with ${postings}
          select '' as person_no, coalesce(o.order_id, p.order_id) as subject,
                 case when o.order_id is null then '没有这张决定'
                      else concat_ws('/', case when o.stands then o.amount_fen else 0 end, o.received_fen, o.written_off_fen) end as found,
                 case when o.order_id is null then null
                      else concat_ws('/', ${movedSql(`${reclaimPurposes.ordered}%`, 'debit')},
                             ${movedSql(reclaimPurposes.received, 'credit')} + ${movedSql(reclaimPurposes.offset, 'credit')},
                             ${movedSql(`${reclaimPurposes.writtenOff}%`, 'credit')}) end as expected
            from reclaim_order o full join (select distinct order_id from postings) p using (order_id)`,
  },
  {
    rule: 'reclaim-owed',
    title: '每张追回决定还欠的等于应追减去收到和核销，任何一天都不少于零',
    sql: `with ${postings}
          select '' as person_no, o.order_id as subject, d.fen::text as found,
                 case when d.least < 0 then '不少于0'
                      when o.stands then (o.amount_fen - o.received_fen - o.written_off_fen)::text else '0' end as expected
            from reclaim_order o join (
              select order_id, min(held) as least, sum(fen)::bigint as fen from (
                select order_id, fen, sum(fen) over (partition by order_id order by posting_no) as held from (
                  select order_id, posting_no, case when debit = '${owed}' then amount_fen else -amount_fen end as fen from postings) m) r
               group by order_id) d using (order_id)`,
  },
  {
    rule: 'reclaim-lines',
    title: '每张追回决定的明细按基金等于记账，记账写的是欠钱的一方',
    sql: `select '' as person_no, o.order_id as subject,
                 coalesce((select string_agg(account || ' ' || fen || ' ' || o.debtor, ',' order by account) from (
                    select ${accountOfFund} as account, sum(l.amount_fen)::bigint as fen from reclaim_line l
                     where l.order_id = o.order_id group by 1) kept), '') as found,
                 coalesce((select string_agg(credit || ' ' || fen || ' ' || about, ',' order by credit) from (
                    select credit, about, sum(amount_fen)::bigint as fen from office_posting p
                     where p.source_id = o.order_id || '/order' and p.debit = '${owed}' and p.purpose like '${reclaimPurposes.ordered}%'
                     group by credit, about) posted), '') as expected
            from reclaim_order o
          union all
          select '', o.order_id, o.amount_fen::text,
                 (select coalesce(sum(amount_fen), 0)::text from reclaim_line l where l.order_id = o.order_id)
            from reclaim_order o`,
  },
  {
    rule: 'reclaim-receipts',
    title: '每张追回决定收到的等于没有退回的每笔收款之和',
    sql: `select '' as person_no, o.order_id as subject, o.received_fen::text as found,
                 coalesce((select sum(r.amount_fen) from reclaim_receipt r
                            where r.order_id = o.order_id and r.given_back_on is null), 0)::text as expected
            from reclaim_order o`,
  },
  {
    rule: 'reclaim-share',
    title: '有效的追回决定合起来不超过结算里每项基金付的',
    sql: `select l.person_no, l.settlement_id || ' ' || l.fund as subject, sum(l.amount_fen)::text as found,
                 least(sum(l.amount_fen), max(coalesce((
                   select sum(f.fen) from settlement s, jsonb_to_recordset(s.funds) as f (fund text, fen bigint)
                    where s.person_no = l.person_no and s.settlement_id = l.settlement_id and f.fund = l.fund), 0)))::text as expected
            from reclaim_line l join reclaim_order o using (order_id)
           where o.stands group by l.person_no, l.settlement_id, l.fund`,
  },
  {
    rule: 'reclaim-two',
    title: '每次核销都由申请人以外的人复核，每次作废都由下决定的人以外的人办',
    sql: `select '' as person_no, c.record_id || ' ' || c.step_no as subject,
                 case when exists (select from office_step d where d.record_id = c.record_id and d.step_no < c.step_no
                                     and d.action = case c.action when 'write-off' then 'ask-write-off' else 'order' end
                                     and d.actor = c.actor) then '同一个人' else '两个人' end as found, '两个人' as expected
            from office_step c join office_record r using (record_id)
           where r.kind = 'reclaim' and c.action in ('write-off', 'cancel')`,
  },
]
