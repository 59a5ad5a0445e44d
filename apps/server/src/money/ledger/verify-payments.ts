/** What must hold of money that goes to a person and comes back, and of what a third party owes. */
import { PAYABLE_STATES } from '../../platform/records/index.ts'
import { accountOf } from './accounts.ts'
import type { Rule } from './rule.ts'
import { recordOfSourceSql } from './source.ts'

const { paid, closed, owing } = PAYABLE_STATES

/** What an account holds of each source of postings: `on`, above nought on the side named. */
const moved = (account: string, side: 'debit' | 'credit'): string => `
  select person_no, source_id, sum(case when ${side} = '${account}' then amount_fen else -amount_fen end)::bigint as fen
    from posting where '${account}' in (debit, credit) group by person_no, source_id`

/** The record that a source belongs to: a settlement's is named by its visit, any other's by the source itself. */
const recordOfMoved = `coalesce(v.detail ->> 'claim', v.visit_id, ${recordOfSourceSql('m.source_id')})`

export const paymentRules: readonly Rule[] = [
  {
    rule: 'person-payable',
    title: '应付参保人的钱：已付清或办结的为零，不少于零，多付待退回的除外',
    sql: `select of_record.person_no, record as subject, fen::text as found,
                 case when state in ('${paid}', '${closed}') then '0'
                      when fen >= 0 or state = '${owing}' then fen::text else '不少于0' end as expected
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
]
