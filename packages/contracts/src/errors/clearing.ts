import type { ErrorEntry } from './entry.ts'

/** 区域清算: what a treating region and an insured pool settle between them. */
export const clearingErrors = {
  'clearing-month-not-valid': {
    status: 422,
    title: '月份不对',
    detail: '“{month}”不是月份。',
    remedy: '请写年和月，例如 2026-05。',
  },
  'clearing-month-not-over': {
    status: 422,
    title: '这个月还没有过完',
    detail: '{month} 还没有过完，最晚可以汇总 {latest}。',
    remedy: '请在下个月 1 日以后汇总。',
  },
  'clearing-own-pool': {
    status: 422,
    title: '不是异地',
    detail: '参保地 {pool} 就是本地，本地的不清算。',
    remedy: '请选别的参保地。',
  },
  'clearing-nothing': {
    status: 422,
    title: '没有要清算的',
    detail: '到 {month} 为止，参保地 {pool} 没有审定了还没有清算的明细。',
    remedy: '机构的月度申报复核以后才能汇总；请核对月份和参保地。',
  },
  'clearing-not-positive': {
    status: 409,
    title: '没有要付的',
    detail: '到 {month} 为止，参保地 {pool} 的明细合计 {amount} 元，没有要付的。',
    remedy: '这些明细留着，和以后月份的一起汇总。',
  },
  'clearing-other-region': {
    status: 403,
    title: '不是您所在地区办的',
    detail: '“{action}”由 {region} 的经办机构办理。',
    remedy: '请由该地区的同事办理。',
  },
  'clearing-no-region': {
    status: 403,
    title: '您的账号没有所属的地区',
    detail: '清算在两个地区之间办理，您的账号没有所属的地区。',
    remedy: '请由该地区的财务办理。',
  },
  'clearing-line-not-found': {
    status: 404,
    title: '没有这笔明细',
    detail: '清算 {clearing} 里没有第 {number} 笔。',
    remedy: '请刷新页面再选。',
  },
  'clearing-line-confirmed': {
    status: 409,
    title: '已经确认过',
    detail: '第 {number} 笔已经确认过。',
    remedy: '一笔只确认一次；要改的请复核的同事退回。',
  },
  'clearing-line-withdrawn': {
    status: 409,
    title: '已经撤下',
    detail: '第 {number} 笔就医地已经撤下。',
    remedy: '不用再办。',
  },
  'clearing-line-disputed': {
    status: 409,
    title: '已经提出争议',
    detail: '第 {number} 笔已经提出过争议。',
    remedy: '一笔只争议一次；请等就医地答复，答复维持的请确认。',
  },
  'clearing-line-takes-back': {
    status: 422,
    title: '撤销的不能争议',
    detail: '第 {number} 笔是撤销，退还参保地 {amount} 元。',
    remedy: '请确认；有疑问的请争议原来那笔。',
  },
  'clearing-dispute-reason': {
    status: 422,
    title: '没有写明原因',
    detail: '第 {number} 笔的争议原因“{reason}”不在列表里。',
    remedy: '请从列表里选一个原因。',
  },
  'clearing-words-missing': {
    status: 422,
    title: '没有写说明',
    detail: '“{action}”要写明理由。',
    remedy: '请写清楚再提交。',
  },
  'clearing-lines-open': {
    status: 409,
    title: '还有没有确认的明细',
    detail: '还有 {count} 笔没有确认也没有争议，例如第 {number} 笔。',
    remedy: '请逐笔或全部确认，再提交。',
  },
  'clearing-line-not-disputed': {
    status: 409,
    title: '这笔没有争议',
    detail: '第 {number} 笔没有等答复的争议。',
    remedy: '请选有争议的明细。',
  },
  'clearing-amount-changed': {
    status: 409,
    title: '金额变了',
    detail: '您看到的应付是 {theirs} 元，现在是 {ours} 元。',
    remedy: '请刷新页面，看过现在的金额再复核。',
  },
  'prepaid-not-enough': {
    status: 409,
    title: '预付金不够',
    detail: '预付金余额 {balance} 元，不够 {amount} 元。',
    remedy: '请先补足预付金，或者通过银行付款。',
  },
  'prepaid-amount-not-valid': {
    status: 422,
    title: '金额不对',
    detail: '“{amount}”不是大于零、两位小数以内的金额。',
    remedy: '请按元填写，例如 12345.60。',
  },
  'prepaid-document-missing': {
    status: 422,
    title: '没有写凭证',
    detail: '登记“{kind}”要写凭什么办的。',
    remedy: '请写凭证或文件的名称和文号。',
  },
  'prepaid-bank-not-valid': {
    status: 422,
    title: '银行的流水号或日期不对',
    detail: '流水号“{reference}”、日期“{day}”：流水号不能空，日期要是已经到了的。',
    remedy: '请照银行回单填写。',
  },
  'region-account-not-valid': {
    status: 422,
    title: '收款账户不对',
    detail: '“{field}”写的是“{value}”，不对。',
    remedy: '户名、开户行不能空着，账号是 8 到 32 位数字。',
  },
  'region-account-own': {
    status: 403,
    title: '要由另一位同事确认',
    detail: '这个收款账户是您录入的。',
    remedy: '请另一位同事确认。',
  },
  'region-account-nothing': {
    status: 409,
    title: '没有等确认的账户',
    detail: '地区 {region} 没有第 {number} 号等确认的收款账户。',
    remedy: '请刷新页面看最新的情况。',
  },
} as const satisfies Record<string, ErrorEntry>
