/** What the counter can do for a person: each its own small form, one open at a time. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { EnrolmentEndReason, PersonPage } from '@yidi/contracts'
import { useState } from 'react'
import type { Confirmation } from '../../api/client.ts'
import {
  changeEnrolment,
  correctPerson,
  endEnrolment,
  endSpecialCategory,
  enterSpecialCategory,
  setBenefits,
} from '../../api/people.ts'
import { poolsQuery } from '../../api/policy.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { DayField } from '../choose/DayField.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { faultAt, useCommand, useConfirmedCommand } from '../../frame/useCommand.ts'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { ActivationForm } from './ActivationForm.tsx'
import { PensionForm } from './PensionForm.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import { assistanceOf, categoriesOf, endReasons, grades, specials, tiers } from './choices.ts'

interface FormProps {
  person: PersonPage
  close: () => void
}

export function PersonActions({ person }: { person: PersonPage }) {
  const held = person.enrolments.findLast((row) => row.knownTo === null && row.to === null)
  const open = held !== undefined
  const retired = open && held.category !== 'active' && held.category !== 'resident'
  const form = (Form: (props: FormProps) => React.ReactNode) => (close: () => void) => (
    <Form person={person} close={close} />
  )
  return (
    <Actions
      title={t.people.actions}
      actions={[
        ...(open ? [{ name: 'change', label: t.people.change, form: form(ChangeForm) }] : []),
        ...(benefitsFollow(person)
          ? []
          : [{ name: 'benefits', label: t.people.setBenefits, form: form(BenefitsForm) }]),
        { name: 'correct', label: t.people.correct, form: form(CorrectForm) },
        ...(retired
          ? [
              {
                name: 'pension',
                label: t.personalAccount.enterPension,
                form: (close: () => void) => <PensionForm personNo={person.personNo} close={close} />,
              },
            ]
          : []),
        person.special === null
          ? { name: 'special', label: t.people.special, form: form(SpecialForm) }
          : { name: 'end-special', label: t.people.endSpecial, form: form(EndSpecialForm) },
        {
          name: 'activate',
          label: t.people.activate,
          form: form(ActivationForm),
        },
        {
          name: 'unlock',
          label: t.people.unlock,
          form: (close: () => void) => <UnlockForm personNo={person.personNo} close={close} />,
        },
        ...(open ? [{ name: 'end', label: t.people.end, danger: true, form: form(EndForm) }] : []),
      ]}
    />
  )
}

/** Whether what holds from today on is what the months of contributions say, so that nobody types it in. */
export const benefitsFollow = ({ benefits }: Pick<PersonPage, 'benefits'>): boolean =>
  benefits.some((row) => row.follows && row.knownTo === null && (row.to === null || row.to >= today()))

/** Runs a command about the person and shows the page as it is afterwards. */
function usePersonCommand<Input>(
  props: FormProps,
  run: (personNo: string, input: Input, key: string) => Promise<unknown>,
) {
  return useCommand((input: Input, key: string) => run(props.person.personNo, input, key), useClosing(props))
}

/** The same of what visits may rest on. */
function usePersonConfirmedCommand<Input extends object>(
  props: FormProps,
  run: (personNo: string, input: Input & Confirmation, key: string) => Promise<unknown>,
  input: Input | undefined,
) {
  const { personNo } = props.person
  return useConfirmedCommand((sent: Input & Confirmation, key) => run(personNo, sent, key), useClosing(props), input)
}

function useClosing({ person, close }: FormProps): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: ['person', person.personNo] })
    close()
  }
}

function ChangeForm(props: FormProps) {
  const held = props.person.enrolments.findLast((row) => row.knownTo === null && row.to === null)!
  const pools = useQuery(poolsQuery).data ?? []
  const [from, setFrom] = useState(today())
  const [category, setCategory] = useState(held.category)
  const [tier, setTier] = useState(String(held.residentTier ?? 1) as '1' | '2')
  const [employer, setEmployer] = useState(held.employer ?? '')
  const [contracted, setContracted] = useState(held.contracted)
  const [assistance, setAssistance] = useState(held.assistance ?? '')
  const groups = assistanceOf(pools, held.pool)
  const [reason, setReason] = useState('')
  const command = usePersonCommand(props, changeEnrolment)
  const resident = held.insurance === 'resident'
  return (
    <ActionForm
      title={t.people.change}
      lead={t.people.changeLead}
      submit={t.people.save}
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={() =>
        command.mutate({
          from,
          category,
          contracted,
          reason,
          ...(resident ? { residentTier: tier === '2' ? 2 : 1 } : { employer }),
          ...(groups === undefined ? {} : { assistance: assistance === '' ? null : assistance }),
        })
      }
    >
      <DayField label={t.people.changeFrom} value={from} onText={setFrom} />
      <Choice
        label={t.people.category}
        value={category}
        options={categoriesOf(pools, held.pool, held.insurance)}
        fault={faultAt(command.error, 'category')}
        onChoose={setCategory}
      />
      {resident ? (
        <Choice label={t.people.tier} value={tier} options={tiers} onChoose={setTier} />
      ) : (
        <Field label={t.people.employer} value={employer} maxLength={100} onText={setEmployer} />
      )}
      {groups === undefined ? null : (
        <Choice
          label={t.people.assistance}
          value={assistance}
          options={groups}
          fault={faultAt(command.error, 'assistance')}
          onChoose={setAssistance}
        />
      )}
      <Check label={t.people.contracted} checked={contracted} onChange={setContracted} />
      <Reason label={t.people.changeReason} value={reason} error={command.error} onText={setReason} />
    </ActionForm>
  )
}

function Reason(props: { label: string; value: string; error: Error | null; onText: (text: string) => void }) {
  const { label, value, error, onText } = props
  return <Field label={label} value={value} maxLength={100} fault={faultAt(error, 'reason')} onText={onText} />
}

function EndForm(props: FormProps) {
  const [lastDay, setLastDay] = useState(today())
  const [reason, setReason] = useState<EnrolmentEndReason | ''>('')
  const [missing, setMissing] = useState(false)
  const [benefitsTo, setBenefitsTo] = useState('')
  const input = reason === '' ? undefined : { lastDay, reason, ...(benefitsTo === '' ? {} : { benefitsTo }) }
  const command = usePersonConfirmedCommand(props, endEnrolment, input)
  return (
    <ActionForm
      title={t.people.end}
      lead={t.people.endLead}
      submit={command.asked ? t.doAnyway : t.people.confirmEnd}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={() => {
        setMissing(reason === '')
        command.send()
      }}
    >
      <DayField label={t.people.lastDay} value={lastDay} onText={setLastDay} />
      <Choice
        label={t.people.endReason}
        value={reason}
        empty={t.staff.choose}
        options={endReasons}
        fault={missing ? t.people.endReasonMissing : undefined}
        onChoose={setReason}
      />
      <DayField label={t.people.benefitsTo} hint={t.people.benefitsToHint} value={benefitsTo} onText={setBenefitsTo} />
    </ActionForm>
  )
}

function BenefitsForm(props: FormProps) {
  const [from, setFrom] = useState(today())
  const [status, setStatus] = useState<'entitled' | 'stopped'>('entitled')
  const [reason, setReason] = useState('')
  const command = usePersonConfirmedCommand(props, setBenefits, { from, status, reason })
  const statuses = Object.entries(t.people.status) as ['entitled' | 'stopped', string][]
  return (
    <ActionForm
      title={t.people.setBenefits}
      lead={t.people.benefitsLead}
      submit={command.asked ? t.doAnyway : t.people.save}
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={command.send}
    >
      <Choice label={t.people.statusIs} value={status} options={statuses} onChoose={setStatus} />
      <DayField label={t.people.statusFrom} value={from} onText={setFrom} />
      <Reason label={t.people.reason} value={reason} error={command.error} onText={setReason} />
    </ActionForm>
  )
}

function CorrectForm(props: FormProps) {
  const { person } = props
  const [name, setName] = useState(person.name)
  const [phone, setPhone] = useState(person.phone ?? '')
  // The card is shown with its middle hidden; what is typed replaces it.
  const [card, setCard] = useState(person.card ?? '')
  const [reason, setReason] = useState('')
  const command = usePersonCommand(props, correctPerson)
  return (
    <ActionForm
      title={t.people.correct}
      lead={t.people.correctLead}
      submit={t.people.save}
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={() =>
        command.mutate({
          reason,
          ...(name === person.name ? {} : { name }),
          ...(phone === (person.phone ?? '') ? {} : { phone: phone === '' ? null : phone }),
          ...(card === (person.card ?? '') ? {} : { card: card === '' ? null : card }),
        })
      }
    >
      <Field label={t.people.name} value={name} fault={faultAt(command.error, 'name')} onText={setName} />
      <Field label={t.people.phone} value={phone} fault={faultAt(command.error, 'phone')} onText={setPhone} />
      <Field label={t.people.card} value={card} fault={faultAt(command.error, 'card')} onText={setCard} />
      <Reason label={t.people.reason} value={reason} error={command.error} onText={setReason} />
    </ActionForm>
  )
}

function SpecialForm(props: FormProps) {
  const [category, setCategory] = useState(specials[0]![0])
  const [grade, setGrade] = useState('')
  const [from, setFrom] = useState(today())
  const [reason, setReason] = useState('')
  const serviceman = category === 'disabled-serviceman'
  const command = usePersonConfirmedCommand(props, enterSpecialCategory, {
    category,
    from,
    reason,
    ...(serviceman && grade !== '' ? { grade: Number(grade) } : {}),
  })
  return (
    <ActionForm
      title={t.people.special}
      lead={t.people.specialLead}
      submit={command.asked ? t.doAnyway : t.people.save}
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={command.send}
    >
      <Choice label={t.people.specialCategory} value={category} options={specials} onChoose={setCategory} />
      {serviceman ? (
        <Choice
          label={t.people.grade}
          value={grade}
          empty={t.staff.choose}
          options={grades as [string, string][]}
          onChoose={setGrade}
        />
      ) : null}
      <DayField label={t.people.statusFrom} value={from} onText={setFrom} />
      <Reason label={t.people.specialBasis} value={reason} error={command.error} onText={setReason} />
    </ActionForm>
  )
}

function EndSpecialForm(props: FormProps) {
  const { special } = props.person
  const [lastDay, setLastDay] = useState(today())
  const [reason, setReason] = useState('')
  const command = usePersonCommand(props, (personNo, input: { lastDay: string; reason: string }, key) =>
    endSpecialCategory(personNo, special?.recordId ?? '', input, key),
  )
  return (
    <ActionForm
      title={t.people.endSpecial}
      submit={t.people.save}
      error={command.error}
      busy={command.isPending}
      onClose={props.close}
      onSubmit={() => command.mutate({ lastDay, reason })}
    >
      <DayField label={t.people.specialLastDay} value={lastDay} onText={setLastDay} />
      <Reason label={t.people.reason} value={reason} error={command.error} onText={setReason} />
    </ActionForm>
  )
}
