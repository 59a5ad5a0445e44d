import type { ErrorEntry } from './entry.ts'

/** 月度申报: what an institution applies for of a month, its audit and payment. */
export const monthlyErrors = {
  'monthly-month-not-valid': {
    status: 422,
    title: '月份不对',
    detail: '“{month}”不是月份。',
    remedy: '请写年和月，例如 2026-05。',
  },
  'monthly-month-not-over': {
    status: 422,
    title: '这个月还没有过完',
    detail: '{month} 还没有过完，最晚可以申报 {latest}。',
    remedy: '请在下个月 1 日以后申报。',
  },
  'monthly-nothing': {
    status: 422,
    title: '没有可申报的',
    detail: '本机构 {month} 没有“{kind}”的结算。',
    remedy: '请核对月份和就诊类型。',
  },
  'monthly-applied-already': {
    status: 409,
    title: '已经申报过',
    detail: '{month} 的“{kind}”已经申报，编号 {application}。',
    remedy: '要改的，请先撤回那件（还没有审定的可以撤回），再申报。',
  },
  'monthly-figures-differ': {
    status: 409,
    title: '和平台的数不一样',
    detail: '{month} 的“{kind}”：{differences}。',
    remedy: '请先对账（3201、3202 或文件），对平以后再申报。',
  },
  'monthly-no-agreement': {
    status: 409,
    title: '没有定点协议',
    detail: '“{name}”在 {month} 没有有过效的定点协议。',
    remedy: '请先和经办机构签订协议。',
  },
  'monthly-other-region': {
    status: 403,
    title: '不是您经办的申报',
    detail: '这件申报由统筹区 {region} 的经办机构办理。',
    remedy: '请由机构所在地的经办机构办理。',
  },
  'monthly-amount-not-valid': {
    status: 422,
    title: '金额不对',
    detail: '“{amount}”不是金额。',
    remedy: '请写元，最多两位小数，例如 123.45。',
  },
  'monthly-line-not-found': {
    status: 404,
    title: '没有这笔明细',
    detail: '申报 {application} 里没有第 {number} 笔。',
    remedy: '请刷新页面再选。',
  },
  'monthly-refusal-amount': {
    status: 422,
    title: '不予支付的金额不对',
    detail: '第 {number} 笔不予支付 {amount} 元，要大于 0、不超过基金支付的 {most} 元。',
    remedy: '个人账户付的和撤销的不能不付；请改金额。',
  },
  'monthly-refusal-reason': {
    status: 422,
    title: '没有写明原因',
    detail: '第 {number} 笔不予支付，原因“{reason}”不在列表里。',
    remedy: '请从列表里选一个原因。',
  },
  'monthly-lines-undecided': {
    status: 409,
    title: '还有要审的明细',
    detail: '还有 {count} 笔要审的没有审，例如第 {number} 笔。',
    remedy: '请逐笔认可或不予支付，再审定。',
  },
  'monthly-words-missing': {
    status: 422,
    title: '没有写说明',
    detail: '“{action}”要写明理由。',
    remedy: '请写清楚再提交。',
  },
  'monthly-line-not-refused': {
    status: 409,
    title: '这笔没有不予支付',
    detail: '第 {number} 笔没有不予支付，没有可以异议的。',
    remedy: '请选不予支付的明细。',
  },
  'monthly-no-objection': {
    status: 409,
    title: '没有异议',
    detail: '{number}没有提出异议。',
    remedy: '同意审核结果的，请“接受审核结果”。',
  },
  'monthly-objected': {
    status: 409,
    title: '已经提出异议',
    detail: '已对 {count} 笔提出异议。',
    remedy: '请“提交异议”，由经办机构答复。',
  },
  'monthly-objections-unanswered': {
    status: 409,
    title: '还有异议没有答复',
    detail: '还有 {count} 笔异议没有答复，例如第 {number} 笔。',
    remedy: '请逐笔答复，再审定。',
  },
  'monthly-amount-changed': {
    status: 409,
    title: '金额变了',
    detail: '您看到的不予支付是 {theirs} 元，现在是 {ours} 元。',
    remedy: '请刷新页面，看过现在的金额再复核。',
  },
  'institution-account-not-valid': {
    status: 422,
    title: '收款账户不对',
    detail: '“{field}”写的是“{value}”，不对。',
    remedy: '户名、开户行不能空着，账号是 8 到 32 位数字。',
  },
  'institution-account-own': {
    status: 403,
    title: '要由另一位同事确认',
    detail: '这个收款账户是您录入的。',
    remedy: '请另一位同事确认。',
  },
  'institution-account-nothing': {
    status: 409,
    title: '没有等确认的账户',
    detail: '机构 {institution} 没有第 {number} 号等确认的收款账户。',
    remedy: '请刷新页面看最新的情况。',
  },
} as const satisfies Record<string, ErrorEntry>
