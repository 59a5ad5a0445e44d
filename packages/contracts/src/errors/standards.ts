import type { ErrorEntry } from './entry.ts'

/** 支付标准: what an agency enters for the payment methods of P39. */
export const standardErrors = {
  'standard-amount-not-valid': {
    status: 422,
    title: '金额不对',
    detail: '“{title}”填的是“{amount}”，不是大于零、两位小数以内的金额。',
    remedy: '请按元填写，例如 12345.60。',
  },
  'standard-year-not-valid': {
    status: 422,
    title: '年度不对',
    detail: '“{year}”不是 2000 到 2099 之间的年度。',
    remedy: '请写总额预算是哪一年的，例如 2026。',
  },
  'standard-day-outside-year': {
    status: 422,
    title: '日期不在这个年度里',
    detail: '{year} 年的总额预算不能从 {day} 起。',
    remedy: '请写 {year} 年里的日期；年初就定的写 {year}-01-01，年中调整的写调整那天。',
  },
  'standard-for-whom': {
    status: 422,
    title: '没有写清楚给谁定的',
    detail: '标准“{title}”{wrong}。',
    remedy: '请写{either}，只写一个。',
  },
  'standard-part-missing': {
    status: 422,
    title: '没有写全',
    detail: '“{title}”没有写{part}。',
    remedy: '{how}写好再保存。',
  },
  'standard-document-missing': {
    status: 422,
    title: '没有写文件',
    detail: '“{title}”没有写是哪个文件定的。',
    remedy: '请写经办机构作出规定的文件的名称和文号。',
  },
  'monthly-year-not-valid': {
    status: 422,
    title: '年度不对',
    detail: '“{year}”不是可以看的年度。',
    remedy: '请写 2000 到 {latest} 之间的年度，例如 {latest}。',
  },
} as const satisfies Record<string, ErrorEntry>
