import { refuse } from '@yidi/contracts'
import { findUndone } from '../people/index.ts'
import type { UndoneSince } from '../people/index.ts'
import { readFile, recordParts, settlementParts, visitCommandParts } from '../person/index.ts'
import type { FileWith, KnownCommand, PartName, RecordsFile, SettlingFile, VisitFile } from '../person/index.ts'
import { commitForPerson, openReply, sealReply } from '../storage/index.ts'
import type { CommandKey, CommitAnswer, OutboxEvent, PersonChanges } from '../storage/index.ts'
import { undoerWords } from './effect.ts'
import { claimMessage, singleInput } from './message-log.ts'
import type { ReplyContent } from './reply.ts'
import type { Call } from './services.ts'

/** What a command of an institution comes to, computed from a person's file. */
export interface CommandPlan {
  changes: PersonChanges
  /** The visit or settlement that it made or changed. */
  subjectId: string
  /** Name of the action in the audit and of the event in the outbox. */
  action: string
  /** Nothing personal. */
  detail?: Record<string, unknown>
  reply: ReplyContent
  /** What other parts of the program wait for beside the command's own event. */
  events?: OutboxEvent[]
}

/** The key of the message as a command: institution, transaction, message id, and the hash of the input. */
export function commandKeyOf(call: Call): CommandKey {
  const { message } = call
  return {
    source: message.institution,
    name: message.infno,
    key: message.msgid,
    inputHash: Buffer.from(message.inputHash, 'hex'),
    single: singleInput.has(message.infno),
  }
}

/** A command that loses against others of the same person is computed again this many times. */
const attempts = 20

/**
 * Runs one command of an institution exactly once. `plan` computes from the file and may refuse; what it gives is
 * written in one statement together with the reply, the audit row and the outbox event, if nobody has changed the
 * person meanwhile; else file and plan are made again. A repeat plans nothing: it is answered with the stored reply
 * while its effect stands, and refused with the name of what undid it afterwards.
 */
export function runCommand(
  call: Call,
  personNo: string,
  visitId: string | undefined,
  undoneSince: UndoneSince,
  plan: Plan<VisitFile>,
): Promise<ReplyContent> {
  return runOn(visitCommandParts, call, personNo, visitId, undoneSince, plan)
}

/** The same for a settlement, which reads no more of the file than it rests on. */
export function runSettlement(
  call: Call,
  personNo: string,
  visitId: string,
  undoneSince: UndoneSince,
  plan: Plan<SettlingFile>,
): Promise<ReplyContent> {
  return runOn(settlementParts, call, personNo, visitId, undoneSince, plan)
}

/** The same for a command about filings or registers, which rests on no visit. */
export function runRecordCommand(
  call: Call,
  personNo: string,
  undoneSince: UndoneSince,
  plan: Plan<RecordsFile>,
): Promise<ReplyContent> {
  return runOn(recordParts, call, personNo, undefined, undoneSince, plan)
}

type Plan<File> = (file: File, command: CommandKey) => CommandPlan | Promise<CommandPlan>

async function runOn<Name extends PartName>(
  parts: readonly Name[],
  call: Call,
  personNo: string,
  visitId: string | undefined,
  undoneSince: UndoneSince,
  plan: Plan<FileWith<Name>>,
): Promise<ReplyContent> {
  const { db } = call.services
  const command = commandKeyOf(call)
  const named = [...parts, 'known'] as const
  const query = {
    personNo,
    institution: call.message.institution,
    command,
    ...(visitId === undefined ? {} : { visitId }),
  }
  // Reading changes nothing, so it need not wait for the claim; computing does.
  const first = readFile(db, query, named)
  await Promise.all([claimMessage(db, call.message, personNo, call.receivedAt), first])
  for (let turn = 0; turn < attempts; turn++) {
    const file = await (turn === 0 ? first : readFile(db, query, named))
    if (file === undefined) return refuse('person-unknown', { key: `psn_no ${personNo}` })
    if (file.known !== undefined) return knownReply(call, command, personNo, file.known, undoneSince)
    const planned = await plan(file, command)
    const answer = await commit(call, command, personNo, file.version, planned)
    if (answer.outcome === 'done') return planned.reply
    if (answer.outcome === 'conflict') continue
    return knownReply(call, command, personNo, answer, undoneSince)
  }
  return refuse('busy')
}

function commit(
  call: Call,
  command: CommandKey,
  personNo: string,
  version: number,
  planned: CommandPlan,
): Promise<CommitAnswer> {
  const { message, services } = call
  const { db, clock } = services
  return commitForPerson(db, {
    personNo,
    version,
    command: { ...command, subjectId: planned.subjectId },
    reply: sealReply(db.ciphers, personNo, command, JSON.stringify(planned.reply)),
    at: clock.now(),
    changes: planned.changes,
    audit: [
      {
        actorKind: 'institution',
        actor: message.institution,
        action: planned.action,
        subjectId: planned.subjectId,
        detail: { infno: message.infno, msgid: message.msgid, ...planned.detail },
      },
    ],
    outbox: [
      { kind: planned.action, subjectId: planned.subjectId, payload: planned.detail ?? {} },
      ...(planned.events ?? []),
    ],
  })
}

/** The answer to a message that is known: its stored reply, or a refusal. */
async function knownReply(
  call: Call,
  command: CommandKey,
  personNo: string,
  known: KnownCommand,
  undoneSince: UndoneSince,
): Promise<ReplyContent> {
  const { msgid, infno } = call.message
  const { db } = call.services
  if (known.outcome === 'withdrawn') return refuse('repeat-reversed', { msgid, infno })
  if (known.outcome === 'other-input') return refuse('repeat-changed', { msgid, infno })
  const undone = await findUndone(db, personNo, command, undoneSince)
  if (undone !== undefined)
    return refuse('repeat-undone', { msgid, infno, by: await undoerWords(db, personNo, undone.version) })
  if (known.reply === null) return call.answer(null)
  return JSON.parse(openReply(db.ciphers, personNo, command, known.reply)) as ReplyContent
}

/** Puts changes of several plans together; lists of the same table are joined. */
export function together(...all: PersonChanges[]): PersonChanges {
  const joined: Record<string, unknown> = {}
  for (const changes of all)
    for (const [table, rows] of Object.entries(changes)) {
      const before = joined[table]
      joined[table] = Array.isArray(before) ? [...(before as unknown[]), ...(rows as unknown[])] : rows
    }
  return joined as PersonChanges
}
