import type { ErrorEntry } from './entry.ts'

/** The audit room. */
export const auditErrors = {
  'audit-page-not-valid': {
    status: 400,
    title: '翻页的位置不对',
    detail: '给出的 after 不是上一页的 next。',
    remedy: '请从第一页重新查，再用结果里的 next 翻页。',
  },
  'audit-days-not-valid': {
    status: 422,
    title: '日期不对',
    detail: '从 {from} 到 {to} 不是一段可以查的日子。',
    remedy: '请让开始日期不晚于结束日期，一次最多查一年。',
  },
} as const satisfies Record<string, ErrorEntry>
