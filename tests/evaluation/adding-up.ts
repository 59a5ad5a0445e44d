/** Adds up the lines of `yidi evaluate --cases` again, with decimal.js and nothing of the evaluation. */
import { Decimal } from 'decimal.js'
import type { QuoteResult } from '@yidi/rules'
import type { EvaluatedCase } from '@yidi/rules/evaluation'

type Four = Record<'fundPool' | 'fundCritical' | 'accounts' | 'cash', Decimal>
interface Group {
  cases: number
  before: Four
  after: Four
}

const nought = (): Four => ({
  fundPool: new Decimal(0),
  fundCritical: new Decimal(0),
  accounts: new Decimal(0),
  cash: new Decimal(0),
})

function fourOf(result: QuoteResult): Four | undefined {
  if (!('amounts' in result)) return undefined
  const { fundPool, fundCritical, accountCurrentYear, accountPastYear, cash } = result.amounts
  const accounts = new Decimal(accountCurrentYear).plus(accountPastYear)
  return { fundPool: new Decimal(fundPool), fundCritical: new Decimal(fundCritical), accounts, cash: new Decimal(cash) }
}

function add(into: Four, what: Four): void {
  for (const key of Object.keys(into) as (keyof Four)[]) into[key] = into[key].plus(what[key])
}

function ageGroup(age: number | undefined): string {
  if (age === undefined) return 'unknown'
  const groups: [number, string][] = [
    [80, '80+'],
    [70, '70-79'],
    [60, '60-69'],
    [45, '45-59'],
    [18, '18-44'],
    [0, '0-17'],
  ]
  return groups.find(([first]) => age >= first)![1]
}

/** The JSON of an evaluation, from its lines. */
export function addUp(lines: Iterable<EvaluatedCase>): unknown {
  const by: Record<string, Map<string, Group>> = Object.fromEntries(
    ['whole', 'byPool', 'byCategory', 'byAge', 'byLevel', 'byKind', 'byPlace'].map((name) => [name, new Map()]),
  )
  const own = new Map<string, Decimal>()
  let undetermined = 0
  for (const { case: one, before, after } of lines) {
    const [now, then] = [fourOf(before), fourOf(after)]
    const { pool, person, visit } = one
    for (const [name, word] of Object.entries({
      whole: '',
      byPool: pool,
      byCategory: person.category,
      byAge: ageGroup(person.age),
      byLevel: visit.institution.level,
      byKind: visit.kind,
      byPlace: visit.place,
    })) {
      const group = by[name]!.get(word) ?? { cases: 0, before: nought(), after: nought() }
      by[name]!.set(word, group)
      group.cases++
      if (!now || !then) continue
      add(group.before, now)
      add(group.after, then)
    }
    if (!now || !then) {
      undetermined++
      continue
    }
    const who = one.id!.split('-')[0]!
    own.set(who, (own.get(who) ?? new Decimal(0)).plus(then.cash).minus(now.cash))
  }
  const groups = Object.entries(by).map(([name, all]) => [name, written(all)] as const)
  const { whole, ...rest } = Object.fromEntries(groups)
  return {
    ...whole![''],
    ...rest,
    winners: [...own.values()].filter((change) => change.isNegative() && !change.isZero()).length,
    losers: [...own.values()].filter((change) => change.greaterThan(0)).length,
    largestLoss: Decimal.max(0, ...own.values()).toFixed(2),
    undetermined,
  }
}

const text = (four: Four) => Object.fromEntries(Object.entries(four).map(([key, value]) => [key, value.toFixed(2)]))

const written = (groups: Map<string, Group>): Record<string, { cases: number; before: unknown; after: unknown }> =>
  Object.fromEntries(
    [...groups].map(([word, { cases, before, after }]) => [word, { cases, before: text(before), after: text(after) }]),
  )
