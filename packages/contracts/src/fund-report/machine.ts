import type { Machine } from '../machine.ts'

/**
 * 基金运行情况公布: what an agency publishes of a year or month. One of finance prepares it, another releases it; it is taken back
 * by two people, or replaced by the release of a corrected one.
 */
export const fundReportStates = {
  prepared: { title: '待发布' },
  released: { title: '已公布' },
  'back-asked': { title: '已公布，待复核撤下' },
  dropped: { title: '不公布' },
  'taken-back': { title: '已撤下' },
  replaced: { title: '已更正' },
} as const
export type FundReportState = keyof typeof fundReportStates

export const fundReportActions = {
  prepare: '拟稿',
  release: '发布',
  drop: '不公布',
  'ask-back': '申请撤下',
  'take-back': '撤下',
  keep: '不撤下',
  replace: '由更正的代替',
} as const
export type FundReportAction = keyof typeof fundReportActions

const finance = ['finance'] as const

export const fundReportMachine: Machine<FundReportState, FundReportAction> = {
  none: { prepare: { to: 'prepared', by: finance } },
  prepared: { release: { to: 'released', by: finance }, drop: { to: 'dropped', by: finance } },
  released: { 'ask-back': { to: 'back-asked', by: finance }, replace: { to: 'replaced', by: ['system'] } },
  'back-asked': {
    'take-back': { to: 'taken-back', by: finance },
    keep: { to: 'released', by: finance },
    replace: { to: 'replaced', by: ['system'] },
  },
  dropped: {},
  'taken-back': {},
  replaced: {},
}
