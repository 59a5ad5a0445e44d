import { refuse } from '@yidi/contracts/interface'
import { runForPerson } from '../person/commands/index.ts'
import type { PersonDecision } from '../person/commands/index.ts'
import type { CommandKey, PersonChanges } from '../platform/storage/index.ts'
import { recordParts, settlementParts, visitCommandParts } from '../person/file/index.ts'
import type { FileWith, RecordsFile, SettlingFile, VisitFile } from '../person/file/index.ts'
import type { PartName } from '../person/file/index.ts'
import type { OutboxEvent } from '../person/journal/index.ts'
import { noteTasks } from '../platform/records/index.ts'
import { undoerWords } from './effect.ts'
import { claimMessage } from './message-log.ts'
import type { ReplyContent } from './reply.ts'
import type { CommandCall } from './call.ts'
import { refuseUnknownPerson } from './person.ts'

/** What a command of an institution comes to, computed from a person's file. */
export interface CommandPlan {
  changes: PersonChanges
  /** Reversal (2601): the command of the institution that this one takes back, arrived or not. */
  withdraws?: { name: string; key: string }
  /** The visit or settlement that it made or changed. */
  subjectId: string
  /** Name of the action in the audit, and of the event for whoever waits for it. */
  action: string
  /** Nothing personal. */
  detail?: Record<string, unknown>
  reply: ReplyContent
  /** What other parts of the program wait for beside the command's own event. */
  events?: OutboxEvent[]
}

/** The key of the message as a command: institution, transaction, message id, and the hash of the input. */
function commandKeyOf({ message, single }: CommandCall): CommandKey {
  return {
    source: message.institution,
    name: message.infno,
    key: message.msgid,
    inputHash: Buffer.from(message.inputHash, 'hex'),
    single,
  }
}

/**
 * Runs one command of an institution exactly once. `plan` computes from the file and may refuse; what it gives is
 * written in one statement together with the reply. A repeat plans nothing: it is answered with the stored reply while its
 * effect stands, and refused with the name of what undid it afterwards.
 */
export function runCommand(
  call: CommandCall,
  personNo: string,
  visitId: string | undefined,
  plan: Plan<VisitFile>,
): Promise<ReplyContent> {
  return runOn(visitCommandParts, call, personNo, visitId, plan)
}

/** The same for a purchase, which registers its visit itself; its pre-settlement kept most of what it rests on. */
export function runPurchase(call: CommandCall, personNo: string, plan: Plan<VisitFile>): Promise<ReplyContent> {
  return runOn(visitCommandParts, call, personNo, undefined, plan, true)
}

/** The same for a settlement, which reads no more of the file than it rests on; its pre-settlement kept most of that. */
export function runSettlement(
  call: CommandCall,
  personNo: string,
  visitId: string,
  plan: Plan<SettlingFile>,
): Promise<ReplyContent> {
  return runOn(settlementParts, call, personNo, visitId, plan, true)
}

/** The same for a command about a record of this kind, which rests on no visit; the desk's queue learns of it at once. */
export async function runRecordCommand(
  call: CommandCall,
  personNo: string,
  kind: Parameters<typeof noteTasks>[1],
  plan: Plan<RecordsFile>,
): Promise<ReplyContent> {
  let events: readonly OutboxEvent[] = []
  const reply = await runOn(recordParts, call, personNo, undefined, async (file, command) => {
    const planned = await plan(file, command)
    events = planned.events ?? []
    return planned
  })
  await noteTasks(call.services.db, kind, personNo, events, call.services.clock.now())
  return reply
}

type Plan<File> = (file: File, command: CommandKey) => CommandPlan | Promise<CommandPlan>

async function runOn<Name extends PartName>(
  parts: readonly Name[],
  call: CommandCall,
  personNo: string,
  visitId: string | undefined,
  plan: Plan<FileWith<Name | 'known'>>,
  mayRestOnKept = false,
): Promise<ReplyContent> {
  const { message, services, single, receivedAt, undoneSince } = call
  const { db, clock } = services
  const { institution, msgid, infno } = message
  const command = commandKeyOf(call)
  const { answer } = await runForPerson({
    context: { database: db, clock },
    personNo,
    command,
    query: { institution, ...(visitId === undefined ? {} : { visitId }) },
    parts,
    mayRestOnKept,
    undoneSince,
    beforehand: () => claimMessage(db, message, { personNo, single, receivedAt }),
    decide: async (file) => decisionOf(call, await plan(file, command)),
    tell: {
      unknown: () => refuseUnknownPerson(call, `psn_no ${personNo}`),
      notThis: (outcome) => refuse(outcome === 'withdrawn' ? 'repeat-reversed' : 'repeat-changed', { msgid, infno }),
      undone: async ({ version }) =>
        refuse('repeat-undone', { msgid, infno, by: await undoerWords(db, personNo, version) }),
      noReply: () => call.answer(null),
      busy: () => refuse('busy'),
    },
  })
  return answer
}

/** What is written of a plan: its action is told in the audit and to whoever waits for it. */
function decisionOf({ message }: CommandCall, planned: CommandPlan): PersonDecision<ReplyContent> {
  const { action, subjectId, detail, events = [], reply: answer, ...rest } = planned
  const { institution, infno, msgid, staff } = message
  const by = staff === undefined ? {} : { staff }
  return {
    ...rest,
    subjectId,
    answer,
    audit: [
      { actorKind: 'institution', actor: institution, action, subjectId, detail: { infno, msgid, ...by, ...detail } },
    ],
    outbox: [{ kind: action, subjectId, payload: detail ?? {} }, ...events],
  }
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
