/** The one rule in publicodes, the language of the French public simulators. Its mechanisms have French names. */
import Engine from 'publicodes'
import { deductibleFen, firstBandFen, fundPercent, lastBandFen, type OneRuleCase } from './one-rule.ts'

const byLevel = (value: (level: keyof typeof fundPercent) => unknown): unknown => ({
  variations: (Object.keys(fundPercent) as (keyof typeof fundPercent)[]).map((level, index, all) =>
    index === all.length - 1 ? { sinon: value(level) } : { si: `level = '${level}'`, alors: value(level) },
  ),
})

const percent = (band: 0 | 1): unknown =>
  byLevel((level) => ({
    variations: [
      { si: "category = 'retired'", alors: fundPercent[level].retired[band] },
      { sinon: fundPercent[level].active[band] },
    ],
  }))

const greater = (...values: unknown[]): unknown => ({ 'le maximum de': values })
const smaller = (...values: unknown[]): unknown => ({ 'le minimum de': values })

const rules = {
  level: { 'par défaut': "'tier3'" },
  category: { 'par défaut': "'active'" },
  eligible: { 'par défaut': 0 },
  before: { 'par défaut': 0 },
  borne: { 'par défaut': 0 },
  full: byLevel((level) => deductibleFen[level]),
  low: percent(0),
  high: percent(1),
  'still open': greater(0, 'full - borne'),
  deductible: smaller('still open', 'eligible'),
  start: 'before + deductible',
  end: 'before + eligible',
  'end first': smaller('end', firstBandFen),
  'start second': greater('start', firstBandFen),
  'end second': smaller('end', lastBandFen),
  'in first': greater(0, 'end first - start'),
  'in second': greater(0, 'end second - start second'),
  'pay first': { valeur: 'in first * low / 100', arrondi: 'oui' },
  'pay second': { valeur: 'in second * high / 100', arrondi: 'oui' },
  fund: 'pay first + pay second',
}

export function publicodesRival(): (input: OneRuleCase) => number {
  const engine = new Engine(rules as ConstructorParameters<typeof Engine>[0])
  return (input) =>
    engine
      .setSituation({
        level: `'${input.level}'`,
        category: `'${input.category}'`,
        eligible: input.eligibleFen,
        before: input.beforeFen,
        borne: input.borneFen,
      })
      .evaluate('fund').nodeValue as number
}
