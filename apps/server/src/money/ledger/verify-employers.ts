/** What must hold of what employers declare and pay; a fault names the employer or bill, for no person is meant. */
import { accountOf, incomeBank, knownAccounts } from './accounts.ts'
import { contributionPurposes } from './contributions.ts'
import type { Rule } from './rule.ts'

const owed = accountOf('payable-employer')

/** The postings of the office that are about what employers pay. */
const employerPostings = `(select * from office_posting where purpose in (${Object.values(contributionPurposes)
  .map((purpose) => `'${purpose}'`)
  .join(', ')}))`

/** What an account holds by a column of the postings, on the side named, with its opposite taken off. */
const held = (by: string, account: string, side: 'debit' | 'credit'): string => `
  select ${by} as subject, sum(case when ${side} = '${account}' then amount_fen else -amount_fen end)::bigint as fen
    from ${employerPostings} as e where '${account}' in (debit, credit) group by ${by}`

/** The payments that stand, with the late fee in them. */
const receivedFen = '(amount_fen + late_fee_fen)'

export const employerRules: readonly Rule[] = [
  {
    rule: 'office-accounts',
    title: '不属于个人的每笔记账的两个科目都在账户表里',
    sql: `select '' as person_no, source_id || ' ' || posting_no as subject, concat_ws('/', debit, credit) as found,
                 case when debit ~ '${knownAccounts()}' and credit ~ '${knownAccounts()}'
                      then concat_ws('/', debit, credit) else '账户表里的科目' end as expected
            from office_posting`,
  },
  {
    rule: 'employer-payments',
    title: '每笔单位缴费都有相等的入账，退回的净额为零',
    sql: `select '' as person_no, coalesce(p.subject, b.subject) as subject, coalesce(b.fen, 0)::text as found,
                 coalesce(p.fen, 0)::text as expected
            from (select pool || ' ' || reference as subject, case when returned_on is null then ${receivedFen} else 0 end as fen
                    from employer_payment) p
            full join (${held("book || ' ' || source_id", incomeBank, 'debit')}) b using (subject)`,
  },
  {
    rule: 'employer-allocations',
    title: '每张单位账单的入账等于冲抵它的缴费',
    sql: `select '' as person_no, coalesce(a.subject, b.subject) as subject, coalesce(b.fen, 0)::text as found,
                 coalesce(a.fen, 0)::text as expected
            from (select declaration_id as subject, sum(principal_fen + late_fee_fen)::bigint as fen
                    from employer_allocation group by declaration_id) a
            full join (select source_id as subject, sum(case when debit = '${owed}' then amount_fen else -amount_fen end)::bigint as fen
                         from ${employerPostings} as e where '${owed}' in (debit, credit) and '${incomeBank}' not in (debit, credit)
                        group by source_id) b using (subject)`,
  },
  {
    rule: 'employer-carried-over',
    title: '单位的余款等于缴费减去冲抵账单的，不少于零',
    sql: `select '' as person_no, coalesce(b.subject, c.subject) as subject, coalesce(b.fen, 0)::text as found,
                 case when c.fen < 0 then '不少于0' else coalesce(c.fen, 0)::text end as expected
            from (${held('about', owed, 'credit')}) b
            full join (select employer as subject, sum(fen)::bigint as fen from (
                         select employer, ${receivedFen} as fen from employer_payment where returned_on is null
                         union all
                         select d.employer, -(a.principal_fen + a.late_fee_fen)
                           from employer_allocation a join employer_declaration d using (declaration_id)) moved
                        group by employer) c using (subject)`,
  },
  {
    rule: 'employer-bills',
    title: '单位账单缴清时本金正好冲抵完，没有缴清的不记缴清',
    sql: `select '' as person_no, d.declaration_id as subject, case when d.paid_on is null then '没有缴清' else '缴清' end as found,
                 case when coalesce(a.fen, 0) = d.employer_fen + d.employee_fen then '缴清'
                      when coalesce(a.fen, 0) between 0 and d.employer_fen + d.employee_fen then '没有缴清'
                      else '冲抵 0 到 ' || (d.employer_fen + d.employee_fen) || ' 分' end as expected
            from employer_declaration d
            left join (select declaration_id, sum(principal_fen)::bigint as fen from employer_allocation group by declaration_id) a
              using (declaration_id)`,
  },
  {
    rule: 'employer-members',
    title: '单位账单的单位缴费、个人缴费和基数等于各人之和',
    sql: `select '' as person_no, d.declaration_id as subject, concat_ws('/', d.base_fen, d.employer_fen, d.employee_fen) as found,
                 (select concat_ws('/', sum(m.base_fen), sum(m.employer_fen), sum(m.employee_fen))
                    from employer_declaration_member m where m.declaration_id = d.declaration_id) as expected
            from employer_declaration d`,
  },
  {
    rule: 'employer-months',
    title: '账单上各人的月份和各人记录里的一样',
    // What is still to be written is not compared, nor what the person's record refused. Each month's last entry is found beside the
    // members, not for each of them: they lie with the office, the entries with the people (ADR 0047).
    sql: `select m.person_no, m.declaration_id as subject, m.state as found,
                 coalesce(case c.kind when 'returned' then 'declared' else c.kind end, 'none') as expected
            from employer_declaration_member m
            left join (select distinct on (person_no, source) person_no, source, kind from contribution
                        order by person_no, source, entry_no desc) c
              on c.person_no = m.person_no and c.source = m.declaration_id
           where m.step is null and not (m.state = 'withdrawn' and m.turn = 1)`,
  },
]
