/** A rule of oversight as a pool has it, and what it runs with on a day. */
import type { At } from '../policy/faults.ts'
import type { Places } from '../places.ts'
import type { Basis } from '../quote/types.ts'
import { formatDay } from '../days.ts'
import type { LawAsked, Mechanism } from './mechanism.ts'

/**
 * How firmly a rule stands: `stated` where the article itself says the figures that it goes by, `provisional` where it is read across
 * from elsewhere, `setting` where the article only lets the agency watch and the rule is the agency's way of doing so.
 */
export const RULE_STATUSES = ['stated', 'provisional', 'setting'] as const
export type RuleStatus = (typeof RULE_STATUSES)[number]

export interface OversightRule {
  id: string
  mechanism: Mechanism
  title: string
  /** One sentence for people. */
  says: string
  /** First and last day (day numbers) of what it looks at; `to` null: no end. */
  from: number
  to: number | null
  /** A pool may switch a rule off. */
  on: boolean
  source: Basis
  status: RuleStatus
  /** What a flag scores at the threshold, 0–1000; a setting. */
  weight: number
  /** What each setting begins with; the agency may set another. */
  settings: Readonly<Record<string, number>>
  words: Readonly<Record<string, readonly string[]>>
  at: At
}

/** The rules of oversight of one pool. */
export interface OversightLaw {
  pool: string
  title: string
  /** What whoever reads the rules should know of all of them; empty: nothing. */
  note: string
  rules: readonly OversightRule[]
  asked: LawAsked
  places: Places
}

/** What an agency has set of a rule; what is missing is as the rule has it. */
export interface RuleChoice {
  on?: boolean
  weight?: number
  settings?: Readonly<Record<string, number>>
}

/** A rule with the weight and settings that it runs with. */
export interface RuleInForce {
  rule: OversightRule
  weight: number
  settings: Readonly<Record<string, number>>
  /** All of this as one text, kept with what it found: `same-medicine-twice@2024-01-01 weight=300 left=5`. */
  version: string
}

/** The rules in force on a day (a day number), with what the agency has set instead of their defaults (rule → choice). */
export function rulesInForce(
  law: OversightLaw,
  day: number,
  choices: ReadonlyMap<string, RuleChoice> = new Map(),
): RuleInForce[] {
  return law.rules.flatMap((rule) => {
    const choice = choices.get(rule.id)
    const dated = rule.from <= day && (rule.to === null || day <= rule.to)
    if (!dated || !(choice?.on ?? rule.on)) return []
    const weight = choice?.weight ?? rule.weight
    const settings = { ...rule.settings, ...choice?.settings }
    return [{ rule, weight, settings, version: versionOf(rule, weight, settings) }]
  })
}

function versionOf(rule: OversightRule, weight: number, settings: Readonly<Record<string, number>>): string {
  const set = Object.keys(rule.mechanism.settings).map((name) => `${name}=${String(settings[name])}`)
  return [`${rule.id}@${formatDay(rule.from)}`, `weight=${String(weight)}`, ...set].join(' ')
}
