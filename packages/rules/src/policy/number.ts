/**
 * A figure as a hand writes it, and what the hand may have meant. What is refused here is told in the words of the
 * place: "0.8" where a percentage stands is 0.8 %, and 80 is what would be right.
 */
import { UNITS } from './figure.ts'
import type { Unit } from './figure.ts'
import { inRange } from './figure-places.ts'
import type { Quantity } from './figure-places.ts'

/** What is wrong with a figure and what would be right, in Chinese. */
interface WrongFigure {
  message: string
  remedy: string
}

/** A figure as a whole of its unit's smallest step (ppm, fen …); undefined where the text is no plain decimal of the unit. */
export function wholeOf(text: string, unit: Unit): number | undefined {
  const decimals = UNITS[unit]
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text)
  if (!match || (match[2] ?? '').length > decimals) return undefined
  return Number(`${match[1]!}${(match[2] ?? '').padEnd(decimals, '0')}`)
}

/** What is wrong with the text of a figure; undefined where nothing is. `what` names the figure. */
export function wrongFigure(text: string, quantity: Quantity, what: string): WrongFigure | undefined {
  if (wholeOf(text, quantity.unit) !== undefined && inRange(quantity, Number(text))) return undefined
  const meant = meantBy(text, quantity)
  return {
    message: `${what}${reason(text, quantity)}`,
    remedy: `${meant === undefined ? '' : `是不是 ${meant}？`}${quantity.rule}`,
  }
}

function reason(text: string, { unit, label, least, most }: Quantity): string {
  if (text === '') return '后面空着，没有写数'
  if (text === 'none') return '不能写 none：这里没有“不设限额”'
  if (/^[-−－]\s*[\d.]/.test(text)) return `不能是负数“${text}”`
  if (!/^\d+(\.\d+)?$/.test(text)) return `不是正确的数“${text}”`
  const decimals = UNITS[unit]
  if ((text.split('.')[1] ?? '').length > decimals)
    return decimals === 0 ? `要写整数，不能是“${text}”` : `的小数太长“${text}”，最多 ${decimals} 位`
  const isPercent = unit === 'percent' || unit === 'points'
  if (Number(text) > most)
    return isPercent ? `超过 ${most}%：“${text}”` : `太大：“${text}”超过了 ${most}${unitText(label)}`
  return `太小：“${text}”在这里是 ${text}${unit === 'percent' ? '%' : unitText(label)}，最小是 ${least}`
}

const unitText = (label: string): string => (label === '折算系数' || label === '倍数' || label === '个数' ? '' : label)

/** What each sign that people write behind a number makes of it, for each unit. */
const SIGNS: readonly [RegExp, Partial<Record<Unit, number>>][] = [
  [/^(%|％|个?百分点|点)$/, { percent: 1, points: 1, factor: 0.01, times: 0.01 }],
  [/^‰$/, { percent: 0.1, points: 0.1, factor: 0.001 }],
  [/^ppm$/i, { percent: 0.0001, points: 0.0001, factor: 0.000001 }],
  [/^[成折]$/, { percent: 10, points: 10, factor: 0.1 }],
  [/^倍$/, { factor: 1, times: 1 }],
  [/^(元|块|圆|yuan|rmb)$/i, { yuan: 1 }],
  [/^万元?$/, { yuan: 10_000 }],
  [/^亿元?$/, { yuan: 100_000_000 }],
  [/^(天|日)$/, { days: 1 }],
  [/^个?工作日$/, { 'working-days': 1 }],
  [/^个?月$/, { months: 1 }],
  [/^[个家次]$/, { count: 1 }],
]

/** Steps by which a bare number is off when another unit was in mind: a fraction, per mille, ppm, ten thousands. */
const STEPS: Partial<Record<Unit, readonly number[]>> = {
  percent: [100, 0.1, 0.0001],
  points: [100, 0.1, 0.0001],
  factor: [0.01, 0.000001],
  yuan: [10_000, 0.01],
  times: [0.01],
}

/** From two to ten, a factor was meant as 成: nine of ten parts. What lies nearer to one suggests nothing. */
const stepsOf = (unit: Unit, value: number): readonly number[] => {
  if (unit !== 'factor' || value > 10) return STEPS[unit] ?? []
  return value < 2 ? [] : [0.1]
}

/** The figure that was probably meant, as it should be written; undefined where nothing suggests itself. */
function meantBy(text: string, quantity: Quantity): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,，_]/g, '')
  const match = /^[-+−]?([\d.]+(?:e[+-]?\d+)?)(?:\/(\d+))?(.*)$/i.exec(plain)
  if (!match) return undefined
  const { unit } = quantity
  const sign = SIGNS.find(([shape]) => shape.test(match[3]!))
  if (match[3] !== '' && sign?.[1][unit] === undefined) return undefined
  const whole = match[2] !== undefined && (unit === 'percent' || unit === 'points') ? 100 : 1
  const value = (Number(match[1]) / Number(match[2] ?? 1)) * whole * (sign?.[1][unit] ?? 1)
  const tries = [1, ...(sign === undefined ? stepsOf(unit, value) : [])]
  for (const step of tries) {
    const guess = String(Number((value * step).toFixed(Math.max(UNITS[unit], 0))))
    const right = wholeOf(guess, unit) !== undefined && inRange(quantity, Number(guess)) && guess !== text
    if (right && (Number(guess) > 0 || value === 0)) return guess
  }
  return undefined
}
