/**
 * The funds that pay a bill. A layer of a pool's law names the fund it pays from, and everything that follows from that
 * stands here: its name, its word in the books, and how the hospital interface and the clearing between regions call it
 * (接口规范 “结算信息” and code table fund_pay_type). The order is that in which bills are told; what pays first is the law's.
 */
import type { Insurance } from './quote/words.ts'

/** The fields of the interface's settlement that hold what a fund paid; together they are `fund_pay_sumamt`. */
export const FUND_FIELDS = [
  'hifp_pay',
  'cvlserv_pay',
  'hifes_pay',
  'hifmi_pay',
  'hifob_pay',
  'hifdm_pay',
  'maf_pay',
  'oth_pay',
] as const
type FundField = (typeof FUND_FIELDS)[number]

/** How a fund is told to an institution and cleared between regions. */
interface FundTold {
  field: FundField
  /** 基金支付类型 (`fund_pay_type`) with its name: the kind by which regions clear. */
  type: string
  typeName: string
}

interface FundRecord {
  /** What a person reads. */
  title: string
  /** The fund's word in the books: in the name of its account and as the purpose of its postings. */
  ledger: string
  told: Readonly<Record<Insurance, FundTold>>
}

const told = (field: FundField, type: string, typeName: string): FundTold => ({ field, type, typeName })
const forBoth = (one: FundTold): FundRecord['told'] => ({ employee: one, resident: one })

const largeAmount = told('hifob_pay', '330100', '大额医疗费用补助基金')
const other = told('oth_pay', '999997', '其他基金')

export const FUNDS = {
  pool: {
    title: '统筹基金',
    ledger: 'pool',
    told: {
      employee: told('hifp_pay', '310100', '城镇职工基本医疗保险统筹基金'),
      resident: told('hifp_pay', '390100', '城乡居民基本医疗保险基金'),
    },
  },
  'large-amount': {
    title: '大额补助',
    ledger: 'large-amount',
    // The interface knows the fund for employees alone.
    told: { employee: largeAmount, resident: other },
  },
  'critical-illness': {
    title: '大病保险',
    ledger: 'critical',
    told: { employee: largeAmount, resident: told('hifmi_pay', '390200', '城乡居民大病医疗保险基金') },
  },
  'civil-servants': {
    title: '公务员医疗补助',
    ledger: 'civil-servants',
    told: forBoth(told('cvlserv_pay', '320100', '公务员医疗补助基金')),
  },
  enterprise: {
    title: '企业补充医疗保险',
    ledger: 'enterprise',
    told: forBoth(told('hifes_pay', '370100', '企业补充医疗保险基金')),
  },
  disabled: {
    title: '伤残人员医疗保障',
    ledger: 'disabled',
    told: forBoth(told('hifdm_pay', '350100', '一至六级残疾军人医疗补助基金')),
  },
  assistance: {
    title: '医疗救助',
    ledger: 'assistance',
    told: forBoth(told('maf_pay', '610100', '医疗救助基金')),
  },
  other: { title: '其他基金', ledger: 'other', told: forBoth(other) },
} as const satisfies Record<string, FundRecord>

export type Fund = keyof typeof FUNDS
/** A fund that a layer may pay from: what the pool's own fund pays stands in its bands. */
export type LayerFund = Exclude<Fund, 'pool'>

export const LAYER_FUNDS = Object.keys(FUNDS).filter((fund): fund is LayerFund => fund !== 'pool')

/** What a fund paid, whole fen. */
export interface FundPaidFen {
  fund: Fund
  fen: number
}

/** The fund of that key; undefined for any other word. */
export function findFund(word: string): FundRecord | undefined {
  return Object.hasOwn(FUNDS, word) ? FUNDS[word as Fund] : undefined
}
