/** What must hold of personal accounts beside their balances: credits, the turn of the year, premiums, and what runs say of themselves. */
import { fundAccount } from './accounts.ts'
import type { Rule } from './rule.ts'
import { recordOfSourceSql } from './source.ts'

/** What a source moved on an account, above nought where it was credited. */
const credited = (account: string, source: string): string => `
  (select coalesce(sum(case when p.credit = '${account}' then p.amount_fen else -p.amount_fen end), 0)
     from posting p where p.person_no = ${source}.person_no and p.source_id = ${source}.source_id
      and '${account}' in (p.debit, p.credit) and p.debit <> p.credit)`

export const accountRules: readonly Rule[] = [
  {
    rule: 'contribution-credit',
    title: '每人每月记入个人账户的本人缴费不多于到账的',
    sql: `select e.person_no, e.period as subject, e.fen::text as found,
                 case when e.fen between 0 and coalesce(c.fen, 0) then e.fen::text
                      else format('0 到 %s', coalesce(c.fen, 0)) end as expected
            from (select person_no, period, sum(amount_fen)::bigint as fen from account_entry
                   where reason = 'contribution' group by 1, 2) e
            left join (select person_no, month, sum(employee_fen)::bigint as fen from contribution
                        where kind = 'paid' group by 1, 2) c on c.person_no = e.person_no and c.month = e.period`,
  },
  {
    rule: 'retired-credit',
    title: '退休人员每月只划入一次',
    sql: `select person_no, period as subject, count(*)::text as found, '1' as expected
            from account_entry where reason = 'retired-credit' group by person_no, period`,
  },
  {
    rule: 'roll-over',
    title: '年度结转从当年资金转出的等于转入历年资金的，每人每年一次',
    sql: `select person_no, period as subject, format('%s/%s', sum(amount_fen), count(distinct source_id)) as found,
                 '0/1' as expected
            from account_entry where reason = 'roll-over' group by person_no, period`,
  },
  {
    rule: 'critical-premium',
    title: '大病保险费从统筹基金和个人账户划出的，等于划进大病保险基金的',
    sql: `select c.person_no, c.year::text as subject, (c.premium_fen - c.owed_fen)::text as expected,
                 ${credited(fundAccount('critical-illness'), 'c')}::text as found
            from critical_premium c`,
  },
  {
    rule: 'account-run',
    title: '每次划账记下的人数和金额等于各人账户流水之和',
    sql: `select '' as person_no, r.run_id as subject, format('%s/%s', r.people, r.amount_fen) as found,
                 format('%s/%s', coalesce(p.people, 0), coalesce(e.fen, 0)) as expected
            from account_run r
            left join (select ${recordOfSourceSql('source_id')} as run_id, count(distinct person_no) as people
                         from posting group by 1) p using (run_id)
            left join (select ${recordOfSourceSql('source_id')} as run_id, sum(amount_fen)::bigint as fen
                         from account_entry group by 1) e using (run_id)`,
  },
]
