/** A bill as a picture: what the person pays first and largest, the bar, and the way the bill took, article by article. */
import { Fragment } from 'react'
import { fundLines } from '@yidi/rules'
import type { ExplanationStep, Reason } from '@yidi/rules'
import { Icon } from '../parts/Icon.tsx'
import { Note } from '../parts/Note.tsx'
import { t } from '../texts/index.ts'
import { Bar, partsOf } from './Bar.tsx'
import { BasisChip } from './BasisChip.tsx'
import { fromFen, groupYuan } from './yuan.ts'
import { sentence } from '../texts/days.ts'
import './bill.css'

/** What the person pays, the bar and the three parts; under the funds' part each fund with its name, where it is not the pool's alone. */
export function BillSummary({ result, estimate }: { result: Parameters<typeof fundLines>[0]; estimate?: boolean }) {
  const { amounts } = result
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
          <Fragment key={part}>
            <div className={part}>
              <dt>{label}</dt>
              <dd className="money">{groupYuan(fromFen(parts[part]))}</dd>
            </div>
            {part === 'fund'
              ? fundLines(result).map(({ title, fen }) => (
                  <div key={title} className="one-fund small">
                    <dt className="quiet">{title}</dt>
                    <dd className="money">{groupYuan(fromFen(fen))}</dd>
                  </div>
                ))
              : null}
          </Fragment>
        ))}
        <div className="all">
          <dt className="quiet">{t.bill.total}</dt>
          <dd className="money">{groupYuan(amounts.total)}</dd>
        </div>
      </dl>
    </div>
  )
}

/** An account that pays nothing has nothing to tell. */
const tells = (step: ExplanationStep): boolean => !(step.step.startsWith('account') && step.amount === '0.00')

/** The steps of the calculation in their order. */
export function BillWay({ steps }: { steps: readonly ExplanationStep[] }) {
  return (
    <ol className="way">
      {steps.filter(tells).map((step, index) => (
        <li key={`${step.step}-${index}`}>
          <div className="stack tight">
            <p className="amount-line">
              <span className="says">{step.text}</span>
              <span className="money">{groupYuan(step.amount)}</span>
            </p>
            <BasisChip
              basis={step.basis}
              parameters={step.parameters}
              formula={step.formula}
              provisional={step.provisional === true}
              about={{ text: step.text, amount: `${groupYuan(step.amount)} ${t.yuan}` }}
            />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What is open, where it is named in words; names of parameters are for programs, and the text says what they mean. */
function named({ parameters = [] }: Reason): string[] {
  return parameters.filter((name) => /\p{Script=Han}/u.test(name))
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
          <p>{sentence(reason.text)}</p>
          {named(reason).length > 0 ? (
            <ul className="dots">
              {named(reason).map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          ) : null}
          {reason.hint ? (
            <p>
              <b>{sentence(reason.hint)}</b>
            </p>
          ) : null}
          {reason.basis ? <BasisChip basis={reason.basis} /> : null}
        </div>
      ))}
    </Note>
  )
}

/** The marks under a bill: provisional figures, layers whose figures nobody has published. */
export function BillMarks({ result }: { result: { openLayers: readonly string[]; provisional: readonly string[] } }) {
  const { openLayers, provisional } = result
  if (openLayers.length === 0 && provisional.length === 0) return null
  return (
    <div className="marks small">
      {provisional.length > 0 ? (
        <p>
          <span className="mark" aria-hidden="true" />
          {t.bill.provisionalNote}
        </p>
      ) : null}
      {openLayers.length > 0 ? (
        <p>
          <Icon name="question" />
          {t.bill.openLayers(openLayers)}
        </p>
      ) : null}
    </div>
  )
}
