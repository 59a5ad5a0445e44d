/** Confirming a budget that another entered, or dropping it. */
import { useQueryClient } from '@tanstack/react-query'
import { budgetActions } from '@yidi/contracts'
import type { BudgetAction, BudgetMessage } from '@yidi/contracts'
import { useState } from 'react'
import { stepBudget } from '../../api/treasury.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.budget

/** After a command budgets, and the funds beside which they stand, are read anew. */
export function useTaken(close: () => void): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    close()
    await queries.invalidateQueries({ queryKey: ['desk', 'budgets'] })
    await queries.invalidateQueries({ queryKey: ['desk', 'funds'] })
  }
}

export function StepForm({
  budget,
  action,
  close,
}: {
  budget: BudgetMessage
  action: BudgetAction
  close: () => void
}) {
  const [said, setSaid] = useState('')
  const drops = action === 'drop'
  const command = useCommand(
    (form: { words?: string }, key: string) => stepBudget(budget.recordId, drops ? 'drop' : 'confirm', form, key),
    useTaken(close),
  )
  return (
    <ActionForm
      title={`${budgetActions[action]}：${budget.title}`}
      {...(drops ? {} : { lead: words.confirmLead })}
      submit={budgetActions[action]}
      danger={drops}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(drops ? { words: said } : {})}
    >
      {drops ? <Field label={words.reason} value={said} maxLength={200} onText={setSaid} /> : null}
    </ActionForm>
  )
}
