/** What is done with one payment: taken out before the batch is confirmed, marked with what the bank said after it. */
import { useQueryClient } from '@tanstack/react-query'
import { paymentReturnNames, paymentReturns } from '@yidi/contracts'
import type { PaymentBatchMessage, PaymentItemMessage, PaymentReturn } from '@yidi/contracts'
import { useState } from 'react'
import { batchQuery, markPaid, markReturned, paymentsQuery, removeItem } from '../../api/payments.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'

export type ItemAction = 'paid' | 'returned' | 'remove'

const words = t.payments
const reasons = paymentReturnNames.map((name): [PaymentReturn, string] => [name, paymentReturns[name]])

/** Takes in what a command made of a batch. */
export function useBatchTaken(close: () => void): (batch: PaymentBatchMessage) => Promise<void> {
  const queries = useQueryClient()
  return async (batch) => {
    queries.setQueryData(batchQuery(batch.batchId).queryKey, batch)
    close()
    await queries.invalidateQueries({ queryKey: paymentsQuery.queryKey, exact: true })
  }
}

interface ItemFormProps {
  batchId: string
  item: PaymentItemMessage
  action: ItemAction
  close: () => void
}

export function ItemForm({ action, ...props }: ItemFormProps) {
  if (action === 'remove') return <Removal {...props} />
  if (action === 'paid') return <Paid {...props} />
  return <Returned {...props} />
}

type FormProps = Omit<ItemFormProps, 'action'>

function Removal({ batchId, item: { no }, close }: FormProps) {
  const command = useCommand((_: object, key: string) => removeItem(batchId, no, key), useBatchTaken(close))
  return (
    <ActionForm
      title={words.removeOf(no)}
      lead={words.removeLead}
      submit={words.remove}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({})}
    >
      {null}
    </ActionForm>
  )
}

function Paid({ batchId, item: { no }, close }: FormProps) {
  const [day, setDay] = useState(today())
  const command = useCommand(
    (form: { day: string }, key: string) => markPaid(batchId, no, form, key),
    useBatchTaken(close),
  )
  return (
    <ActionForm
      title={words.markPaidOf(no)}
      submit={words.markPaid}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ day })}
    >
      <BankDay day={day} onDay={setDay} />
    </ActionForm>
  )
}

function Returned({ batchId, item: { no }, close }: FormProps) {
  const [day, setDay] = useState(today())
  const [reason, setReason] = useState<PaymentReturn>('wrong-account')
  const [said, setSaid] = useState('')
  const command = useCommand(
    (form: { day: string; reason: PaymentReturn; words: string }, key: string) => markReturned(batchId, no, form, key),
    useBatchTaken(close),
  )
  return (
    <ActionForm
      title={words.markReturnedOf(no)}
      lead={words.returnedLead}
      submit={words.markReturned}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ day, reason, words: said })}
    >
      <BankDay day={day} onDay={setDay} />
      <Choice label={words.reason} value={reason} options={reasons} onChoose={setReason} />
      <Field label={words.words} hint={words.wordsHint} value={said} maxLength={200} onText={setSaid} />
    </ActionForm>
  )
}

/** The day on the bank's slip. */
export function BankDay({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  return <DayField label={words.day} hint={words.dayHint} value={day} max={today()} onText={onDay} />
}
