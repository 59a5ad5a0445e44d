/**
 * What a mechanism of oversight is: one way of looking at facts, without any threshold of its own. Which rules there are, their weights
 * and what their settings begin with is data (policy/**\/oversight.yaml); the settings are the agency's and never law.
 */
import type { Places } from '../places.ts'
import type { SupplyLaw } from '../policy/supply.ts'
import type { FactName } from './fact-names.ts'
import type { InstitutionMonthFacts, PeerFacts, PersonFacts } from './facts.ts'
import type { SettingUnit } from './setting-units.ts'

/** What a mechanism is told: one person, one month of an institution, or the institutions of a level side by side. */
export type Scope = 'person' | 'institution-month' | 'peers'

/** Whom a flag is about. */
export type SubjectKind = 'person' | 'institution' | 'doctor' | 'item'

/** What a setting is, whatever the agency sets it to. */
export interface SettingKind {
  title: string
  unit: SettingUnit
  least: number
  most: number
}

/** One fact that a flag rests on: a day number, fen, a count, a code, as its name says. */
export interface FlagFact {
  name: FactName
  value: number | string
}

/** What the law says where a mechanism asks it; everything else a mechanism rests on is a setting. */
export interface LawAsked {
  /** For how many days medicine may be prescribed at once (浙人社发〔2016〕113号 第四十条). */
  supply: SupplyLaw
  /** How many months' medicine may be taken abroad on a day (the same article); undefined where nobody states it. */
  abroadMonthsOn: (day: number) => number | undefined
}

/** What a mechanism has besides the facts. */
export interface Given<S extends string = string, W extends string = string> {
  settings: Readonly<Record<S, number>>
  words: Readonly<Record<W, readonly string[]>>
  law: LawAsked
  places: Places
}

/** Something that a mechanism found. */
export interface Found {
  /** What makes it the same in a later run: with rule and subject it names the flag. */
  key: string
  subject: { kind: SubjectKind; id: string }
  /** How far it is beyond what the settings let pass: 1 at the threshold; the score stops growing at 2. */
  far: number
  day: number
  /** Which of the mechanism's sentences says it. */
  sentence: string
  facts: readonly FlagFact[]
  settlements: readonly string[]
  personNo: string | null
  institution: string | null
}

interface ScopeFacts {
  person: PersonFacts
  'institution-month': InstitutionMonthFacts
  peers: PeerFacts
}

interface MechanismOf<C extends Scope, S extends string, W extends string> {
  /** The word that names it in YAML. */
  name: string
  /** The Chinese term of the field. */
  term: string
  scope: C
  settings: Readonly<Record<S, SettingKind>>
  /** Lists of words that a rule of it gives: what stands in a name of a child's medicine. */
  words: readonly W[]
  /** Sentences with the names of facts in braces. */
  sentences: Readonly<Record<string, string>>
  /** A rule of it, as it stands below `rules:`, to be copied. */
  example: string
  find: (facts: ScopeFacts[C], given: Given<S, W>) => Found[]
}

/** A mechanism as the list of all of them has it: its settings and words are checked where a rule is read. */
export type Mechanism = { [C in Scope]: MechanismOf<C, string, string> }[Scope]

/** One mechanism; the names of its settings and words are checked where it looks them up. */
export function mechanism<C extends Scope, S extends string, W extends string = never>(
  one: MechanismOf<C, S, W>,
): MechanismOf<C, string, string> {
  return one as unknown as MechanismOf<C, string, string>
}

/** How far a value is beyond a threshold above nought: 1 at it, 2 at its double. */
export const farBeyond = (value: number, threshold: number): number => value / Math.max(threshold, 1e-9)
