/** One notice of everything to be put right: what the rules found, ticked, and what the clerk adds in own words. */
import type { FilingProblemMessage } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import type { DecisionBody, DeskCase } from '../../api/desk.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

interface Props {
  found: DeskCase
  busy: boolean
  onSend: (body: DecisionBody) => void
  onBack: () => void
}

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

export function CorrectionsForm({ found: { check, history }, busy, onSend, onBack }: Props) {
  const offered = check.problems.filter((problem) => problem.weight !== 'notice')
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [own, setOwn] = useState<readonly string[]>([''])
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState(false)
  const second = history.some((step) => step.action === 'ask-corrections')
  const unexplained = second && again.trim() === ''
  const words = own.map((text) => text.trim()).filter((text) => text !== '')
  const count = ticked.size + words.length
  const tick = (index: number, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(index)
    else next.delete(index)
    setTicked(next)
  }
  const send = () => {
    setFault(count === 0 || unexplained)
    if (count === 0 || unexplained) return
    const chosen = offered.filter((_, index) => ticked.has(index))
    const problems = [...chosen.map(asAsked), ...words.map(asAdded)]
    const reason = t.desk.corrections.notice(problems.map((problem) => problem.text))
    onSend({ problems, reason, ...(second ? { again: again.trim() } : {}) })
  }
  return (
    <>
      <p>{t.desk.corrections.lead}</p>
      {offered.map((problem, index) => (
        <Check
          key={problem.code + problem.path}
          label={sentence(problem.text)}
          {...(problem.weight === 'blocks' ? { more: problem.remedy } : {})}
          checked={ticked.has(index)}
          onChange={(on) => tick(index, on)}
        />
      ))}
      {own.map((text, index) => (
        <Field
          key={index}
          label={t.desk.corrections.own(index + 1)}
          hint={index === 0 ? t.desk.corrections.ownHint : undefined}
          maxLength={200}
          value={text}
          fault={fault && count === 0 && index === 0 ? t.desk.corrections.fault : undefined}
          onText={(next) => setOwn(own.map((old, at) => (at === index ? next : old)))}
        />
      ))}
      {own.length < 8 && own.at(-1)!.trim() !== '' ? (
        <Button onClick={() => setOwn([...own, ''])}>{t.desk.corrections.more}</Button>
      ) : null}
      {second ? (
        <Field
          label={t.desk.corrections.again}
          hint={t.desk.corrections.againHint}
          maxLength={200}
          value={again}
          fault={fault && unexplained ? t.desk.corrections.againFault : undefined}
          onText={setAgain}
        />
      ) : null}
      <Button type="primary" block loading={busy} onClick={send}>
        {t.desk.corrections.send(count)}
      </Button>
      <Button block disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
