/**
 * Rules tried over a generated year: what was planted, found, missed and flagged without having been planted. The same seed and number of
 * people give the same year.
 */
import type { OversightLaw } from '../rule.ts'
import { rulesInForce } from '../rule.ts'
import { flagsOfMonth, flagsOfPeers, flagsOfPerson } from '../run.ts'
import type { Flag } from '../run.ts'
import { Chance } from './chance.ts'
import { YEAR_TO, born, liveUntil } from './life.ts'
import { CROWD_MECHANISMS, Months, plantCrowds } from './months.ts'
import { peerYear } from './peer-year.ts'
import { ORDINARY_UNTIL, PLANTERS } from './plants.ts'

/** One plant, and as many that look alike, for so many people; at least one of each rule. */
const PEOPLE_PER_PLANT = 200
const MOST_MONTHS = 12

interface TriedRule {
  rule: string
  title: string
  planted: number
  found: number
  missed: number
  /** Flagged although nothing of the rule was planted there. */
  falselyFlagged: number
  /** Up to three sentences of false flags. */
  examples: string[]
}

export interface Trial {
  people: number
  seed: number
  /** Settlements of these people, without those of crowds. */
  settlements: number
  rules: TriedRule[]
}

/** What somebody's life is given beside the ordinary. */
type Role = { mechanism: string; part: 'plant' | 'alike' }

/** What a flag is recognised by: the rule and its settlements; of sums its month and whom it is about. */
const settlementMark = (rule: string, settlements: readonly string[]): string =>
  [rule, ...[...settlements].sort()].join(' ')
const markOf = (flag: Flag): string =>
  flag.settlements.length > 0
    ? settlementMark(flag.rule, flag.settlements)
    : [
        flag.rule,
        String(flag.facts.find(({ name }) => name === 'month')?.value),
        flag.subject.kind,
        flag.subject.id,
      ].join(' ')

/** Keeps what was planted and holds flags against it. */
class Count {
  readonly planted = new Map<string, string>()
  private readonly found = new Set<string>()
  private readonly wrong = new Map<string, string[]>()

  plant(rule: string, mark: string): void {
    this.planted.set(mark, rule)
  }

  flagged(flags: readonly Flag[]): void {
    for (const flag of flags) {
      const mark = markOf(flag)
      if (this.planted.has(mark)) this.found.add(mark)
      else this.wrong.set(flag.rule, [...(this.wrong.get(flag.rule) ?? []), flag.sentence])
    }
  }

  of(rule: string, title: string): TriedRule {
    const own = [...this.planted].filter(([, of]) => of === rule)
    const found = own.filter(([mark]) => this.found.has(mark)).length
    const wrong = this.wrong.get(rule) ?? []
    const counts = { planted: own.length, found, missed: own.length - found, falselyFlagged: wrong.length }
    return { rule, title, ...counts, examples: wrong.slice(0, 3) }
  }
}

/** The roles of the people, in the order of a shuffle: everybody else leads an ordinary life. */
function rolesOf(mechanisms: readonly string[], people: number, seed: number): Map<number, Role> {
  const each = Math.max(1, Math.floor(people / PEOPLE_PER_PLANT))
  const roles = Array.from({ length: each }, () =>
    mechanisms.flatMap((mechanism): Role[] => [
      { mechanism, part: 'plant' },
      { mechanism, part: 'alike' },
    ]),
  ).flat()
  const chance = new Chance(seed, 700_000_000)
  const chosen = new Map<number, Role>()
  for (const role of roles.slice(0, people)) {
    let index = chance.whole(0, people - 1)
    while (chosen.has(index)) index = (index + 1) % people
    chosen.set(index, role)
  }
  return chosen
}

/** Tries every rule of a pool that is switched on over a year of so many people. */
export function tryOversight(law: OversightLaw, people: number, seed: number): Trial {
  const rules = rulesInForce(law, YEAR_TO)
  const idsOf = (mechanism: string): string[] =>
    rules.filter(({ rule }) => rule.mechanism.name === mechanism).map(({ rule }) => rule.id)
  const count = new Count()
  const months = new Months()
  const roles = rolesOf(
    Object.keys(PLANTERS).filter((name) => idsOf(name).length > 0),
    people,
    seed,
  )
  let settlements = 0
  for (let index = 0; index < people; index++) {
    const chance = new Chance(seed, index)
    const role = roles.get(index)
    const life = born(chance, law.pool, index, people, role === undefined)
    liveUntil(life, role === undefined ? YEAR_TO : ORDINARY_UNTIL)
    const planter = role && PLANTERS[role.mechanism]!
    const planted = role?.part === 'plant' ? planter?.plant(life).map(({ settlementId }) => settlementId) : undefined
    if (role?.part === 'alike') planter?.alike(life)
    for (const rule of planted ? idsOf(role!.mechanism) : []) count.plant(rule, settlementMark(rule, planted!))
    count.flagged(flagsOfPerson(law, rules, life.facts))
    for (const visit of life.facts.visits) months.add(visit)
    settlements += life.facts.visits.length
  }
  const each = Math.max(1, Math.floor(people / PEOPLE_PER_PLANT))
  for (const mechanism of CROWD_MECHANISMS)
    for (const planted of plantCrowds(months, mechanism, each, law.pool, seed))
      for (const rule of idsOf(mechanism)) count.plant(rule, settlementMark(rule, planted))
  for (const month of months.all()) count.flagged(flagsOfMonth(law, rules, month))
  const peers = peerYear(law.pool, seed, Math.min(MOST_MONTHS, Math.max(3, each)))
  for (const rule of idsOf('peers'))
    for (const { month, kind, id } of peers.planted) count.plant(rule, [rule, month, kind, id].join(' '))
  for (const facts of peers.months) count.flagged(flagsOfPeers(law, rules, facts))
  return { people, seed, settlements, rules: rules.map(({ rule }) => count.of(rule.id, rule.title)) }
}
