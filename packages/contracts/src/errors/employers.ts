import type { ErrorEntry } from './entry.ts'

/** Employers: their people, their filings, lists of many at once. */
export const employerErrors = {
  'employer-not-found': {
    status: 404,
    title: '没有这家单位',
    detail: '没有代码为“{employer}”的用人单位，或者它已经停用。',
    remedy: '请核对单位代码；没有登记的，请到参保地经办机构登记。',
  },
  'employer-other-pool': {
    status: 403,
    title: '不是您经办的参保地',
    detail: '这家单位属于统筹区 {pool}，不由您所在的经办机构办理。',
    remedy: '请转给 {pool} 的经办机构。',
  },
  'employer-not-member': {
    status: 404,
    title: '不是本单位的在保职工',
    detail: '本单位今天的在保职工里没有这个人，或者姓名与身份证号对不上。',
    remedy: '请按“本单位职工”名单核对姓名和身份证号；名单不对的，请到参保地经办机构更正。',
  },
  'employer-list-columns': {
    status: 422,
    title: '表头不对',
    detail: '文件第一行里缺少这些列：{missing}。',
    remedy: '请下载模板，按模板的表头填写，不要改列名。',
  },
  'employer-list-too-long': {
    status: 422,
    title: '一次交得太多',
    detail: '文件有 {rows} 行，一次最多 {most} 行。',
    remedy: '请分成几个文件提交。',
  },
} as const satisfies Record<string, ErrorEntry>
