/** One question with its answers, and the type that fits: the same in 我要备案 and in 我适用什么. */
import type { ReactNode } from 'react'
import type { FittingType, QuestionStep } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { sentence } from '../../texts/days.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { List, rowLook } from '../../parts/list/List.tsx'
import { Card } from '../../parts/card/Card.tsx'

type Question = Extract<QuestionStep, { kind: 'ask' }>['question']
type Answer = Extract<QuestionStep, { kind: 'answer' }>

export function OneQuestion({ question, onAnswer }: { question: Question; onAnswer: (value: string) => void }) {
  return (
    <Stack>
      <h2 className={look.large}>{question.text}</h2>
      {question.help ? <p className={look.quiet}>{sentence(question.help)}</p> : null}
      <List>
        {question.options.map((option) => (
          <li key={option.value}>
            <button type="button" className={rowLook} onClick={() => onAnswer(option.value)}>
              <span className={look.grow}>{option.text}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </List>
    </Stack>
  )
}

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
