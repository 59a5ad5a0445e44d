/** What is asked of "will it settle directly", and what one side of it found. */
import type { Category, InstitutionLevel, Insurance, Reason, VisitKind } from '../quote/types.ts'
import type { FiledFiling } from './needed.ts'
import type { Suspension } from '../suspension.ts'

export interface DirectQuestion {
  person: {
    insurance: Insurance
    /** What the benefits differ by; where nobody said it, the pool's first category of the insurance. */
    category?: Category
    /** Completed years, asked by a pool that pays by age. */
    age?: number
    /** Benefits on the day; false with the words of the reason where they stopped. */
    benefits?: boolean
    benefitsReason?: string
    /** Entitled by contributions that were paid only after the day: the words of that. */
    paidLate?: string
    /** Special category (离休人员 …): paid through a channel of its own, never by the ordinary rules. */
    specialCategory?: string
    /** A decision of the agency that holds on the day: settled directly no more, or by claims alone; `until` null: until it is lifted. */
    measure?: { kind: 'suspended' | 'by-claim'; until: string | null }
    /** Names of the designated diseases that are registered on the day; absent where nobody asked. */
    diseases?: readonly string[]
    /** The card or e-credential is locked or not activated. */
    credentialLocked?: boolean
  }
  institution: {
    place: string
    level: InstitutionLevel
    designated?: boolean
    /** The suspension that keeps it from being designated, where there is one. */
    suspended?: Suspension
    networked?: boolean
    /** Services open across regions; unknown where absent. */
    services?: readonly VisitService[]
  }
  visit: {
    kind: VisitKind
    day: string
    emergency?: boolean
    /** The chronic kind (门诊慢特病) that an outpatient visit is for. */
    chronicKind?: string
  }
  /** All approved filings of the person, whether in force or not: the reasons name what is wrong with each. */
  filings: readonly FiledFiling[]
}

export type VisitService = 'inpatient' | 'outpatient' | 'chronic' | 'pharmacy'

/** What was found on the way: what keeps it from settling, and what is worth knowing. */
export interface Weighed {
  reasons: Reason[]
  notes: Reason[]
}
