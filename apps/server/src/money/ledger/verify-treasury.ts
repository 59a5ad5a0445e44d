/** What must hold of the bank accounts of an agency: every movement was entered by one and confirmed by another, and none took what was not there. */
import { FUNDS } from '@yidi/rules'
import { accountOf } from './accounts.ts'
import type { Rule } from './rule.ts'
import { recordOfSourceSql } from './source.ts'
import { treasuryPurposes, treasuryTransfers } from './treasury.ts'

const purposes = Object.values(treasuryPurposes)
  .map((purpose) => `'${purpose}'`)
  .join(', ')

const banks = (['income', 'treasury', 'expenditure'] as const)
  .map((bank) => `when '${bank}' then '${accountOf('bank', bank)}'`)
  .join(' ')
const incomes = Object.entries(FUNDS)
  .map(([fund, { ledger }]) => `when '${fund}' then '${accountOf('income', ledger)}'`)
  .join(' ')

/** The accounts that a record of what was entered debits and credits. */
const debitOf = `case r.subject when 'up' then '${accountOf('bank', treasuryTransfers.up.to)}'
  when 'down' then '${accountOf('bank', treasuryTransfers.down.to)}' else case s.detail ->> 'bank' ${banks} end end`
const creditOf = `case r.subject when 'up' then '${accountOf('bank', treasuryTransfers.up.from)}'
  when 'down' then '${accountOf('bank', treasuryTransfers.down.from)}' else case s.detail ->> 'fund' ${incomes} end end`

/** What a fund brought along is told apart from what it took in. */
const broughtText = (column: string): string =>
  `case ${column} when '${treasuryPurposes.opening}' then ' 期初结余' else '' end`
const rowText = (debit: string, credit: string): string =>
  `${debit} || ' ' || ${credit} || ' ' || (s.detail ->> 'amountFen') || ${broughtText('r.subject')}`

export const treasuryRules: readonly Rule[] = [
  {
    rule: 'treasury-postings',
    title: '每笔上划、拨付、利息和期初结余的记账等于复核过的登记，冲回的是它的相反数',
    sql: `select '' as person_no, coalesce(e.subject, b.subject) as subject, coalesce(b.rows, '没有') as found,
                 coalesce(e.rows, '没有') as expected
            from (select r.record_id as subject,
                         case when r.state = 'back' then least(${rowText(debitOf, creditOf)}, ${rowText(creditOf, debitOf)}) || ','
                                || greatest(${rowText(debitOf, creditOf)}, ${rowText(creditOf, debitOf)})
                              when r.state in ('done', 'back-asked') then ${rowText(debitOf, creditOf)} else '没有' end as rows
                    from office_record r join office_step s on s.record_id = r.record_id and s.step_no = 1
                   where r.kind = 'treasury') e
            full join (select ${recordOfSourceSql('source_id')} as subject,
                              string_agg(debit || ' ' || credit || ' ' || amount_fen || ${broughtText('purpose')}, ',' order by debit || ' ' || credit) as rows
                         from office_posting where purpose in (${purposes}) group by 1) b using (subject)`,
  },
  {
    rule: 'treasury-two',
    title: '每笔上划、拨付、利息、期初结余和冲回都由登记人以外的人复核',
    sql: `select '' as person_no, c.record_id || ' ' || c.step_no as subject,
                 case when exists (select from office_step d where d.record_id = c.record_id and d.step_no < c.step_no
                                     and d.action = case c.action when 'confirm' then 'draw' else 'ask-back' end
                                     and d.actor = c.actor) then '同一个人' else '两个人' end as found, '两个人' as expected
            from office_step c join office_record r using (record_id)
           where r.kind = 'treasury' and c.action in ('confirm', 'confirm-back')`,
  },
  {
    rule: 'treasury-held',
    title: '财政专户任何一天都不少于零',
    sql: `select '' as person_no, book || ' ' || day as subject, case when held < 0 then held::text else '不少于0' end as found,
                 '不少于0' as expected
            from (select book, booked_day as day, sum(sum(fen)) over (partition by book order by booked_day) as held
                    from (select book, booked_day, case when debit = '${accountOf('bank', 'treasury')}' then amount_fen else -amount_fen end as fen
                            from office_posting where '${accountOf('bank', 'treasury')}' in (debit, credit)) moved
                   group by book, booked_day) held_on`,
  },
]
