/** What the counter can do about a person's years: enter, quote, retire by the quote, let somebody leave. */
import { useQueryClient } from '@tanstack/react-query'
import { yearPeriodKinds, yearProof } from '@yidi/contracts'
import type { DeskYearsMessage, MaterialMessage, YearPeriodKind } from '@yidi/contracts'
import { useState } from 'react'
import { enterPeriod, proofDoor, quoteRetirement, retirePerson, transferOut } from '../../api/years.ts'
import { Paper } from '../../citizen/apply/Paper.tsx'
import { useCommand, useConfirmedCommand } from '../../frame/useCommand.ts'
import { Check } from '../../parts/field/Check.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'

interface FormProps {
  personNo: string
  years: DeskYearsMessage
  close: () => void
}

const kinds = Object.entries(yearPeriodKinds) as [YearPeriodKind, string][]

export function YearActions({ personNo, years }: Omit<FormProps, 'close'>) {
  const form = (Form: (props: FormProps) => React.ReactNode) => (close: () => void) => (
    <Form personNo={personNo} years={years} close={close} />
  )
  const { retirement, quote, stated, insured } = years
  const mayRetire = stated && insured && (retirement === null || !retirement.complete)
  const retiring = retirement === null ? t.years.retire : t.years.completeYears
  return (
    <Actions
      title={t.people.actions}
      actions={[
        { name: 'enter', label: t.years.enter, form: form(EnterForm) },
        ...(mayRetire ? [{ name: 'measure', label: t.years.measure, form: form(MeasureForm) }] : []),
        ...(mayRetire && quote !== null ? [{ name: 'retire', label: retiring, form: form(RetireForm) }] : []),
        ...(insured ? [{ name: 'leave', label: t.years.leave, danger: true, form: form(LeaveForm) }] : []),
      ]}
    />
  )
}

/** Shows the page as it is afterwards. */
function useClosing({ personNo, close }: FormProps): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: ['person', personNo] })
    close()
  }
}

function EnterForm(props: FormProps) {
  const [kind, setKind] = useState<YearPeriodKind>('elsewhere')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [place, setPlace] = useState('')
  const [document, setDocument] = useState('')
  const [uploads, setUploads] = useState<readonly MaterialMessage[]>([])
  const command = useCommand(
    (input: Parameters<typeof enterPeriod>[1], key: string) => enterPeriod(props.personNo, input, key),
    useClosing(props),
  )
  return (
    <ActionForm
      title={t.years.enter}
      lead={t.years.enterLead}
      submit={t.years.save}
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={() =>
        command.mutate({
          ...{ kind, from, to, document },
          ...(kind === 'elsewhere' ? { place } : {}),
          ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id }) => id) }),
        })
      }
    >
      <Choice label={t.years.kind} value={kind} options={kinds} onChoose={setKind} />
      <Month label={t.years.from} value={from} onText={setFrom} />
      <Month label={t.years.to} value={to} onText={setTo} />
      {kind === 'elsewhere' ? <Place label={t.years.place} value={place} onText={setPlace} /> : null}
      <Field label={t.years.document} value={document} maxLength={200} onText={setDocument} />
      <Paper
        material={{ id: yearProof, title: t.years.proofs, help: t.years.proofsHint }}
        uploads={uploads}
        changeUploads={setUploads}
        door={proofDoor(props.personNo)}
      />
    </ActionForm>
  )
}

interface TypedProps {
  label: string
  value: string
  onText: (text: string) => void
}

const Month = (props: TypedProps) => (
  <Field {...props} hint={t.years.monthHint} maxLength={7} inputMode="numeric" autoComplete="off" />
)
const Place = (props: TypedProps) => (
  <Field {...props} hint={t.years.placeHint} maxLength={6} inputMode="numeric" autoComplete="off" />
)

function MeasureForm(props: FormProps) {
  const [from, setFrom] = useState(props.years.retirement?.from ?? today().slice(0, 7))
  const [wage, setWage] = useState('')
  const command = useCommand(
    (input: Parameters<typeof quoteRetirement>[1], key: string) => quoteRetirement(props.personNo, input, key),
    useClosing(props),
  )
  return (
    <ActionForm
      title={t.years.measure}
      lead={t.years.measureLead}
      submit={t.years.measureDo}
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={() => command.mutate({ from, ...(wage.trim() === '' ? {} : { wage }) })}
    >
      {props.years.retirement === null ? <Month label={t.years.quoteFrom} value={from} onText={setFrom} /> : null}
      <Field
        label={t.years.wage}
        hint={t.years.wageHint}
        unit={t.yuan}
        inputMode="decimal"
        value={wage}
        maxLength={20}
        onText={setWage}
      />
    </ActionForm>
  )
}

function RetireForm(props: FormProps) {
  const { quoteNo, total, missingMonths } = props.years.quote!
  const isMissing = missingMonths > 0
  const [amount, setAmount] = useState(total)
  const [paidOn, setPaidOn] = useState(today())
  const [reference, setReference] = useState('')
  const [without, setWithout] = useState(false)
  const command = useConfirmedCommand(
    (input: Parameters<typeof retirePerson>[1], key) => retirePerson(props.personNo, input, key),
    useClosing(props),
    {
      quoteNo,
      ...(isMissing && !without ? { payment: { amount, paidOn, reference } } : {}),
      ...(without ? { yearsMissing: true } : {}),
    },
  )
  return (
    <ActionForm
      title={t.years.retire}
      lead={t.years.retireLead}
      submit={command.asked ? t.doAnyway : t.years.retireDo}
      danger={without}
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={command.send}
    >
      {isMissing && !without ? (
        <>
          <Field label={t.years.amount} unit={t.yuan} value={amount} maxLength={20} onText={setAmount} />
          <DayField label={t.years.paidOn} value={paidOn} onText={setPaidOn} />
          <Field label={t.years.reference} value={reference} maxLength={60} onText={setReference} />
        </>
      ) : null}
      {isMissing ? <Check label={t.years.without} checked={without} onChange={setWithout} /> : null}
    </ActionForm>
  )
}

function LeaveForm(props: FormProps) {
  const [to, setTo] = useState('')
  const [lastDay, setLastDay] = useState(today())
  const command = useConfirmedCommand(
    (input: Parameters<typeof transferOut>[1], key) => transferOut(props.personNo, input, key),
    useClosing(props),
    { to, lastDay },
  )
  return (
    <ActionForm
      title={t.years.leave}
      lead={t.years.leaveLead}
      submit={command.asked ? t.doAnyway : t.years.leaveDo}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={command.send}
    >
      <Place label={t.years.leaveTo} value={to} onText={setTo} />
      <DayField label={t.years.lastDay} value={lastDay} onText={setLastDay} />
    </ActionForm>
  )
}
