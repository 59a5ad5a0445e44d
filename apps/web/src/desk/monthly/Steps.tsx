/** What can be done with the whole application; the server says what, and refuses everything else. */
import { useQueryClient } from '@tanstack/react-query'
import type { MonthlyAction, MonthlyApplicationMessage } from '@yidi/contracts'
import { useState } from 'react'
import { approveMonth, monthlyKey, returnMonth, takeStep } from '../../api/monthly.ts'
import type { MonthlyDoor } from '../../api/monthly.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'

const words = t.monthly

/** Shows what a command made of an application. */
export function useMonthTaken(close: () => void): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    close()
    await queries.invalidateQueries({ queryKey: monthlyKey })
  }
}

interface FormProps {
  door: MonthlyDoor
  application: MonthlyApplicationMessage
  close: () => void
}

const plain = {
  withdraw: { label: words.withdraw, lead: () => words.withdrawLead },
  accept: { label: words.acceptAll, lead: () => words.acceptAllLead },
  'hand-in': { label: words.handIn, lead: () => words.handInLead },
  conclude: {
    label: words.conclude,
    lead: ({ counts }: MonthlyApplicationMessage) => words.concludeLead(counts.undecided),
  },
} as const
type Plain = keyof typeof plain
const isPlain = (action: MonthlyAction): action is Plain => action in plain

/** Nothing to hand in while nothing is objected, nothing to accept where something is. */
function fits({ counts }: MonthlyApplicationMessage, action: MonthlyAction): boolean {
  if (action === 'hand-in') return counts.objected > 0
  return action !== 'accept' || counts.objected === 0
}

export function Steps({ door, application }: Omit<FormProps, 'close'>) {
  const allowed = application.allowed.filter((action) => fits(application, action))
  return (
    <Actions
      title={words.actions}
      actions={[
        ...allowed.filter(isPlain).map((action) => ({
          name: action as MonthlyAction,
          label: plain[action].label,
          danger: action === 'withdraw',
          form: (close: () => void) => <PlainForm {...{ door, application, close, action }} />,
        })),
        ...(allowed.includes('approve')
          ? [
              {
                name: 'approve' as MonthlyAction,
                label: words.approve,
                form: (close: () => void) => <Approve {...{ door, application, close }} />,
              },
            ]
          : []),
        ...(allowed.includes('return')
          ? [
              {
                name: 'return' as MonthlyAction,
                label: words.sendBack,
                danger: true,
                form: (close: () => void) => <SendBack {...{ door, application, close }} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function PlainForm({ door, application, close, action }: FormProps & { action: Plain }) {
  const { label, lead } = plain[action]
  const id = application.applicationId
  const command = useCommand((_: object, key: string) => takeStep(door, id, action, key), useMonthTaken(close))
  return (
    <ActionForm
      title={label}
      lead={lead(application)}
      submit={label}
      danger={action === 'withdraw'}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({})}
    >
      {null}
    </ActionForm>
  )
}

function Approve({ application: { applicationId, refused }, close }: FormProps) {
  const command = useCommand(
    (form: { refused: string }, key: string) => approveMonth(applicationId, form, key),
    useMonthTaken(close),
  )
  return (
    <ActionForm
      title={words.approve}
      lead={words.approveLead(groupYuan(refused))}
      submit={words.approve}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ refused })}
    >
      {null}
    </ActionForm>
  )
}

function SendBack({ application: { applicationId }, close }: FormProps) {
  const [said, setSaid] = useState('')
  const command = useCommand(
    (form: { words: string }, key: string) => returnMonth(applicationId, form, key),
    useMonthTaken(close),
  )
  return (
    <ActionForm
      title={words.sendBack}
      submit={words.sendBack}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ words: said })}
    >
      <Field label={words.sendBackWords} value={said} maxLength={300} onText={setSaid} />
    </ActionForm>
  )
}
