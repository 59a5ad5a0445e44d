/**
 * Every place of the policy language where a figure may stand: what it counts there, and from where to where. The one
 * table behind reading, the JSON Schema (`yidi policy schema`), the page of the mechanisms and the words of a refusal.
 * A figure outside its range is no policy but a slip of the pen: 0.8 for 80 %, 4 for 40,000 yuan, 50 for 0.5.
 */
import type { Unit } from './figure.ts'

/** What is counted: a unit with its range, in the unit as it is written. */
export interface Quantity {
  unit: Unit
  /** What people call it. */
  label: string
  least: number
  most: number
  /** Zero may be said although it lies below `least`: no prepayment, no deductible. */
  zero: boolean
  /** `none` may be said: no end, no limit. */
  none: boolean
  /** How it is written, in Chinese. */
  rule: string
}

/** A place in the files, with the quantities it takes; the first is meant where no unit is written. */
export interface FigurePlace {
  /** What people call the place. */
  title: string
  takes: readonly [Quantity, ...Quantity[]]
  /** Whether `states: person` may turn the figure round: only where the figure is the fund's share. */
  shared: boolean
}

const MOST_YUAN = 90_000_000

const quantity = (
  unit: Unit,
  label: string,
  least: number,
  most: number,
  rule: string,
  also: { zero?: boolean; none?: boolean } = {},
): Quantity => ({ unit, label, least, most, rule, zero: also.zero ?? false, none: also.none ?? false })

const PERCENT = quantity('percent', '百分数', 1, 100, '写成 0 到 100 的百分数，不带百分号，例如 82 或 82.5', {
  zero: true,
})
const POINTS = quantity('points', '百分点', 0.5, 100, '写成 0 到 100 的百分点，不带百分号，例如 5 或 10', {
  zero: true,
})
const FACTOR = quantity('factor', '折算系数', 0, 1, '写成 0 到 1 的系数，例如 0.5（减半）或 0.9（九折）')
const MULTIPLE = quantity('times', '倍数', 1, 100, '写成起付标准的倍数，1 到 100，例如 5', { none: true })
const RATIO = quantity('factor', '倍数', 0, 10, '写成那一格的倍数，例如 0.5（减半）或 1.1')
const YUAN = quantity('yuan', '元', 0, MOST_YUAN, '写成元，不带单位和逗号，例如 800 或 40000')
// The least is what is still thinkable in yuan and no longer in ten thousands, the most what is no longer thinkable in fen.
const DEDUCTIBLE = { ...YUAN, least: 1, most: 20_000, zero: true }
const THRESHOLD = { ...YUAN, least: 100, most: 1_000_000, zero: true }
const BAND_END = { ...YUAN, least: 100, none: true }
const WAGE = { ...YUAN, least: 1_000, most: 1_000_000 }
const BASE = { ...PERCENT, most: 1_000, rule: '写成全省平均工资的百分之几，不带百分号，例如 60 或 300' }
const RATE = { ...PERCENT, least: 0.1 }
const DAILY_RATE = {
  ...PERCENT,
  least: 0.001,
  most: 1,
  zero: false,
  rule: '写成每天的百分数，不带百分号，例如 0.05（万分之五）',
}
const PREMIUM = { ...YUAN, least: 1, most: 10_000 }
const YEAR_OF_RESIDENT = { ...YUAN, least: 10, most: 20_000, zero: true }
const INTEREST = { ...PERCENT, least: 0.01 }
const LIMIT = { ...YUAN, least: 10, none: true, zero: true }
const LARGE_LIMIT = { ...LIMIT, least: 1_000 }

const place = (title: string, takes: FigurePlace['takes'], shared = false): FigurePlace => ({ title, takes, shared })

/** Place in the files → what may stand there. Lists are passed over: `share.bands.fund` is the `fund` of any band. */
export const FIGURE_PLACES = {
  'deductible.amount': place('起付标准', [DEDUCTIBLE]),
  'deductible.factors': place('多次住院起付标准的折算', [FACTOR]),
  'deductible.continued': place('分次结算的住院，后一次结算起付标准的折算', [FACTOR]),
  'share.bands.upTo': place('分段的上限', [BAND_END]),
  'share.bands.fund': place('基金支付比例', [PERCENT], true),
  'limits.amount': place('支付限额', [LIMIT]),
  // A stay costs thousands: a limit of 40 there was meant in ten thousands, at a village doctor's it may be 40 yuan.
  'limits.amount.inpatient': place('住院的支付限额', [LARGE_LIMIT]),
  'layers.threshold': place('层的起付标准', [THRESHOLD]),
  'layers.bands.upTo': place('层的分段上限', [BAND_END, MULTIPLE]),
  'layers.bands.pays': place('层的支付比例', [PERCENT], true),
  'layers.limit': place('层的限额', [LARGE_LIMIT, MULTIPLE]),
  'contributions.average-wage': place('年平均工资', [WAGE]),
  'contributions.base': place('缴费基数上下限', [BASE]),
  'contributions.rate': place('缴费和划入的比例', [RATE]),
  'contributions.daily-rate': place('滞纳金的日比例', [DAILY_RATE]),
  'contributions.premium': place('大病保险费', [PREMIUM]),
  'contributions.resident-year': place('居民一年的个人缴费', [YEAR_OF_RESIDENT]),
  'contributions.interest': place('个人账户年利率', [INTEREST]),
  'then.prepay': place('先行自付比例', [PERCENT]),
  'then.points-off': place('降低的百分点', [POINTS]),
  'then.times': place('按本地比例的倍数', [FACTOR]),
  'like.times': place('比照的倍数', [RATIO]),
  'like.person-share-times': place('个人负担部分的倍数', [RATIO]),
} as const satisfies Record<string, FigurePlace>

/** What a unit counts where no place says more: under `parameters:`, in the reference figures. */
export const QUANTITIES: Readonly<Record<Unit, Quantity>> = {
  percent: PERCENT,
  points: POINTS,
  factor: FACTOR,
  yuan: { ...YUAN, none: true },
  times: MULTIPLE,
  days: quantity('days', '天', 0, 3_660, '写成整数的天数，例如 30'),
  months: quantity('months', '个月', 0, 120, '写成整数的月数，例如 6'),
  'working-days': quantity('working-days', '个工作日', 0, 366, '写成整数的工作日数，例如 20'),
  count: quantity('count', '个数', 0, 1_000, '写成整数，例如 3'),
}

/** The range as people read it: "1 到 100，或 0". */
export function rangeText({ least, most, zero, none }: Quantity): string {
  return `${least} 到 ${most}${zero ? '，或 0' : ''}${none ? '，或 none' : ''}`
}

/** Whether a figure (in the unit as written) lies in the range. */
export function inRange({ least, most, zero }: Quantity, value: number): boolean {
  return (value >= least && value <= most) || (zero && value === 0)
}
