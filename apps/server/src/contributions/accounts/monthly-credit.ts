/**
 * 按月划入 (P19): who works gets the own part of every month that has been paid and not credited yet; who is retired or a founding
 * worker gets the month's credit by age, from the average wage or the own pension where that is higher.
 */
import { memberMonth, monthBefore, parseDay, parseMonth } from '@yidi/rules'
import { openBirth } from '../../platform/storage/index.ts'
import { creditContribution, creditFromFund } from '../../money/ledger/index.ts'
import { averageWageOn } from '../law/index.ts'
import type { PersonFacts } from './facts.ts'
import { fromAccount } from './from-account.ts'
import { sourceOfRun } from './sources.ts'
import type { LeftOut, RunKind, RunLaw, RunPart } from './run-kind.ts'

interface CreditFacts {
  birth: Buffer | null
  /** Of who is insured on the first day of the month; null: nobody here. */
  category: 'active' | 'retired' | 'founding-worker' | null
  pensionFen: number | null
  /** Whether the month's credit of a retired person is there already. */
  isCredited: boolean
  /** Own parts by month that were paid and not credited; below nought what was given back since. */
  due: { month: string; fen: number }[] | null
}

/** Months of the past that may still be run, besides the one that is under way. */
const monthsBack = 12

export const monthlyCredit: RunKind<CreditFacts> = {
  periods: (today) => Array.from({ length: monthsBack + 1 }, (_, back) => monthBefore(today.slice(0, 7), back)),
  day: (period) => `${period}-01`,
  needs: [
    'exempt.retired',
    'account.activeCredit',
    'account.retiredRate',
    'account.retiredRateAbove',
    'account.ageUpTo',
  ],
  async basis(context, pool, period) {
    const { averageWageFen: value, document, provisional } = await averageWageOn(context, pool, period)
    return { averageWageFen: { value, document, provisional } }
  },
  facts: {
    columns: `p.birth_cipher as birth, e.category, d.pension_fen as "pensionFen",
           exists (select from account_entry c where c.person_no = s.person_no and c.reason = 'retired-credit'
                      and c.period = $3) as "isCredited", due.months as due`,
    joins: `join person p using (person_no)
      left join lateral (
        select category from enrolment e
         where e.person_no = s.person_no and e.known_to is null and e.insurance = 'employee' and e.pool = $1
           and e.from_day <= $2::date and (e.to_day is null or e.to_day >= $2::date)
         order by e.from_day desc limit 1) e on true
      left join lateral (
        select pension_fen from declared_pension d
         where d.person_no = s.person_no and d.known_to is null and d.from_month <= $3
         order by d.from_month desc, d.pension_no desc limit 1) d on true
      left join lateral (
        select json_agg(json_build_object('month', month, 'fen', fen) order by month) as months from (
          select month, sum(fen)::bigint as fen from (
            select c.month, case c.kind when 'paid' then c.employee_fen else -c.employee_fen end as fen
              from contribution c
             where c.person_no = s.person_no and c.pool = $1 and c.kind in ('paid', 'returned')
               and c.employer is not null
               and c.on_day > coalesce((select max(o.booked_day) from account_entry o
                                         where o.person_no = s.person_no and o.reason = 'opening'), '-infinity')
            union all
            select a.period, -a.amount_fen from account_entry a
             where a.person_no = s.person_no and a.reason = 'contribution') as moved
           group by month having sum(fen) <> 0) as left_over) due on true`,
  },
  decide(law, facts) {
    const months = creditMonths(law, facts)
    if (months === undefined) return { leftOut: 'balance-too-low' }
    const retired = creditRetired(law, facts)
    if ('leftOut' in retired) return retired
    const movements = [...months, ...retired.movements]
    if (movements.length === 0) return undefined
    return { movements, detail: { period: law.period, months: (facts.due ?? []).length } }
  },
}

/** What was paid and not credited yet; a month that was given back is taken out again. Undefined where the account does not hold it. */
function creditMonths(law: RunLaw, { due, currentFen, pastFen }: PersonFacts & CreditFacts) {
  const left = { currentFen, pastFen }
  const movements = []
  // What comes in first, so that what goes out finds it.
  for (const { month, fen } of [...(due ?? [])].sort((one, other) => other.fen - one.fen)) {
    const byFund = fen > 0 ? { 'current-year': fen } : fromAccount(left, -fen)
    if (byFund === undefined) return undefined
    left.currentFen += byFund['current-year'] ?? 0
    left.pastFen += 'past-year' in byFund ? (byFund['past-year'] ?? 0) : 0
    movements.push(creditContribution({ ...sourceOfRun(law, month), period: month }, byFund))
  }
  return movements
}

function creditRetired(law: RunLaw, facts: CreditFacts & PersonFacts): Pick<RunPart, 'movements'> | LeftOut {
  const { category, pensionFen, isCredited } = facts
  if (category === null || category === 'active' || isCredited) return { movements: [] }
  const { birthDay } = openBirth(law.ciphers, facts.personNo, facts.birth)
  if (birthDay === null) return { leftOut: 'birthday-unknown' }
  const { accountCreditFen } = memberMonth(law.law, {
    month: parseMonth(law.period),
    averageWageFen: law.basis.averageWageFen!.value,
    category,
    birthDay: parseDay(birthDay),
    pensionFen: pensionFen ?? 0,
  })
  if (accountCreditFen === 0) return { movements: [] }
  return { movements: [creditFromFund({ ...sourceOfRun(law, 'retired'), period: law.period }, accountCreditFen)] }
}
