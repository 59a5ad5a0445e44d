/** What took back a command of the desk about a person: a later one after which the records say something else. */
import type { BenefitChange, EnrolmentChange, PersonCorrection } from '@yidi/contracts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import { findPerson } from '../people/index.ts'
import type { Person } from '../people/index.ts'
import type { EnrolmentRows } from '../file/index.ts'
import type { UndoneOnDay, UndoneSince } from '../commands/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { enrolmentRowsOf } from './commands.ts'
import { correctionOf } from './correction.ts'
import { benefitsAre, lastEnrolment, particularsAre } from './plan.ts'
import { laterCommand } from '../journal/index.ts'

/** Commands of the desk that another may take back, and what is said of that. */
const words = {
  'enrolment.enrol': '重新参保',
  'enrolment.end': '停保',
  'enrolment.change': '又变更了参保信息',
  'benefits.set': '又变更了待遇',
  'person.correct': '又更正了资料',
} as const satisfies Record<string, string>

type Command = keyof typeof words

/** Enrolling stands until the enrolment is ended. */
export const enrolmentUndone = undoneBy(['enrolment.end'])

/** An end stands until the person is enrolled again, or the enrolment ended on another day. */
export const endUndone = undoneBy(['enrolment.enrol', 'enrolment.end'])

/** A change stands while the enrolment says what it said. */
export const changeUndone = (change: EnrolmentChange): UndoneSince<UndoneOnDay> =>
  undoneBy(['enrolment.change', 'enrolment.end', 'enrolment.enrol'], ({ rows }) => {
    const last = lastEnrolment(rows.enrolments)
    return last !== undefined && particularsAre(last, change)
  })

/** Benefits stand while they are so from that day on. */
export const benefitsUndone = (change: BenefitChange): UndoneSince<UndoneOnDay> =>
  undoneBy(['benefits.set', 'enrolment.end', 'enrolment.enrol'], ({ rows }) => benefitsAre(rows, change))

/** What was put right stands while it is what we know. */
export const correctionUndone = (correction: PersonCorrection): UndoneSince<UndoneOnDay> =>
  undoneBy(['person.correct', 'enrolment.enrol'], ({ database, person }) => {
    const { update } = correctionOf(database, person, correction)
    return Object.keys(update).length === 0
  })

interface Now {
  database: Database
  rows: EnrolmentRows
  person: Person
}

/** Undone by the first later command of these, unless what the command said still `holds`. */
function undoneBy(commands: readonly Command[], holds: (now: Now) => boolean = () => false): UndoneSince<UndoneOnDay> {
  return async (database, done) => {
    const later = await laterCommand(database, done, commands)
    const person = later && (await findPerson(database, done.personNo))
    if (later === undefined || person === undefined) return undefined
    if (holds({ database, person, rows: await enrolmentRowsOf(database, done.personNo) })) return undefined
    const { version, name, at } = later
    return { version, what: words[name as Command], day: shanghaiDay(at) }
  }
}
