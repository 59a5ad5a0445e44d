/** The filings that an employer made: which are its own, and what it may do about each. */
import { problem } from '@yidi/contracts'
import type { EmployerMessage, FilingMessage } from '@yidi/contracts'
import { readFile } from '../../person/file/index.ts'
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import { cancelFiling } from '../decide/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { isMember } from './employers.ts'

/** Whose filing it is. Throws `filing-not-found` for one that this employer did not make, as for one that is not there. */
export async function personOfFiling(
  { kysely }: Pick<Database, 'kysely'>,
  employer: string,
  filingId: string,
): Promise<string> {
  const made = await kysely
    .selectFrom('filing_action')
    .select('person_no')
    .where('filing_id', '=', filingId)
    .where('action', '=', 'apply')
    .where('actor_kind', '=', 'employer')
    .where('actor', '=', employer)
    .executeTakeFirst()
  if (made === undefined) throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
  return made.person_no
}

/**
 * Takes one back, as the person could: what was not decided is withdrawn, what has begun ends today. It is the employer's also
 * when the person has left it: a posting that is over is for whoever reported it to end. Throws `filing-not-found`.
 */
export async function takeBack(
  context: FilingsContext,
  { code, name }: Pick<EmployerMessage, 'code' | 'name'>,
  filingId: string,
  { reason, confirmed }: { reason: string; confirmed?: boolean },
  command: CommandKey,
): Promise<FilingMessage> {
  const personNo = await personOfFiling(context.database, code, filingId)
  const by = { role: 'employer', kind: 'employer', id: code } as const
  // The worker reads in the notice who did it and why.
  const said = { reason: `${name}办理：${reason.trim()}`, ...(confirmed === undefined ? {} : { confirmed }) }
  return cancelFiling(context, personNo, filingId, by, said, command)
}

/** What may be done now, by the table of states; a change is a new filing and asks for a worker who is still there. */
export async function mayDo(
  { database, clock }: Pick<FilingsContext, 'database' | 'clock'>,
  employer: string,
  personNo: string,
  { allowed, state }: Pick<FilingMessage, 'allowed' | 'state'>,
): Promise<('take-back' | 'change')[]> {
  const takesBack = allowed.includes('cancel') || allowed.includes('end')
  if (!takesBack) return []
  if (state !== 'delivered') return ['take-back']
  const file = await readFile(database, { personNo }, ['enrolments'])
  return file !== undefined && isMember(file, employer, clock.today()) ? ['change', 'take-back'] : ['take-back']
}
