/** A bill as a picture: what the person pays first and largest, the bar, and the way the bill took, article by article. */
import { Fragment, type ReactNode } from 'react'
import { fundLines } from '@yidi/rules'
import type { ExplanationStep, Reason } from '@yidi/rules'
import { Icon } from '../icon/Icon.tsx'
import { Notice } from '../notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import { AmountLine } from '../amount-line/AmountLine.tsx'
import { MoneyBar, partsOf } from '../money-bar/MoneyBar.tsx'
import { BasisChip } from '../basis/BasisChip.tsx'
import { fromFen, groupYuan } from '../../texts/yuan.ts'
import { sentence } from '../../texts/days.ts'
import style from './bill.module.css'
import look from '../look/look.module.css'
import clsx from 'clsx'
import { Stack } from '../stack/Stack.tsx'
import { Dots } from '../list/List.tsx'

interface BillSummaryProps {
  result: Parameters<typeof fundLines>[0]
  estimate?: boolean
  /** Read at the desk: of somebody else's bill. */
  atDesk?: boolean
  /** How it stands and whose it is, under the amount. */
  children?: ReactNode
}

function ownWords(estimate: boolean, atDesk: boolean): string {
  if (atDesk) return estimate ? t.bill.estimateOwnAtDesk : t.bill.ownAtDesk
  return estimate ? t.bill.estimateOwn : t.bill.own
}

/** What the person pays, the bar and the three parts; under the funds' part each fund with its name, where it is not the pool's alone. */
export function BillSummary({ result, estimate = false, atDesk = false, children }: BillSummaryProps) {
  const { amounts } = result
  const parts = partsOf(amounts)
  const rows = [
    ['fund', t.bill.fund],
    ['account', t.bill.account],
    ['own', t.bill.ownPart],
  ] as const
  return (
    <div className={style.bill}>
      <p className={style.lead}>
        <span className={look.quiet}>{ownWords(estimate, atDesk)}</span>
        <span className={clsx(style.amount, look.money)} data-own>
          {groupYuan(amounts.cash)} <small>{t.yuan}</small>
        </span>
      </p>
      {children}
      <MoneyBar amounts={amounts} />
      <dl className={style.parts}>
        {rows.map(([part, label]) => (
          <Fragment key={part}>
            <div className={style[part]}>
              <dt>{label}</dt>
              <dd className={look.money}>{groupYuan(fromFen(parts[part]))}</dd>
            </div>
            {part === 'fund'
              ? fundLines(result).map(({ title, fen }) => (
                  <div key={title} className={clsx(style.oneFund, look.small)}>
                    <dt className={look.quiet}>{title}</dt>
                    <dd className={look.money}>{groupYuan(fromFen(fen))}</dd>
                  </div>
                ))
              : null}
          </Fragment>
        ))}
        <div className={style.all}>
          <dt className={look.quiet}>{t.bill.total}</dt>
          <dd className={look.money}>{groupYuan(amounts.total)}</dd>
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
    <ol className={style.way}>
      {steps.filter(tells).map((step, index) => (
        <li key={`${step.step}-${index}`}>
          <Stack tight>
            <AmountLine says={step.text} amount={groupYuan(step.amount)} />
            <BasisChip
              basis={step.basis}
              parameters={step.parameters}
              formula={step.formula}
              provisional={step.provisional === true}
              about={{ text: step.text, amount: `${groupYuan(step.amount)} ${t.yuan}` }}
            />
          </Stack>
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
    <Notice tone={tone} live>
      <h3>{title}</h3>
      {reasons.map((reason) => (
        <Stack key={`${reason.code}${reason.text}`} tight>
          <p>{sentence(reason.text)}</p>
          {named(reason).length > 0 ? (
            <Dots>
              {named(reason).map((name) => (
                <li key={name}>{name}</li>
              ))}
            </Dots>
          ) : null}
          {reason.hint ? (
            <p>
              <b>{sentence(reason.hint)}</b>
            </p>
          ) : null}
          {reason.basis ? <BasisChip basis={reason.basis} /> : null}
        </Stack>
      ))}
    </Notice>
  )
}

interface Marked {
  openLayers: readonly string[]
  provisional: readonly string[]
  rulings?: readonly string[]
}

/** The marks under a bill: provisional figures, the agency's rulings, layers whose figures nobody has published. */
export function BillMarks({ result }: { result: Marked }) {
  const { openLayers, provisional, rulings = [] } = result
  if (openLayers.length === 0 && provisional.length === 0 && rulings.length === 0) return null
  return (
    <div className={clsx(style.marks, look.small)}>
      {provisional.length > 0 ? (
        <p>
          <span className={style.mark} aria-hidden="true" />
          {t.bill.provisionalNote}
        </p>
      ) : null}
      {rulings.length > 0 ? (
        <p>
          <Icon name="question" />
          {t.bill.rulings(rulings)}
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
