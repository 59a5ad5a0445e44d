/** What is done with one line: confirmed, disputed, or a dispute answered. */
import { clearingDisputeReasons } from '@yidi/contracts'
import type { ClearingDisputeReason } from '@yidi/contracts'
import { useState } from 'react'
import { stepClearing } from '../../api/clearings.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { useTaken } from './useTaken.ts'

export type LineAction = 'confirm' | 'dispute' | 'answer'

const words = t.clearings
const reasons = Object.entries(clearingDisputeReasons) as [ClearingDisputeReason, string][]
const answers: [string, string][] = [
  ['withdraw', words.withdrawYes],
  ['maintain', words.withdrawNo],
]
const titles: Readonly<Record<LineAction, (no: number) => string>> = {
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

export function LineForm({ id, no, action, close }: LineFormProps) {
  const [reason, setReason] = useState<ClearingDisputeReason>('not-insured')
  const [answer, setAnswer] = useState('withdraw')
  const [said, setSaid] = useState('')
  const command = useCommand((form: object, key: string) => stepClearing(id, action, form, key), useTaken(close))
  const forms: Readonly<Record<LineAction, object>> = {
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
