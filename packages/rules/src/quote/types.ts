import type { FilingType } from '../filing/filing-types.ts'
import type { Fund } from '../funds.ts'
import type { Category, InstitutionLevel, Insurance, Route, VisitKind } from './words.ts'

export type { FilingType } from '../filing/filing-types.ts'
export type { Category, InstitutionLevel, Insurance, Route, VisitKind } from './words.ts'

/**
 * The benefit quote as the contract writes it: what goes in and what comes out of the string door.
 * Money is a decimal string in yuan with two digits, days are `YYYY-MM-DD` in Asia/Shanghai, places are six-digit
 * codes of GB/T 2260. Fields marked "extension" are ours beside the contract; all of them are optional.
 */

export interface QuoteCase {
  id?: string
  pool: string
  insurance: Insurance
  person: {
    category: Category
    residentTier?: 1 | 2
    contracted?: boolean
    /** Known where the pool declares them, invalid elsewhere. */
    marks?: string[]
    /** Extension: completed years on the last day of the visit; needed only where a pool's table has an age key. */
    age?: number
    /** Extension: assistance group as the pool names it; needed only where a pool's table has that key. */
    assistance?: string
  }
  visit: {
    kind: VisitKind
    place: string
    from: string
    to: string
    emergency?: boolean
    /** Extension: a stay of which an earlier part is settled already (中途结算); it counts no further stay of the year. */
    continued?: boolean
    institution: {
      level: InstitutionLevel
      designated?: boolean
      networked?: boolean
      /** Extension: level for settlement (医保结算等级) where it differs from the hospital grade. */
      settlementLevel?: InstitutionLevel
    }
  }
  filing?: null | { type: FilingType; destination: string; from: string; to?: string | null }
  route: Route
  fees: { total: string; outOfScope?: string; overCeiling?: string; ownShare?: string; specialDrugs?: string }
  yearToDate?: Partial<YearToDate>
  accounts?: { currentYear?: string; pastYear?: string }
}

export interface YearToDate {
  inpatientEligible: string
  inpatientDeductible: string
  outpatientDeductible: string
  criticalCompliant: string
  criticalPaid: string
  inpatientStays: number
  /** Extension: sums that a pool's own mechanisms keep (limits, layers, bands), by counter name; absent when none. */
  counters?: Record<string, string>
}

export interface Amounts {
  total: string
  outOfScope: string
  overCeiling: string
  ownShare: string
  inScope: string
  prepayment: string
  eligible: string
  deductible: string
  fundPool: string
  fundCritical: string
  fundTotal: string
  accountCurrentYear: string
  accountPastYear: string
  cash: string
}

/** What one fund pays, yuan with two digits. */
export interface FundPaid {
  fund: Fund
  amount: string
}

export interface Basis {
  document: string
  article: string
}

export interface Reason {
  code: string
  text: string
  basis?: Basis
  hint?: string
  /** For `open-figure`: the names of the open parameters. */
  parameters?: string[]
}

export interface ExplanationStep {
  step: string
  /** Yuan, two digits. */
  amount: string
  /** The arithmetic, with the figures put in. */
  formula: string
  /** One Chinese sentence that a patient understands. */
  text: string
  basis: Basis
  parameters: { name: string; title?: string; value: string; from: string; status?: 'provisional' }[]
  /** The rule itself is provisional, also where no figure of its own is. */
  provisional?: true
  /** Extension: the fund that pays this amount. */
  fund?: Fund
}

export type QuoteResult =
  | {
      id?: string
      outcome: 'settled' | 'refused'
      reasons?: Reason[]
      amounts: Amounts
      prepaymentRate: string
      yearToDate: YearToDate
      provisional: string[]
      openLayers: string[]
      /** Extension: what each layer took up and paid, where a pool has more than one. */
      layers?: { name: string; base: string; paid: string }[]
      /** Extension: what each fund pays, where a layer pays from another fund than critical illness (`fundsOf`). */
      funds?: FundPaid[]
      /** Extension: paths of the case that the pool's law does not know and that counted for nothing; absent when none. */
      leftAside?: string[]
      /** Extension: names of the agency's rulings on open matters that the result rests on; absent when none. */
      rulings?: string[]
      explanation?: ExplanationStep[]
    }
  | {
      id?: string
      outcome: 'undetermined'
      reasons: Reason[]
      provisional: string[]
      openLayers: string[]
      /** Extension: paths of the case that the pool's law does not know and that counted for nothing; absent when none. */
      leftAside?: string[]
      /** Extension: names of the agency's rulings on open matters that the result rests on; absent when none. */
      rulings?: string[]
      explanation?: ExplanationStep[]
    }
  | { id?: string; outcome: 'invalid'; errors: { path: string; message: string }[] }
