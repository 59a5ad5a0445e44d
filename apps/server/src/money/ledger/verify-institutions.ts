/** What must hold of what institutions applied for, were refused and were paid; a fault names the application. */
import { accountsLike } from './accounts.ts'
import { refusalPurpose, restoredPurpose } from './institutions.ts'
import { bank, paymentPurpose } from './paying.ts'
import { recordOfSourceSql } from './source.ts'
import type { Rule } from './rule.ts'

/** Accounts of institutions, and of regions, and of funds. */
const [owed, ofRegion, ofFund] = [
  accountsLike('payable-institution'),
  accountsLike('payable-region'),
  accountsLike('fund'),
]

/** What the postings of a month owe to an institution, settlement by settlement. */
const owedBySource = `
  select book as region, to_char(booked_day, 'YYYY-MM') as month, person_no, source_id,
         sum(case when credit like '${owed}' then amount_fen else -amount_fen end)::bigint as fen
    from posting p
   where (credit like '${owed}' or debit like '${owed}')
   group by book, 2, person_no, source_id`

export const institutionRules: readonly Rule[] = [
  {
    rule: 'monthly-lines',
    title: '月度申报的每笔明细等于那个月的记账，申报的合计等于明细之和',
    sql: `select l.person_no, l.application_id || ' ' || l.line_no as subject, l.amount_fen::text as found,
                 coalesce(p.fen, 0)::text as expected
            from monthly_line l join monthly_application a using (application_id)
            left join (${owedBySource}) p
              on p.region = a.region and p.month = a.month and p.person_no = l.person_no and p.source_id = l.source_id
           where a.stands
          union all
          select '', a.application_id, concat_ws('/', a.line_count, a.payable_fen, a.refused_fen, a.restored_fen),
                 (select concat_ws('/', count(*), coalesce(sum(l.amount_fen), 0), coalesce(sum(l.refused_fen), 0),
                                   coalesce(sum(l.restored_fen), 0))
                    from monthly_line l where l.application_id = a.application_id)
            from monthly_application a`,
  },
  {
    rule: 'monthly-complete',
    title: '申报过的机构、月份和就诊类型，那个月的记账没有一笔在申报之外，也没有一笔申报两次',
    sql: `select s.person_no, s.settlement_id as subject, count(l.source_id)::text as found, '1' as expected
            from settlement s
            join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
            join monthly_application a on a.institution = s.institution and a.visit_kind = v.kind and a.stands
             and a.month = to_char(s.settled_day, 'YYYY-MM')
            left join monthly_line l on l.application_id = a.application_id and l.person_no = s.person_no
             and l.source_id = s.settlement_id
           where s.route = 'direct'
           group by s.person_no, s.settlement_id`,
  },
  {
    rule: 'monthly-refusals',
    title: '月度申报不予支付的每笔都有相等的记账，没有复核的没有',
    sql: `select coalesce(l.person_no, '') as person_no, coalesce(l.source, p.source_id) as subject,
                 coalesce(p.fen, 0)::text as found, coalesce(l.fen, 0)::text as expected
            from (select l.person_no, l.application_id || '/refusal/' || l.line_no as source, l.refused_fen as fen
                    from monthly_line l join monthly_application a using (application_id)
                   where a.due_fen is not null and l.refused_fen > 0) l
            full join (select source_id, sum(case when debit like '${owed}' then amount_fen
                                                  else -amount_fen end)::bigint as fen
                         from office_posting
                        where purpose like '${refusalPurpose}%' and split_part(source_id, '/', 2) = 'refusal'
                          and (debit like '${owed}'
                               or credit like '${owed}')
                        group by source_id) p on p.source_id = l.source`,
  },
  {
    rule: 'monthly-restored',
    title: '撤销退回的每笔都有相等的记账',
    sql: `select coalesce(l.person_no, '') as person_no, coalesce(l.source, p.source_id) as subject,
                 coalesce(p.fen, 0)::text as found, coalesce(l.fen, 0)::text as expected
            from (select person_no, application_id || '/restored/' || line_no as source, restored_fen as fen
                    from monthly_line where restored_fen > 0) l
            full join (select source_id, sum(case when credit like '${owed}' then amount_fen else -amount_fen end)::bigint as fen
                         from office_posting
                        where purpose like '${restoredPurpose}%' and (debit like '${owed}' or credit like '${owed}')
                        group by source_id) p on p.source_id = l.source`,
  },
  {
    // Whatever was taken off and given back; settlement and undo come to nought by \`cancelled-money\`.
    rule: 'monthly-undone',
    title: '撤销了的结算和它的撤销都复核以后，不予支付、撤下和退回的在每本账上归零',
    sql: `select undone.person_no, undone.settled as subject, '' as expected,
                 (select coalesce(string_agg(account || ' ' || fen, ',' order by account), '') from (
                    select book || ' ' || account as account, sum(moved) as fen from (
                      select p.book, p.debit as account, p.amount_fen as moved from office_posting p where p.source_id = any (undone.sources)
                      union all
                      select p.book, p.credit, -p.amount_fen from office_posting p where p.source_id = any (undone.sources)) both_sides
                     group by book, account having sum(moved) <> 0) left_over) as found
            from (select c.person_no, c.cancels as settled, array_agg(o.source) as sources
                    from settlement c
                    join monthly_line l on l.person_no = c.person_no and l.source_id in (c.settlement_id, c.cancels)
                    join monthly_application a on a.application_id = l.application_id and a.stands and a.due_fen is not null
                    cross join lateral (
                      select l.application_id || '/refusal/' || l.line_no as source
                      union all
                      select l.application_id || '/restored/' || l.line_no
                      union all
                      select w.clearing_id || '/withdrawn/' || w.line_no from region_clearing_line w
                       where w.application_id = l.application_id and w.application_line = l.line_no) o
                   where c.kind = 'cancellation'
                   group by c.person_no, c.cancels having count(distinct l.source_id) = 2) undone`,
  },
  {
    rule: 'refusals-both-books',
    title: '不予支付的和撤销退回的在两地的账上一样多',
    sql: `select '' as person_no, source_id || ' ' || purpose as subject,
                 sum(amount_fen) filter (where taken like '${owed}')::text as found,
                 coalesce(sum(amount_fen) filter (where taken like '${ofRegion}'),
                          sum(amount_fen) filter (where taken like '${owed}' and (credit like '${ofFund}' or debit like '${ofFund}')))::text
                   as expected
            from (select *, case when purpose like '${restoredPurpose}%' then credit else debit end as taken from office_posting
                   where purpose like '${refusalPurpose}%' or purpose like '${restoredPurpose}%') p
           group by source_id, purpose`,
  },
  {
    rule: 'monthly-payments',
    title: '付给机构的钱等于复核过的应付，没有付的净额为零',
    sql: `select '' as person_no, coalesce(a.application_id, p.record) as subject, coalesce(p.fen, 0)::text as found,
                 case when a.state = 'paid' then a.due_fen else 0 end::text as expected
            from (select m.application_id, m.due_fen, r.state from monthly_application m
                    join office_record r on r.record_id = m.application_id) a
            full join (select ${recordOfSourceSql('source_id')} as record,
                              sum(case when credit = '${bank}' then amount_fen else -amount_fen end)::bigint as fen
                         from office_posting
                        where purpose = '${paymentPurpose}' and '${bank}' in (debit, credit)
                          and (debit like '${owed}' or credit like '${owed}')
                        group by 1) p on p.record = a.application_id`,
  },
  {
    rule: 'monthly-carried',
    title: '多付的余额由后来的申报扣回，每笔一次，扣多少等于它的合计',
    sql: `select '' as person_no, a.application_id as subject,
                 concat_ws('/', a.carried_fen, least(a.due_fen, 0)) as found,
                 concat_ws('/', coalesce((select sum(amount_fen) from monthly_carry c where c.taken_by = a.application_id), 0),
                           coalesce((select sum(amount_fen) from monthly_carry c where c.source_id = a.application_id), 0))
                   as expected
            from monthly_application a where a.due_fen is not null`,
  },
]
