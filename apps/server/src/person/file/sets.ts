/** The parts that are often read together, by what rests on them. */
import type { PartName } from './parts/index.ts'
import type { FileWith } from './read.ts'

/** What somebody is insured as, whether benefits are paid, and what the years have come to. */
export const standingParts = ['enrolments', 'benefits', 'years'] as const satisfies readonly PartName[]
export type Standing = FileWith<(typeof standingParts)[number]>

/** What the check of an application for a filing rests on. */
export const applicationParts = [
  'enrolments',
  'benefits',
  'wholeFilings',
  'registers',
  'measures',
] as const satisfies readonly PartName[]
export type ApplicationFile = FileWith<(typeof applicationParts)[number]>

/** What a command about records of a person rests on: filings, registers, claims; at the pages, the desk or a hospital. */
export const recordParts = [
  'identity',
  'enrolments',
  'benefits',
  'wholeFilings',
  'wholeRegisters',
  'measures',
  'recordSteps',
  'wholeClaims',
  'years',
] as const satisfies readonly PartName[]
export type RecordsFile = FileWith<(typeof recordParts)[number]>

const visitParts = [
  'identity',
  'enrolments',
  'benefits',
  'years',
  'filings',
  'registers',
  'measures',
  'claims',
  'shares',
  'visit',
  'others',
  'preSettled',
  'institution',
] as const satisfies readonly PartName[]

/** What a settlement rests on. */
export const settlementParts = [...visitParts, 'bill'] as const satisfies readonly PartName[]
export type SettlingFile = FileWith<(typeof settlementParts)[number]>

/** What any other command of a hospital about a visit rests on. */
export const visitCommandParts = [...visitParts, 'lines', 'registration'] as const satisfies readonly PartName[]
export type VisitFile = FileWith<(typeof visitCommandParts)[number]>
