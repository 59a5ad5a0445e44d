/**
 * 追回: an agency orders money back to its funds by a decided case. It comes in in parts, or is set off against what an institution
 * is owed; what will not come in is written off by two people; a case that is changed takes its order back whole.
 */
import type { Machine } from '../machine.ts'

export const reclaimStates = {
  ordered: { title: '待收' },
  'write-off-asked': { title: '待复核核销' },
  paid: { title: '已收齐' },
  'written-off': { title: '已核销' },
  cancelled: { title: '已作废' },
} as const
export type ReclaimState = keyof typeof reclaimStates

export const reclaimActions = {
  order: '下达追回决定',
  receive: '登记收款',
  offset: '从应付款抵扣',
  settle: '收齐',
  'give-back': '退回收款',
  'ask-write-off': '申请核销',
  'write-off': '复核核销',
  keep: '不核销',
  reopen: '撤销核销',
  cancel: '作废',
} as const
export type ReclaimAction = keyof typeof reclaimActions

const inspecting = ['inspecting'] as const
const finance = ['finance'] as const

export const reclaimMachine: Machine<ReclaimState, ReclaimAction> = {
  none: { order: { to: 'ordered', by: inspecting } },
  ordered: {
    receive: { to: 'ordered', by: finance },
    offset: { to: 'ordered', by: finance },
    settle: { to: 'paid', by: ['system'] },
    'give-back': { to: 'ordered', by: finance },
    'ask-write-off': { to: 'write-off-asked', by: finance },
    cancel: { to: 'cancelled', by: inspecting },
  },
  'write-off-asked': {
    'write-off': { to: 'written-off', by: finance },
    keep: { to: 'ordered', by: finance },
  },
  paid: { 'give-back': { to: 'ordered', by: finance } },
  'written-off': { reopen: { to: 'ordered', by: finance } },
  cancelled: {},
}

/** From whom money is taken back. */
export const debtorKinds = { person: '参保人', institution: '医药机构', employer: '用人单位' } as const
export type DebtorKind = keyof typeof debtorKinds

/** The articles that an order rests on, by document and article. */
export const reclaimArticles: Readonly<Record<DebtorKind, string>> = {
  person: 'P42、P36',
  institution: 'P43、P36',
  employer: 'P41、P36',
}
