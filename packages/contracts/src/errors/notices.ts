import type { ErrorEntry } from './entry.ts'

/** Notices: where a person wants to be told. */
export const noticeErrors = {
  'email-not-valid': {
    status: 400,
    title: '邮箱写得不对',
    detail: '这不是一个能收信的邮箱地址。',
    remedy: '请写成 name@example.com 这样；不想收邮件，就把它删掉。',
  },
} as const satisfies Record<string, ErrorEntry>
