/** What can be done with a case; the server says what, and refuses everything else. */
import { useQueryClient } from '@tanstack/react-query'
import { caseConsequences, oversightCaseActions } from '@yidi/contracts'
import type { CaseConsequenceKind, CaseMessage, OversightSubject } from '@yidi/contracts'
import { parseYuan } from '@yidi/rules'
import { useState } from 'react'
import { casesKey, takeCaseStep } from '../../api/cases.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'

const words = t.oversightCases

type Action = Exclude<CaseMessage['allowed'][number], 'open' | 'answer'>
type FormProps = { of: CaseMessage; action: Action; close: () => void }

const withOwnForm: Partial<Record<Action, (props: FormProps) => React.ReactNode>> = {
  ask: Ask,
  interim: Interim,
  propose: Propose,
}
const dangers: readonly Action[] = ['interim', 'decide']

/** What the case says may be done, without what would be refused in a moment. */
function offered({ allowed, consequences, subjectKind }: CaseMessage): Action[] {
  const interim = consequences.some((one) => one.interim)
  const none = consequences.every((one) => one.interim || one.kind === 'none')
  const hidden: Partial<Record<Action, boolean>> = {
    ...{ interim: interim || measuresOf(subjectKind).length === 0, 'lift-interim': !interim },
    ...{ decide: none, close: !none },
  }
  return allowed.filter((one): one is Action => one !== 'open' && one !== 'answer' && hidden[one as Action] !== true)
}

export function CaseSteps({ of }: { of: CaseMessage }) {
  return (
    <Actions
      title={words.actions}
      actions={offered(of).map((action) => {
        const Step = withOwnForm[action] ?? Plain
        return {
          name: action,
          label: oversightCaseActions[action],
          danger: dangers.includes(action),
          form: (close: () => void) => <Step of={of} action={action} close={close} />,
        }
      })}
    />
  )
}

/** A form of one step, and its command. */
function useStep({ of, action, close }: FormProps) {
  const queries = useQueryClient()
  const command = useCommand(
    (form: object, key: string) => takeCaseStep(of.caseId, action, form, key),
    async () => {
      close()
      await queries.invalidateQueries({ queryKey: casesKey })
    },
  )
  const title = oversightCaseActions[action]
  const frame = { title, submit: title, error: command.error, busy: command.isPending, onClose: close }
  return { frame: { ...frame, danger: dangers.includes(action) }, send: (form: object) => command.mutate(form) }
}

function Plain(props: FormProps) {
  const [said, setSaid] = useState('')
  const { frame, send } = useStep(props)
  return (
    <ActionForm {...frame} onSubmit={() => send({ words: said })}>
      <Field label={words.words} value={said} maxLength={2000} onText={setSaid} />
    </ActionForm>
  )
}

function Ask(props: FormProps) {
  const [held, setHeld] = useState(props.of.matter)
  const [days, setDays] = useState(String(props.of.hearingDays))
  const { frame, send } = useStep(props)
  return (
    <ActionForm {...frame} onSubmit={() => send({ held, days: Number(days) })}>
      <Field label={words.held} value={held} maxLength={2000} onText={setHeld} />
      <Field label={words.days} value={days} inputMode="numeric" maxLength={2} onText={setDays} />
    </ActionForm>
  )
}

const kindsOf = (subject: OversightSubject): CaseConsequenceKind[] =>
  (Object.keys(caseConsequences) as CaseConsequenceKind[]).filter((kind) =>
    (caseConsequences[kind].of as readonly OversightSubject[]).includes(subject),
  )
const measuresOf = (subject: OversightSubject) => kindsOf(subject).filter((kind) => caseConsequences[kind].interim)
const optionsOf = (kinds: readonly CaseConsequenceKind[]) =>
  kinds.map((kind) => [kind, caseConsequences[kind].title] as const)

function Interim(props: FormProps) {
  const kinds = measuresOf(props.of.subjectKind)
  const [kind, setKind] = useState(kinds[0]!)
  const [until, setUntil] = useState('')
  const [basis, setBasis] = useState('')
  const [said, setSaid] = useState('')
  const { frame, send } = useStep(props)
  return (
    <ActionForm {...frame} onSubmit={() => send({ kind, until: until === '' ? null : until, basis, words: said })}>
      <Choice label={words.measure} value={kind} options={optionsOf(kinds)} onChoose={setKind} />
      <DayField label={words.until} value={until} min={today()} onText={setUntil} />
      <Basis value={basis} onText={setBasis} />
      <Field label={words.words} value={said} maxLength={2000} onText={setSaid} />
    </ActionForm>
  )
}

const Basis = (props: { value: string; onText: (text: string) => void }) => (
  <Field label={words.basis} hint={words.basisHint} placeholder={words.basisExample} maxLength={200} {...props} />
)

const noDetail = { until: '', amount: '', points: '', authority: '', document: '', day: '' }
type Detail = typeof noDetail

/** The field that a kind of consequence wants beside itself. */
const asked: Partial<Record<CaseConsequenceKind, readonly (keyof Detail)[]>> = {
  'person-suspended': ['until'],
  'person-by-claim': ['until'],
  'agreement-suspended': ['until'],
  interview: ['day'],
  recovery: ['amount'],
  points: ['points'],
  referral: ['authority', 'day', 'document'],
}

function consequenceOf(kind: CaseConsequenceKind, { until, amount, points, authority, document, day }: Detail) {
  const fields = asked[kind] ?? []
  return {
    kind,
    ...(fields.includes('until') ? { until: until === '' ? null : until } : {}),
    ...(fields.includes('day') && day !== '' ? { day } : {}),
    ...(fields.includes('amount') && amount !== '' ? { amountFen: parseYuan(amount) } : {}),
    ...(fields.includes('points') && points !== '' ? { points: Number(points) } : {}),
    ...(fields.includes('authority') ? { authority, document } : {}),
  }
}

/** One consequence of the form, and a second beside it where money is to be given back too. */
function Propose(props: FormProps) {
  const kinds = kindsOf(props.of.subjectKind)
  const [kind, setKind] = useState(kinds[0]!)
  const [second, setSecond] = useState<CaseConsequenceKind | ''>('')
  const [detail, setDetail] = useState(noDetail)
  const [basis, setBasis] = useState('')
  const [said, setSaid] = useState('')
  const { frame, send } = useStep(props)
  const chosen = second === '' ? [kind] : [kind, second]
  const fields = chosen.flatMap((one) => asked[one] ?? [])
  return (
    <ActionForm
      {...frame}
      onSubmit={() => send({ consequences: chosen.map((one) => consequenceOf(one, detail)), basis, words: said })}
    >
      <Choice label={words.consequence} value={kind} options={optionsOf(kinds)} onChoose={setKind} />
      {kind === 'none' ? null : (
        <Choice
          label={words.also}
          value={second}
          empty={words.alone}
          options={optionsOf(kinds.filter((one) => one !== kind && one !== 'none'))}
          onChoose={setSecond}
        />
      )}
      <Details fields={fields} detail={detail} change={(part) => setDetail((before) => ({ ...before, ...part }))} />
      <Basis value={basis} onText={setBasis} />
      <Field label={words.words} value={said} maxLength={2000} onText={setSaid} />
    </ActionForm>
  )
}

interface DetailsProps {
  fields: readonly (keyof Detail)[]
  detail: Detail
  change: (part: Partial<Detail>) => void
}

function Details({ fields, detail, change }: DetailsProps) {
  return [...new Set(fields)].map((field) => {
    const value = detail[field]
    const onText = (text: string) => change({ [field]: text })
    if (field === 'until' || field === 'day')
      return <DayField key={field} label={words[field]} value={value} onText={onText} />
    return (
      <Field
        key={field}
        label={words[field]}
        value={value}
        {...(field === 'amount' ? { unit: t.yuan } : {})}
        maxLength={100}
        onText={onText}
      />
    )
  })
}
