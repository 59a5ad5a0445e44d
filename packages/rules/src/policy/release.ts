/** A release: every pool's policy with its documents and places, as one thing that can be hashed, stored and computed with. */
import type { ClaimPolicies } from '../claims/load.ts'
import type { CompiledPool } from '../engine/segment.ts'
import type { FilingPolicies } from '../filing/load.ts'
import type { Places } from '../places.ts'
import type { WorkingCalendar } from '../working-days.ts'
import type { DocumentRecord } from './documents.ts'
import type { Fault } from './faults.ts'
import type { Parameter } from './parameter.ts'

/** A pool that has a fault, and what is wrong with it. */
export interface LeftOutPool {
  /** Code of the pooling area, as far as it can be known. */
  code: string
  /** Its folder in the policy folder. */
  folder: string
  short: string
  /** What is wrong, at least one. */
  faults: readonly Fault[]
}

export interface Release {
  /** Content hash of all policy files; empty when the caller gave none. */
  id: string
  /** Path → text: the whole content, so that a settlement can be recomputed years later. */
  files: ReadonlyMap<string, string>
  documents: ReadonlyMap<string, DocumentRecord>
  places: Places
  /** Days off and weekends worked; empty where the folder has no calendar.yaml. */
  calendar: WorkingCalendar
  pools: ReadonlyMap<string, CompiledPool>
  /** Code → a pool whose policy has a fault; it answers nothing until that is mended. */
  leftOut: ReadonlyMap<string, LeftOutPool>
  /** The filing law, the questions, materials and guides. */
  filing: FilingPolicies
  /** The law of manual claims. */
  claims: ClaimPolicies
  /** National reference figures by name: for guidance alone, never used to pay. */
  reference: ReadonlyMap<string, Parameter>
}
