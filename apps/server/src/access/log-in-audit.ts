/** What logging in leaves in the audit: who came in, who was turned away and why, and whose name waits. */
import { Problem } from '@yidi/contracts'
import type { Clock } from '../clock.ts'
import { recordOfficeAudit } from '../oversight/index.ts'
import { commitForPerson } from '../storage/index.ts'
import type { Database } from '../storage/index.ts'
import { findCitizenLogin, findStaffLogin } from './accounts.ts'

/** How an attempt to log in ended that let nobody in; `paused`: the name waits after too many failures. */
type LogInRefusal = 'log-in.failed' | 'log-in.paused'

/**
 * Writes that somebody was turned away. What was typed as the name is kept only where it is an account; elsewhere, where it
 * may be an ID number or a password in the wrong field, a keyed hash of it tells one such name from another.
 * It concerns the office and not the person's file: a guesser must not keep a person's commands from being committed.
 */
export async function auditRefusedLogIn(
  database: Database,
  clock: Clock,
  kind: 'citizen' | 'staff',
  name: string,
  action: LogInRefusal,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const login = kind === 'staff' ? await findStaffLogin(database, name) : await findCitizenLogin(database, name)
  const hash = database.ciphers.blindIndex('id-number', `${kind}:${name}`).toString('hex').slice(0, 16)
  const subjectId = login?.userId ?? `unknown:${hash}`
  const actor = kind === 'staff' && login !== undefined ? name : subjectId
  const actorKind = kind === 'staff' ? 'staff' : 'person'
  await recordOfficeAudit(database, { actorKind, actor, action, subjectId, detail }, clock.now())
}

/** The same of an attempt that is not looked at because its name or address has to wait. */
export async function auditPausedLogIn(
  database: Database,
  clock: Clock,
  kind: 'citizen' | 'staff',
  name: string,
  error: unknown,
): Promise<void> {
  const code = error instanceof Problem ? error.document.code : undefined
  if (code !== 'log-in-paused' && code !== 'log-in-paused-address') return
  const by = code === 'log-in-paused' ? 'name' : 'address'
  await auditRefusedLogIn(database, clock, kind, name, 'log-in.paused', { by })
}

/** The same of a second factor that was wrong, or has to wait; one that was only asked for is no failure. */
export async function auditRefusedSecondFactor(
  database: Database,
  clock: Clock,
  name: string,
  error: unknown,
): Promise<void> {
  const code = error instanceof Problem ? error.document.code : undefined
  if (code !== 'second-factor-wrong' && code !== 'log-in-paused') return
  const action = code === 'log-in-paused' ? 'log-in.paused' : 'log-in.failed'
  await auditRefusedLogIn(database, clock, 'staff', name, action, { by: 'second-factor' })
}

/** Writes that a citizen logged in, where the person's own records are. */
export async function auditCitizenLogIn(
  database: Database,
  clock: Clock,
  personNo: string,
  by: 'password' | 'identity-provider',
): Promise<void> {
  await commitForPerson(database, {
    personNo,
    at: clock.now(),
    changes: {},
    audit: [{ actorKind: 'person', actor: personNo, action: 'log-in', subjectId: personNo, detail: { by } }],
  })
}
