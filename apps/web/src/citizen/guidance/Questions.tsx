/** One question with its answers, and the type that fits: the same in 我要备案 and in 我适用什么. */
import type { ReactNode } from 'react'
import type { FittingType, QuestionStep } from '../../api/filings.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { sentence } from '../../texts/days.ts'

type Question = Extract<QuestionStep, { kind: 'ask' }>['question']
type Answer = Extract<QuestionStep, { kind: 'answer' }>

export function OneQuestion({ question, onAnswer }: { question: Question; onAnswer: (value: string) => void }) {
  return (
    <div className="stack">
      <h2 className="question">{question.text}</h2>
      {question.help ? <p className="quiet">{sentence(question.help)}</p> : null}
      <ul className="card list">
        {question.options.map((option) => (
          <li key={option.value}>
            <button type="button" className="row" onClick={() => onAnswer(option.value)}>
              <span className="grow">{option.text}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Each type that fits, with why and what comes after it; then what does not fit, and why not. */
export function Fitting({ answer, then }: { answer: Answer; then: (fit: FittingType) => ReactNode }) {
  return (
    <>
      {answer.fitting.map((fit) => (
        <section key={fit.type} className="card stack tight">
          <h3>{fit.title}</h3>
          <p>{sentence(fit.why)}</p>
          {fit.basis ? <BasisChip basis={fit.basis} /> : null}
          {then(fit)}
        </section>
      ))}
      {answer.notFitting.map((not) => (
        <div key={not.type} className="card stack tight">
          <p className="quiet">{sentence(not.why)}</p>
          {not.basis ? <BasisChip basis={not.basis} /> : null}
        </div>
      ))}
    </>
  )
}
