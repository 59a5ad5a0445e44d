import type { ErrorEntry } from './entry.ts'

/** 基金运行 and 预算. */
export const fundErrors = {
  'fund-item-not-known': {
    status: 422,
    title: '没有这个项目',
    detail: '没有叫“{item}”的收支项目。',
    remedy: '请从“基金运行”页点开要看的数，或者从列出的项目里选。',
  },
  'fund-period-not-valid': {
    status: 422,
    title: '期间不对',
    detail: '“{period}”不是已经开始的年份或月份。',
    remedy: '请写年份（例如 2026）或月份（例如 2026-03），最晚是今天所在的月份。',
  },
  'fund-book-not-known': {
    status: 404,
    title: '没有这本账',
    detail: '没有 {book} 的账，也没有它的预算。',
    remedy: '请从列出的账里选。',
  },
  'fund-figure-missing': {
    status: 422,
    title: '没有说要看哪个数',
    detail: '要看记账，得说是哪个科目，还是哪项基金的哪个数。',
    remedy: '请从“基金”或“基金运行”页点开要看的数。',
  },
  'budget-year-not-valid': {
    status: 422,
    title: '预算的年份不对',
    detail: '现在可以登记 {from} 年到 {to} 年的预算，“{year}”不在里面。',
    remedy: '请核对年份。',
  },
  'budget-document-missing': {
    status: 422,
    title: '没有写预算的文件',
    detail: '{year} 年的预算要写是哪份文件定的。',
    remedy: '请写文件的名称和文号。',
  },
  'budget-lines-missing': {
    status: 422,
    title: '预算里一项也没有',
    detail: '{year} 年的预算没有写任何一项的金额。',
    remedy: '请至少写一项基金的收入或支出。',
  },
  'budget-amount-not-valid': {
    status: 422,
    title: '预算的金额不对',
    detail: '{line}：“{amount}”不是两位小数以内、不小于零的金额。',
    remedy: '请按元填写，例如 12345.60。',
  },
  'budget-item-not-valid': {
    status: 422,
    title: '这一项不能做预算',
    detail: '{fund}的{side}里没有“{item}”。',
    remedy: '请从列出的项目里选。',
  },
  'budget-line-twice': {
    status: 422,
    title: '同一项写了两次',
    detail: '“{line}”写了不止一次。',
    remedy: '一项只写一个金额。',
  },
  'budget-whole-and-items': {
    status: 422,
    title: '合计和项目不能都写',
    detail: '{fund}的{side}既写了合计，又写了项目。',
    remedy: '写了项目，合计就是它们相加；请留一样。',
  },
  'budget-waiting': {
    status: 409,
    title: '还有一份没有复核',
    detail: '{year} 年的预算 {record} 还没有复核。',
    remedy: '请先复核或作废那一份，再登记新的。',
  },
  'budget-other-pool': {
    status: 403,
    title: '不是您所在统筹区的预算',
    detail: '这是 {pool} 的预算。',
    remedy: '请由该统筹区的财务办理。',
  },
  'budget-no-pool': {
    status: 403,
    title: '您的账号没有所属的统筹区',
    detail: '预算是一个统筹区的，您的账号没有所属的统筹区。',
    remedy: '请由该统筹区的财务登记和复核。',
  },
  'budget-words-missing': {
    status: 422,
    title: '没有写原因',
    detail: '作废要写原因。',
    remedy: '请写一句话，例如“金额登记错了”。',
  },
} as const satisfies Record<string, ErrorEntry>
