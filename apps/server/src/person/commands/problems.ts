/** How our own pages, the desk and jobs run a command about a person: as everybody, with what is refused told as a problem. */
import { problem } from '@yidi/contracts'
import type { Clock } from '../../platform/clock/index.ts'
import { runForPerson } from './run.ts'
import type { FileWith } from '../file/index.ts'
import type { PartName } from '../file/index.ts'
import type { PersonDecision } from './run.ts'
import type { UndoneOnDay, UndoneSince } from './undone.ts'
import type { CommandKey, Database } from '../../platform/storage/index.ts'

/**
 * Runs a command to its answer. Throws what `decide` throws, `not-enrolled` for an unknown person,
 * `idempotency-key-reused` where the key stands for something else, and `command-undone` at a repeat of what
 * `undoneSince` says was taken back.
 */
export function runPersonCommand<Answer, Name extends PartName>(
  context: { database: Database; clock: Clock },
  personNo: string,
  command: CommandKey,
  parts: readonly Name[],
  undoneSince: UndoneSince<UndoneOnDay>,
  decide: (file: FileWith<Name | 'known'>, at: Date) => Promise<PersonDecision<Answer>>,
): Promise<{ answer: Answer; repeated: boolean }> {
  const keyReused = (): never => {
    throw problem('idempotency-key-reused')
  }
  return runForPerson({
    context,
    personNo,
    command,
    parts,
    undoneSince,
    decide,
    tell: {
      unknown: () => {
        throw problem('not-enrolled', { day: context.clock.today() })
      },
      notThis: keyReused,
      noReply: keyReused,
      undone: ({ what, day }) => {
        throw problem('command-undone', { what, day })
      },
      busy: () => {
        throw new Error('still in conflict after many attempts')
      },
    },
  })
}
