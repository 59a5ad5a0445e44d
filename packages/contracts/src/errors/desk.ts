import type { ErrorEntry } from './entry.ts'

/** The agency's desk: tasks and who has them. */
export const deskErrors = {
  'desk-task-not-found': {
    status: 404,
    title: '没有这件待办',
    detail: '没有编号为“{number}”的待办。',
    remedy: '请回到“待办”刷新后再选。',
  },
  'desk-task-closed': {
    status: 409,
    title: '这件事已经办结',
    detail: '“{number}”已经办结或撤回，不用再分派。',
    remedy: '请回到“待办”刷新后再选。',
  },
  'desk-colleague-unknown': {
    status: 422,
    title: '没有这位同事',
    detail: '统筹区 {pool} 的经办人员里没有“{name}”。',
    remedy: '请从列表里选一位受理或审核人员。',
  },
  'home-other-role': {
    status: 403,
    title: '不是您的角色',
    detail: '这个账号没有“{role}”这个角色，没有它的首页。',
    remedy: '请看自己角色的首页；要换角色请找安全管理员。',
  },
  'desk-day-not-valid': {
    status: 422,
    title: '没有这一天',
    detail: '“{day}”不是一个日期。',
    remedy: '请写年月日，例如 2026-03-31。',
  },
  'desk-list-too-long': {
    status: 422,
    title: '要导出的太多',
    detail: '筛选后有 {rows} 件，一个文件最多 {most} 件。',
    remedy: '请再筛选，例如只选一种办件，分几次导出。',
  },
  'desk-filter-name-taken': {
    status: 409,
    title: '已经有这个名字的筛选',
    detail: '这个列表里您已经存过“{name}”。',
    remedy: '请换一个名字，或者先删掉原来的。',
  },
  'desk-filters-too-many': {
    status: 422,
    title: '存的筛选太多',
    detail: '一个列表最多存 {most} 个筛选。',
    remedy: '请先删掉不用的。',
  },
  'desk-filter-unknown': {
    status: 404,
    title: '没有这个筛选',
    detail: '这个列表里没有名为“{name}”的筛选。',
    remedy: '可能已经删掉了，请刷新后再看。',
  },
  'commitment-draw-days': {
    status: 422,
    title: '抽查的日期不对',
    detail: '开始日期 {from} 在结束日期 {to} 之后。',
    remedy: '请把开始日期写在结束日期之前，例如 2026-01-01 到 2026-03-31。',
  },
  'commitment-draw-size': {
    status: 422,
    title: '没有写清抽多少',
    detail: '按比例抽和按件数抽只能选一种。',
    remedy: '请只写比例，例如 10%；或者只写件数，例如 20 件。',
  },
  'commitment-check-not-found': {
    status: 404,
    title: '没有这件核查',
    detail: '备案“{filingId}”没有被抽中核查。',
    remedy: '请回到“承诺核查”刷新后再选。',
  },
  'commitment-check-closed': {
    status: 409,
    title: '这件核查已经有结论',
    detail: '备案“{filingId}”的核查结论是：{state}。',
    remedy: '不用再记；要看经过，请打开这件备案。',
  },
  'commitment-check-consequence': {
    status: 422,
    title: '这个结果不能这样处理',
    detail: '结果是“{outcome}”时不能“{consequence}”。',
    remedy: '可以选：{allowed}。',
  },
  'commitment-check-words': {
    status: 422,
    title: '没有写明情况',
    detail: '结果是“{outcome}”，要告诉申请人查到了什么、要带什么。',
    remedy: '请写明情况，例如“居住证上的地址不在上海，请带上海的居住证来窗口”。',
  },
  'counter-ticket-not-valid': {
    status: 422,
    title: '请重新查找参保人',
    detail: '查找参保人的凭据不是这个账号今天得到的。',
    remedy: '请在“窗口代录”再查找一次参保人，然后上传材料。',
  },
} as const satisfies Record<string, ErrorEntry>
