/** What was done about a difference, and a word about it. */
import { useQueryClient } from '@tanstack/react-query'
import { differenceWorks } from '@yidi/contracts'
import type { DifferenceMessage, DifferenceWork, DifferenceWorkForm } from '@yidi/contracts'
import { useState } from 'react'
import { reconciliationsQuery, workDifference } from '../../api/reconciliation.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.reconciliation
const works = Object.entries(differenceWorks) as [DifferenceWork, string][]

export function WorkForm({ difference, close }: { difference: DifferenceMessage; close: () => void }) {
  const queries = useQueryClient()
  const [form, setForm] = useState<DifferenceWorkForm>({ done: 'explained', words: '' })
  const { institution, number, settlement } = difference
  const command = useCommand(
    (given: DifferenceWorkForm, key: string) => workDifference(institution, number, given, key),
    (desk) => {
      queries.setQueryData(reconciliationsQuery.queryKey, desk)
      close()
    },
  )
  return (
    <ActionForm
      title={words.workOf(settlement)}
      lead={words.workLead}
      submit={words.record}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Choice label={words.done} value={form.done} options={works} onChoose={(done) => setForm({ ...form, done })} />
      <Field
        label={words.words}
        hint={words.wordsHint}
        value={form.words}
        maxLength={400}
        onText={(text) => setForm({ ...form, words: text })}
      />
    </ActionForm>
  )
}
