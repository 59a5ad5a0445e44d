import type { ErrorEntry } from './entry.ts'

/** Settlements as a person reads them. */
export const settlementErrors = {
  'settlement-not-found': {
    status: 404,
    title: '没有这笔结算',
    detail: '没有编号为“{settlement}”的结算，或者它不是您的。',
    remedy: '请在“我的结算”里查看自己的结算。',
  },
} as const satisfies Record<string, ErrorEntry>
