/** What a claim comes to: as it is reviewed now, or as it was decided. */
import clsx from 'clsx'
import type { ClaimCase } from '../../api/claims-desk.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { MoneyBar } from '../../parts/money-bar/MoneyBar.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { FactRows } from '../case/Facts.tsx'
import { Result } from './Result.tsx'
import type { Review } from './useReview.ts'
import style from './claims.module.css'

const words = t.claimsDesk

export function Outcome({ found, review }: { found: ClaimCase; review: Review }) {
  const { result } = found.claim
  // Reckoned anew, a claim that is settled would meet its own settlement.
  return result === undefined ? <Reviewed found={found} review={review} /> : <Decided result={result} />
}

/** The result that was booked. */
function Decided({ result }: { result: NonNullable<ClaimCase['claim']['result']> }) {
  const yuan = (amount: string) => `${groupYuan(amount)} ${t.yuan}`
  return (
    <Card as="section" aria-label={words.result} tight>
      <h2>{words.result}</h2>
      <FactRows
        rows={[
          [words.fund, yuan(result.fund)],
          [words.personal, yuan(result.account)],
          [words.cash, yuan(result.cash)],
          [words.cuts, words.cutsCount(result.cuts)],
          [words.decidedOn, dayText(result.decidedOn)],
          [words.settlement, result.settlement],
        ]}
      />
    </Card>
  )
}

function Reviewed({ found, review }: { found: ClaimCase; review: Review }) {
  const { outcome, busy, error, again } = review
  const { rulings = [] } = outcome
  const titles = rulings.map((name) => found.rulings.find((one) => one.name === name)?.title ?? name)
  return (
    <Card as="section" aria-label={words.outcome} aria-busy={busy}>
      <h2>{words.outcome}</h2>
      {error ? <Fault error={error} again={again} /> : null}
      {titles.length === 0 ? null : <Notice tone="waiting">{words.byRulings(titles)}</Notice>}
      <Result outcome={outcome} />
    </Card>
  )
}

/** The amounts in one line that stays in sight while the lines are worked through. */
export function OutcomeBar({ review: { outcome, busy } }: { review: Review }) {
  const { result } = outcome
  return (
    <div className={style.bar} role="status" aria-label={words.bar} aria-busy={busy}>
      {result?.outcome === 'settled' || result?.outcome === 'refused' ? (
        <>
          <span className={look.money}>
            {words.fund} <b data-fund>{groupYuan(result.amounts.fundTotal)}</b>
          </span>
          <span className={look.money}>
            {words.cash} <b data-cash>{groupYuan(result.amounts.cash)}</b>
          </span>
          <div className={style.barPicture}>
            <MoneyBar amounts={result.amounts} slim />
          </div>
        </>
      ) : (
        <span>{words.undetermined}</span>
      )}
      <span className={clsx(look.aside, look.whole)}>{busy ? words.reckoning : ''}</span>
    </div>
  )
}
