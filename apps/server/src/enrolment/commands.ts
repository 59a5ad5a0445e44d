/**
 * The one way in which the desk changes a person: a repeat gets its first answer before anything is checked; else the
 * rows are read, the command decides, and everything is written in one commit. When somebody else wrote meanwhile it
 * reads and decides again.
 */
import { problem } from '@yidi/contracts'
import type { Clock } from '../clock.ts'
import { addFindable, findPerson, removeFindable } from '../people/index.ts'
import type { Findable, Person } from '../people/index.ts'
import { commitForPerson, lookUpCommand, retryOnConflict } from '../storage/index.ts'
import type { CommandKey, CommitAnswer, Database, PersonChanges } from '../storage/index.ts'
import type { EnrolmentRows } from './plan.ts'

export interface EnrolmentContext {
  database: Database
  clock: Clock
}

/** What a command decided. */
export interface PersonDecision {
  changes: PersonChanges
  /** Name of what was done, for audit and outbox: `enrolment.change`. */
  action: string
  /** In codes and days, nothing personal. */
  detail: Record<string, unknown>
  /** What the person is found by from now on, and no longer. */
  findBy?: Findable
  notBy?: Findable
  /** The pool, where the person moves to another. */
  pool?: string
}

/** The rows with the version they belong to: what is decided from them is refused when that has changed. */
async function readRows(
  database: Database,
  personNo: string,
): Promise<(EnrolmentRows & { version: number }) | undefined> {
  const state = await database.kysely
    .selectFrom('person_state')
    .select('version')
    .where('person_no', '=', personNo)
    .executeTakeFirst()
  if (state === undefined) return undefined
  const enrolments = await database.kysely
    .selectFrom('enrolment')
    .selectAll()
    .where('person_no', '=', personNo)
    .orderBy('enrolment_no')
    .execute()
  const benefits = await database.kysely
    .selectFrom('benefit_interval')
    .selectAll()
    .where('person_no', '=', personNo)
    .orderBy('interval_no')
    .execute()
  return { version: Number(state.version), enrolments, benefits }
}

/** Enrolments and benefits of a person, superseded ones too. Throws `person-not-found`. */
export async function enrolmentRowsOf(database: Database, personNo: string): Promise<EnrolmentRows> {
  const rows = await readRows(database, personNo)
  if (rows === undefined) throw problem('person-not-found', { what: '人员编号' })
  return rows
}

/** Runs a command of the desk about one person. Throws what `decide` throws; then nothing is written. */
export async function runPersonCommand(
  { database, clock }: EnrolmentContext,
  personNo: string,
  staffName: string,
  command: CommandKey,
  decide: (rows: EnrolmentRows, person: Person) => PersonDecision,
): Promise<void> {
  let decided: PersonDecision | undefined
  let before: Person | undefined
  const outcome = await retryOnConflict(async (): Promise<CommitAnswer> => {
    const known = await lookUpCommand(database.pool, personNo, command)
    if (known !== undefined) return known
    const rows = await readRows(database, personNo)
    const person = await findPerson(database, personNo)
    if (rows === undefined || person === undefined) throw problem('person-not-found', { what: '人员编号' })
    const decision = decide(rows, person)
    const pool = decision.pool ?? person.pool
    if (decision.findBy !== undefined) await addFindable(database, personNo, pool, decision.findBy)
    decided = decision
    before = person
    return commitForPerson(database.pool, {
      personNo,
      version: rows.version,
      command: { ...command, subjectId: personNo },
      reply: Buffer.from('null'),
      at: clock.now(),
      changes: decision.changes,
      audit: [
        {
          actorKind: 'staff',
          actor: staffName,
          action: decision.action,
          subjectId: personNo,
          detail: decision.detail,
        },
      ],
      outbox: [{ kind: 'person', subjectId: personNo, payload: { pool, action: decision.action } }],
    })
  })
  if (outcome.outcome === 'repeated') return
  if (outcome.outcome !== 'done') throw problem('idempotency-key-reused')
  if (decided?.notBy !== undefined && before !== undefined) {
    await removeFindable(database, personNo, before.pool, decided.notBy)
  }
}
