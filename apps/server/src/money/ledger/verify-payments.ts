/** What must hold of money that goes to a person and comes back, and of what a third party owes. */
import { PAYABLE_STATES } from '../../platform/records/index.ts'
import { accountOf } from './accounts.ts'
import { bank, paymentPurpose } from './paying.ts'
import type { Rule } from './rule.ts'
import { paymentSourceSql, recordOfSourceSql } from './source.ts'

/** States as a list of SQL. */
const states = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/** What an account holds of each source of postings: `on`, above nought on the side named. */
const moved = (account: string, side: 'debit' | 'credit'): string => `
  select person_no, source_id, sum(case when ${side} = '${account}' then amount_fen else -amount_fen end)::bigint as fen
    from posting where '${account}' in (debit, credit) group by person_no, source_id`

/** The record that a source belongs to: a settlement's is named by its visit, any other's by the source itself. */
const recordOfMoved = `coalesce(v.detail ->> 'claim', v.visit_id, ${recordOfSourceSql('m.source_id')})`

export const paymentRules: readonly Rule[] = [
  {
    rule: 'person-payable',
    title: '应付参保人的钱：已付清或办结的为零，等付款的不少于零',
    sql: `select of_record.person_no, record as subject, fen::text as found,
                 case when state in (${states(PAYABLE_STATES.settled)}) then '0'
                      when fen < 0 and (state is null or state in (${states(PAYABLE_STATES.due)})) then '不少于0'
                      else fen::text end as expected
            from (select m.person_no, ${recordOfMoved} as record, sum(m.fen)::bigint as fen
                    from (${moved(accountOf('payable-person'), 'credit')}) m
                    left join settlement s on s.person_no = m.person_no and s.settlement_id = m.source_id
                    left join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
                   group by 1, 2) as of_record
            left join desk_task on task_id = record`,
  },
  {
    rule: 'recovery',
    title: '向第三人收回的钱不多于垫付的',
    sql: `select person_no, record as subject, fen::text as found,
                 case when fen >= 0 then fen::text else '不少于0' end as expected
            from (select m.person_no, ${recordOfSourceSql('m.source_id')} as record, sum(m.fen)::bigint as fen
                    from (${moved(accountOf('receivable-third-party'), 'debit')}) m group by 1, 2) as of_record`,
  },
  {
    rule: 'payments',
    title: '付款批次里已付的每一笔都有相等的记账，退回和没有付的净额为零',
    // What is under way may stand in the books already, whole or not at all.
    sql: `select coalesce(i.person_no, b.person_no) as person_no, coalesce(i.source, b.source_id) as subject,
                 coalesce(b.fen, 0)::text as found,
                 case when i.state = 'paid' then i.amount_fen
                      when i.state in ('paying', 'bouncing') and b.fen = i.amount_fen then b.fen
                      else 0 end::text as expected
            from (select person_no, ${paymentSourceSql('subject_id', 'batch_id')} as source, state, amount_fen
                    from payment_item) i
            full join (select person_no, source_id, sum(case when credit = '${bank}' then amount_fen else -amount_fen end)::bigint as fen
                         from (select person_no, source_id, credit, amount_fen from posting where purpose = '${paymentPurpose}'
                               union all
                               select '', source_id, credit, amount_fen from office_posting
                                where purpose = '${paymentPurpose}') p
                        group by person_no, source_id) b
              on b.person_no = i.person_no and b.source_id = i.source`,
  },
]
