/** A payment entered by its bank reference, and one that came back. */
import { useQueryClient } from '@tanstack/react-query'
import type { EmployerPaymentForm } from '@yidi/contracts'
import { useState } from 'react'
import { contributionsKey, enterPayment, returnPayment } from '../../api/employer-contributions.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.employerContributions

/** After a command everything of this room is read anew. */
function useTaken(close: () => void): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    close()
    await queries.invalidateQueries({ queryKey: contributionsKey })
  }
}

const texts = [
  ['reference', words.reference],
  ['employer', words.employerCode],
  ['declarationId', words.declaration],
  ['month', words.period],
  ['amount', words.amount],
  ['lateFee', words.lateFee],
] as const

export function EnterPayment({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState<EmployerPaymentForm>({
    reference: '',
    employer: '',
    declarationId: '',
    month: today().slice(0, 7),
    amount: '',
    lateFee: '0.00',
    paidOn: today(),
  })
  const change = (part: Partial<EmployerPaymentForm>) => setForm((before) => ({ ...before, ...part }))
  const command = useCommand(enterPayment, useTaken(onClose))
  return (
    <ActionForm
      title={words.enter}
      lead={words.enterLead}
      submit={words.record}
      error={command.error}
      busy={command.isPending}
      onClose={onClose}
      onSubmit={() => command.mutate(form)}
    >
      {texts.map(([field, label]) => (
        <Field
          key={field}
          label={label}
          value={form[field]}
          maxLength={60}
          autoComplete="off"
          onText={(text) => change({ [field]: text })}
        />
      ))}
      <DayField label={words.paid} value={form.paidOn} onText={(paidOn) => change({ paidOn })} />
    </ActionForm>
  )
}

export function ReturnPayment({ reference, onClose }: { reference: string; onClose: () => void }) {
  const [day, setDay] = useState(today())
  const command = useCommand(
    (form: { day: string }, key: string) => returnPayment(reference, form, key),
    useTaken(onClose),
  )
  return (
    <ActionForm
      title={words.giveBackOf(reference)}
      lead={words.giveBackLead}
      submit={words.giveBack}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={onClose}
      onSubmit={() => command.mutate({ day })}
    >
      <DayField label={words.day} value={day} onText={setDay} />
    </ActionForm>
  )
}
