/** How the desk changes a person: by the runner of all commands about persons, with what the person is found by beside it. */
import { problem } from '@yidi/contracts'
import type { Clock } from '../clock.ts'
import { addFindable, findPerson, removeFindable, runPersonCommand } from '../people/index.ts'
import type { Findable, Person, UndoneOnDay, UndoneSince } from '../people/index.ts'
import type { CommandKey, Database, PersonChanges } from '../storage/index.ts'
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

/** Enrolments and benefits of a person, superseded ones too. */
export async function enrolmentRowsOf({ kysely }: Pick<Database, 'kysely'>, personNo: string): Promise<EnrolmentRows> {
  const enrolments = await kysely
    .selectFrom('enrolment')
    .selectAll()
    .where('person_no', '=', personNo)
    .orderBy('enrolment_no')
    .execute()
  const benefits = await kysely
    .selectFrom('benefit_interval')
    .selectAll()
    .where('person_no', '=', personNo)
    .orderBy('interval_no')
    .execute()
  return { enrolments, benefits }
}

/**
 * Runs a command of the desk about one person. Throws what `decide` throws, then nothing is written, and `command-undone`
 * at a repeat of what was taken back since.
 */
export async function changePerson(
  context: EnrolmentContext,
  personNo: string,
  staffName: string,
  command: CommandKey,
  undoneSince: UndoneSince<UndoneOnDay>,
  decide: (rows: EnrolmentRows, person: Person) => PersonDecision | Promise<PersonDecision>,
): Promise<void> {
  const { database } = context
  let decided: PersonDecision | undefined
  let formerPool = ''
  const { repeated } = await runPersonCommand(context, personNo, command, undoneSince, async () => {
    const rows = await enrolmentRowsOf(database, personNo)
    const person = await findPerson(database, personNo)
    if (person === undefined) throw problem('person-not-found', { what: '人员编号' })
    decided = await decide(rows, person)
    formerPool = person.pool
    const { changes, action, detail, findBy, pool = person.pool } = decided
    if (findBy !== undefined) await addFindable(database, personNo, pool, findBy)
    return {
      subjectId: personNo,
      changes,
      audit: [{ actorKind: 'staff', actor: staffName, action, subjectId: personNo, detail }],
      outbox: [{ kind: 'person', subjectId: personNo, payload: { pool, action } }],
      answer: null,
    }
  })
  if (!repeated && decided?.notBy !== undefined) await removeFindable(database, personNo, formerPool, decided.notBy)
}
