import type { ErrorEntry } from './entry.ts'

/** Settlements as a person reads them, and visits as the desk and their institution do. */
export const settlementErrors = {
  'settlement-not-found': {
    status: 404,
    title: '没有这笔结算',
    detail: '没有编号为“{settlement}”的结算，或者它不是您的。',
    remedy: '请在“我的结算”里查看自己的结算。',
  },
  'visit-not-found': {
    status: 404,
    title: '没有这次就诊',
    detail: '没有编号为“{visit}”的就诊，或者它不在您这里。',
    remedy: '请核对就诊ID；在人员页面或机构的就诊列表里能找到。',
  },
  'visit-settlement-not-found': {
    status: 404,
    title: '没有这笔结算',
    detail: '这次就诊没有编号为“{settlement}”的结算。',
    remedy: '请在就诊详情里打开要打印的那一笔。',
  },
} as const satisfies Record<string, ErrorEntry>
