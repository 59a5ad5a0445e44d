/** What is done with one line: confirmed, disputed, or a dispute answered. */
import { clearingDisputeReasons } from '@yidi/contracts'
import type { ClearingDisputeReason } from '@yidi/contracts'
import { useState } from 'react'
import { clearingPostingsQuery, stepClearing } from '../../api/clearings.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { LinePostings } from '../monthly/LinePostings.tsx'
import { useTaken } from './useTaken.ts'

/** What can be done with a line; its postings can always be seen. */
export type LineAction = StepAction | 'postings'
type StepAction = 'confirm' | 'dispute' | 'answer'

const words = t.clearings
const reasons = Object.entries(clearingDisputeReasons) as [ClearingDisputeReason, string][]
const answers: [string, string][] = [
  ['withdraw', words.withdrawYes],
  ['maintain', words.withdrawNo],
]
const titles: Readonly<Record<StepAction, (no: number) => string>> = {
  confirm: words.confirmOf,
  dispute: words.disputeOf,
  answer: words.answerOf,
}

interface LineFormProps {
  id: string
  no: number
  action: LineAction
  close: () => void
}

export function LineForm({ action, ...props }: LineFormProps) {
  const { id, no, close } = props
  if (action === 'postings') return <LinePostings query={clearingPostingsQuery(id, no)} no={no} close={close} />
  return <StepForm action={action} {...props} />
}

function StepForm({ id, no, action, close }: LineFormProps & { action: StepAction }) {
  const [reason, setReason] = useState<ClearingDisputeReason>('not-insured')
  const [answer, setAnswer] = useState('withdraw')
  const [said, setSaid] = useState('')
  const command = useCommand((form: object, key: string) => stepClearing(id, action, form, key), useTaken(close))
  const forms: Readonly<Record<StepAction, object>> = {
    confirm: { lines: [no] },
    dispute: { no, reason, words: said },
    answer: { no, withdraw: answer === 'withdraw', words: said },
  }
  return (
    <ActionForm
      title={titles[action](no)}
      {...(action === 'answer' ? { lead: words.answerLead } : {})}
      submit={words[action]}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(forms[action])}
    >
      {action === 'dispute' ? (
        <Choice label={words.reason} value={reason} options={reasons} onChoose={setReason} />
      ) : null}
      {action === 'answer' ? (
        <Choice label={words.withdraw} value={answer} options={answers} onChoose={setAnswer} />
      ) : null}
      {action === 'confirm' ? null : <Field label={words.words} value={said} maxLength={300} onText={setSaid} />}
    </ActionForm>
  )
}
