/**
 * The one way in which our own pages' commands about a person are carried out: one statement reads what the command rests
 * on and whether it is known; a repeat is answered with the first reply before anything is checked, else the command
 * decides, and everything is written in one commit. When somebody else wrote meanwhile, it reads and decides again.
 */
import { problem } from '@yidi/contracts'
import type { Clock } from '../clock.ts'
import { readFile } from '../person/index.ts'
import type { FileWith, KnownCommand, PartName } from '../person/index.ts'
import { commitForPerson, openReply, retryOnConflict, sealReply } from '../storage/index.ts'
import type { AuditEntry, CommandKey, CommitAnswer, Database, OutboxEvent, PersonChanges } from '../storage/index.ts'
import { findUndone } from './undone.ts'
import type { UndoneOnDay, UndoneSince } from './undone.ts'

/** What a command decided: what it answers, and what is written with that answer. */
export interface PersonDecision<Answer> {
  subjectId: string
  changes: PersonChanges
  audit: AuditEntry[]
  outbox?: OutboxEvent[]
  /** Kept as sealed JSON with the command and given again at a repeat. */
  answer: Answer
}

/**
 * Runs a command to its answer. `decide` is given the named parts of the person's file as they stand at `at`, and may be
 * asked again; what it throws is thrown, and then nothing is written. Throws `not-enrolled` for an unknown person,
 * `idempotency-key-reused` where the key stands for something else, and `command-undone` at a repeat of what
 * `undoneSince` says was taken back: its first reply would not be true any more.
 */
export async function runPersonCommand<Answer, Name extends PartName>(
  { database, clock }: { database: Database; clock: Clock },
  personNo: string,
  command: CommandKey,
  parts: readonly Name[],
  undoneSince: UndoneSince<UndoneOnDay>,
  decide: (file: FileWith<Name>, at: Date) => Promise<PersonDecision<Answer>>,
): Promise<{ answer: Answer; repeated: boolean }> {
  const repeat = async (found: KnownCommand): Promise<{ answer: Answer; repeated: boolean }> => {
    if (found.outcome !== 'repeated' || !found.reply) throw problem('idempotency-key-reused')
    const answer = JSON.parse(openReply(database.ciphers, personNo, command, found.reply)) as Answer
    const undone = await findUndone(database, personNo, command, undoneSince)
    if (undone !== undefined) throw problem('command-undone', { what: undone.what, day: undone.day })
    return { answer, repeated: true }
  }
  const named = [...parts, 'known'] as const
  let answered: Answer | undefined
  const outcome = await retryOnConflict(async (): Promise<CommitAnswer> => {
    const file = await readFile(database, { personNo, command }, named)
    if (file === undefined) throw problem('not-enrolled', { day: clock.today() })
    if (file.known !== undefined) return file.known
    const at = clock.now()
    const decision = await decide(file, at)
    answered = decision.answer
    return commitForPerson(database, {
      personNo,
      version: file.version,
      command: { ...command, subjectId: decision.subjectId },
      reply: sealReply(database.ciphers, personNo, command, JSON.stringify(answered)),
      at,
      changes: decision.changes,
      audit: decision.audit,
      ...(decision.outbox === undefined ? {} : { outbox: decision.outbox }),
    })
  })
  if (outcome.outcome === 'done') return { answer: answered!, repeated: false }
  return repeat(outcome)
}
