/** 大病保险费 (P21): once a year of everybody insured, part from the pool's fund, part from the account; what the account lacks stays owed. */
import { criticalPremium as premiumOf } from '@yidi/rules'
import { payPremium } from '../../money/ledger/index.ts'
import { fromAccount } from './from-account.ts'
import type { RunKind } from './run-kind.ts'
import { sourceOfRun } from './sources.ts'

export const criticalPremium: RunKind<{ isInsured: boolean; hasPaid: boolean }> = {
  periods: (today) => [today.slice(0, 4), String(Number(today.slice(0, 4)) - 1)],
  /** Who is insured on the day on which the run is started, or at the end of a year that is over. */
  day: (period, startedDay) => (startedDay.startsWith(period) ? startedDay : `${period}-12-31`),
  needs: ['premium.amount', 'premium.fromPool', 'premium.owed'],
  basis: () => Promise.resolve({}),
  facts: {
    columns: `exists (select from enrolment e
                where e.person_no = s.person_no and e.known_to is null and e.insurance = 'employee' and e.pool = $1
                  and e.from_day <= $2::date and (e.to_day is null or e.to_day >= $2::date)) as "isInsured",
           exists (select from critical_premium c where c.person_no = s.person_no and c.year = $3::int) as "hasPaid"`,
    joins: '',
  },
  decide(law, { isInsured, hasPaid, currentFen, pastFen }) {
    if (!isInsured || hasPaid) return undefined
    const { premiumFen, fromPoolFen, fromAccountFen, owedFen } = premiumOf(law.law, currentFen + pastFen)
    const byFund = fromAccount({ currentFen, pastFen }, fromAccountFen)!
    const source = { ...sourceOfRun(law, 'premium'), period: law.period }
    return {
      movements: [payPremium(source, fromPoolFen, byFund)],
      premium: {
        year: Number(law.period),
        pool: law.pool,
        premium_fen: premiumFen,
        from_pool_fen: fromPoolFen,
        from_current_fen: 0 - byFund['current-year'],
        from_past_fen: 0 - byFund['past-year'],
        owed_fen: owedFen,
        source_id: source.sourceId,
      },
      owedFen,
      // That it stays owed is provisional, and named as such.
      detail: { year: law.period, owedFen, provisional: law.law.provisional },
    }
  },
}
