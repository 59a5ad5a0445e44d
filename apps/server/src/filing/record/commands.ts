/** The one way in which a command about filings is carried out, on top of the one for every command of a person. */
import { filingStates } from '@yidi/contracts'
import type { FilingMessage } from '@yidi/contracts'
import { FILING_TYPES } from '@yidi/rules'
import { updateDeskTasks } from '../../platform/records/index.ts'
import type { DeskEventPayload } from '../../platform/records/index.ts'
import { recordUndone } from '../../platform/records/index.ts'
import { runPersonCommand } from '../../person/commands/index.ts'
import type { FilingActionRow, FilingDetail, FilingRecord, RecordsFile } from '../../person/file/index.ts'
import type { OutboxEvent } from '../../person/journal/index.ts'
import { foldFilings, recordParts } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { AuditEntry, CommandKey, PersonChanges } from '../../platform/storage/index.ts'
import type { NewFilingAction } from './actions.ts'
import { checkStateOf } from './check-state.ts'
import type { FilingsContext } from './context.ts'
import { deadlineOf } from './deadline.ts'
import { findFiling } from './read.ts'

/** What a command decided to write, and about which filing it answers. */
export interface FilingDecision {
  filingId: string
  rows: NewFilingAction[]
  audit: AuditEntry[]
  /** What else is written with it. */
  changes?: Omit<PersonChanges, 'filing_action'>
  /** The institution that made the filing, for its own list. */
  institution?: string
}

interface FilingCommand {
  context: FilingsContext
  personNo: string
  command: CommandKey
  decide(file: RecordsFile): Promise<FilingDecision> | FilingDecision
  /** The answer, made of the filing as the command leaves it. */
  answer(record: FilingRecord): FilingMessage
}

/** Runs a command to its answer. Throws what `decide` throws; then nothing is written. */
export async function runCommand(run: FilingCommand): Promise<FilingMessage> {
  const { context, personNo, command } = run
  const { database, clock } = context
  const { answer, repeated } = await runPersonCommand(
    context,
    personNo,
    command,
    recordParts,
    filingUndone,
    async (file, at) => {
      const { filings } = file
      const decision = await run.decide(file)
      return {
        subjectId: decision.filingId,
        changes: { ...decision.changes, filing_action: decision.rows },
        audit: decision.audit,
        outbox: filingEvents(context, filings, decision, personNo, at),
        answer: run.answer(recordAfter(filings, decision, personNo, at)),
      }
    },
  )
  if (!repeated) await updateDeskTasks(database, clock)
  return answer
}

/** What took a filing back after a command about it, by whichever channel. */
export const filingUndone = recordUndone(findFiling, filingStates)

/** One event for each filing that the command touches: a change also ends the filing that it replaces. */
export function filingEvents(
  context: FilingsContext,
  filings: readonly FilingRecord[],
  decision: FilingDecision,
  personNo: string,
  at: Date,
): OutboxEvent[] {
  const touched = new Set([decision.filingId, ...decision.rows.map((row) => row.filing_id)])
  return [...touched].map((filingId) => {
    const record = recordAfter(filings, { ...decision, filingId }, personNo, at)
    return {
      kind: 'filing',
      subjectId: filingId,
      payload: {
        ...forDesk(context, record),
        ...(decision.institution === undefined || filingId !== decision.filingId
          ? {}
          : { institution: decision.institution, from: record.from, to: record.to }),
      },
    }
  })
}

/** What the desk needs to know, without reading any person's records. */
function forDesk({ release }: FilingsContext, record: FilingRecord): DeskEventPayload {
  const { dueDay } = deadlineOf(release, record)
  const check = checkStateOf(record)
  const approved = record.actions.some((row) => row.action === 'approve')
  return {
    pool: record.pool,
    state: record.state,
    actionNo: record.actions.length,
    title: `${FILING_TYPES[record.type].title} · ${placeName(record.destination)}`,
    type: record.type,
    channel: record.application.channel,
    ...(check === undefined ? {} : { check }),
    committed: approved && (record.application.detail as FilingDetail).commitmentInPlace === true,
    ...(dueDay === undefined ? {} : { dueDay }),
  }
}

/** The filing with the new rows folded in, as it will stand in the records. */
export function recordAfter(
  filings: readonly FilingRecord[],
  { filingId, rows }: FilingDecision,
  personNo: string,
  at: Date,
): FilingRecord {
  const there = filings.find((filing) => filing.filingId === filingId)?.actions ?? []
  const added = rows
    .filter((row) => row.filing_id === filingId)
    .map((row) => ({ ...row, person_no: personNo, recorded_at: at }) as FilingActionRow)
  return foldFilings([...there, ...added])[0]!
}
