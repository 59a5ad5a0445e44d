/** Stays of a person: settlements of one visit (中途结算) are one stay. */
import type { FactVisit } from './facts.ts'

export interface Stay {
  visitId: string
  institution: string
  personNo: string
  from: number
  to: number
  emergency: boolean
  /** The first diagnosis; empty: none is known. */
  disease: string
  settlements: readonly string[]
}

/** The stays among visits, by the day of admission. */
export function staysOf(visits: readonly FactVisit[]): Stay[] {
  const stays = new Map<string, Stay>()
  for (const visit of visits) {
    if (visit.kind !== 'inpatient') continue
    const { visitId, institution, personNo, from, to, emergency, settlementId } = visit
    const known = stays.get(visitId)
    stays.set(visitId, {
      ...{ visitId, institution, personNo },
      from: Math.min(from, known?.from ?? from),
      to: Math.max(to, known?.to ?? to),
      emergency: emergency || known?.emergency === true,
      disease: known?.disease ?? visit.diseases[0] ?? '',
      settlements: [...(known?.settlements ?? []), settlementId].sort(),
    })
  }
  return [...stays.values()].sort((a, b) => a.from - b.from || a.to - b.to || (a.visitId < b.visitId ? -1 : 1))
}
