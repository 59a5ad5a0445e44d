import type { Machine } from '../machine.ts'

/**
 * 基金收支: transfers between the bank accounts of an agency, interest of its funds, and what they had when their pool came. One of finance enters what the bank did or
 * shall do, another confirms it with the bank's reference and day; what was confirmed is taken back the same way.
 */
export const treasuryStates = {
  drawn: { title: '待复核' },
  done: { title: '已入账' },
  'back-asked': { title: '待复核冲回' },
  back: { title: '已冲回' },
  dropped: { title: '已作废' },
} as const
export type TreasuryState = keyof typeof treasuryStates

export const treasuryActions = {
  draw: '登记',
  confirm: '复核',
  drop: '作废',
  'ask-back': '登记冲回',
  'confirm-back': '复核冲回',
  keep: '不冲回',
} as const
export type TreasuryAction = keyof typeof treasuryActions

const finance = ['finance'] as const

export const treasuryMachine: Machine<TreasuryState, TreasuryAction> = {
  none: { draw: { to: 'drawn', by: finance } },
  drawn: { confirm: { to: 'done', by: finance }, drop: { to: 'dropped', by: finance } },
  done: { 'ask-back': { to: 'back-asked', by: finance } },
  'back-asked': { 'confirm-back': { to: 'back', by: finance }, keep: { to: 'done', by: finance } },
  back: {},
  dropped: {},
}

/** What is entered. */
export const treasuryKinds = { up: '上划', down: '拨付', interest: '利息', opening: '期初结余' } as const
export type TreasuryKind = keyof typeof treasuryKinds

export const bankAccounts = { income: '收入户', treasury: '财政专户', expenditure: '支出户' } as const
export type BankAccountName = keyof typeof bankAccounts

/** What flows of the books are put together under. */
export const flowGroups = {
  opening: '期初结余',
  income: '基金收入',
  expense: '基金支出',
  received: '银行收到',
  paid: '银行付出',
  moved: '账户之间',
} as const
export type FlowGroup = keyof typeof flowGroups
