import type { ErrorEntry } from './entry.ts'

/** Registers: designated disease, medicine abroad, authorised family members, special categories. */
export const registerErrors = {
  'register-not-found': {
    status: 404,
    title: '没有这条登记',
    detail: '没有编号为“{recordId}”的登记，或者它不是您的。',
    remedy: '请回到列表里重新打开。',
  },
  'register-action-not-allowed': {
    status: 409,
    title: '现在不能这样办',
    detail: '这条登记现在是“{state}”，不能“{action}”。',
    remedy: '请刷新页面看最新的状态。{allowed}',
  },
} as const satisfies Record<string, ErrorEntry>
