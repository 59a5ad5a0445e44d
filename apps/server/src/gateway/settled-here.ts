import type { SettlementRow } from '../care/settlements/index.ts'

/** Whether a settlement is one that this institution made: what its patients claim themselves is none of its own. */
export function settledHere(found: SettlementRow | undefined, institution: string): found is SettlementRow {
  return found?.institution === institution && found.route === 'direct'
}
