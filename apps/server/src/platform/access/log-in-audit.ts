/** What logging in leaves in the audit: who came in, who was turned away and why, and whose name waits. */
import { Problem } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import { recordOfficeAudit } from '../audit/index.ts'
import type { Database } from '../storage/index.ts'
import { findCitizenLogin, findStaffLogin } from './accounts.ts'
import { isPauseNew } from './attempts.ts'
import type { Trying } from './attempts.ts'
import { commitForPerson } from '../../person/commands/index.ts'

/** Every refusal that the audit has: what it is called there, and what was wrong or has to wait. */
const refusals: Readonly<
  Record<string, { action: 'log-in.failed' | 'log-in.paused'; by: 'password' | 'name' | 'address' }>
> = {
  'log-in-failed': { action: 'log-in.failed', by: 'password' },
  // One that was only asked for is no failure.
  'second-factor-wrong': { action: 'log-in.failed', by: 'password' },
  'log-in-paused': { action: 'log-in.paused', by: 'name' },
  'log-in-paused-address': { action: 'log-in.paused', by: 'address' },
}

/** Does what lets somebody in; where it turns him away, the audit has it: each failure, and a pause once, when it begins. */
export async function auditingLogIn<Reply>(
  database: Database,
  clock: Clock,
  trying: Trying,
  work: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await work()
  } catch (error) {
    const refusal = error instanceof Problem ? refusals[error.document.code] : undefined
    if (refusal !== undefined) await auditRefused(database, clock, trying, refusal)
    throw error
  }
}

/**
 * Writes that somebody was turned away. What was typed as the name is kept only where it is an account; elsewhere, where it
 * may be an ID number or a password in the wrong field, a keyed hash of it tells one such name from another.
 * It concerns the office and not the person's file: a guesser must not keep a person's commands from being committed.
 */
async function auditRefused(
  database: Database,
  clock: Clock,
  trying: Trying,
  { action, by }: (typeof refusals)[string],
): Promise<void> {
  if (by !== 'password' && !(await isPauseNew(database, clock, trying, by))) return
  const { name } = trying
  const kind = trying.kind === 'citizen' ? 'citizen' : 'staff'
  const login = kind === 'staff' ? await findStaffLogin(database, name) : await findCitizenLogin(database, name)
  const hash = database.ciphers.blindIndex('id-number', `${kind}:${name}`).toString('hex').slice(0, 16)
  const subjectId = login?.userId ?? `unknown:${hash}`
  const actor = kind === 'staff' && login !== undefined ? name : subjectId
  const actorKind = kind === 'staff' ? 'staff' : 'person'
  const detail = { by: trying.kind === 'second-factor' ? trying.kind : by }
  await recordOfficeAudit(database, { actorKind, actor, action, subjectId, detail }, clock.now())
}

/** Writes that a citizen logged in, where the person's own records are. */
export async function auditCitizenLogIn(
  database: Database,
  clock: Clock,
  personNo: string,
  by: 'password' | 'identity-provider' | 'activation-code',
): Promise<void> {
  await commitForPerson(database, {
    personNo,
    at: clock.now(),
    changes: {},
    audit: [{ actorKind: 'person', actor: personNo, action: 'log-in', subjectId: personNo, detail: { by } }],
  })
}
