/** A bill as a picture: what the person pays first and largest, the bar, and the way the bill took, article by article. */
import type { Amounts, ExplanationStep, QuoteResult, Reason } from '@yidi/rules'
import { Note } from '../parts/Note.tsx'
import { t } from '../texts/index.ts'
import { Bar, partsOf } from './Bar.tsx'
import { BasisChip } from './BasisChip.tsx'
import { fromFen, groupYuan } from './yuan.ts'
import './bill.css'

/** What the person pays, the bar and the three parts. */
export function BillSummary({ amounts, estimate }: { amounts: Amounts; estimate?: boolean }) {
  const parts = partsOf(amounts)
  const rows = [
    ['fund', t.bill.fund],
    ['account', t.bill.account],
    ['own', t.bill.ownPart],
  ] as const
  return (
    <div className="bill">
      <p className="bill-own">
        <span className="quiet">{estimate ? t.bill.estimateOwn : t.bill.own}</span>
        <span className="amount money">
          {groupYuan(amounts.cash)} <small>{t.yuan}</small>
        </span>
      </p>
      <Bar amounts={amounts} />
      <dl className="bill-parts">
        {rows.map(([part, label]) => (
          <div key={part} className={part}>
            <span className={`dot part-${part}`} aria-hidden="true" />
            <dt>{label}</dt>
            <dd className="money">{groupYuan(fromFen(parts[part]))}</dd>
          </div>
        ))}
        <div className="all">
          <span />
          <dt className="quiet">{t.bill.total}</dt>
          <dd className="money">{groupYuan(amounts.total)}</dd>
        </div>
      </dl>
    </div>
  )
}

/** The steps of the calculation in their order. */
export function BillWay({ steps }: { steps: readonly ExplanationStep[] }) {
  return (
    <ol className="way">
      {steps.map((step, index) => (
        <li key={`${step.step}-${index}`}>
          <div className="way-line">
            <span>{step.text}</span>
            <span className="money">{groupYuan(step.amount)}</span>
            <BasisChip basis={step.basis} parameters={step.parameters} formula={step.formula} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Why the funds do not pay, or why nobody can say; each reason with its article and the way out. */
export function Reasons({
  title,
  tone,
  reasons,
}: {
  title: string
  tone: 'refusal' | 'waiting'
  reasons: readonly Reason[]
}) {
  return (
    <Note tone={tone} live>
      <h3>{title}</h3>
      {reasons.map((reason) => (
        <div key={`${reason.code}${reason.text}`} className="stack tight">
          <p>{reason.text}</p>
          {reason.hint ? (
            <p>
              <b>{reason.hint}</b>
            </p>
          ) : null}
          {reason.basis ? <BasisChip basis={reason.basis} /> : null}
        </div>
      ))}
    </Note>
  )
}

/** The marks under a bill: provisional figures, layers whose figures nobody has published. */
export function BillMarks({ result }: { result: Extract<QuoteResult, { amounts: Amounts }> }) {
  return (
    <>
      {result.openLayers.length > 0 ? <Note tone="waiting">{t.bill.openLayers(result.openLayers)}</Note> : null}
      {result.provisional.length > 0 ? <Note tone="waiting">{t.bill.provisionalNote}</Note> : null}
    </>
  )
}
