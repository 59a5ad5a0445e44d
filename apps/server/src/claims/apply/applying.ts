import type { Acting } from '../../platform/records/index.ts'

/** Who hands in a claim for whom, by which door. */
export interface Claiming {
  personNo: string
  by: Acting
  applicant: 'self' | 'agent'
  channel: 'web' | 'counter'
  /** Materials that our own records stand for, or that a clerk has seen. */
  proven?: readonly string[]
}
