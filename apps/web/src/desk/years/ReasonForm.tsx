/** What needs a word of why: deciding on a period, taking one or a retirement back, making a document void. */
import { useQueryClient } from '@tanstack/react-query'
import type { YearPeriodDecision } from '@yidi/contracts'
import { useState } from 'react'
import { decidePeriod, takePeriodBack, takeRetirementBack, takeTransferBack } from '../../api/years.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'

/** What is asked, of which period or document. */
export type Reasoned = { title: string } & (
  { what: 'decide' | 'take-back'; no: number } | { what: 'void'; id: string } | { what: 'retirement'; lead: string }
)

interface Input {
  reason: string
  decision: YearPeriodDecision['decision']
}

const decisions = Object.entries(t.years.decisions) as [Input['decision'], string][]

function send(personNo: string, asked: Reasoned, { reason, decision }: Input, key: string): Promise<unknown> {
  if (asked.what === 'retirement') return takeRetirementBack(personNo, { reason }, key)
  if (asked.what === 'void') return takeTransferBack(personNo, asked.id, { reason }, key)
  return asked.what === 'decide'
    ? decidePeriod(personNo, asked.no, { decision, reason }, key)
    : takePeriodBack(personNo, asked.no, { reason }, key)
}

export function ReasonForm({ personNo, asked, close }: { personNo: string; asked: Reasoned; close: () => void }) {
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [decision, setDecision] = useState<Input['decision']>('recognise')
  const command = useCommand(
    (input: Input, key: string) => send(personNo, asked, input, key),
    async () => {
      await queries.invalidateQueries({ queryKey: ['person', personNo] })
      close()
    },
  )
  return (
    <ActionForm
      title={asked.title}
      {...(asked.what === 'retirement' ? { lead: asked.lead } : {})}
      submit={t.years.save}
      danger={asked.what !== 'decide'}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ reason, decision })}
    >
      {asked.what === 'decide' ? (
        <Choice label={t.years.decision} value={decision} options={decisions} onChoose={setDecision} />
      ) : null}
      <Field label={t.years.reason} value={reason} maxLength={200} onText={setReason} />
    </ActionForm>
  )
}
