/**
 * The one way in which our own pages' commands about a person are carried out: a repeat is answered with the first reply
 * before anything is checked; else the person is read, the command decides, and everything is written in one commit.
 * When somebody else wrote meanwhile, it reads and decides again.
 */
import { problem } from '@yidi/contracts'
import type { Clock } from '../clock.ts'
import { commitForPerson, lookUpCommand, retryOnConflict } from '../storage/index.ts'
import type { AuditEntry, CommandKey, CommitAnswer, Database, OutboxEvent, PersonChanges } from '../storage/index.ts'
import { readStanding } from './standing.ts'
import type { Standing } from './standing.ts'

/** What a command decided: what it answers, and what is written with that answer. */
export interface PersonDecision<Answer> {
  subjectId: string
  changes: PersonChanges
  audit: AuditEntry[]
  outbox?: OutboxEvent[]
  /** Kept as JSON with the command and given again at a repeat. */
  answer: Answer
}

/**
 * Runs a command to its answer. `decide` is given the person as the records stand at `at`, and may be asked again; what
 * it throws is thrown, and then nothing is written. Throws `not-enrolled` for an unknown person and
 * `idempotency-key-reused` where the key stands for something else.
 */
export async function runPersonCommand<Answer>(
  { database, clock }: { database: Database; clock: Clock },
  personNo: string,
  command: CommandKey,
  decide: (standing: Standing, at: Date) => Promise<PersonDecision<Answer>>,
): Promise<{ answer: Answer; repeated: boolean }> {
  const before = await lookUpCommand(database.pool, personNo, command)
  if (before !== undefined) return { answer: readReply(before), repeated: true }
  let answered: Answer | undefined
  const outcome = await retryOnConflict(async (): Promise<CommitAnswer> => {
    const standing = await readStanding(database, personNo)
    if (standing === undefined) throw problem('not-enrolled', { day: clock.today() })
    const at = clock.now()
    const decision = await decide(standing, at)
    answered = decision.answer
    return commitForPerson(database.pool, {
      personNo,
      version: standing.version,
      command: { ...command, subjectId: decision.subjectId },
      reply: Buffer.from(JSON.stringify(answered)),
      at,
      changes: decision.changes,
      audit: decision.audit,
      ...(decision.outbox === undefined ? {} : { outbox: decision.outbox }),
    })
  })
  if (outcome.outcome === 'done') return { answer: answered!, repeated: false }
  return { answer: readReply(outcome), repeated: true }
}

function readReply<Answer>(found: CommitAnswer): Answer {
  if (found.outcome === 'repeated' && found.reply) return JSON.parse(found.reply.toString('utf8')) as Answer
  throw problem('idempotency-key-reused')
}
