import type { ErrorEntry } from './entry.ts'

/** Notices: where a person wants to be told, and what could not be told. */
export const noticeErrors = {
  'email-not-valid': {
    status: 400,
    title: '邮箱写得不对',
    detail: '这不是一个能收信的邮箱地址。',
    remedy: '请写成 name@example.com 这样；不想收邮件，就把它删掉。',
  },
  'mail-not-offered': {
    status: 409,
    title: '没有开通邮件通知',
    detail: '这里还没有开通邮件通知。',
    remedy: '消息都在“消息”页，登录后随时可以看。',
  },
  'mail-code-too-soon': {
    status: 429,
    title: '刚刚发过一封',
    detail: '确认邮件刚刚发过，{seconds} 秒后才能再发。',
    remedy: '请先看看收件箱和垃圾邮件箱；还是没有，过 {seconds} 秒再发一封。',
  },
  'mail-codes-too-many': {
    status: 429,
    title: '今天发得太多了',
    detail: '24 小时内最多发 {count} 封确认邮件，已经发完了。',
    remedy: '请明天再试。消息照样在“消息”页，不受影响。',
  },
  'mail-code-not-expected': {
    status: 409,
    title: '没有等着确认的邮箱',
    detail: '现在没有等着确认的邮箱，可能已经确认过，或者删掉了。',
    remedy: '请刷新“消息”页看看现在的邮箱；要换邮箱，重新填一次。',
  },
  'mail-code-over': {
    status: 410,
    title: '确认码不能用了',
    detail: '确认码已经过了 {minutes} 分钟，或者输错了 {tries} 次，不能用了。',
    remedy: '请点“再发一封”，用新的确认码；填的邮箱还在。',
  },
  'mail-code-wrong': {
    status: 400,
    title: '确认码不对',
    detail: '“{code}”不是发给您的确认码。',
    remedy: '请照最后一封确认邮件里的 6 位数字再输一次，还可以试 {left} 次。',
  },
  'undelivered-not-found': {
    status: 404,
    title: '没有这些没送成的通知',
    detail: '选中的 {count} 条通知已经重发或者不再发了，没有一条还等在这里。',
    remedy: '请刷新“通知投递”再看。',
  },
} as const satisfies Record<string, ErrorEntry>
