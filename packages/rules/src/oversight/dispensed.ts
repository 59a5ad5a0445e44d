/** Medicine that was handed to a person and lasts for a known number of days: once for each code of a bill. */
import type { FactVisit } from './facts.ts'

/** One medicine of one bill. */
export interface Dispensed {
  visit: FactVisit
  code: string
  name: string
  day: number
  /** Days that it lasts. */
  days: number
  discharge: boolean
}

/**
 * What a bill handed out. Medicine of a stay is taken in the ward: only what goes home with the patient counts. What was given back on
 * the same bill does not, and where nobody said how long a medicine lasts nothing is guessed.
 */
export function dispensedIn(visit: FactVisit): Dispensed[] {
  const byCode = new Map<string, Dispensed & { quantity: number }>()
  for (const line of visit.lines) {
    if (!line.medicine || (visit.kind === 'inpatient' && !line.discharge)) continue
    const known = byCode.get(line.code)
    if (known) {
      known.quantity += line.quantity
      known.days = Math.max(known.days, line.daysSupply ?? 0)
      known.day = Math.min(known.day, line.day)
    } else {
      const { code, name, day, daysSupply, quantity, discharge } = line
      byCode.set(code, { visit, code, name, day, days: daysSupply ?? 0, discharge, quantity })
    }
  }
  return [...byCode.values()].filter(({ quantity, days }) => quantity > 0 && days > 0)
}
