/**
 * The one way in which a command about a person is carried out, whoever asks: a hospital, our own pages, the desk, a job.
 * One statement reads what the command rests on and whether it is known. A known one is answered with the first reply while
 * that is true; else the command decides, and everything is written in one commit with the sealed reply. When somebody
 * else wrote meanwhile, it reads and decides again.
 */
import type { Clock } from '../../platform/clock/index.ts'
import { openReply, sealReply } from '../../platform/storage/index.ts'
import type { AuditEntry, CommandKey, Database, PersonChanges } from '../../platform/storage/index.ts'
import { commitForPerson, type CommitAnswer } from './commit/commit.ts'
import type { PartName } from '../file/index.ts'
import { readFile, readKeptFile, type FileWith } from '../file/index.ts'
import type { KnownCommand } from '../journal/index.ts'
import type { OutboxEvent } from '../journal/index.ts'
import { findUndone, type Undone, type UndoneSince } from './undone.ts'

/** What a command decided: what it answers, and what is written with that answer. */
export interface PersonDecision<Answer> {
  /** What it made or changed. */
  subjectId: string
  changes: PersonChanges
  audit: readonly AuditEntry[]
  outbox?: readonly OutboxEvent[]
  /** Reversal (2601): the command of the same source that this one takes back, arrived or not. */
  withdraws?: { name: string; key: string }
  /** Kept as sealed JSON with the command and given again at a repeat. */
  answer: Answer
}

/** How whoever asks is told what is not an answer; each throws, or answers in its stead. */
interface Tellings<Answer, Found extends Undone> {
  /** There is no such person. */
  unknown(): Answer
  /** The key stands for another input, or the command was taken back, perhaps before it came. */
  notThis(outcome: Exclude<KnownCommand['outcome'], 'repeated'>): Answer
  /** It took effect, and this took it back since: the first reply would not be true any more. */
  undone(by: Found): Answer | Promise<Answer>
  /** It took effect and kept no reply. */
  noReply(): Answer
  /** Others were faster again and again. */
  busy(): Answer
}

interface Run<Answer, Name extends PartName, Found extends Undone> {
  context: { database: Database; clock: Clock }
  personNo: string
  command: CommandKey
  /** Further names for what the parts read: a visit, an institution. */
  query?: { visitId?: string; institution?: string }
  parts: readonly Name[]
  /** It may rest on what was read of the file before and kept (`keepFile`). */
  mayRestOnKept?: boolean
  undoneSince: UndoneSince<Found>
  /**
   * Given the parts of the person's file as they stand at `at`; may be asked again. What it throws is thrown, unless somebody
   * wrote meanwhile, and then nothing is written.
   */
  decide(file: FileWith<Name | 'known'>, at: Date): PersonDecision<Answer> | Promise<PersonDecision<Answer>>
  tell: Tellings<Answer, Found>
  /** What must be through before anything is decided; reading does not wait for it. */
  beforehand?: () => Promise<void>
}

const attempts = 20

/** Runs a command to its answer, exactly once however often it is asked for. */
export async function runForPerson<Answer, Name extends PartName, Found extends Undone>(
  run: Run<Answer, Name, Found>,
): Promise<{ answer: Answer; repeated: boolean }> {
  const { context, personNo, command, tell } = run
  const names = [...run.parts, 'known'] as const
  const query = { ...run.query, personNo, command }
  const records = recordsOf(context)
  const read = () => readFile(records, query, names)
  const first = run.mayRestOnKept === true ? readKeptFile(records, query, names) : read()
  await Promise.all([run.beforehand?.(), first])
  for (let turn = 0; turn < attempts; turn++) {
    const file = await (turn === 0 ? first : read())
    if (file === undefined) return { answer: tell.unknown(), repeated: false }
    if (file.known !== undefined) return { answer: await answerAgain(run, file.known), repeated: true }
    const at = context.clock.now()
    const decision = await decideOn(run, file, at, read)
    if (decision === undefined) continue
    const written = await write(run, file.version, at, decision)
    if (written.outcome === 'done') return { answer: decision.answer, repeated: false }
    if (written.outcome !== 'conflict') return { answer: await answerAgain(run, written), repeated: true }
  }
  return { answer: tell.busy(), repeated: false }
}

/**
 * What the command decides. What it reads beside the file may be younger than the file, and refuse what has just been done by the same
 * command: undefined where it throws and the file is no longer what stands, so that it is asked again.
 */
async function decideOn<Answer, Name extends PartName, Found extends Undone>(
  run: Run<Answer, Name, Found>,
  file: FileWith<Name | 'known'>,
  at: Date,
  read: () => Promise<FileWith<Name | 'known'> | undefined>,
): Promise<PersonDecision<Answer> | undefined> {
  try {
    return await run.decide(file, at)
  } catch (error) {
    if ((await read())?.version !== file.version) return undefined
    throw error
  }
}

/** A command has connections of its own. */
const recordsOf = ({ database: { commandPool, ciphers } }: { database: Database }) => ({ pool: commandPool, ciphers })

function write<Answer>(
  { context, personNo, command }: Pick<Run<Answer, never, never>, 'context' | 'personNo' | 'command'>,
  version: number,
  at: Date,
  { answer, ...decision }: PersonDecision<Answer>,
): Promise<CommitAnswer> {
  const records = recordsOf(context)
  const reply = sealReply(records.ciphers, personNo, command, JSON.stringify(answer))
  return commitForPerson(records, { ...decision, personNo, version, isNew: true, command, reply, at })
}

/** The answer to a command that is known. */
async function answerAgain<Answer, Name extends PartName, Found extends Undone>(
  { context: { database }, personNo, command, undoneSince, tell }: Run<Answer, Name, Found>,
  known: KnownCommand,
): Promise<Answer> {
  if (known.outcome !== 'repeated') return tell.notThis(known.outcome)
  const undone = await findUndone(database, personNo, command, undoneSince)
  if (undone !== undefined) return tell.undone(undone)
  if (known.reply === null) return tell.noReply()
  return JSON.parse(openReply(database.ciphers, personNo, command, known.reply)) as Answer
}
