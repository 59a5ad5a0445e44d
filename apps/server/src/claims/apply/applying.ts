import type { Acting } from '../../platform/records/index.ts'
import type { HandedLine } from '../record/index.ts'

/** Who hands in a claim for whom, by which door. */
export interface Claiming {
  personNo: string
  by: Acting
  applicant: 'self' | 'agent'
  channel: 'web' | 'counter'
  /** Materials that our own records stand for, or that a clerk has seen. */
  proven?: readonly string[]
  /** The lines as they were handed in, of a claim that is read: what an institution does with its own lines since is not the claim's. */
  handed?: HandedLine[]
}
