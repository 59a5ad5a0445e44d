/** What a command about a clearing works in, the clearing that it works on, and whose turn it is. */
import { clearingActions, problem } from '@yidi/contracts'
import type { ClearingAction, ClearingState, Staff } from '@yidi/contracts'
import { addWorkingDays, formatDay, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { Selectable, Transaction } from 'kysely'
import { figureOn } from '../../agency/figures/index.ts'
import { lockOfficeRecord } from '../../platform/records/index.ts'
import type { Acting, OfficeKind, OfficeRecord, OfficeWorking } from '../../platform/records/index.ts'
import type { RegionClearingLineTable, RegionClearingTable, Tables } from '../../platform/storage/index.ts'

export type ClearingKind = OfficeKind<ClearingState, ClearingAction>
export type ClearingRecord = OfficeRecord<ClearingState, ClearingAction>
export type ClearingRow = Selectable<RegionClearingTable>
export type ClearingLineRow = Selectable<RegionClearingLineTable>

export interface Working extends OfficeWorking {
  by: Acting
}
/** Also where a limit in working days is set. */
export interface LimitWorking extends Working {
  calendar: Release['calendar']
  /** The pools with books here. */
  pools: Release['pools']
}

type Reads = Pick<Transaction<Tables>, 'selectFrom'>

export const clearingOf = (db: Reads, clearingId: string): Promise<ClearingRow> =>
  db.selectFrom('region_clearing').selectAll().where('clearing_id', '=', clearingId).executeTakeFirstOrThrow()

/** A clearing with its record, locked until the transaction ends. Throws `office-record-not-found`. */
export async function lockClearing(
  { transaction }: Pick<Working, 'transaction'>,
  kind: ClearingKind,
  clearingId: string,
): Promise<{ record: ClearingRecord; clearing: ClearingRow }> {
  const record = await lockOfficeRecord<ClearingState, ClearingAction>(transaction, kind, clearingId)
  return { record, clearing: await clearingOf(transaction, clearingId) }
}

/** What the treating region does; everything else the insured pool does. */
const ofRegion: readonly ClearingAction[] = ['draw', 'send', 'drop', 'answer']

/** Whose step it is: the treating region's or the insured pool's. */
export const regionOfStep = (
  action: ClearingAction,
  { region, subject }: Pick<ClearingRecord, 'region' | 'subject'>,
) => (ofRegion.includes(action) ? region : subject)

/** Throws `clearing-other-region`. */
export function requireOwnStep({ pool }: Pick<Staff, 'pool'>, action: ClearingAction, record: ClearingRecord): void {
  const region = regionOfStep(action, record)
  if (pool !== region) throw problem('clearing-other-region', { action: clearingActions[action], region })
}

/** A line by its number. Throws `clearing-line-not-found`. */
export async function lineOf(db: Reads, clearing: string, number: number): Promise<ClearingLineRow> {
  const line = await db
    .selectFrom('region_clearing_line')
    .selectAll()
    .where('clearing_id', '=', clearing)
    .where('line_no', '=', number)
    .executeTakeFirst()
  if (line === undefined) throw problem('clearing-line-not-found', { clearing, number })
  return line
}

/** Writes what is said of a line of a clearing. */
export async function setLine(
  { transaction }: Pick<Working, 'transaction'>,
  { clearing_id, line_no }: Pick<ClearingLineRow, 'clearing_id' | 'line_no'>,
  said: Partial<Pick<ClearingLineRow, 'state' | 'withdrawn_fen' | 'reason' | 'words' | 'answer' | 'decided_by'>>,
): Promise<void> {
  await transaction
    .updateTable('region_clearing_line')
    .set(said)
    .where('clearing_id', '=', clearing_id)
    .where('line_no', '=', line_no)
    .execute()
}

/** What of the lines is confirmed, in fen, and which of them are so. */
export async function standingOf(
  db: Reads,
  clearingId: string,
): Promise<{
  dueFen: number
  open: number
  firstOpen: number
  disputed: number
  confirmed: number
  withdrawn: number
}> {
  const rows = await db
    .selectFrom('region_clearing_line')
    .select(({ fn }) => [
      'state',
      fn.countAll<number>().as('count'),
      fn.min('line_no').as('first'),
      fn.sum<number>('amount_fen').as('amount'),
      fn.sum<number>('withdrawn_fen').as('taken'),
    ])
    .where('clearing_id', '=', clearingId)
    .groupBy('state')
    .execute()
  const of = (...states: string[]) => rows.filter(({ state }) => states.includes(state))
  const count = (...states: string[]) => of(...states).reduce((sum, row) => sum + Number(row.count), 0)
  const waiting = of('open', 'maintained').map(({ first }) => Number(first))
  return {
    dueFen: of('confirmed').reduce((sum, row) => sum + Number(row.amount) - Number(row.taken), 0),
    open: count('open', 'maintained'),
    firstOpen: Math.min(...waiting),
    disputed: count('disputed'),
    confirmed: count('confirmed'),
    withdrawn: count('withdrawn'),
  }
}

/** What is written must be said in words. Throws `clearing-words-missing`. */
export function requireWords(words: string, action: ClearingAction): string {
  const said = words.trim()
  if (said === '') throw problem('clearing-words-missing', { action: clearingActions[action] })
  return said
}

/** The last day of a limit that the pool's agency has set, from a day on; null while it has set none, or the calendar does not reach. */
export async function limitFrom(
  { transaction, calendar }: Pick<LimitWorking, 'transaction' | 'calendar'>,
  pool: string,
  name: 'clearing.confirm-days' | 'clearing.pay-days',
  from: string,
): Promise<string | null> {
  const days = await figureOn({ kysely: transaction }, pool, name, from)
  if (days === undefined) return null
  const end = addWorkingDays(calendar, parseDay(from), days.value)
  return end.known ? formatDay(end.day) : null
}
