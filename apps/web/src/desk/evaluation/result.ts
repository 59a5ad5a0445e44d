/** What an evaluation came to, as its page shows it: differences, who gains and loses, and how long each bar is. */
import type { EvaluationResultMessage, EvaluationSumsMessage } from '@yidi/contracts'
import * as t from '../../texts/index.ts'
import { fromFen, groupYuan, toFen } from '../../texts/yuan.ts'

const words = t.evaluation

export type Sums = EvaluationSumsMessage
type SpreadStep = EvaluationResultMessage['spread'][number]

/** Of these amounts together, in whole fen. */
const fenOf = (sums: Sums, names: readonly (keyof Sums)[]): number =>
  names.reduce((sum, name) => sum + toFen(sums[name]), 0)

/** What both funds pay: `fundPool` and `fundCritical`. */
export const bothFunds = ['fundPool', 'fundCritical'] as const

/** An amount before, after, and by how much it grows, all in fen. */
export function changeOf(
  { before, after }: { before: Sums; after: Sums },
  names: readonly (keyof Sums)[],
): { before: number; after: number; change: number } {
  const [was, becomes] = [fenOf(before, names), fenOf(after, names)]
  return { before: was, after: becomes, change: becomes - was }
}

/** `1,234.50`, `−1,234.50`; what grows carries its sign where `signed`. */
export function yuanOf(fen: number, signed = false): string {
  const amount = groupYuan(fromFen(Math.abs(fen)))
  if (fen < 0) return `−${amount}`
  return signed && fen > 0 ? `+${amount}` : amount
}

/** Pays more, pays less, or as much as before; in words. */
export function saidOf(fen: number): string {
  if (fen === 0) return words.costs.same
  return fen > 0 ? words.costs.more(yuanOf(fen)) : words.costs.less(yuanOf(-fen))
}

export type Side = 'gain' | 'same' | 'loss'

/** On which side the people of a step are: whose own share of the year falls gains. */
export function sideOf({ from, to }: Pick<SpreadStep, 'from' | 'to'>): Side {
  const [low, high] = [from === null ? -Infinity : toFen(from), to === null ? Infinity : toFen(to)]
  if (low >= 0 && high > 0) return 'loss'
  return high <= 0 && low < 0 ? 'gain' : 'same'
}

/** Yuan without the digits behind the point where there are none: steps are whole. */
const whole = (yuan: string): string => groupYuan(fromFen(Math.abs(toFen(yuan)))).replace(/\.00$/, '')

/** A step in words: 少付 100–500 元, 不变, 多付 1,000 元以上. */
export function stepWords({ from, to }: Pick<SpreadStep, 'from' | 'to'>): string {
  const { people2: said } = words
  switch (sideOf({ from, to })) {
    case 'gain':
      if (from !== null && toFen(to ?? '0') === 0) return said.gainWithin(whole(from))
      return from === null ? said.gainOver(whole(to ?? '0')) : said.gainBetween(whole(to ?? '0'), whole(from))
    case 'loss':
      if (to !== null && toFen(from ?? '0') <= 1) return said.lossWithin(whole(to))
      return to === null ? said.lossOver(whole(from ?? '0')) : said.lossBetween(whole(from ?? '0'), whole(to))
    case 'same':
      return said.same
  }
}

/** How long a bar is, in per cent of the longest. What is there at all is seen. */
export const lengthOf = (value: number, longest: number): number =>
  value === 0 || longest === 0 ? 0 : Math.max(1, Math.round((Math.abs(value) / longest) * 100))

/** `12.3` for 123 of 1000. */
export const percentOf = (part: number, all: number): string => (all === 0 ? '0.0' : ((part / all) * 100).toFixed(1))

/** The steps from the first to the last that anybody is in; what lies beyond says nothing. `same` is always told. */
export function reached(spread: readonly SpreadStep[]): readonly SpreadStep[] {
  const told = spread.map((step) => step.people > 0 || sideOf(step) === 'same')
  return spread.slice(Math.max(0, told.indexOf(true)), told.lastIndexOf(true) + 1)
}
