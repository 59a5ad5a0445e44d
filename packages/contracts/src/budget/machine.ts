import type { Machine } from '../machine.ts'

/**
 * 预算: what a pool plans for a year. One of finance enters it, another confirms it; within the year another one replaces it from its
 * confirmation (预算调整).
 */
export const budgetStates = {
  drawn: { title: '待复核' },
  confirmed: { title: '已生效' },
  dropped: { title: '已作废' },
} as const
export type BudgetState = keyof typeof budgetStates

export const budgetActions = { draw: '登记', confirm: '复核', drop: '作废' } as const
export type BudgetAction = keyof typeof budgetActions

const finance = ['finance'] as const

export const budgetMachine: Machine<BudgetState, BudgetAction> = {
  none: { draw: { to: 'drawn', by: finance } },
  drawn: { confirm: { to: 'confirmed', by: finance }, drop: { to: 'dropped', by: finance } },
  confirmed: {},
  dropped: {},
}
