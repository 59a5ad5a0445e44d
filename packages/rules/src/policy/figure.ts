/** One figure of the law as it is in force: its value, unit and status, and where it stands. */
import { WHOLE_PPM, formatPercent, formatPoints, formatYuan } from '../money.ts'
import type { Basis } from '../quote/types.ts'
import type { At } from './faults.ts'

export const STATUSES = ['stated', 'provisional', 'open'] as const
export type Status = (typeof STATUSES)[number]

/** Figures after the point that each unit keeps; the stored whole is the figure times ten to that power. */
export const UNITS = {
  percent: 4,
  points: 4,
  factor: 6,
  yuan: 2,
  times: 6,
  days: 0,
  months: 0,
  'working-days': 0,
  count: 0,
} as const
export type Unit = keyof typeof UNITS

/** The value of "no limit": larger than any sum of money. */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER

/** One figure as it is in force. `value` is ppm for percent, points and factor, fen for yuan, whole otherwise. */
export interface Figure {
  name: string
  title: string
  value: number
  unit: Unit
  status: Status
  from: number
  source: Basis
  at: At
  note?: string
  /** The title speaks of what the person bears, and `value` is what the fund pays: the figure is told as its title means it. */
  ofPerson?: true
  /** Where the figure is derived from another cell: the words of that cell and what is done with it. */
  derived?: { cell: readonly string[]; does: 'person-share-times' | 'times'; factorPpm: number }
}

/** Whose share a title speaks of; undefined where it names neither the fund nor the person, or both. */
export function shareInTitle(title: string): 'fund' | 'person' | undefined {
  const [person, fund] = [/个人|自付|自负|自理/.test(title), /基金|统筹支付/.test(title)]
  if (person === fund) return undefined
  return person ? 'person' : 'fund'
}

/** What stands behind a whole number of each unit. */
const COUNTED: Partial<Record<Unit, string>> = { days: '天', months: '个月', 'working-days': '个工作日' }

/** The figure as people read it: "82%", "5个百分点", "800.00元", "不设限额". */
export function figureText(figure: Pick<Figure, 'value' | 'unit' | 'status' | 'ofPerson'>): string {
  if (figure.status === 'open') return '待定'
  if (figure.value === NO_LIMIT) return '不设限额'
  if (figure.unit === 'percent') return formatPercent(figure.ofPerson ? WHOLE_PPM - figure.value : figure.value)
  if (figure.unit === 'points') return formatPoints(figure.value)
  if (figure.unit === 'yuan') return `${formatYuan(figure.value)}元`
  if (figure.unit === 'factor' || figure.unit === 'times') return `${figure.value / 1_000_000}倍`
  return `${figure.value}${COUNTED[figure.unit] ?? ''}`
}
