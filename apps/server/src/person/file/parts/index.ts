/** Every part that a reading can name. A new one is a file of its own and a line here. */
import type { Part } from '../part.ts'
import { benefits } from './benefits.ts'
import { bill } from './bill.ts'
import { claims } from './claims.ts'
import { contributionYears } from './contribution-years.ts'
import { contributions } from './contributions.ts'
import { death } from './death.ts'
import { enrolmentHistory } from './enrolment-history.ts'
import { enrolments } from './enrolments.ts'
import { filings } from './filings.ts'
import { identity } from './identity.ts'
import { institution } from './institution.ts'
import { known } from './known.ts'
import { lastFee } from './last-fee.ts'
import { lines } from './lines.ts'
import { measures } from './measures.ts'
import { others } from './others.ts'
import { preSettled } from './pre-settled.ts'
import { recordSteps } from './record-steps.ts'
import { registers } from './registers.ts'
import { registration } from './registration.ts'
import { shares } from './shares.ts'
import { visit } from './visit.ts'
import { wholeClaims } from './whole-claims.ts'
import { wholeFilings } from './whole-filings.ts'
import { wholeRegisters } from './whole-registers.ts'
import { years } from './years.ts'

export const parts = {
  identity,
  enrolments,
  enrolmentHistory,
  benefits,
  years,
  filings,
  wholeFilings,
  claims,
  wholeClaims,
  contributions,
  contributionYears,
  death,
  recordSteps,
  measures,
  registers,
  wholeRegisters,
  shares,
  visit,
  bill,
  lastFee,
  lines,
  registration,
  others,
  preSettled,
  institution,
  known,
} as const satisfies Record<string, Part<string, unknown>>

export type Parts = typeof parts
export type PartName = keyof Parts

/** What a part gives. */
export type PartValue<Name extends PartName> = Awaited<ReturnType<Parts[Name]['read']>>
