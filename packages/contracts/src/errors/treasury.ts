import type { ErrorEntry } from './entry.ts'

/** 基金收支: transfers between bank accounts, interest, and the books as pages show them. */
export const treasuryErrors = {
  'treasury-amount-not-valid': {
    status: 422,
    title: '金额不对',
    detail: '“{amount}”不是大于零、两位小数以内的金额。',
    remedy: '请按元填写，例如 12345.60。',
  },
  'treasury-document-missing': {
    status: 422,
    title: '没有写凭证',
    detail: '登记“{kind}”要写凭什么办的。',
    remedy: '请写凭证或文件的名称和文号。',
  },
  'treasury-fund-missing': {
    status: 422,
    title: '没有写是哪项基金',
    detail: '“{kind}”要记到一项基金上。',
    remedy: '请选基金；几项基金的分开登记。',
  },
  'treasury-not-enough': {
    status: 409,
    title: '账户里的钱不够',
    detail: '{account}从 {day} 起最少的时候有 {balance} 元，不够转出 {amount} 元。',
    remedy: '请核对金额和银行的日期；先到账的先登记。',
  },
  'treasury-day-not-valid': {
    status: 422,
    title: '银行的日期不对',
    detail: '“{day}”不是已经到了的日期。',
    remedy: '请照银行回单填写，例如 2026-03-31。',
  },
  'treasury-reference-missing': {
    status: 422,
    title: '没有写银行流水号',
    detail: '复核要写银行回单上的流水号。',
    remedy: '请照银行回单填写。',
  },
  'treasury-reference-known': {
    status: 409,
    title: '这个银行流水号已经用过',
    detail: '银行流水号“{reference}”已经记在 {record} 上。',
    remedy: '一笔银行流水只记一次，请核对回单。',
  },
  'treasury-words-missing': {
    status: 422,
    title: '没有写原因',
    detail: '“{action}”要写原因。',
    remedy: '请写一句话，例如“金额登记错了”。',
  },
  'treasury-other-region': {
    status: 403,
    title: '不是您所在地区的账',
    detail: '这是 {region} 的账。',
    remedy: '请由该地区的财务办理。',
  },
  'treasury-no-region': {
    status: 403,
    title: '您的账号没有所属的统筹区',
    detail: '上划、拨付、利息和期初结余记在一个统筹区的账上，您的账号没有所属的统筹区。',
    remedy: '请由该统筹区的财务登记和复核。',
  },
  'fund-flow-not-known': {
    status: 422,
    title: '没有这种收支',
    detail: '没有叫“{flow}”的收支。',
    remedy: '请从“基金”页点开要看的数。',
  },
} as const satisfies Record<string, ErrorEntry>
