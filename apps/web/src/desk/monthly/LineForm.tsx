/** What is done with one line: accepted, refused, objected to, answered; and its postings. */
import { monthlyRefusalReasonCodes, monthlyRefusalReasons } from '@yidi/contracts'
import type { MonthlyApplicationMessage, MonthlyDecideForm, MonthlyRefusalReason } from '@yidi/contracts'
import { useState } from 'react'
import { answerObjection, decideLines, objectTo, postingsQuery } from '../../api/monthly.ts'
import type { MonthlyDoor } from '../../api/monthly.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { LinePostings } from './LinePostings.tsx'
import { useMonthTaken } from './Steps.tsx'

const words = t.monthly

export type LineAction = 'accept' | 'refuse' | 'object' | 'answer' | 'postings'

interface LineFormProps {
  door: MonthlyDoor
  application: MonthlyApplicationMessage
  no: number
  action: LineAction
  close: () => void
}

export function LineForm({ action, ...props }: LineFormProps) {
  if (action === 'accept') return <Accept {...props} />
  if (action === 'refuse') return <Refuse {...props} />
  if (action === 'object') return <Objecting {...props} />
  if (action === 'answer') return <Answer {...props} />
  const { door, application, no, close } = props
  return <LinePostings query={postingsQuery(door, application.applicationId, no)} no={no} close={close} />
}

type FormProps = Omit<LineFormProps, 'action'>

function useDecide({ application: { applicationId }, close }: FormProps) {
  return useCommand(
    (form: MonthlyDecideForm, key: string) => decideLines(applicationId, form, key),
    useMonthTaken(close),
  )
}

function Accept(props: FormProps) {
  const { no, close } = props
  const command = useDecide(props)
  return (
    <ActionForm
      title={words.acceptOf(no)}
      submit={words.accept}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ lines: [{ no, decision: 'accepted' }] })}
    >
      {null}
    </ActionForm>
  )
}

const reasons = monthlyRefusalReasonCodes.map((code): [MonthlyRefusalReason, string] => {
  const { title, article } = monthlyRefusalReasons[code]
  return [code, `${title}（${article}）`]
})

function Refuse(props: FormProps) {
  const { no, close, application } = props
  const most = application.lines.find((line) => line.no === no)?.fund ?? '0.00'
  const [amount, setAmount] = useState(most)
  const [reason, setReason] = useState<MonthlyRefusalReason>('not-payable')
  const [said, setSaid] = useState('')
  const command = useDecide(props)
  return (
    <ActionForm
      title={words.refuseOf(no)}
      lead={words.refuseLead(groupYuan(most))}
      submit={words.refuse}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ lines: [{ no, decision: 'refused', amount, reason, words: said }] })}
    >
      <Field label={words.amount} value={amount} maxLength={16} inputMode="decimal" onText={setAmount} />
      <Choice label={words.reason} value={reason} options={reasons} onChoose={setReason} />
      <Field label={words.words} value={said} maxLength={300} onText={setSaid} />
    </ActionForm>
  )
}

function Objecting({ application: { applicationId }, no, close }: FormProps) {
  const [said, setSaid] = useState('')
  const command = useCommand(
    (form: { no: number; words: string }, key: string) => objectTo(applicationId, form, key),
    useMonthTaken(close),
  )
  return (
    <ActionForm
      title={words.objectOf(no)}
      submit={words.object}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ no, words: said })}
    >
      <Field label={words.objectWords} value={said} maxLength={300} onText={setSaid} />
    </ActionForm>
  )
}

const outcomes = [
  ['upheld', words.uphold],
  ['rejected', words.reject],
] as const

function Answer({ application: { applicationId }, no, close }: FormProps) {
  const [outcome, setOutcome] = useState<'upheld' | 'rejected'>('rejected')
  const [said, setSaid] = useState('')
  const command = useCommand(
    (form: { no: number; upheld: boolean; words: string }, key: string) => answerObjection(applicationId, form, key),
    useMonthTaken(close),
  )
  return (
    <ActionForm
      title={words.answerOf(no)}
      submit={words.answerDo}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ no, upheld: outcome === 'upheld', words: said })}
    >
      <Choice label={words.upheld} value={outcome} options={outcomes} onChoose={setOutcome} />
      <Field label={words.answerWords} value={said} maxLength={300} onText={setSaid} />
    </ActionForm>
  )
}
