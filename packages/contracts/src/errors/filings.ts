import type { ErrorEntry } from './entry.ts'

/** Filings: asking, applying, deciding, cancelling. */
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
  'filing-corrections-again': {
    status: 422,
    title: '已经一次告知过',
    detail: '{day}已经告知过要补正的全部内容，补正不能一次一次地提。',
    remedy: '确实要再提的，请在 again 里写明为什么上次没有一起告知，申请人会看到；不符合条件的，请受理后作决定。',
  },
  'filing-basis-unknown': {
    status: 422,
    title: '依据不存在',
    detail: '没有登记文件“{document}”的“{article}”。',
    remedy: '请从列出的依据里选一条。',
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
  'filing-law-missing': {
    status: 404,
    title: '没有这个参保地的备案规定',
    detail: '还没有统筹区“{pool}”的备案规定。',
    remedy: '请写明参保地（pool），例如 330100；没有接入的参保地请打区号加 12393 咨询。',
  },
  'filing-type-unknown': {
    status: 404,
    title: '没有这种备案',
    detail: '没有名为“{type}”的备案类型。',
    remedy: '可用的有：{known}。',
  },
  'institution-unknown': {
    status: 404,
    title: '没有这家机构',
    detail: '没有代码为“{institution}”的定点机构。',
    remedy: '请核对机构代码，或在“找医院药店”里选。',
  },
  'place-not-valid': {
    status: 400,
    title: '地方的代码不对',
    detail: '地方{problem}。',
    remedy: '请用六位行政区划代码，例如上海市 310000。',
  },
  'not-enrolled': {
    status: 409,
    title: '没有参保记录',
    detail: '{day} 没有您的参保记录，不能备案。',
    remedy: '请先向参保单位或参保地经办机构问清参保情况。',
  },
} as const satisfies Record<string, ErrorEntry>
