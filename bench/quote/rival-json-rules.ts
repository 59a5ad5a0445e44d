/**
 * The one rule in json-rules-engine: six rules choose the row of the table. Its conditions know no arithmetic, so the
 * bands are added up in plain code afterwards, which costs next to nothing beside the choice.
 */
import { Engine } from 'json-rules-engine'
import { deductibleFen, firstBandFen, fundPercent, lastBandFen, type OneRuleCase } from './one-rule.ts'

interface Row {
  full: number
  low: number
  high: number
}

export function jsonRulesRival(): (input: OneRuleCase) => Promise<number> {
  const engine = new Engine()
  for (const [level, byCategory] of Object.entries(fundPercent))
    for (const [category, [low, high]] of Object.entries(byCategory))
      engine.addRule({
        conditions: {
          all: [
            { fact: 'level', operator: 'equal', value: level },
            { fact: 'category', operator: 'equal', value: category },
          ],
        },
        event: { type: 'row', params: { full: deductibleFen[level as keyof typeof deductibleFen], low, high } },
      })
  return async (input) => {
    const { events } = await engine.run({ level: input.level, category: input.category })
    const { full, low, high } = events[0]!.params as unknown as Row
    const deductible = Math.min(Math.max(0, full - input.borneFen), input.eligibleFen)
    const from = input.beforeFen + deductible
    const to = input.beforeFen + input.eligibleFen
    const inFirst = Math.max(0, Math.min(to, firstBandFen) - from)
    const inSecond = Math.max(0, Math.min(to, lastBandFen) - Math.max(from, firstBandFen))
    return Math.floor((inFirst * low + 50) / 100) + Math.floor((inSecond * high + 50) / 100)
  }
}
