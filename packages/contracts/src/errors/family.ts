import type { ErrorEntry } from './entry.ts'

/** Family accounts: authorising somebody, and acting for somebody. */
export const familyErrors = {
  'acting-not-authorised': {
    status: 403,
    title: '现在不能替这个人办理',
    detail: '没有有效的授权：可能已经结束、还没开始，或者不是给您的。',
    remedy: '请在“我的”里换回自己；还要替对方办，请对方重新授权。',
  },
  'acting-outside-scope': {
    status: 403,
    title: '授权不包括这件事',
    detail: '对方给您的授权是：{scopes}，不包括这件事。',
    remedy: '请让对方自己办，或请对方在“我的”里改授权。',
  },
  'acting-own-only': {
    status: 403,
    title: '这件事只能本人办',
    detail: '您正在替别人办理，这件事不能代办。',
    remedy: '请先在“我的”里换回自己。',
  },
  'authorisation-not-valid': {
    status: 422,
    title: '授权还不能提交',
    detail: '有 {count} 处要改：{first}',
    remedy: '请按 errors 里列出的位置逐项改正后再提交。',
  },
  'authorisation-not-matching': {
    status: 422,
    title: '对不上人',
    detail: '没有找到授权里写的人，或者姓名与身份证号对不上。',
    remedy: '请核对证明原件；写错的，不予通过并写明，请申请人重新提交。',
  },
} as const satisfies Record<string, ErrorEntry>
