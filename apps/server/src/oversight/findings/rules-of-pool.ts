/** The rules as a run asks them: those of a pool that hold on a day, with the settings of its agency as they were known at a moment. */
import { createHash } from 'node:crypto'
import type { Release } from '@yidi/rules'
import { flagsOfMonth, flagsOfPeers, flagsOfPerson } from '@yidi/rules/oversight'
import type {
  Flag,
  InstitutionMonthFacts,
  OversightLaw,
  PeerFacts,
  PersonFacts,
  RuleInForce,
} from '@yidi/rules/oversight'
import { oversightLawOf, rulesOn, settingsOn } from '../settings/index.ts'
import type { Database } from '../../platform/storage/index.ts'

export interface RuleSet {
  law: OversightLaw
  inForce: ReadonlyMap<string, RuleInForce>
  /** A mark of all rules with all their settings. */
  version: string
  ofPerson(facts: PersonFacts): readonly Flag[]
  ofMonth(facts: InstitutionMonthFacts): readonly Flag[]
  ofPeers(facts: PeerFacts): readonly Flag[]
}

interface Asking {
  kysely: Database['kysely']
  release: Release
}

/** The rules of a pool on a day. Throws where the release does not have the pool. */
export async function ruleSetOf({ kysely, release }: Asking, pool: string, day: string, known: Date): Promise<RuleSet> {
  const law = oversightLawOf(release, pool)
  if (law === undefined) throw new Error(`pool ${pool} has no rules of oversight in this release`)
  const rules = rulesOn(law, day, await settingsOn({ kysely }, pool, day, known))
  const said = rules.map(({ version }) => version).join('\n')
  return {
    law,
    inForce: new Map(rules.map((one) => [one.rule.id, one])),
    version: createHash('sha256').update(said).digest('hex').slice(0, 16),
    ofPerson: (facts) => flagsOfPerson(law, rules, facts),
    ofMonth: (facts) => flagsOfMonth(law, rules, facts),
    ofPeers: (facts) => flagsOfPeers(law, rules, facts),
  }
}
