/** What the counter enters about the money of one account: a death, a transfer, a correction. */
import { correctionFunds } from '@yidi/contracts'
import type { CorrectionForm, CorrectionFund, PersonPayoutsMessage } from '@yidi/contracts'
import { useState } from 'react'
import { enterCorrection, enterDeath, enterTransfer, takeDeathBack } from '../../api/payouts.ts'
import { useCommand, useConfirmedCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import { AccountFields, emptyAccount, sentAccount } from './AccountFields.tsx'

const words = t.payouts

export interface FormProps {
  personNo: string
  of: PersonPayoutsMessage
  close: () => void
  /** Shows the page as it is afterwards. */
  done: () => unknown
}

export function DeathForm({ personNo, close, done }: FormProps) {
  const [day, setDay] = useState(today())
  const [document, setDocument] = useState('')
  const command = useConfirmedCommand(
    (input: Parameters<typeof enterDeath>[1], key) => enterDeath(personNo, input, key),
    done,
    { day, document },
  )
  return (
    <ActionForm
      title={words.death}
      lead={words.deathLead}
      submit={command.asked ? t.doAnyway : words.deathDo}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={command.send}
    >
      <DayField label={words.deathDay} value={day} onText={setDay} max={today()} />
      <Field label={words.deathDocument} value={document} maxLength={200} onText={setDocument} />
    </ActionForm>
  )
}

export function DeathBackForm({ personNo, close, done }: FormProps) {
  const [reason, setReason] = useState('')
  const command = useCommand((input: string, key: string) => takeDeathBack(personNo, input, key), done)
  return (
    <ActionForm
      title={words.deathBack}
      lead={words.deathBackLead}
      submit={words.deathBack}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(reason)}
    >
      <Field label={words.reason} value={reason} maxLength={200} onText={setReason} />
    </ActionForm>
  )
}

export function TransferForm({ personNo, of: { transfers }, close, done }: FormProps) {
  const [transferId, setTransferId] = useState(transfers.at(-1)!.id)
  const [name, setName] = useState('')
  const [account, setAccount] = useState(emptyAccount)
  const [document, setDocument] = useState('')
  const command = useCommand(
    (input: Parameters<typeof enterTransfer>[1], key: string) => enterTransfer(personNo, input, key),
    done,
  )
  return (
    <ActionForm
      title={words.transfer}
      lead={words.transferLead}
      submit={words.save}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ transferId, name, ...sentAccount(account), document })}
    >
      <Choice
        label={words.transferOf}
        value={transferId}
        options={transfers.map(
          ({ id, toName, lastDay }) => [id, words.transferLine(toName, dayText(lastDay))] as const,
        )}
        onChoose={setTransferId}
      />
      <Field label={words.agency} value={name} maxLength={100} onText={setName} />
      <AccountFields account={account} change={(change) => setAccount({ ...account, ...change })} />
      <Field label={words.document} value={document} maxLength={200} onText={setDocument} />
    </ActionForm>
  )
}

const funds = Object.entries(correctionFunds) as [CorrectionFund, string][]
const directions = Object.entries(words.directions) as [CorrectionForm['direction'], string][]

export function CorrectForm({ personNo, close, done }: FormProps) {
  const [form, setForm] = useState<CorrectionForm>({
    ...{ fund: 'current-year', direction: 'minus', amount: '', reason: '', document: '' },
  })
  const change = (changes: Partial<CorrectionForm>) => setForm({ ...form, ...changes })
  const command = useCommand((input: CorrectionForm, key: string) => enterCorrection(personNo, input, key), done)
  return (
    <ActionForm
      title={words.correct}
      lead={words.correctLead}
      submit={words.save}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Choice label={words.fund} value={form.fund} options={funds} onChoose={(fund) => change({ fund })} />
      <Choice
        label={words.direction}
        value={form.direction}
        options={directions}
        onChoose={(direction) => change({ direction })}
      />
      <Field
        label={words.amount}
        unit={t.yuan}
        inputMode="decimal"
        value={form.amount}
        maxLength={20}
        onText={(amount) => change({ amount })}
      />
      <Field label={words.reason} value={form.reason} maxLength={200} onText={(reason) => change({ reason })} />
      <Field label={words.document} value={form.document} maxLength={200} onText={(document) => change({ document })} />
    </ActionForm>
  )
}
