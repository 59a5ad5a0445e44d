/**
 * The one way to write anything of a person: compute first, then hand everything over in one statement. It checks the
 * version that was computed from, so that two commands of one person at the same moment never both rest on the same sums;
 * the second is told 'conflict', reads again and computes again.
 */
import type pg from 'pg'
import { yearSumColumns } from '../../../platform/storage/index.ts'
import type { AuditEntry, Ciphers, CommandKey, NewRow, PersonChanges } from '../../../platform/storage/index.ts'
import { lookUpCommand, type KnownCommand } from '../../journal/index.ts'
import { journalRow, type OutboxEvent } from '../../journal/index.ts'
import { inOrder, isWritten, oneOfEach, statementFor, type Rows } from './statement.ts'
import type { Row } from './source.ts'

interface Work {
  personNo: string
  /** From the clock port. */
  at: Date
  changes: PersonChanges
  audit: readonly AuditEntry[]
  outbox?: readonly OutboxEvent[] | undefined
}

/** The program's own work has no command; where it was computed from nothing, it names no version. */
interface OwnWork extends Work {
  command?: undefined
  version?: number
}

interface CommandWork extends Work {
  command: CommandKey
  /** Version of `person_state` that was computed from; leave out only where nothing was computed from it. */
  version?: number
  /** The journal said at that version that this command is new: it need not be asked again. */
  isNew?: true
  /** What it made or changed. */
  subjectId?: string
  /** The sealed reply, given back at a repeat. */
  reply?: Uint8Array
  /** Reversal (2601): the command of the same source that this one takes back, arrived or not. */
  withdraws?: { name: string; key: string } | undefined
}

export type PersonCommit = OwnWork | CommandWork

/** Where a command is written, a pool or the connection of a transaction, and who makes the hash of its journal row. */
interface CommitTarget {
  pool: Pick<pg.Pool, 'query'>
  ciphers: Pick<Ciphers, 'auditHash'>
}

export type CommitAnswer =
  | { outcome: 'done'; version: number }
  /** Somebody else raised the version: read again, compute again. */
  | { outcome: 'conflict' }
  | KnownCommand

/** A plan that the records contradict though nothing changed since they were read: a mistake of the program. */
class ConditionFailed extends Error {
  readonly condition: string
  constructor(condition: string, personNo: string) {
    super(`the condition ${condition} does not hold (person ${personNo})`)
    this.condition = condition
  }
}

/**
 * Writes one command of one person, all or nothing. Throws ConditionFailed on what only a mistake of the program can
 * cause, such as a balance below nought or a line settled twice, and on a key that no table is written by.
 */
export async function commitForPerson(db: CommitTarget, commit: PersonCommit): Promise<CommitAnswer> {
  const { personNo, command, version } = commit
  const answer = await run(db, commit)
  if (answer === undefined) return (await lookUpCommand(db.pool, personNo, command!)) ?? { outcome: 'conflict' }
  const { version: made, ...holds } = answer
  if (made !== null) return { outcome: 'done', version: made }
  // A command that is known found the version raised, by itself at the latest.
  const known = command && (await lookUpCommand(db.pool, personNo, command))
  if (known !== undefined) return known
  const failed = Object.keys(holds).find((name) => name !== 'new' && !holds[name])
  if (failed === undefined) return { outcome: 'conflict' }
  const current = await db.pool.query<{ version: number }>('select version from person_state where person_no = $1', [
    personNo,
  ])
  // What did not hold may have been another's doing: only of the version that was computed from it says something.
  if (version !== undefined && current.rows[0]?.version !== version) return { outcome: 'conflict' }
  throw new ConditionFailed(failed, personNo)
}

type Answer = { version: number | null } & Record<string, boolean>

const uniqueViolation = '23505'

/** Undefined where a twin of a command that names no version was written at the same moment. */
async function run(db: CommitTarget, commit: PersonCommit): Promise<Answer | undefined> {
  try {
    const { rows } = await db.pool.query<Answer>(statementFor(rowsOf(db, commit), commit.personNo, commit.at))
    return rows[0]!
  } catch (error) {
    const { code, table } = error as { code?: string; table?: string }
    if (code === uniqueViolation && table === 'journal' && commit.command !== undefined) return undefined
    throw error
  }
}

function rowsOf(db: CommitTarget, commit: PersonCommit): Rows {
  const { changes, command, version } = commit
  const byKey = new Map<string, readonly Row[]>()
  for (const [key, said] of Object.entries(changes)) {
    if (!isWritten(key)) throw new Error(`no declared table is written by ${key}`)
    const list = oneOfEach(key, (Array.isArray(said) ? said : [said]) as Row[])
    if (list.length > 0) byKey.set(key, list)
  }
  const sums = yearSums(changes.year_entry ?? [])
  if (sums.length > 0) byKey.set('year_sums', sums)
  byKey.set('journal', [journalRow(db.ciphers, commit)])
  const entries = changes.account_entry ?? []
  const moved = (fund: string) =>
    entries.filter((entry) => entry.fund === fund).reduce((sum, entry) => sum + entry.amount_fen, 0)
  return {
    version,
    command: 'isNew' in commit && version !== undefined ? undefined : command,
    currentFen: moved('current-year'),
    pastFen: moved('past-year'),
    byKey: inOrder(byKey),
    subtracts: sums.some((row) => Object.values(row).some((value) => typeof value === 'number' && value < 0)),
  }
}

type YearSums = NewRow<'year_sums'>

/** What several entries add to the same year of the same insurance, as one row: a row can be added to only once. */
function yearSums(entries: readonly NewRow<'year_entry'>[]): YearSums[] {
  const years = Map.groupBy(entries, ({ year, pool, insurance }) => `${String(year)} ${pool} ${insurance}`)
  return [...years.values()].map((same) => {
    const { year, pool, insurance } = same[0]!
    const sums = Object.fromEntries(
      yearSumColumns.map((name) => [name, same.reduce((sum, entry) => sum + (entry[name] ?? 0), 0)]),
    )
    const counters: Record<string, number> = {}
    for (const entry of same)
      for (const [name, fen] of Object.entries(entry.counters ?? {})) counters[name] = (counters[name] ?? 0) + fen
    return { year, pool, insurance, ...sums, counters }
  })
}
