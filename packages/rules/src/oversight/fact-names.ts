/** The facts that flags rest on, each with its term and what its value is. Sentences name them in braces. */
import { formatDayChinese } from '../days.ts'
import { formatYuanGrouped } from '../money.ts'

/** What the value of a fact is: a day number, fen, a whole number of things, a code, words. */
type FactUnit = 'day' | 'fen' | 'days' | 'minutes' | 'years' | 'count' | 'times' | 'institution' | 'place' | 'text'

export const FACT_NAMES = {
  medicine: { term: '药品', unit: 'text' },
  item: { term: '项目', unit: 'text' },
  doctor: { term: '医生', unit: 'text' },
  invoice: { term: '票据号码', unit: 'text' },
  month: { term: '月份', unit: 'text' },
  time: { term: '时刻', unit: 'text' },
  day: { term: '日期', unit: 'day' },
  firstDay: { term: '先一次的日期', unit: 'day' },
  stayFrom: { term: '入院日', unit: 'day' },
  stayTo: { term: '出院日', unit: 'day' },
  otherFrom: { term: '另一次入院日', unit: 'day' },
  otherTo: { term: '另一次出院日', unit: 'day' },
  deathDay: { term: '死亡日期', unit: 'day' },
  filedFrom: { term: '备案起始日', unit: 'day' },
  institution: { term: '机构', unit: 'institution' },
  otherInstitution: { term: '另一机构', unit: 'institution' },
  place: { term: '地点', unit: 'place' },
  otherPlace: { term: '另一地点', unit: 'place' },
  left: { term: '还够吃的天数', unit: 'days' },
  supply: { term: '够吃的天数', unit: 'days' },
  limit: { term: '最多天数', unit: 'days' },
  overlap: { term: '重叠天数', unit: 'days' },
  gap: { term: '相隔天数', unit: 'days' },
  minutes: { term: '相隔时间', unit: 'minutes' },
  needed: { term: '路上至少要', unit: 'minutes' },
  age: { term: '年龄', unit: 'years' },
  bills: { term: '单据数', unit: 'count' },
  persons: { term: '人数', unit: 'count' },
  lines: { term: '明细行数', unit: 'count' },
  visits: { term: '就诊次数', unit: 'count' },
  rounds: { term: '整数金额的单据数', unit: 'count' },
  price: { term: '单价', unit: 'fen' },
  ceiling: { term: '限价', unit: 'fen' },
  amount: { term: '金额', unit: 'fen' },
  average: { term: '次均费用', unit: 'fen' },
  median: { term: '同级中位数', unit: 'fen' },
  each: { term: '每次数量', unit: 'times' },
  eachMedian: { term: '同级每次数量中位数', unit: 'times' },
  z: { term: '稳健 z 值', unit: 'times' },
} as const satisfies Record<string, { term: string; unit: FactUnit }>

export type FactName = keyof typeof FACT_NAMES

/** How institutions and places are called; the code itself where the caller knows no name. */
export type NameOf = (unit: 'institution' | 'place', code: string) => string

/** One fact as people read it: 2026年3月1日, 12.50元, 20 天. */
export function factText(name: FactName, value: number | string, nameOf: NameOf = (_, code) => code): string {
  const { unit } = FACT_NAMES[name] as { unit: FactUnit }
  if (typeof value === 'string') return unit === 'institution' || unit === 'place' ? nameOf(unit, value) : value
  if (unit === 'day') return formatDayChinese(value)
  if (unit === 'fen') return `${formatYuanGrouped(value)} 元`
  if (unit === 'days') return `${String(value)} 天`
  if (unit === 'minutes') return `${String(value)} 分钟`
  if (unit === 'years') return `${String(value)} 岁`
  return String(value)
}
