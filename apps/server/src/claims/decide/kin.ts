/** Nobody decides a claim of his own or of his family (P35, P49), as far as it is known whose the accounts of staff are. */
import { claimActions, problem } from '@yidi/contracts'
import type { ClaimAction, Problem } from '@yidi/contracts'
import type { ClaimRecord } from '../../person/file/index.ts'
import { areFamily } from '../../person/family/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { personNoOfStaff } from '../../platform/access/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { plainIdNumber } from '@yidi/rules'
import { openPrivate } from '../record/index.ts'

/** How whoever has an account stands to a claim; `unknown` where nobody has said whose the account is. */
export type Kinship = 'unknown' | 'none' | keyof typeof kinWords

const kinWords = {
  self: '就是这件报销的参保人',
  agent: '是这件报销的代办人',
  family: '和这件报销的参保人有亲情账户授权',
} as const

/** What is decided about a claim; what comes in for it, and what is paid, is booked by anybody. */
const deciding: readonly string[] = [
  ...(['accept', 'ask-corrections', 'review', 'return', 'approve', 'refuse', 'reopen'] satisfies ClaimAction[]),
]
export const isDecision = (action: ClaimAction): boolean => deciding.includes(action)

/** How a member of the staff stands to the person of a claim, and to whoever handed it in. */
export async function kinshipOf(database: Database, staffName: string, record: ClaimRecord): Promise<Kinship> {
  const personNo = await personNoOfStaff(database, staffName)
  if (personNo === null) return 'unknown'
  if (personNo === record.personNo) return 'self'
  const [staff, claimant] = await Promise.all([findPerson(database, personNo), findPerson(database, record.personNo)])
  if (staff === undefined || claimant === undefined) return 'unknown'
  const { agent } = openPrivate(database.ciphers, record.application)
  if (agent !== undefined && plainIdNumber(agent.idNumber) === plainIdNumber(staff.idNumber)) return 'agent'
  return (await areFamily(database, staff, claimant)) ? 'family' : 'none'
}

/** Why this member of the staff may not do it (`claim-own-family`), in the words of what it is; undefined where he may. */
export function kinBar(kinship: Kinship, staffName: string, action: string): Problem | undefined {
  if (kinship === 'unknown' || kinship === 'none') return undefined
  return problem('claim-own-family', { who: staffName, kin: kinWords[kinship], action })
}

/** The same for a step of a claim, which has to be a decision. */
export const kinBarOf = (kinship: Kinship, staffName: string, action: ClaimAction): Problem | undefined =>
  isDecision(action) ? kinBar(kinship, staffName, claimActions[action]) : undefined

/** What the audit says of a decision whose maker is not known. */
export const kinNote = (kinship: Kinship): { ownFamily?: 'unknown' } =>
  kinship === 'unknown' ? { ownFamily: 'unknown' } : {}
