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
  'office-record-not-found': {
    status: 404,
    title: '没有这件',
    detail: '没有编号为“{record}”的{kind}。',
    remedy: '请回到列表里重新打开。',
  },
  'office-step-not-allowed': {
    status: 409,
    title: '现在不能这样办',
    detail: '这件现在是“{state}”，不能“{action}”。',
    remedy: '请刷新页面看最新的状态。{allowed}',
  },
  'office-step-own': {
    status: 403,
    title: '要由另一位同事办',
    detail: '“{taken}”是您办的，“{action}”不能也由您办。',
    remedy: '请另一位同事办。',
  },
} as const satisfies Record<string, ErrorEntry>
