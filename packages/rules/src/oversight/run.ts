/** Runs rules over facts: what each finds becomes a flag with its score and its sentence. No clock, no database. */
import type { PeerFacts, InstitutionMonthFacts, PersonFacts } from './facts.ts'
import { factText } from './fact-names.ts'
import type { NameOf } from './fact-names.ts'
import type { FlagFact, Found, Given, Scope, SubjectKind } from './mechanism.ts'
import type { OversightLaw, RuleInForce } from './rule.ts'
import { placeName } from '../places.ts'

/** Something suspicious: what it is about, how much, and the facts that it rests on. It says nothing about guilt. */
export interface Flag {
  /** Id of the rule. */
  rule: string
  /** With rule and subject it is the same in a later run over more facts: what an id is made of. The settlements may become more. */
  key: string
  subject: { kind: SubjectKind; id: string }
  /** 1–1000 */
  score: number
  /** Day number. */
  day: number
  personNo: string | null
  institution: string | null
  /** Settlements concerned; none where only sums were looked at. */
  settlements: readonly string[]
  facts: readonly FlagFact[]
  /** Which sentence of the mechanism says it, for `flagSentence`. */
  says: string
  /** The sentence, institutions by their codes. */
  sentence: string
  /** What the rule ran with. */
  version: string
}

/** Flags of one person. */
export const flagsOfPerson = (law: OversightLaw, rules: readonly RuleInForce[], facts: PersonFacts): Flag[] =>
  flagsOf(law, rules, 'person', facts)

/** Flags of one institution's month. */
export const flagsOfMonth = (law: OversightLaw, rules: readonly RuleInForce[], facts: InstitutionMonthFacts): Flag[] =>
  flagsOf(law, rules, 'institution-month', facts)

/** Flags among the institutions of a level in a month. */
export const flagsOfPeers = (law: OversightLaw, rules: readonly RuleInForce[], facts: PeerFacts): Flag[] =>
  flagsOf(law, rules, 'peers', facts)

function flagsOf(law: OversightLaw, rules: readonly RuleInForce[], scope: Scope, facts: unknown): Flag[] {
  return rules.flatMap((inForce) => {
    const { rule, settings } = inForce
    if (rule.mechanism.scope !== scope) return []
    // The rules of a scope take the facts of that scope: the three functions above see to it.
    const find = rule.mechanism.find as (facts: unknown, given: Given) => Found[]
    const given: Given = { settings, words: rule.words, law: law.asked, places: law.places }
    return find(facts, given)
      .filter(({ day }) => rule.from <= day && (rule.to === null || day <= rule.to))
      .map((found) => flagOf(law, inForce, found))
  })
}

function flagOf(law: OversightLaw, { rule, weight, version }: RuleInForce, found: Found): Flag {
  const { far, sentence: says, ...rest } = found
  const nameOf: NameOf = (unit, code) => (unit === 'place' ? placeName(law.places, code) : code)
  return {
    ...{ ...rest, rule: rule.id, version, says },
    score: Math.max(1, Math.min(1000, Math.round(weight * Math.min(2, far)))),
    sentence: flagSentence(law, { rule: rule.id, says, facts: found.facts }, nameOf),
  }
}

/** The sentence of a flag with its facts put in; `nameOf` says how institutions and places are called. */
export function flagSentence(
  { rules }: Pick<OversightLaw, 'rules'>,
  { rule: id, says, facts }: Pick<Flag, 'rule' | 'says' | 'facts'>,
  nameOf?: NameOf,
): string {
  const template = rules.find((rule) => rule.id === id)?.mechanism.sentences[says] ?? ''
  const byName = new Map<string, FlagFact>(facts.map((fact) => [fact.name, fact]))
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = byName.get(name)
    return fact === undefined ? whole : factText(fact.name, fact.value, nameOf)
  })
}
