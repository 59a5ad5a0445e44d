/** What must hold of money that leaves personal accounts, of corrections, and of years that were paid for at once. */
import { PAYABLE_STATES } from '../../platform/records/index.ts'
import { accountOf } from './accounts.ts'
import { income, missingYearsPurpose } from './missing-years.ts'
import type { Rule } from './rule.ts'
import { recordOfSourceSql } from './source.ts'

const payable = accountOf('payable-payout')
const states = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/** Steps of a kind by which money moved, with the amount that they say. */
const decided = (kind: string, action: string): string => `
  select person_no, record_id, (detail ->> 'amountFen')::bigint as fen, detail ->> 'group' as in_group,
         (detail ->> 'totalFen')::bigint as total_fen
    from record_action where kind = '${kind}' and action = '${action}'`

/** What entries of some reasons moved, by the record that they belong to. */
const entered = (reasons: readonly string[]): string => `
  select person_no, ${recordOfSourceSql('source_id')} as record_id, sum(amount_fen)::bigint as fen
    from account_entry where reason in (${states(reasons)}) group by 1, 2`

export const leavingRules: readonly Rule[] = [
  {
    rule: 'leaving-payout',
    title: '每份个人账户支取从账户转出的，等于核准的金额',
    sql: `select person_no, record_id as subject, coalesce(-e.fen, 0)::text as found, coalesce(d.fen, 0)::text as expected
            from (${decided('account-payout', 'approve')}) d
            full join (${entered(['transfer-out', 'inheritance'])}) e using (person_no, record_id)`,
  },
  {
    rule: 'leaving-whole',
    title: '一次支取各份的金额合起来等于核准时账户里的钱',
    sql: `select person_no, in_group as subject, sum(fen)::text as found, max(total_fen)::text as expected
            from (${decided('account-payout', 'approve')}) d group by person_no, in_group`,
  },
  {
    rule: 'leaving-payable',
    title: '个人账户支取应付的钱：已付清或办结的为零，等付款的等于核准的金额',
    sql: `select p.person_no, p.record_id as subject, p.fen::text as found,
                 case when t.state in (${states(PAYABLE_STATES.due)}) then coalesce(d.fen, 0) else 0 end::text as expected
            from (select person_no, ${recordOfSourceSql('source_id')} as record_id,
                         sum(case when credit = '${payable}' then amount_fen else -amount_fen end)::bigint as fen
                    from posting where '${payable}' in (debit, credit) group by 1, 2) p
            left join (${decided('account-payout', 'approve')}) d using (person_no, record_id)
            left join desk_task t on t.task_id = p.record_id`,
  },
  {
    rule: 'leaving-correction',
    title: '每次个人账户更正的流水等于确认的金额',
    sql: `select person_no, record_id as subject, coalesce(e.fen, 0)::text as found, coalesce(d.fen, 0)::text as expected
            from (${decided('account-correction', 'confirm')}) d
            full join (${entered(['correction'])}) e using (person_no, record_id)`,
  },
  {
    rule: 'leaving-after-death',
    title: '登记去世以后，没有再划入去世以后的月份',
    sql: `select d.person_no, d.day::text as subject, count(e.*)::text as found, '0' as expected
            from death d
            left join account_entry e on e.person_no = d.person_no and e.reason = 'retired-credit'
                 and e.recorded_at > d.known_from and e.period > to_char(d.day, 'YYYY-MM')
           where d.known_to is null group by d.person_no, d.day`,
  },
  {
    rule: 'leaving-missing-years',
    title: '退休时一次补缴的钱等于记入基金收入的，撤回退休的为零',
    sql: `select person_no, 'retirement' as subject, coalesce(b.fen, 0)::text as found, coalesce(r.fen, 0)::text as expected
            from (select person_no, sum(paid_fen)::bigint as fen from retirement where known_to is null group by 1) r
            full join (select person_no,
                              sum(case when credit = '${income}' then amount_fen else -amount_fen end)::bigint as fen
                         from posting where purpose = '${missingYearsPurpose}' group by 1) b using (person_no)`,
  },
]
