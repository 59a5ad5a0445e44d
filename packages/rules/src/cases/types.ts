/** A case beside a pool: what a clerk writes down to say "so it must come out", and what came of it. */

import type { Fund } from '../funds.ts'
import type { Amounts, QuoteResult, YearToDate } from '../quote/types.ts'

/** What a case claims about its result. Whatever is not named is not compared. */
export interface CaseExpectation {
  outcome: QuoteResult['outcome']
  /** Codes of the reasons, all of them, in any order. */
  reasons?: string[]
  /** `some`: at least one reason must carry a way out. */
  hint?: 'none' | 'some'
  amounts?: Partial<Amounts>
  /** What a fund pays, by its key; one that pays nothing is `0.00`. */
  funds?: Partial<Record<Fund, string>>
  prepaymentRate?: string
  yearToDate?: Partial<Omit<YearToDate, 'counters'>> & { counters?: Record<string, string> }
  provisional?: 'none' | 'some' | string[]
  openLayers?: 'none' | 'some' | string[]
  /** Paths that must be among the errors. */
  errors?: string[]
}

export interface PolicyCase {
  file: string
  /** Line of the case in its file, from 1. */
  line: number
  name: string
  source: string
  /** The case as the engine gets it: base with the case's own part laid over it. */
  input: unknown
  expect: CaseExpectation
  /** Field of `expect.amounts`, `expect.funds` or `expect.yearToDate` → arithmetic in numbers. */
  working: Record<string, string>
}

/** Something wrong with a case file itself, or a case that does not come out. */
export interface CaseFault {
  file: string
  line: number
  /** Name of the case, where the fault lies in one. */
  name?: string
  message: string
}

export interface CaseFile {
  title: string
  cases: PolicyCase[]
  faults: CaseFault[]
}
