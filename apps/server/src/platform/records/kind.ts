/**
 * A kind of record that lives (办件): filings, registers, and whatever else somebody hands in and the agency decides. A kind
 * is one object in the `kind.ts` of its room, and everything that is alike for all is written once, here: running a command,
 * folding the steps, what waits at the desk, what the person is told.
 */
import type { Actor, Machine } from '@yidi/contracts'
import type { RecordsModule } from '../module/index.ts'
import type { Database } from '../storage/index.ts'
import type { AuditEntry, PersonChanges } from '../storage/index.ts'
import type { Clock } from '../clock/index.ts'
import type { Records, RecordsFile } from '../../person/file/index.ts'
import type { OutboxEvent } from '../../person/journal/index.ts'
import type { Release } from '@yidi/rules'
import type { NewNotice, NoticeKinds, ToldEvent } from './notice.ts'
import type { PayableKind } from './payable.ts'
import type { StepTable } from './steps.ts'

/** Whether a state waits for the desk (`open`), for the applicant (`paused`), or for nobody any more. */
export type TaskStatus = 'open' | 'paused' | 'done' | 'withdrawn'

/** What the event of a record says: enough for the desk's queue, which never reads a person's records. */
export interface RecordLine {
  pool: string
  state: string
  /** Number of the latest step. */
  actionNo: number
  title: string
  type?: string
  channel?: string
  /** Last day of the statutory limit, where there is one. */
  dueDay?: string
  /** How satisfied its person was, once that was said. */
  rating?: string
}

/** A task that hangs on another record's task, and what the latest event makes of it. */
interface FurtherTask {
  taskId: string
  kind: string
  state: string
  /** Opens the task where there is none yet; without a title it is opened by somebody else, or not at all. */
  title?: string
}

/** A sort of task at the desk: its name, the words of its states, and for whom each of them waits; all others are done. */
export interface TaskKind {
  title: string
  states: Readonly<Record<string, { title: string }>>
  waits: Readonly<Record<string, TaskStatus | undefined>>
}

export interface RemindContext {
  database: Database
  clock: Clock
  release: Release
}

/** A kind of record as the rooms see it that know none in particular: the desk, the inbox, the background work. */
export interface RecordKind extends TaskKind {
  /** Its table of states: who may take which step. */
  machine: Machine<string, string>
  /** The words of its steps. */
  actions: Readonly<Record<string, string>>
  /** Kind of its events in the journal, of its tasks, and of what it is called in code. */
  name: string
  /** Sorts of tasks beside its own, by name, and what an event makes of them. */
  further?: Readonly<Record<string, TaskKind & { by: readonly Actor[] }>>
  furtherTasks?(subjectId: string, line: RecordLine): FurtherTask[]
  notices: NoticeKinds
  /** Kinds of events that it tells something of; its own unless said. */
  hears?: readonly string[]
  /** What an event is told as; empty where there is nothing to tell. */
  tell(db: Database, event: ToldEvent): Promise<NewNotice[]>
  /** What people are reminded of today; told once each by its id, however often it is asked. */
  remind?(context: RemindContext): Promise<NewNotice[]>
  /** Gives what waits without a last day the limit that its agency has set since. May run as often as one likes. */
  setLimits?(context: RemindContext): Promise<void>
  /** How its records are paid out, where they are. */
  pays?: PayableKind
  /** The addresses of a kind whose doors are all in its own room. */
  routes?: readonly RecordsModule[]
}

/** The kinds there are. */
export type RecordKinds = readonly RecordKind[]

/** What a command decided about one record, and what is written with it. */
export interface RecordDecision<Row> {
  recordId: string
  rows: Row[]
  audit: AuditEntry[]
  /** Line in the desk's queue and in what the person is told, where the record itself does not say it. */
  title?: string
  /** Uploads that come with it, which this commit binds to the record. */
  uploads?: readonly string[]
  /** What else is written with it. */
  changes?: PersonChanges
  /** Events of records of other kinds that it changes as well. */
  events?: readonly OutboxEvent[]
  /** The institution that made the record, for its own list. */
  institution?: string
}

/** A kind together with its tables: all that a command about one of its records needs. */
export interface LivingKind<State extends string, Action extends string, Row extends object, Whole, Context = unknown>
  extends Omit<RecordKind, 'actions' | 'states' | 'waits' | 'machine'>, StepTable<State, Action> {
  waits: Readonly<Partial<Record<State, TaskStatus>>>
  /** Under which key of a commit its steps are written. */
  steps: 'filing_action' | 'record_action' | 'claim_action'
  /** Which record a step belongs to. */
  idOf(row: Row): string
  /** Its records among those of a person's file. */
  recordsOf(file: RecordsFile): readonly Whole[]
  /** The steps of a record, in order. */
  rowsOf(record: Whole): readonly Row[]
  /** One record of these steps. */
  fold(rows: readonly Row[]): Whole
  find(db: Records, personNo: string, recordId: string): Promise<Whole | undefined>
  /** What its event says. */
  line(context: Context, record: Whole, decision: Partial<RecordDecision<unknown>>): RecordLine
}
