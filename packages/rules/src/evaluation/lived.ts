/** A generated person and the bills of their year. Days are day numbers, money whole fen. */
import type { FilingType } from '../filing/filing-types.ts'
import type { City, Division } from '../places.ts'
import type { Category, Insurance, InstitutionLevel, Route, VisitKind } from '../quote/words.ts'

export interface LivedFiling {
  type: FilingType
  destination: Division
  from: number
  /** Undefined: without end. */
  to: number | undefined
}

export interface LivedVisit {
  kind: VisitKind
  place: City
  from: number
  to: number
  emergency: boolean
  level: InstitutionLevel
  designated: boolean
  networked: boolean
  filing: LivedFiling | undefined
  route: Route
  totalFen: number
  outOfScopeFen: number
  overCeilingFen: number
  ownShareFen: number
  specialDrugsFen: number
}

export interface Lived {
  /** Counts from 1. */
  number: number
  pool: string
  insurance: Insurance
  category: Category
  /** Of residents; 1 for employees. */
  tier: 1 | 2
  contracted: boolean
  /** As the pool names it; undefined: none. */
  assistance: string | undefined
  birthDay: number
  hasAccount: boolean
  /** At the beginning of the year. */
  currentYearFen: number
  pastYearFen: number
  /** In the order of their days; no two overlap. */
  visits: LivedVisit[]
}
