import type { ErrorEntry } from './entry.ts'

/** What was filled in and not sent, and is kept. */
export const draftErrors = {
  'draft-changed': {
    status: 409,
    title: '这张表在别处改过',
    detail: '这张表后来在另一台手机或另一个窗口里保存过，跟这里接着填的那一份不一样了。这次没有保存。',
    remedy: '请选用哪一份：接着填那一份，或者用这里的替换它。',
  },
} as const satisfies Record<string, ErrorEntry>
