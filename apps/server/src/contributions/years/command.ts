/** How a command of this room runs: once by its key, about a person of one's own pool, with one entry in the audit. */
import type { Release } from '@yidi/rules'
import type { Clock } from '../../platform/clock/index.ts'
import type { CommandKey, Database, PersonChanges } from '../../platform/storage/index.ts'
import { nothingUndoes, runPersonCommand } from '../../person/commands/index.ts'
import type { FileWith } from '../../person/file/index.ts'

/** What every command of this room reads. */
const parts = ['enrolmentHistory', 'contributions', 'contributionYears', 'recordSteps'] as const
export type CommandFile = FileWith<(typeof parts)[number]>

/** What the commands of this room are given. */
export interface YearsContext {
  database: Database
  clock: Clock
  release: Release
}

/** Whose years, in which pool, by whom, under which key. */
export interface YearsCommand {
  context: YearsContext
  personNo: string
  pool: string
  staffName: string
  command: CommandKey
}

interface Decision<Answer> {
  changes: PersonChanges
  action: string
  /** In codes, days and counts, nothing personal. */
  detail: Record<string, unknown>
  answer: Answer
  /** Days of the past that are entitled now and were not. */
  regained?: readonly { from: string; to: string }[]
}

/** Runs a command to its answer; what `decide` throws is thrown, and nothing is written then. */
export async function runYears<Answer>(
  { context, personNo, pool, staffName, command }: YearsCommand,
  decide: (file: CommandFile, today: string) => Decision<Answer> | Promise<Decision<Answer>>,
): Promise<Answer> {
  const { answer } = await runPersonCommand(context, personNo, command, parts, nothingUndoes, async (file) => {
    const decided = await decide(file, context.clock.today())
    const { changes, action, detail, regained = [] } = decided
    return {
      subjectId: personNo,
      changes,
      audit: [{ actorKind: 'staff', actor: staffName, action, subjectId: personNo, detail }],
      outbox: [
        { kind: 'person', subjectId: personNo, payload: { pool, action } },
        ...(regained.length === 0
          ? []
          : [{ kind: 'benefits-regained', subjectId: personNo, payload: { pool, stretches: regained } }]),
      ],
      answer: decided.answer,
    }
  })
  return answer
}
