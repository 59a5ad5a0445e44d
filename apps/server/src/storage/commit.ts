/**
 * The one way to write anything of a person: compute first, then hand everything to the database function
 * `commit_command` in one statement. It checks the version that was computed from, so that two commands of one person
 * at the same moment never both rest on the same sums; the second is told 'conflict', reads again and computes again.
 */
import type { Insertable, Selectable } from 'kysely'
import type pg from 'pg'
import { newAuditRow } from './audit-hash.ts'
import type { Ciphers } from './ciphers.ts'
import type {
  AccountEntryTable,
  BenefitIntervalTable,
  ContactTable,
  DiagnosisTable,
  EnrolmentTable,
  FeeLineTable,
  FilingActionTable,
  PostingTable,
  RegisterActionTable,
  SettlementTable,
  VisitTable,
  YearEntryTable,
} from './tables/index.ts'

/** What the function puts in itself: the person, the moment, the new version. */
type PutIn = 'person_no' | 'recorded_at' | 'changed_at' | 'known_from' | 'version'

/**
 * A row to be written: as the table has it, JSON columns as plain values instead of text. What a table leaves
 * optional may be left out.
 */
export type NewRow<Table> = {
  [Column in Exclude<RequiredColumns<Table>, PutIn>]: Value<Table, Column>
} & {
  [Column in Exclude<keyof Table, RequiredColumns<Table> | PutIn>]?: Value<Table, Column> | undefined
}
type RequiredColumns<Table> = {
  [Column in keyof Table]: Column extends keyof Insertable<Table>
    ? undefined extends Insertable<Table>[Column]
      ? never
      : Column extends 'detail' | 'explanation' | 'counters'
        ? never
        : Column
    : never
}[keyof Table]
type Value<Table, Column extends keyof Table> = Column extends keyof Selectable<Table>
  ? Selectable<Table>[Column] extends Date
    ? Date | string
    : Selectable<Table>[Column]
  : never

export interface PersonChanges {
  visit?: NewRow<VisitTable>[]
  /** Each row is the visit as it shall be; its institution, place, pool and insurance never change. */
  visit_update?: NewRow<VisitTable>[]
  diagnosis?: NewRow<DiagnosisTable>[]
  diagnosis_void?: { visit_id: string; diagnosis_no: number }[]
  /** Runs before `fee_line`, so that a serial that is freed may be used again at once. */
  fee_line_void?: { visit_id: string; line_id: number }[]
  fee_line?: NewRow<FeeLineTable>[]
  /** Holds its `fee_line_ids` until a cancellation of it releases them. */
  settlement?: NewRow<SettlementTable>
  posting?: NewRow<PostingTable>[]
  /** Added to the balances of `person_state`. */
  account_entry?: NewRow<AccountEntryTable>[]
  /** Added to the sums of `person_year`. */
  year_entry?: NewRow<YearEntryTable>[]
  filing_action?: NewRow<FilingActionTable>[]
  register_action?: NewRow<RegisterActionTable>[]
  /** Uploads that are handed in for a matter; one that is gone or serves another matter stops the whole command. */
  material_bind?: { material_id: string; subject_kind: string; subject_id: string }[]
  /** What was handed in for one matter and is carried over to another; what was never handed in stops the command. */
  material_use?: { material_id: string; subject_kind: string; subject_id: string }[]
  /** Kinds of drafts that are sent with this. */
  draft_done?: string[]
  /** In place of what the person gave before; null takes it back. */
  contact?: NewRow<ContactTable>[]
  /** Numbers of the rows that we no longer hold true. */
  enrolment_end?: number[]
  enrolment?: NewRow<EnrolmentTable>[]
  benefit_interval_end?: number[]
  benefit_interval?: NewRow<BenefitIntervalTable>[]
  /** Columns of the person that change; null empties one. */
  person_update?: PersonUpdate
  /** Reversal of another command of this person; leaves a mark when that one never arrived. */
  command_withdraw?: { source: string; name: string; key: string }
}

export interface PersonUpdate {
  pool?: string
  name_cipher?: Buffer
  phone_cipher?: Buffer | null
  card_cipher?: Buffer | null
}

export interface CommandKey {
  /** Institution code, or `user:<id>` for our own pages. */
  source: string
  /** infno, or the name of our own command. */
  name: string
  /** msgid, or Idempotency-Key. */
  key: string
  /** SHA-256 of the input's bytes. */
  inputHash: Uint8Array
  /** True where one key stands for one input only; another input is then answered 'other-input'. */
  single: boolean
  subjectId?: string
}

export interface AuditEntry {
  actorKind: string
  actor: string
  action: string
  subjectId: string
  detail?: Record<string, unknown>
}

export interface OutboxEvent {
  kind: string
  subjectId: string
  payload?: Record<string, unknown>
}

export interface PersonCommit {
  personNo: string
  /** Version of `person_state` that was computed from; leave out only where nothing was computed from it. */
  version?: number
  /** Leave out for the program's own work. */
  command?: CommandKey
  /** Stored with the command and given back byte for byte at a repeat. */
  reply?: Uint8Array
  /** From the clock port. */
  at: Date
  changes: PersonChanges
  audit: AuditEntry[]
  outbox?: OutboxEvent[]
}

/** Where a command is written, a pool or the connection of a transaction, and who makes the hashes of its audit rows. */
interface CommitTarget {
  pool: Pick<pg.Pool, 'query'>
  ciphers: Pick<Ciphers, 'auditHash'>
}

export type CommitAnswer =
  | { outcome: 'done'; version: number }
  /** Somebody else raised the version: read again, compute again. */
  | { outcome: 'conflict' }
  /** This very command took effect before; `reply` is what was answered then. */
  | { outcome: 'repeated'; reply: Buffer | null }
  | { outcome: 'other-input' }
  /** Reversed, perhaps before it arrived. */
  | { outcome: 'withdrawn' }

/**
 * Writes one command of one person, all or nothing.
 * Throws on what only a mistake of the program can cause: a balance below nought, a line settled twice.
 */
export async function commitForPerson(db: CommitTarget, commit: PersonCommit): Promise<CommitAnswer> {
  const { command, personNo, at } = commit
  const { changes, documents } = takeDocuments(commit.changes)
  const { rows } = await db.pool.query<{ outcome: CommitAnswer['outcome']; version: number; reply: Buffer | null }>({
    // Named, so that each connection plans it once.
    name: 'commit_command',
    text: 'select outcome, version, reply from commit_command($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    values: [
      personNo,
      commit.version ?? null,
      command === undefined ? null : commandJson(command),
      commit.reply ?? null,
      at,
      toJson(changes),
      JSON.stringify(
        commit.audit
          .map((entry) => newAuditRow(db.ciphers, personNo, at, entry))
          .map((row) => ({ ...row, hash: hex(row.hash) })),
      ),
      commit.outbox === undefined
        ? null
        : JSON.stringify(
            commit.outbox.map((event) => ({ kind: event.kind, subject_id: event.subjectId, payload: event.payload })),
          ),
      ...documents,
    ],
  })
  const answer = rows[0]
  if (answer === undefined) throw new Error('commit_command gave no row')
  switch (answer.outcome) {
    case 'done':
      return { outcome: 'done', version: answer.version }
    case 'repeated':
      return { outcome: 'repeated', reply: answer.reply }
    default:
      return { outcome: answer.outcome }
  }
}

/**
 * What is known of a command before anything is decided, undefined when it is new: a repeat must be told its first reply
 * and not that it now comes too late.
 */
export async function lookUpCommand(
  db: Pick<pg.Pool, 'query'>,
  personNo: string,
  command: CommandKey,
): Promise<Exclude<CommitAnswer, { outcome: 'done' | 'conflict' }> | undefined> {
  const { rows } = await db.query<{ outcome: 'repeated' | 'other-input' | 'withdrawn' | null; reply: Buffer | null }>({
    name: 'look_up_command',
    text: 'select outcome, reply from look_up_command($1, $2)',
    values: [personNo, commandJson(command)],
  })
  const outcome = rows[0]?.outcome ?? null
  if (outcome === null) return undefined
  return outcome === 'repeated' ? { outcome, reply: rows[0]!.reply } : { outcome }
}

/** A command that took effect: what it made or changed, and the version of the person that it made. */
export interface DoneCommand {
  personNo: string
  subjectId: string
  version: number
}

/**
 * A command that took effect and was not reversed; undefined where there is none. Without `inputHash` one of any input:
 * for those whose key stands for one input only.
 */
export async function findDone(
  db: Pick<pg.Pool, 'query'>,
  personNo: string,
  command: Pick<CommandKey, 'source' | 'name' | 'key'> & Partial<Pick<CommandKey, 'inputHash'>>,
): Promise<DoneCommand | undefined> {
  const { source, name, key, inputHash } = command
  const { rows } = await db.query<DoneCommand>(
    `select person_no as "personNo", subject_id as "subjectId", version from command
      where person_no = $1 and source = $2 and name = $3 and key = $4 and input_hash = coalesce($5, input_hash)
        and state = 'done' and subject_id is not null`,
    [personNo, source, name, key, inputHash === undefined ? null : Buffer.from(inputHash)],
  )
  return rows[0]
}

function commandJson(command: CommandKey): string {
  return JSON.stringify({
    source: command.source,
    name: command.name,
    key: command.key,
    input_hash: hex(command.inputHash),
    single: command.single,
    subject_id: command.subjectId,
  })
}

const attempts = 20

/**
 * Runs `attempt` until its commit is not a conflict: each time it must read afresh and compute afresh.
 * Gives up after twenty conflicts in a row, which one person's commands do not produce.
 */
export async function retryOnConflict<T extends { outcome: string }>(
  attempt: () => Promise<T>,
): Promise<Exclude<T, { outcome: 'conflict' }>> {
  for (let turn = 0; turn < attempts; turn++) {
    const answer = await attempt()
    if (answer.outcome !== 'conflict') return answer as Exclude<T, { outcome: 'conflict' }>
  }
  throw new Error(`still in conflict after ${attempts} attempts`)
}

/** The documents of a settlement go beside the rows: the database keeps them as they are and takes nothing apart. */
function takeDocuments(changes: PersonChanges): { changes: object; documents: (string | null)[] } {
  if (changes.settlement === undefined) return { changes, documents: [null, null, null] }
  const { quote_case, quote_result, explanation, ...settlement } = changes.settlement
  return {
    changes: { ...changes, settlement },
    documents: [JSON.stringify(quote_case), JSON.stringify(quote_result), JSON.stringify(explanation ?? [])],
  }
}

/** JSON as the function reads it: bytes in PostgreSQL's hexadecimal notation. */
function toJson(changes: object): string {
  return JSON.stringify(changes, function (this: Record<string, unknown>, key: string, value: unknown) {
    // Buffer has a toJSON of its own that runs first, so the value before it is asked.
    const original = this[key]
    return original instanceof Uint8Array ? hex(original) : value
  })
}

function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`
}
