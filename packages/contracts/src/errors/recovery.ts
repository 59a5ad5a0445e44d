import type { ErrorEntry } from './entry.ts'

/** 追回: money that a decided case orders back to the funds. */
export const recoveryErrors = {
  'reclaim-case-not-decided': {
    status: 409,
    title: '案件没有追回的决定',
    detail: '稽核案件 {case} 没有决定追回，或者决定已经撤销。',
    remedy: '请先在案件里由两个人作出追回的决定。',
  },
  'reclaim-above-case': {
    status: 409,
    title: '超过案件决定追回的数',
    detail: '案件 {case} 决定追回 {decided} 元，已经下达 {ordered} 元，这次要 {amount} 元。',
    remedy: '请按案件的决定填；要多追，请先改案件的决定。',
  },
  'reclaim-debtor-not-decided': {
    status: 422,
    title: '不是案件决定的那一方',
    detail: '案件 {case} 没有决定向 {debtor} 追回。',
    remedy: '请核对案件的决定和编号。',
  },
  'reclaim-amount-not-valid': {
    status: 422,
    title: '金额不对',
    detail: '“{amount}”不是大于零的金额。',
    remedy: '请填元，最多两位小数，例如 1234.50。',
  },
  'reclaim-day-not-valid': {
    status: 422,
    title: '日期不对',
    detail: '{what}“{day}”不对。',
    remedy: '期限不早于今天，银行的日期不晚于今天，写法是 2026-07-31。',
  },
  'reclaim-words-missing': {
    status: 422,
    title: '没有写说明',
    detail: '“{what}”要填。',
    remedy: '请写清楚再提交。',
  },
  'reclaim-settlement-not-found': {
    status: 422,
    title: '没有这笔结算',
    detail: '参保地 {pool} 没有人员 {person} 的有效结算 {settlement}，或者它不是 {debtor} 的。',
    remedy: '请核对人员编号和结算编号；撤销了的结算不用追回。',
  },
  'reclaim-settlement-twice': {
    status: 422,
    title: '同一笔结算写了两次',
    detail: '结算 {settlement} 在这张决定里有两行。',
    remedy: '请合成一行。',
  },
  'reclaim-above-fund': {
    status: 409,
    title: '超过基金付的',
    detail: '结算 {settlement} 的基金支付还能追回 {left} 元，这次要 {amount} 元。',
    remedy: '以前追回的和月度审核不予支付的已经减去；请改小金额。',
  },
  'reclaim-above-owed': {
    status: 409,
    title: '超过还欠的',
    detail: '追回决定 {order} 还欠 {open} 元，这次是 {amount} 元。',
    remedy: '请核对金额；多收的请退给付款的人。',
  },
  'reclaim-reference-known': {
    status: 409,
    title: '这个流水号登记过',
    detail: '银行流水号 {reference} 已经登记在追回决定 {order} 里。',
    remedy: '一笔到账只登记一次；请核对流水号。',
  },
  'reclaim-offset-not-here': {
    status: 409,
    title: '不能从应付款抵扣',
    detail: '{debtor} 不由本地付款，没有可以抵扣的应付款。',
    remedy: '请让它把钱交到银行账户，再登记收款。',
  },
  'reclaim-receipt-not-found': {
    status: 404,
    title: '没有这笔收款',
    detail: '追回决定 {order} 没有第 {number} 笔收款，或者已经退回。',
    remedy: '请刷新页面再选。',
  },
  'reclaim-received': {
    status: 409,
    title: '已经收过钱',
    detail: '追回决定 {order} 已经收到 {received} 元。',
    remedy: '请先把收到的退回，再作废。',
  },
  'reclaim-other-pool': {
    status: 403,
    title: '不是您所在统筹区的',
    detail: '追回决定 {order} 由 {pool} 的经办机构办理。',
    remedy: '请由该统筹区的同事办理。',
  },
  'reclaim-no-pool': {
    status: 403,
    title: '您的账号没有所属的统筹区',
    detail: '追回由参保地的经办机构办理，您的账号没有所属的统筹区。',
    remedy: '请由该统筹区的同事办理。',
  },
} as const satisfies Record<string, ErrorEntry>
