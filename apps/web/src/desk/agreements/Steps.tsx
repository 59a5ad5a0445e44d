/** What can be done with an application; the server says what, and refuses everything else. */
import { useQueryClient } from '@tanstack/react-query'
import type { AgreementAdvice, AgreementApplicationMessage, AgreementCorrectForm } from '@yidi/contracts'
import { useState } from 'react'
import { agreementsKey, takeAgreementStep } from '../../api/agreements.ts'
import type { AgreementDoor } from '../../api/agreements.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { AskedFields } from './AskedFields.tsx'

const words = t.agreements

interface Props {
  door: AgreementDoor
  application: AgreementApplicationMessage
}
type FormProps = Props & { action: keyof typeof forms; close: () => void }

/** Each with its form; what the program does by itself has none. */
const forms = {
  ask: Words,
  correct: Correct,
  review: Review,
  sign: Sign,
  decline: Words,
  withdraw: Withdraw,
} as const
const leads: Partial<Record<keyof typeof forms, string>> = {
  ...{ ask: words.askLead, review: words.reviewLead, sign: words.signLead, withdraw: words.withdrawLead },
}

export function Steps(props: Props) {
  const allowed = (Object.keys(forms) as (keyof typeof forms)[]).filter((one) =>
    props.application.allowed.includes(one),
  )
  return (
    <Actions
      title={words.actions}
      actions={allowed.map((action) => {
        const Step = forms[action]
        return {
          name: action,
          label: words[action],
          danger: action === 'decline' || action === 'withdraw',
          form: (close: () => void) => <Step {...props} action={action} close={close} />,
        }
      })}
    />
  )
}

/** A form of one step, and its command. */
function useStep({ door, application, action, close }: FormProps) {
  const queries = useQueryClient()
  const command = useCommand(
    (form: object, key: string) => takeAgreementStep(door, application.applicationId, action, form, key),
    async () => {
      close()
      await queries.invalidateQueries({ queryKey: agreementsKey })
    },
  )
  const lead = leads[action]
  const frame = {
    ...{ title: words[action], submit: words[action], error: command.error, busy: command.isPending, onClose: close },
    ...(lead === undefined ? {} : { lead }),
    danger: action === 'decline' || action === 'withdraw',
  }
  return { frame, send: (form: object) => command.mutate(form) }
}

function Words(props: FormProps) {
  const [said, setSaid] = useState('')
  const { frame, send } = useStep(props)
  return (
    <ActionForm {...frame} onSubmit={() => send({ words: said })}>
      <Field label={words.said} value={said} maxLength={500} onText={setSaid} />
    </ActionForm>
  )
}

function Withdraw(props: FormProps) {
  const { frame, send } = useStep(props)
  return (
    <ActionForm {...frame} onSubmit={() => send({})}>
      {null}
    </ActionForm>
  )
}

const advices = Object.entries(words.adviceChoices) as [AgreementAdvice, string][]

function Review(props: FormProps) {
  const [advice, setAdvice] = useState<AgreementAdvice>('sign')
  const [said, setSaid] = useState('')
  const { frame, send } = useStep(props)
  return (
    <ActionForm {...frame} onSubmit={() => send({ advice, words: said })}>
      <Choice label={words.advice} value={advice} options={advices} onChoose={setAdvice} />
      <Field label={words.said} value={said} maxLength={500} onText={setSaid} />
    </ActionForm>
  )
}

function Sign(props: FormProps) {
  const { from } = props.application
  const [day, setDay] = useState(from > today() ? from : today())
  const { frame, send } = useStep(props)
  return (
    <ActionForm {...frame} onSubmit={() => send({ day })}>
      <DayField label={words.day} value={day} onText={setDay} />
    </ActionForm>
  )
}

function Correct(props: FormProps) {
  const { services, contactName, contactTelephone, from, words: before, level } = props.application
  const [asked, setAsked] = useState<AgreementCorrectForm>({
    ...{ services, contactName, contactTelephone, from, words: before ?? '' },
  })
  const { frame, send } = useStep(props)
  const offered: AgreementCorrectForm['services'] =
    level === 'pharmacy' ? ['pharmacy'] : ['inpatient', 'outpatient', 'chronic']
  return (
    <ActionForm {...frame} onSubmit={() => send(asked)}>
      <AskedFields
        offered={offered}
        asked={asked}
        change={(part) => setAsked((earlier) => ({ ...earlier, ...part }))}
      />
    </ActionForm>
  )
}
