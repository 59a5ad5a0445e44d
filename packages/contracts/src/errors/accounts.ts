import type { ErrorEntry } from './entry.ts'

/** Personal accounts: runs over everybody's account, pensions. */
export const accountErrors = {
  'account-run-done': {
    status: 409,
    title: '已经做过',
    detail: '{title}已经在 {day} 做完，每人只做一次。',
    remedy: '不用再做。迟到账的月份由下一个月的划入补记。',
  },
  'account-run-under-way': {
    status: 409,
    title: '正在做',
    detail: '{title}在 {day} 已经开始，还没有做完。',
    remedy: '请等它做完；中断了的会自己接着做，不会重复。',
  },
  'roll-over-done': {
    status: 409,
    title: '已经结转过',
    detail: '{title}已经在 {day} 做完：当年资金已经转为历年资金，利息已经记入。',
    remedy: '不能再结转一次。',
  },
  'account-run-period-not-valid': {
    status: 422,
    title: '月份或年份不对',
    detail: '“{kind}”填的是“{period}”。',
    remedy: '现在可以做的是 {earliest} 到 {latest}，请照这个样子填。',
  },
  'account-law-open': {
    status: 409,
    title: '本统筹区没有写明个人账户的规定',
    detail: '{poolName}的这些规定还没有写进政策依据：{open}。',
    remedy: '不能按没有写明的规定划账；先补齐本统筹区的政策文件。',
  },
  'pension-not-valid': {
    status: 422,
    title: '养老金不对',
    detail: '{what}填的是“{value}”。',
    remedy: '请填{example}。',
  },
  'pension-unchanged': {
    status: 409,
    title: '养老金没有变',
    detail: '从 {from} 起的月养老金已经是 {amount} 元。',
    remedy: '不用再录；要更正的，请填新的金额。',
  },
} as const satisfies Record<string, ErrorEntry>
