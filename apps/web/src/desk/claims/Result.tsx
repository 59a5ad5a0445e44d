/** What a claim comes to: who pays what and the way there with its articles, why nothing is paid, or what nobody can say. */
import type { ClaimCase } from '../../api/claims-desk.ts'
import { BillMarks, BillSummary, BillWay, Reasons } from '../../parts/bill/Bill.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import style from './claims.module.css'

type Outcome = ClaimCase['outcome']

/** `estimate`: said before it is decided. */
export function Result({ outcome: { result, refusal }, estimate = false }: { outcome: Outcome; estimate?: boolean }) {
  return (
    <>
      {refusal === undefined ? null : <Reasons title={t.claimsDesk.refusal} tone="refusal" reasons={[refusal]} />}
      {result === undefined ? null : <Reckoned result={result} estimate={estimate} />}
    </>
  )
}

function Reckoned({ result, estimate }: { result: NonNullable<Outcome['result']>; estimate: boolean }) {
  switch (result.outcome) {
    case 'settled':
    case 'refused':
      return (
        <>
          {result.outcome === 'refused' ? (
            <Reasons title={t.bill.refused} tone="refusal" reasons={result.reasons ?? []} />
          ) : null}
          <BillSummary result={result} estimate={estimate} atDesk />
          <BillMarks result={result} />
          <details className={style.way}>
            <summary>{t.bill.way}</summary>
            <BillWay steps={result.explanation ?? []} />
          </details>
        </>
      )
    case 'undetermined':
      return <Reasons title={t.bill.undetermined} tone="waiting" reasons={result.reasons} />
    case 'invalid':
      return (
        <Notice tone="refusal" live>
          {result.errors.map(({ path, message }) => (
            <p key={path + message}>{message}</p>
          ))}
        </Notice>
      )
    default:
      return result satisfies never
  }
}
