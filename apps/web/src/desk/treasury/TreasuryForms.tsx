/** The forms of 基金收支: entering, confirming with the bank's slip, and steps with a word. */
import { useQueryClient } from '@tanstack/react-query'
import { bankAccounts, treasuryActions, treasuryKinds } from '@yidi/contracts'
import type {
  BankAccountName,
  TreasuryAction,
  TreasuryConfirmForm,
  TreasuryForm,
  TreasuryKind,
  TreasuryRecordMessage,
} from '@yidi/contracts'
import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { useState } from 'react'
import { drawTreasury, stepTreasury } from '../../api/treasury.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.treasury
const kinds = Object.entries(treasuryKinds) as [TreasuryKind, string][]
const banks = Object.entries(bankAccounts) as [BankAccountName, string][]
const allFunds = (Object.entries(FUNDS) as [Fund, { title: string }][]).map(
  ([fund, { title }]) => [fund, title] as const,
)

/** After a command everything of the bank accounts is read anew. */
function useTaken(close: () => void): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    close()
    await queries.invalidateQueries({ queryKey: ['desk', 'treasury'] })
    await queries.invalidateQueries({ queryKey: ['desk', 'funds'] })
  }
}

export function EnterForm({ close }: { close: () => void }) {
  const [form, setForm] = useState<TreasuryForm>({ kind: 'up', amount: '', document: '' })
  const change = (part: Partial<TreasuryForm>) => setForm((before) => ({ ...before, ...part }))
  const command = useCommand(drawTreasury, useTaken(close))
  const isOfFund = form.kind === 'interest' || form.kind === 'opening'
  const { fund = 'pool', bank = 'treasury', ...rest } = form
  return (
    <ActionForm
      title={words.enter}
      lead={words.enterLead}
      submit={words.enter}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(isOfFund ? { ...rest, fund, bank } : rest)}
    >
      <Choice label={words.kind} value={form.kind} options={kinds} onChoose={(kind) => change({ kind })} />
      {isOfFund ? (
        <>
          <Choice label={words.fund} value={fund} options={allFunds} onChoose={(of) => change({ fund: of })} />
          <Choice label={words.bank} value={bank} options={banks} onChoose={(of) => change({ bank: of })} />
        </>
      ) : null}
      <Field
        label={words.amount}
        unit={t.yuan}
        inputMode="decimal"
        value={form.amount}
        maxLength={20}
        onText={(amount) => change({ amount })}
      />
      <Field
        label={words.document}
        hint={words.documentHint}
        value={form.document}
        maxLength={120}
        onText={(document) => change({ document })}
      />
    </ActionForm>
  )
}

interface StepProps {
  record: TreasuryRecordMessage
  action: TreasuryAction
  close: () => void
}

export function StepForm(props: StepProps) {
  const { action } = props
  return action === 'confirm' || action === 'confirm-back' ? <Confirm {...props} /> : <Said {...props} />
}

const titleOf = ({ record, action }: StepProps) => `${treasuryActions[action]}：${record.title}`

function Confirm(props: StepProps) {
  const { record, action, close } = props
  const [form, setForm] = useState<TreasuryConfirmForm>({ reference: '', day: today() })
  const command = useCommand(
    (given: TreasuryConfirmForm, key: string) => stepTreasury(record.recordId, action, given, key),
    useTaken(close),
  )
  return (
    <ActionForm
      title={titleOf(props)}
      lead={words.confirmLead}
      submit={treasuryActions[action]}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Field
        label={words.reference}
        value={form.reference}
        maxLength={60}
        autoComplete="off"
        onText={(reference) => setForm({ ...form, reference })}
      />
      <DayField
        label={words.day}
        hint={words.dayHint}
        value={form.day}
        max={today()}
        onText={(day) => setForm({ ...form, day })}
      />
    </ActionForm>
  )
}

function Said(props: StepProps) {
  const { record, action, close } = props
  const [said, setSaid] = useState('')
  const command = useCommand(
    (form: { words: string }, key: string) => stepTreasury(record.recordId, action, form, key),
    useTaken(close),
  )
  return (
    <ActionForm
      title={titleOf(props)}
      submit={treasuryActions[action]}
      danger={action !== 'keep'}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ words: said })}
    >
      <Field label={words.words} value={said} maxLength={200} onText={setSaid} />
    </ActionForm>
  )
}
