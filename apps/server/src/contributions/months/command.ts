/** How a command about the months of a person runs: by the runner of all commands about persons, with the benefits that follow. */
import { problem } from '@yidi/contracts'
import { formatMonth, parseDay, parseMonth, NO_DAY, NO_MONTH } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { nothingUndoes, runPersonCommand } from '../../person/commands/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { Person } from '../../person/people/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { AuditEntry, CommandKey, Database, NewRow, PersonChanges } from '../../platform/storage/index.ts'
import { withBenefits } from './follow.ts'
import type { BenefitFile, Regained } from './follow.ts'

/** What the commands of this room work with; every module's deps are that. */
export interface MonthsContext {
  database: Database
  clock: Clock
  release: Release
}

/** Who does it, as the audit names them. */
export type By = Pick<AuditEntry, 'actorKind' | 'actor'>

/** What a command answers: the days of the past that it entitled. */
export interface MonthsAnswer {
  regained: Regained[]
}

interface MonthsDecision {
  changes: PersonChanges
  /** In codes, months and days, nothing personal. */
  detail: Record<string, unknown>
  pool: string
}

interface MonthsCommand {
  personNo: string
  command: CommandKey
  /** Name of what is done, for audit and outbox: `contribution.declare`. */
  action: string
  by: By
}

/**
 * Runs a command about the months of one person, exactly once by its key. `decide` may be asked again; what it throws is thrown, and
 * then nothing is written. The outbox is told `benefits-regained` where days of the past are entitled now that were not.
 */
export async function changeMonths(
  context: MonthsContext,
  { personNo, command, action, by }: MonthsCommand,
  decide: (file: BenefitFile, person: Person) => MonthsDecision | Promise<MonthsDecision>,
): Promise<MonthsAnswer> {
  const { database, clock } = context
  const parts = ['enrolmentHistory', 'contributions'] as const
  const { answer } = await runPersonCommand(context, personNo, command, parts, nothingUndoes, async (file) => {
    const person = await findPerson(database, personNo)
    if (person === undefined) throw problem('person-not-found', { what: '人员编号' })
    const { changes: own, detail, pool } = await decide(file, person)
    const { changes, regained } = await withBenefits(context, file, own, clock.today())
    const payload = { pool, action, ...detail }
    return {
      subjectId: personNo,
      changes,
      audit: [{ ...by, action, subjectId: personNo, detail }],
      outbox: [
        { kind: 'contribution', subjectId: personNo, payload },
        ...(regained.length === 0
          ? []
          : [{ kind: 'benefits-regained', subjectId: personNo, payload: { pool, stretches: regained } }]),
      ],
      answer: { regained },
    }
  })
  return answer
}

/** How many months ahead of today's something may begin or be declared. */
const mostMonthsAhead = 12

/** Throws `contribution-month-not-valid` for what is no month, lies before 1950 or far ahead. */
export function requireMonth(month: string, today: string): void {
  const latest = formatMonth(parseMonth(today.slice(0, 7)) + mostMonthsAhead)
  if (parseMonth(month) === NO_MONTH || month < '1950-01' || month > latest) {
    throw problem('contribution-month-not-valid', { month: month.slice(0, 20), earliest: '1950-01', latest })
  }
}

/** Throws `contribution-day-not-valid` for what is no day or lies ahead. */
export function requirePast(day: string, today: string): void {
  if (parseDay(day) === NO_DAY || day > today) {
    throw problem('contribution-day-not-valid', { day: day.slice(0, 20), today })
  }
}

/** Rows of what happened, numbered after those there are. */
export function entriesAfter(
  { contributions }: BenefitFile,
  rows: readonly Omit<NewRow<'contribution'>, 'entry_no'>[],
): NewRow<'contribution'>[] {
  const next = Math.max(0, ...contributions.entries.map(({ entry_no: no }) => no)) + 1
  return rows.map((row, index) => ({ ...row, entry_no: next + index }))
}
