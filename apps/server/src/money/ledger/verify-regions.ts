/** What must hold of clearings between regions; that both books agree, month by month, stands with the months. */
import { accountsLike } from './accounts.ts'
import { refusalPurpose, restoredPurpose } from './institutions.ts'
import { regionPurposes } from './regions.ts'
import type { Rule } from './rule.ts'
import { recordOfSourceSql } from './source.ts'

const [payable, receivable] = [accountsLike('payable-region'), accountsLike('receivable-pool')]

const isClearing = `purpose not like '${refusalPurpose}%' and purpose not like '${restoredPurpose}%'`

/** The clearing that a posting on one side is of: a netting is of two, in each book of the one that owes and of the other that gets. */
const clearingOfSide = (side: 'pool' | 'region'): string =>
  `case when purpose = '${regionPurposes.netted}'
        then (select n.clearing_id from region_clearing n
               where n.clearing_id in (split_part(source_id, '/', 1), split_part(source_id, '/', 3)) and n.${side} = p.book)
        else ${recordOfSourceSql('source_id')} end`

export const regionRules: readonly Rule[] = [
  {
    rule: 'clearing-lines',
    title: '清算的每笔明细等于月度申报审定的金额，应付等于确认的合计，没有一笔清算两次',
    sql: `select m.person_no, l.clearing_id || ' ' || l.line_no as subject, concat_ws('/', l.amount_fen, m.clearing_id) as found,
                 concat_ws('/', m.amount_fen - m.refused_fen + m.restored_fen - coalesce((
                   select sum(w.withdrawn_fen) from region_clearing_line w
                    where w.application_id = l.application_id and w.application_line = l.application_line
                      and w.clearing_id <> l.clearing_id), 0), l.clearing_id) as expected
            from region_clearing_line l
            join monthly_line m on m.application_id = l.application_id and m.line_no = l.application_line
            join office_record r on r.record_id = l.clearing_id
           where r.state not in ('dropped', 'closed')
          union all
          select '', c.clearing_id, concat_ws('/', c.line_count, c.gross_fen, c.due_fen),
                 (select concat_ws('/', count(*), sum(l.amount_fen),
                                   case when c.due_fen is not null
                                        then sum(l.amount_fen - l.withdrawn_fen) filter (where l.state = 'confirmed') end)
                    from region_clearing_line l where l.clearing_id = c.clearing_id)
            from region_clearing c`,
  },
  {
    rule: 'clearing-postings',
    title: '付过的清算在两地的账上都等于应付，没有付的等于相抵的',
    sql: `select '' as person_no, coalesce(c.clearing_id, b.record) as subject, coalesce(b.both_fen, '0/0') as found,
                 case when c.state = 'paid' then concat_ws('/', c.due_fen, c.due_fen)
                      else concat_ws('/', coalesce(c.netted_fen, 0), coalesce(c.netted_fen, 0)) end as expected
            from (select clearing_id, due_fen, netted_fen, state from region_clearing join office_record on record_id = clearing_id) c
            full join (select record, concat_ws('/', sum(payable), sum(receivable)) as both_fen from (
                         select ${clearingOfSide('pool')} as record, 0 as receivable,
                                case when debit like '${payable}' then amount_fen else -amount_fen end as payable
                           from office_posting p where ${isClearing} and (debit like '${payable}' or credit like '${payable}')
                         union all
                         select ${clearingOfSide('region')}, case when credit like '${receivable}' then amount_fen else -amount_fen end, 0
                           from office_posting p
                          where ${isClearing} and (debit like '${receivable}' or credit like '${receivable}')) of_side
                        group by record) b on b.record = c.clearing_id`,
  },
  {
    rule: 'clearing-withdrawn',
    title: '就医地撤下的每笔都有相等的记账',
    sql: `select coalesce(l.person_no, '') as person_no, coalesce(l.source, p.source_id) as subject,
                 coalesce(p.fen, 0)::text as found, coalesce(l.fen, 0)::text as expected
            from (select m.person_no, l.clearing_id || '/withdrawn/' || l.line_no as source, l.withdrawn_fen as fen
                    from region_clearing_line l
                    join monthly_line m on m.application_id = l.application_id and m.line_no = l.application_line
                   where l.withdrawn_fen > 0) l
            full join (select source_id, sum(amount_fen)::bigint as fen from office_posting
                        where purpose like '${refusalPurpose}%' and split_part(source_id, '/', 2) = 'withdrawn'
                          and debit like '${payable}' group by source_id) p on p.source_id = l.source`,
  },
  {
    rule: 'clearing-two',
    title: '每次复核的人没有确认过同一件清算',
    sql: `select '' as person_no, a.record_id || ' ' || a.step_no as subject,
                 case when exists (select from office_step d where d.record_id = a.record_id and d.step_no < a.step_no
                                     and d.action in ('confirm', 'hand-in') and d.actor = a.actor)
                      then '同一个人' else '两个人' end as found, '两个人' as expected
            from office_step a join office_record r using (record_id)
           where r.kind = 'region-clearing' and a.action = 'approve'`,
  },
  {
    rule: 'prepaid-postings',
    title: '预付金的每次预付和退回都等于复核过的登记',
    sql: `select '' as person_no, coalesce(e.record_id, b.record) as subject, coalesce(b.fen, 0)::text as found,
                 coalesce(e.fen, 0)::text as expected
            from (select r.record_id, (s.detail ->> 'amountFen')::bigint as fen
                    from office_record r join office_step s on s.record_id = r.record_id and s.step_no = 1
                   where r.kind = 'region-prepaid' and r.state = 'done' and s.detail ->> 'kind' <> 'year-close') e
            full join (select ${recordOfSourceSql('source_id')} as record, sum(amount_fen)::bigint as fen
                         from office_posting
                        where purpose = '${regionPurposes.prepaid}' and (debit like '${accountsLike('prepaid-region')}'
                                                       or credit like '${accountsLike('prepaid-region')}')
                        group by 1) b on b.record = e.record_id`,
  },
]
