/**
 * 年度结转 (P19): what is left of current-year funds at the end of a year becomes past-year funds, and the year's interest is added. Made
 * after the year is over, it looks at what both funds held on its last day: what came in since stays current-year funds, what was spent
 * since was spent of what was left. What was taken back of either since, a settlement that was undone or a month that was given back,
 * is as if it had not been.
 */
import { yearEnd as yearEndOf } from '@yidi/rules'
import { figureOn } from '../../agency/figures/index.ts'
import { addInterest, rollOver } from '../../money/ledger/index.ts'
import type { RunKind } from './run-kind.ts'
import { sourceOfRun } from './sources.ts'

interface YearEndFacts {
  /**
   * What came into current-year funds since the last day of the year, what went out of them, what past-year funds changed by; fen.
   * Paying for care and each other reason count as what they come to, so that care that was undone did not come in.
   */
  currentIn: number
  currentOut: number
  pastChange: number
}

export const yearEnd: RunKind<YearEndFacts> = {
  periods: (today) => [String(Number(today.slice(0, 4)) - 1)],
  day: (period) => `${period}-12-31`,
  needs: ['yearEnd.leftOver'],
  async basis({ database }, pool, period) {
    const figure = await figureOn(database, pool, 'account-interest', `${period}-12-31`)
    if (figure === undefined) return { waitsFor: 'account-interest' }
    return { interestPpm: { value: figure.value, document: figure.document } }
  },
  facts: {
    columns: `since.current_in as "currentIn", since.current_out as "currentOut", since.past_change as "pastChange"`,
    joins: `cross join lateral (
        select coalesce(sum(greatest(current_fen, 0)), 0)::bigint as current_in,
               coalesce(sum(greatest(-current_fen, 0)), 0)::bigint as current_out,
               coalesce(sum(past_fen), 0)::bigint as past_change
          from (select sum(a.amount_fen) filter (where a.fund = 'current-year') as current_fen,
                       sum(a.amount_fen) filter (where a.fund = 'past-year') as past_fen
                  from account_entry a where a.person_no = s.person_no and a.booked_day > $2::date
                 group by case when a.reason in ('settlement', 'cancellation') then 'care' else a.reason end) by_reason
        ) since`,
  },
  decide(law, { currentFen, pastFen, currentIn, currentOut, pastChange }) {
    const heldCurrentFen = currentFen - currentIn + currentOut
    const heldPastFen = pastFen - pastChange
    const { interestFen } = yearEndOf(law.law, {
      currentYearFen: heldCurrentFen,
      pastYearFen: heldPastFen,
      interestPpm: law.basis.interestPpm!.value,
    })
    const leftFen = Math.max(0, currentFen - currentIn)
    const { period } = law
    const movements = [
      ...(leftFen > 0 ? [rollOver({ ...sourceOfRun(law, 'roll-over'), period }, leftFen)] : []),
      ...(interestFen > 0 ? [addInterest({ ...sourceOfRun(law, 'interest'), period }, interestFen)] : []),
    ]
    if (movements.length === 0) return undefined
    return { movements, detail: { year: period, leftFen, interestFen } }
  },
}
