/** One notice of everything to be put right: what the rules found, ticked, and what the clerk adds in own words. */
import type { FilingProblemMessage } from '@yidi/contracts'
import { useState, type ReactNode } from 'react'
import { Button } from '../../parts/button/Button.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { noticeOf, pointName, type CorrectionsBody, type CorrectionsDraft } from './corrections.ts'
import type { Drafting } from './draft.ts'

interface CorrectionsProps {
  /** What the rules found. */
  problems: readonly FilingProblemMessage[]
  /** Whether it was asked for before. */
  second: boolean
  drafting: Drafting<CorrectionsDraft>
  busy: boolean
  onSend: (body: CorrectionsBody) => void
  onBack: () => void
  /** The letter as it would be sent; `undefined` while the notice is not whole. */
  letter?: (body: CorrectionsBody | undefined) => ReactNode
}

export function Corrections({ problems, second, drafting, busy, onSend, onBack, letter }: CorrectionsProps) {
  const { draft, write } = drafting
  const [fault, setFault] = useState(false)
  const { count, body } = noticeOf(draft, problems, second)
  const send = () => {
    setFault(body === undefined)
    if (body !== undefined) onSend(body)
  }
  return (
    <>
      <p>{t.desk.corrections.lead}</p>
      <Offered problems={problems} {...drafting} />
      {draft.own.map((text, index) => (
        <Field
          key={index}
          label={t.desk.corrections.own(index + 1)}
          hint={index === 0 ? t.desk.corrections.ownHint : undefined}
          maxLength={200}
          value={text}
          fault={fault && count === 0 && index === 0 ? t.desk.corrections.fault : undefined}
          onText={(next) => write({ own: draft.own.map((old, at) => (at === index ? next : old)) })}
        />
      ))}
      {draft.own.length < 8 && draft.own.at(-1)?.trim() !== '' ? (
        <Button onClick={() => write({ own: [...draft.own, ''] })}>{t.desk.corrections.more}</Button>
      ) : null}
      {second ? (
        <Field
          label={t.desk.corrections.again}
          hint={t.desk.corrections.againHint}
          maxLength={200}
          value={draft.again}
          fault={fault && draft.again.trim() === '' ? t.desk.corrections.againFault : undefined}
          onText={(again) => write({ again })}
        />
      ) : null}
      {letter?.(body)}
      <Button kind="primary" disabled={busy} onClick={send}>
        {t.desk.corrections.send(count)}
      </Button>
      <Button disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}

/** What the rules found, to be ticked. */
function Offered({ problems, draft, write }: Pick<CorrectionsProps, 'problems'> & Drafting<CorrectionsDraft>) {
  return problems
    .filter((problem) => problem.weight !== 'notice')
    .map((problem) => {
      const name = pointName(problem)
      const others = draft.ticked.filter((one) => one !== name)
      return (
        <Check
          key={name}
          label={sentence(problem.text)}
          {...(problem.weight === 'blocks' ? { more: problem.remedy } : {})}
          checked={draft.ticked.includes(name)}
          onChange={(on) => write({ ticked: on ? [...others, name] : others })}
        />
      )
    })
}
