/** How the desk changes a person: by the runner of all commands about persons, with what the person is found by beside it. */
import { problem } from '@yidi/contracts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { addFindable, findPerson, removeFindable } from '../people/index.ts'
import { runPersonCommand } from '../commands/index.ts'
import type { Findable, Person } from '../people/index.ts'
import type { CommandKey, Database, PersonChanges } from '../../platform/storage/index.ts'
import type { UndoneOnDay, UndoneSince } from '../commands/index.ts'
import type { ContributionRows, EnrolmentRows, Records } from '../file/index.ts'
import { readFile } from '../file/index.ts'

export interface EnrolmentContext {
  database: Database
  clock: Clock
}

/** What benefits are reckoned from. */
interface FollowedFile {
  enrolmentHistory: EnrolmentRows
  contributions: ContributionRows
}

/** Completes what a command writes by the benefits that follow from contributions; given by the room that knows them. */
export type BenefitsFollow = (
  context: Pick<RecordsDeps, 'database' | 'release'>,
  file: FollowedFile,
  changes: PersonChanges,
  today: string,
) => Promise<{ changes: PersonChanges }>

/** What the routes of enrolments work with. */
export type EnrolmentDeps = RecordsDeps & { follow: BenefitsFollow }

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
export async function enrolmentRowsOf(db: Records, personNo: string): Promise<EnrolmentRows> {
  const file = await readFile(db, { personNo }, ['enrolmentHistory'])
  return file?.enrolmentHistory ?? { enrolments: [], benefits: [] }
}

/**
 * Runs a command of the desk about one person. Throws what `decide` throws, then nothing is written, and `command-undone`
 * at a repeat of what was taken back since.
 */
export async function changePerson(
  context: EnrolmentDeps,
  personNo: string,
  staffName: string,
  command: CommandKey,
  undoneSince: UndoneSince<UndoneOnDay>,
  decide: (rows: EnrolmentRows, person: Person) => PersonDecision | Promise<PersonDecision>,
): Promise<void> {
  const { database } = context
  let decided: PersonDecision | undefined
  let formerPool = ''
  const { repeated } = await runPersonCommand(
    context,
    personNo,
    command,
    ['enrolmentHistory', 'contributions'],
    undoneSince,
    async (file) => {
      const person = await findPerson(database, personNo)
      if (person === undefined) throw problem('person-not-found', { what: '人员编号' })
      decided = await decide(file.enrolmentHistory, person)
      formerPool = person.pool
      const { action, detail, findBy, pool = person.pool } = decided
      const { changes } = await context.follow(context, file, decided.changes, context.clock.today())
      if (findBy !== undefined) await addFindable(database, personNo, pool, findBy)
      return {
        subjectId: personNo,
        changes,
        audit: [{ actorKind: 'staff', actor: staffName, action, subjectId: personNo, detail }],
        outbox: [{ kind: 'person', subjectId: personNo, payload: { pool, action } }],
        answer: null,
      }
    },
  )
  if (!repeated && decided?.notBy !== undefined) await removeFindable(database, personNo, formerPool, decided.notBy)
}
