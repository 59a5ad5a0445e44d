import type { ErrorEntry } from './entry.ts'

/** What decisions of cases bring beside money: points, publication; and what the audit shows of the agency's own staff. */
export const oversightResultErrors = {
  'points-case-not-decided': {
    status: 409,
    title: '案件没有记分的决定',
    detail: '稽核案件 {case} 没有决定给医师 {doctor} 记分，或者决定已经撤销。',
    remedy: '请先在案件里由两个人作出记分的决定。',
  },
  'points-entered': {
    status: 409,
    title: '已经记过分',
    detail: '案件 {case} 的分已经记给医师 {doctor}，{points} 分。',
    remedy: '一个案件只记一次；记错了请先撤销。',
  },
  'points-not-set': {
    status: 422,
    title: '没有写记几分',
    detail: '“{breach}”记几分，监管参数里没有定。',
    remedy: '请写记几分，或者先在监管参数里定下来。',
  },
  'points-differ': {
    status: 422,
    title: '和定下的分不一样',
    detail: '“{breach}”决定或者定下的是 {set} 分，这次写了 {points} 分。',
    remedy: '请按定下的记；要改，请先改监管参数。',
  },
  'points-reason-missing': {
    status: 422,
    title: '没有写说明',
    detail: '记分和撤销记分都要写明为什么。',
    remedy: '请写清楚再提交。',
  },
  'points-not-found': {
    status: 404,
    title: '没有这笔记分',
    detail: '没有编号是 {entry} 的记分，或者已经撤销。',
    remedy: '请刷新页面再选。',
  },
  'points-institution-unknown': {
    status: 422,
    title: '没有这家机构',
    detail: '没有编码是 {institution} 的医药机构。',
    remedy: '请核对机构编码。',
  },
  'publication-case-not-decided': {
    status: 409,
    title: '案件没有可以公示的决定',
    detail: '稽核案件 {case} 没有作出处理决定，或者决定已经撤销。',
    remedy: '请在决定以后再公示。',
  },
  'publication-of-staff': {
    status: 409,
    title: '这样的案件不公示',
    detail: '案件 {case} 是关于经办人员的，不在这里公示。',
    remedy: '请由审计按规定处理。',
  },
  'publication-names-person': {
    status: 422,
    title: '里面有人的姓名或号码',
    detail: '公示的话里有“{found}”。',
    remedy: '公示不写人的姓名、证件号码、人员编号和电话；请删去再提交。',
  },
  'publication-words-missing': {
    status: 422,
    title: '没有写',
    detail: '“{action}”要写明。',
    remedy: '请写清楚再提交。',
  },
  'publication-known': {
    status: 409,
    title: '已经在公示',
    detail: '案件 {case} 已经在公示里：{publication}。',
    remedy: '要改，请先撤下，再重新拟。',
  },
  'staff-finding-not-found': {
    status: 404,
    title: '没有这条线索',
    detail: '没有编号是 {finding} 的线索，或者已经办过。',
    remedy: '请刷新页面再选。',
  },
  'staff-finding-own': {
    status: 403,
    title: '不能办关于自己的线索',
    detail: '这条线索是关于您自己的账号的。',
    remedy: '请由另一位审计办理。',
  },
  'staff-case-of-another': {
    status: 422,
    title: '不是关于这个账号的案件',
    detail: '案件 {case} 不是关于经办人员 {staff} 的。',
    remedy: '请先给这个账号立案，再并入。',
  },
  'staff-days-not-valid': {
    status: 422,
    title: '日期不对',
    detail: '从 {from} 到 {to} 不对：要是今天以前的 {most} 天以内。',
    remedy: '请改日期，写法是 2026-06-01。',
  },
} as const satisfies Record<string, ErrorEntry>
