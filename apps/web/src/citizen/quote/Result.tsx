/** What the engine answered: a bill, a refusal with the bill that follows from it, an open figure, or a faulty case. */
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { BillMarks, BillSummary, BillWay, Reasons } from '../../parts/bill/Bill.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import { usePhones } from '../guidance/phones.ts'
import { advancedWords } from './pair.ts'
import { Card } from '../../parts/card/Card.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'

interface ResultProps {
  result: QuoteResult
  /** How one means to settle; undefined where the bill is paid already. */
  route?: QuoteCase['route']
  /** Of a bill that somebody else decides. */
  estimate?: boolean
  poolCode: string
}

export function Result({ result, route, estimate = false, poolCode }: ResultProps) {
  const advanced = route === undefined ? undefined : advancedWords(route, result, t.quote)
  switch (result.outcome) {
    case 'settled':
    case 'refused':
      return (
        <>
          {result.outcome === 'refused' ? (
            <Reasons title={t.bill.refused} tone="refusal" reasons={result.reasons ?? []} />
          ) : null}
          <Card as="section" aria-label={t.bill.own}>
            <BillSummary result={result} estimate={estimate} />
            {advanced === undefined ? null : <p>{advanced}</p>}
            <BillMarks result={result} />
          </Card>
          {result.explanation && result.explanation.length > 0 ? (
            <Card as="section" aria-labelledby="way-title">
              <h2 id="way-title">{t.bill.way}</h2>
              <BillWay steps={result.explanation} />
            </Card>
          ) : null}
        </>
      )
    case 'undetermined':
      return (
        <>
          <Reasons title={t.bill.undetermined} tone="waiting" reasons={result.reasons} />
          <Card as="section" tight>
            <p>{t.bill.undeterminedLead}</p>
            <Phones pool={poolCode} />
          </Card>
        </>
      )
    case 'invalid':
      return (
        <Notice tone="refusal" live>
          <h3>{t.bill.invalid}</h3>
          <ul>
            {result.errors.map((error) => (
              <li key={error.path + error.message}>{error.message}</li>
            ))}
          </ul>
        </Notice>
      )
    default:
      return result satisfies never
  }
}

function Phones({ pool }: { pool: string }) {
  return usePhones(pool).map((phone) => (
    <a key={phone.number} className={buttonLook()} href={`tel:${phone.number}`}>
      {phone.who} {phone.number}
    </a>
  ))
}
