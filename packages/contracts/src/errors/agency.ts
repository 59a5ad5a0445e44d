import type { ErrorEntry } from './entry.ts'

/** What an agency decides itself: dated figures, and rulings on what the law leaves open. */
export const agencyErrors = {
  'figure-value-not-valid': {
    status: 422,
    title: '数值不对',
    detail: '“{title}”填的是“{value}”。',
    remedy: '请填 {range}。',
  },
  'figure-document-missing': {
    status: 422,
    title: '没有写文件',
    detail: '“{title}”没有写是哪个文件定的。',
    remedy: '请写经办机构作出规定的文件的名称和文号。',
  },
  'ruling-not-valid': {
    status: 422,
    title: '裁定不能这样录入',
    detail: '有 {count} 处要改：{first}。',
    remedy: '请按 errors 里列出的位置逐项改正。',
  },
  'ruling-not-found': {
    status: 404,
    title: '没有这个裁定',
    detail: '本统筹区没有叫“{name}”的裁定。',
    remedy: '请刷新“裁定”后再选。',
  },
  'ruling-end-not-valid': {
    status: 422,
    title: '失效日不对',
    detail: '裁定“{name}”从 {from} 起、到 {until} 为止，不能改成到 {to} 为止。',
    remedy: '请填生效日以后、原来失效日以前的日期；要延长的，另录一个裁定。',
  },
} as const satisfies Record<string, ErrorEntry>
