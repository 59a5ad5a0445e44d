/** What has happened in a case, step by step. */
import type { ReactNode } from 'react'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import style from './case.module.css'

interface Step {
  title: string
  /** When, who, by which channel. */
  about: string
  note?: string | undefined
  more?: ReactNode
}

export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <Card as="section" aria-label={t.desk.history} tight>
      <h2>{t.desk.history}</h2>
      <ol className={style.steps}>
        {steps.map((step, index) => (
          <li key={index}>
            <b>{step.title}</b>
            <span className={look.aside}> {step.about}</span>
            {step.note ? <p>{step.note}</p> : null}
            {step.more}
          </li>
        ))}
      </ol>
    </Card>
  )
}
