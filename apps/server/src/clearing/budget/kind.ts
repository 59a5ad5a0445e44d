/** 预算 as a kind of office record: what one of finance enters, another confirms. */
import { budgetActions, budgetMachine, budgetStates } from '@yidi/contracts'
import type { BudgetAction, BudgetState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'

const budget = officeKind<BudgetState, BudgetAction>({
  name: 'budget',
  title: '预算',
  machine: budgetMachine,
  states: budgetStates,
  actions: budgetActions,
  refusal: 'office-step-not-allowed',
  waits: { drawn: 'open', dropped: 'withdrawn' },
  apart: { confirm: ['draw'] },
})

export default budget
