/**
 * The rules of oversight, a door of their own: what runs at night on the server, and no page has to fetch. Facts in, flags out.
 *
 * ```ts
 * const law = loadOversight(release).laws.get(pool)
 * const rules = rulesInForce(law, day, choicesOfTheAgency)
 * const flags = flagsOfPerson(law, rules, facts)
 * ```
 */
export { MECHANISMS as OVERSIGHT_MECHANISMS } from './mechanisms/index.ts'
export { linesKeyOf, peerMonthOf } from './facts.ts'
export type {
  DoctorMonth,
  FactAbroad,
  FactFiling,
  FactLine,
  FactVisit,
  InstitutionMonthFacts,
  ItemMonth,
  MonthVisit,
  PeerFacts,
  PeerMonth,
  PersonFacts,
} from './facts.ts'
export { loadOversight } from './load.ts'
export { rulesInForce } from './rule.ts'
export type { OversightLaw, OversightRule, RuleChoice, RuleInForce, RuleStatus } from './rule.ts'
export { flagSentence, flagsOfMonth, flagsOfPeers, flagsOfPerson } from './run.ts'
export type { Flag } from './run.ts'
export { FACT_NAMES, factText } from './fact-names.ts'
export type { NameOf } from './fact-names.ts'
export { SETTING_UNITS, settingFault, settingText } from './setting-units.ts'
export type { Mechanism, Scope } from './mechanism.ts'
export { isOversightCaseFile, runOversightCases } from './cases.ts'
export { tryOversight } from './planted/try.ts'
