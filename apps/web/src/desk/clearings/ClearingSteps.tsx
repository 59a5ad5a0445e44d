/** What can be done with the whole clearing; the server says what, and refuses everything else. */
import type { ClearingAction, ClearingMessage } from '@yidi/contracts'
import { useState } from 'react'
import { stepClearing } from '../../api/clearings.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { useTaken } from './useTaken.ts'

const words = t.clearings

interface Step {
  label: string
  lead?: (of: ClearingMessage) => string
  danger?: boolean
  /** What it says; without it, nothing but itself. */
  form?: (of: ClearingMessage) => object
  asksWords?: boolean
  shows?: (of: ClearingMessage) => boolean
}

const steps = {
  send: { label: words.send, lead: () => words.sendLead },
  drop: { label: words.drop, lead: () => words.dropLead, danger: true },
  confirm: {
    label: words.confirmAll,
    lead: ({ counts }) => words.confirmAllLead(counts.open),
    shows: ({ counts }) => counts.open > 0,
  },
  'hand-in': {
    label: words.handIn,
    lead: ({ counts }) => words.handInLead(counts.disputed),
    shows: ({ counts }) => counts.open === 0,
  },
  approve: {
    label: words.approve,
    lead: ({ due }) => words.approveLead(groupYuan(due ?? '0')),
    form: ({ due }) => ({ due }),
  },
  return: { label: words.sendBack, danger: true, asksWords: true },
  'pay-prepaid': {
    label: words.payPrepaid,
    lead: ({ due, prepaid }) => words.payPrepaidLead(groupYuan(due ?? '0'), groupYuan(prepaid)),
    shows: ({ due, prepaid }) => Number(prepaid) >= Number(due ?? '0'),
  },
} as const satisfies Partial<Record<ClearingAction, Step>>
type StepName = keyof typeof steps
const isStep = (action: ClearingAction): action is StepName => action in steps

export function ClearingSteps({ of }: { of: ClearingMessage }) {
  const shown = of.allowed.filter(isStep).filter((name) => (steps[name] as Step).shows?.(of) !== false)
  return (
    <Actions
      title={words.actions}
      actions={shown.map((name) => ({
        name,
        label: steps[name].label,
        danger: (steps[name] as Step).danger === true,
        form: (close: () => void) => <StepForm of={of} name={name} close={close} />,
      }))}
    />
  )
}

function StepForm({ of, name, close }: { of: ClearingMessage; name: StepName; close: () => void }) {
  const step: Step = steps[name]
  const [said, setSaid] = useState('')
  const command = useCommand(
    (form: object, key: string) => stepClearing(of.clearingId, name, form, key),
    useTaken(close),
  )
  return (
    <ActionForm
      title={step.label}
      {...(step.lead === undefined ? {} : { lead: step.lead(of) })}
      submit={step.label}
      danger={step.danger === true}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(step.asksWords === true ? { words: said } : (step.form?.(of) ?? {}))}
    >
      {step.asksWords === true ? <Field label={words.words} value={said} maxLength={300} onText={setSaid} /> : null}
    </ActionForm>
  )
}
