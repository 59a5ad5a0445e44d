/** The books month by month. Subjects begin with the month, so that the first that does not agree is the first that is told. */
import { accountsLike, knownAccounts } from './accounts.ts'
import type { Rule } from './rule.ts'

const institution = accountsLike('payable-institution')

/** The postings of both tables. */
const both = `(select book, booked_day, debit, credit, amount_fen from posting
  union all select book, booked_day, debit, credit, amount_fen from office_posting)`

/** What the accounts of the chart were moved by on one side; what stands on none of them is on no side. */
const rolledUp = (side: 'debit' | 'credit'): string =>
  `sum(case when ${side} ~ '${knownAccounts()}' then amount_fen else 0 end)::text`

/** What the books of pools hold of regions, and those of regions of the pools, each month: the same, on both accounts. */
const bothSides = (ofPool: string, ofRegion: string): string => {
  const moved = (account: string, side: 'debit' | 'credit', pair: string): string =>
    `select to_char(booked_day, 'YYYY-MM') || ' ' || ${pair} as subject,
            sum(case when ${side} like '${account}' then amount_fen else -amount_fen end)::bigint as fen
       from ${both} as p where debit like '${account}' or credit like '${account}' group by 1`
  const word = (account: string) => `split_part(case when debit like '${account}' then debit else credit end, ':', 3)`
  return `select '' as person_no, coalesce(p.subject, r.subject) as subject, coalesce(p.fen, 0)::text as found,
                 coalesce(r.fen, 0)::text as expected
            from (${moved(ofPool, 'credit', `book || '→' || ${word(ofPool)}`)}) p
            full join (${moved(ofRegion, 'debit', `${word(ofRegion)} || '→' || book`)}) r using (subject)`
}

export const monthRules: readonly Rule[] = [
  {
    rule: 'book-months',
    title: '每本账每个月各科目的借方合计等于贷方合计',
    sql: `select '' as person_no, to_char(booked_day, 'YYYY-MM') || ' ' || book as subject, ${rolledUp('debit')} as found,
                 ${rolledUp('credit')} as expected
            from ${both} as p group by 2`,
  },
  {
    rule: 'institution-months',
    title: '每家机构每个月记账应付的钱等于这个月直接结算的基金和账户支付',
    sql: `select '' as person_no, coalesce(p.subject, s.subject) as subject, coalesce(p.fen, 0)::text as found,
                 coalesce(s.fen, 0)::text as expected
            from (select to_char(booked_day, 'YYYY-MM') || ' ' || account as subject, sum(fen) as fen from (
                    select booked_day, split_part(credit, ':', 3) as account, amount_fen as fen from posting
                     where credit like '${institution}'
                    union all
                    select booked_day, split_part(debit, ':', 3), -amount_fen from posting where debit like '${institution}') moved
                   group by 1) p
            full join (select to_char(settled_day, 'YYYY-MM') || ' ' || institution as subject,
                              sum(fund_fen + account_current_fen + account_past_fen) as fen
                         from settlement where route = 'direct' group by 1) s using (subject)`,
  },
  {
    rule: 'region-months',
    title: '每个月参保地账上应付就医地的等于就医地账上应收参保地的',
    sql: bothSides(accountsLike('payable-region'), accountsLike('receivable-pool')),
  },
  {
    rule: 'prepaid-months',
    title: '每个月参保地账上预付就医地的等于就医地账上参保地预付的',
    sql: bothSides(accountsLike('prepaid-region'), accountsLike('prepaid-pool')),
  },
]

/** The first month of which one of these rules found something, `YYYY-MM`; undefined where all agree. */
export function firstMonth(faults: readonly { rule: string; subject: string }[]): string | undefined {
  const names = new Set(monthRules.map(({ rule }) => rule))
  return faults
    .filter(({ rule }) => names.has(rule))
    .map(({ subject }) => subject.slice(0, 7))
    .sort()[0]
}
