/**
 * The one way in which a command about registers is carried out: the person is read, the command decides, everything is
 * written in one commit; a repeat is answered with the first reply; when somebody else wrote meanwhile, it reads and
 * decides again.
 */
import { problem } from '@yidi/contracts'
import type { RegisterState } from '@yidi/contracts'
import type { Clock } from '../clock.ts'
import { updateDeskTasks } from '../desk/index.ts'
import { readStanding } from '../people/index.ts'
import type { Standing } from '../people/index.ts'
import { commitForPerson, retryOnConflict } from '../storage/index.ts'
import type { AuditEntry, CommandKey, CommitAnswer, Database } from '../storage/index.ts'
import type { NewRegisterAction } from './actions.ts'
import { foldRegisters } from './fold.ts'
import type { RegisterActionRow, RegisterRecord } from './fold.ts'
import { registersOf } from './read.ts'

export interface RegistersContext {
  database: Database
  clock: Clock
}

/** What a command decided to write, and about which record it answers. */
export interface RegisterDecision {
  recordId: string
  rows: NewRegisterAction[]
  audit: AuditEntry[]
  /** Line in the desk's queue, and in what the person is told. */
  title: string
}

export interface RegisterCommand<Answer> {
  context: RegistersContext
  personNo: string
  command: CommandKey
  decide(standing: Standing, records: RegisterRecord[]): Promise<RegisterDecision> | RegisterDecision
  /** The answer, made of the record as the command leaves it; kept for a repeat. */
  answer(record: RegisterRecord): Answer
}

/** Runs a command to its answer. Throws what `decide` throws, `not-enrolled`, `idempotency-key-reused`. */
export async function runRegisterCommand<Answer>(run: RegisterCommand<Answer>): Promise<Answer> {
  const { context, personNo, command } = run
  const { database, clock } = context
  let answered: Answer | undefined
  const outcome = await retryOnConflict(async (): Promise<CommitAnswer> => {
    const standing = await readStanding(database, personNo)
    if (standing === undefined) throw problem('not-enrolled', { day: clock.today() })
    const known = await knownReply(database, personNo, command)
    if (known !== undefined) return known
    const records = await registersOf(database, personNo)
    const decision = await run.decide(standing, records)
    const at = clock.now()
    const record = recordAfter(records, decision, personNo, at)
    answered = run.answer(record)
    const state: RegisterState = record.state
    return commitForPerson(database.pool, {
      personNo,
      version: standing.version,
      command: { ...command, subjectId: decision.recordId },
      reply: Buffer.from(JSON.stringify(answered)),
      at,
      changes: { register_action: decision.rows },
      audit: decision.audit,
      outbox: [
        {
          kind: 'register',
          subjectId: decision.recordId,
          payload: {
            pool: record.pool,
            register: record.kind,
            state,
            actionNo: record.actions.length,
            title: decision.title,
          },
        },
      ],
    })
  })
  if (outcome.outcome === 'done') {
    await updateDeskTasks(database, clock)
    return answered!
  }
  if (outcome.outcome === 'repeated' && outcome.reply) return JSON.parse(outcome.reply.toString('utf8')) as Answer
  throw problem('idempotency-key-reused')
}

/** What is known of this very command before anything is decided: a repeat must not be told that it is too late. */
async function knownReply(
  database: Pick<Database, 'pool'>,
  personNo: string,
  command: CommandKey,
): Promise<CommitAnswer | undefined> {
  const { rows } = await database.pool.query<{ outcome: string | null; reply: Buffer | null }>({
    name: 'register_look_up_command',
    text: 'select outcome, reply from look_up_command($1, $2)',
    values: [
      personNo,
      JSON.stringify({
        source: command.source,
        name: command.name,
        key: command.key,
        input_hash: `\\x${Buffer.from(command.inputHash).toString('hex')}`,
        single: command.single,
      }),
    ],
  })
  const found = rows[0]
  if (found === undefined || found.outcome === null) return undefined
  return found.outcome === 'repeated' ? { outcome: 'repeated', reply: found.reply } : { outcome: 'other-input' }
}

/** The record with the new rows folded in, as it will stand. */
function recordAfter(
  records: readonly RegisterRecord[],
  { recordId, rows }: RegisterDecision,
  personNo: string,
  at: Date,
): RegisterRecord {
  const there = records.find((record) => record.recordId === recordId)?.actions ?? []
  const added = rows
    .filter((row) => row.record_id === recordId)
    .map((row) => ({ ...row, person_no: personNo, recorded_at: at }) as RegisterActionRow)
  return foldRegisters([...there, ...added])[0]!
}
