/** The types that fit the answers of 我要备案. */
import type { ReactNode } from 'react'
import type { FittingType, QuestionStep } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { sentence } from '../../texts/days.ts'
import look from '../../parts/look/look.module.css'
import { Card } from '../../parts/card/Card.tsx'

type Answer = Extract<QuestionStep, { kind: 'answer' }>

/** Each type that fits, with why and what comes after it; then what does not fit, and why not. */
export function Fitting({ answer, then }: { answer: Answer; then: (fit: FittingType) => ReactNode }) {
  return (
    <>
      {answer.fitting.map((fit) => (
        <Card key={fit.type} as="section" tight>
          <h3>{fit.title}</h3>
          <p>{sentence(fit.why)}</p>
          {fit.basis ? <BasisChip basis={fit.basis} /> : null}
          {then(fit)}
        </Card>
      ))}
      {answer.notFitting.map((not) => (
        <Card key={not.type} tight>
          <p className={look.quiet}>{sentence(not.why)}</p>
          {not.basis ? <BasisChip basis={not.basis} /> : null}
        </Card>
      ))}
    </>
  )
}
