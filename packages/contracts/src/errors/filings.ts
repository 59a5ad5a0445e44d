import type { ErrorEntry } from './entry.ts'

/** Filings: applying, deciding, cancelling. */
export const filingErrors = {
  'filing-not-complete': {
    status: 422,
    title: '申请还不能提交',
    detail: '有 {count} 处要改：{first}。',
    remedy: '请按 errors 里列出的位置逐项改正后再提交。',
  },
  'filing-not-found': {
    status: 404,
    title: '没有这条备案',
    detail: '没有编号为“{filingId}”的备案，或者它不是您的。',
    remedy: '请在“我的备案”里查看自己的备案。',
  },
  'filing-action-not-allowed': {
    status: 409,
    title: '现在不能这样办',
    detail: '这条备案现在是“{state}”，不能“{action}”。',
    remedy: '请刷新页面看最新的状态。{allowed}',
  },
  'filing-reason-missing': {
    status: 422,
    title: '没有写原因',
    detail: '“{action}”要写明原因，申请人会看到。',
    remedy: '请写清哪里不符合、依据哪一条、怎么补。',
  },
  'filing-other-pool': {
    status: 403,
    title: '不是您经办的参保地',
    detail: '这条备案属于统筹区 {pool}，不由您所在的经办机构办理。',
    remedy: '请转给 {pool} 的经办机构。',
  },
  'filing-no-receipt': {
    status: 409,
    title: '还没有回执',
    detail: '这条备案现在是“{state}”，准予备案后才有回执。',
    remedy: '请在“我的备案”里看进度。',
  },
  'filing-end-not-valid': {
    status: 422,
    title: '结束日期不对',
    detail: '结束日期“{day}”不在这条备案的有效期里。',
    remedy: '请填从今天到 {last} 之间的日期。',
  },
  'not-enrolled': {
    status: 409,
    title: '没有参保记录',
    detail: '{day} 没有您在统筹区 {pool} 的参保记录，不能备案。',
    remedy: '请先向参保单位或参保地经办机构问清参保情况。',
  },
} as const satisfies Record<string, ErrorEntry>
