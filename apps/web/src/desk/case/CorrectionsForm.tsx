/** One notice of everything to be put right: what the rules found, ticked, and what the clerk adds in own words. */
import type { FilingProblemMessage } from '@yidi/contracts'
import { useState } from 'react'
import { Button } from '../../parts/button/Button.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { FormProps } from './form-props.ts'
import { Letter } from './Letter.tsx'

const asAdded = (text: string): FilingProblemMessage => ({
  code: 'by-staff',
  path: '',
  text,
  remedy: t.desk.corrections.remedy,
  weight: 'blocks',
})

/** What was only to be looked at has no advice of its own for whoever must put it right. */
const asAsked = (problem: FilingProblemMessage): FilingProblemMessage => ({
  ...problem,
  weight: 'blocks',
  remedy: problem.weight === 'blocks' ? problem.remedy : t.desk.corrections.remedy,
})

const nameOf = ({ code, path }: FilingProblemMessage): string => `${code} ${path}`

/** What the notice asks for as it is written now; undefined while it asks for nothing. */
function bodyOf({ found, drafting: { draft } }: FormProps, second: boolean) {
  const chosen = found.check.problems.filter((problem) => draft.ticked.includes(nameOf(problem)))
  const words = draft.own.map((text) => text.trim()).filter((text) => text !== '')
  const problems = [...chosen.map(asAsked), ...words.map(asAdded)]
  const again = draft.again.trim()
  const reason = t.desk.corrections.notice(problems.map((problem) => problem.text))
  const whole = problems.length > 0 && !(second && again === '')
  return { count: problems.length, body: whole ? { problems, reason, ...(second ? { again } : {}) } : undefined }
}

export function CorrectionsForm(props: FormProps) {
  const { found, drafting, busy, onSend, onBack } = props
  const { draft, write } = drafting
  const [fault, setFault] = useState(false)
  const second = found.history.some((step) => step.action === 'ask-corrections')
  const { count, body } = bodyOf(props, second)
  const send = () => {
    setFault(body === undefined)
    if (body !== undefined) onSend(body)
  }
  return (
    <>
      <p>{t.desk.corrections.lead}</p>
      <Offered {...props} />
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
      <Letter filingId={found.filing.id} decision="ask-corrections" body={body} />
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
function Offered({ found, drafting: { draft, write } }: FormProps) {
  return found.check.problems
    .filter((problem) => problem.weight !== 'notice')
    .map((problem) => {
      const name = nameOf(problem)
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
