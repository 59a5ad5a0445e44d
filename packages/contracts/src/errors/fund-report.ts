import type { ErrorEntry } from './entry.ts'

/** 基金运行情况公布: what is refused of a report of the funds. */
export const fundReportErrors = {
  'fund-report-no-pool': {
    status: 403,
    title: '账号没有统筹区',
    detail: '您的账号不属于任何统筹区，不能拟稿、发布或撤下基金公布。',
    remedy: '请由统筹区的财务办理。',
  },
  'fund-report-other-pool': {
    status: 403,
    title: '不是本统筹区的',
    detail: '基金公布 {report} 是 {pool} 的。',
    remedy: '请由那个统筹区的财务办理。',
  },
  'fund-report-period-not-valid': {
    status: 422,
    title: '年或月不对',
    detail: '“{period}”不是年，也不是月。',
    remedy: '请写成 2025 或 2025-06。',
  },
  'fund-report-period-not-over': {
    status: 409,
    title: '还没有过完',
    detail: '{period}到 {to} 才过完，还不能公布。',
    remedy: '请在过完以后再拟稿。',
  },
  'fund-report-nothing-booked': {
    status: 409,
    title: '没有账',
    detail: '{pool}到 {to} 没有一笔账，没有可以公布的数。',
    remedy: '请核对年或月。',
  },
  'fund-report-known': {
    status: 409,
    title: '已经有稿子',
    detail: '{period}已经有一份待发布的稿子：{report}。',
    remedy: '请先发布那一份，或者选“不公布”，再重新拟稿。',
  },
  'fund-report-correction-missing': {
    status: 422,
    title: '没有写更正什么',
    detail: '{period}已经在 {day} 公布过。再公布一次是更正，要写明更正什么。',
    remedy: '请写明更正的内容再提交。',
  },
  'fund-report-words-missing': {
    status: 422,
    title: '没有写原因',
    detail: '“{action}”要写明原因。',
    remedy: '请写清楚再提交。',
  },
  'fund-report-names-person': {
    status: 422,
    title: '里面有人的号码',
    detail: '前言或者说明里有“{found}”，是一个人的号码。',
    remedy: '公布的话里不写人的姓名、证件号码、人员编号和电话；请删去再提交。',
  },
  'fund-report-books-changed': {
    status: 409,
    title: '账上的数变了',
    detail: '拟稿以后，账上的数和稿子不一样了：{what}。',
    remedy: '请选“不公布”，按现在的账重新拟稿。',
  },
  'fund-report-not-published': {
    status: 404,
    title: '没有公布',
    detail: '{pool}没有公布过“{period}”的基金运行情况。',
    remedy: '请从列表里选一份。',
  },
  'fund-report-taken-back': {
    status: 410,
    title: '已经撤下',
    detail: '{pool}{period}的基金运行情况已经在 {day} 撤下，原因：{words}',
    remedy: '更正以后会重新公布。',
  },
} as const satisfies Record<string, ErrorEntry>
