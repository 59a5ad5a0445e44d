/** What the insured pool does with a list: confirms lines, disputes them, hands in, and another approves. */
import { clearingDisputeReasons, problem } from '@yidi/contracts'
import type { ClearingDisputeForm, ClearingDisputeReason } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import { freeLines } from './draw.ts'
import { lockNetting, netClearing } from './netting.ts'
import { limitFrom, lineOf, lockClearing, requireWords, setLine, standingOf } from './working.ts'
import type { ClearingKind, ClearingLineRow, LimitWorking, Working } from './working.ts'

/**
 * Confirms lines, or all that wait. Throws `office-step-not-allowed`, `clearing-line-not-found`, `clearing-line-confirmed`,
 * `clearing-line-withdrawn`.
 */
export async function confirmLines(
  working: Working,
  kind: ClearingKind,
  clearingId: string,
  numbers: readonly number[] | undefined,
): Promise<void> {
  const { transaction, by } = working
  const { record } = await lockClearing(working, kind, clearingId)
  const detail = { lines: numbers ?? 'all' }
  await takeOfficeSteps(working, kind, record, [{ action: 'confirm', by, detail }], record.dueDay)
  if (numbers === undefined) {
    await transaction
      .updateTable('region_clearing_line')
      .set({ state: 'confirmed', decided_by: by.id })
      .where('clearing_id', '=', clearingId)
      .where('state', 'in', ['open', 'maintained'])
      .execute()
    return
  }
  for (const number of numbers) {
    const line = await lineOf(transaction, clearingId, number)
    requireOpen(line, true)
    await setLine(working, line, { state: 'confirmed', decided_by: by.id })
  }
}

/** A line that was disputed and not answered can still be confirmed. */
function requireOpen({ state, line_no: number }: ClearingLineRow, disputedToo: boolean): void {
  if (state === 'confirmed') throw problem('clearing-line-confirmed', { number })
  if (state === 'withdrawn') throw problem('clearing-line-withdrawn', { number })
  if (!disputedToo && state !== 'open') throw problem('clearing-line-disputed', { number })
}

/**
 * Disputes a line. Throws `office-step-not-allowed`, `clearing-line-…`, `clearing-dispute-reason`, `clearing-words-missing`.
 */
export async function disputeLine(
  working: Working,
  kind: ClearingKind,
  clearingId: string,
  { no, reason, words }: ClearingDisputeForm,
): Promise<void> {
  const { transaction, by } = working
  const { record } = await lockClearing(working, kind, clearingId)
  const said = requireWords(words, 'dispute')
  if (!Object.hasOwn(clearingDisputeReasons, reason)) throw problem('clearing-dispute-reason', { number: no, reason })
  const detail = { no, reason: reason as ClearingDisputeReason }
  await takeOfficeSteps(working, kind, record, [{ action: 'dispute', by, detail }], record.dueDay)
  const line = await lineOf(transaction, clearingId, no)
  requireOpen(line, false)
  if (line.amount_fen <= 0)
    throw problem('clearing-line-takes-back', { number: no, amount: formatYuan(-line.amount_fen) })
  await setLine(working, line, { state: 'disputed', reason, words: said, decided_by: by.id })
}

/**
 * Hands in: what is disputed goes to the region, otherwise the second person is asked; where nothing is to be paid the lines are
 * left to a later clearing. Throws `office-step-not-allowed`, `clearing-lines-open`.
 */
export async function handIn(working: Working, kind: ClearingKind, clearingId: string): Promise<void> {
  const { transaction, by } = working
  const { record } = await lockClearing(working, kind, clearingId)
  const standing = await standingOf(transaction, clearingId)
  const handed = { action: 'hand-in', by, detail: { dueFen: standing.dueFen } } as const
  if (record.state === 'sent' && standing.open > 0)
    throw problem('clearing-lines-open', { count: standing.open, number: standing.firstOpen })
  if (standing.disputed > 0) {
    const contest = { action: 'contest', by: theProgram, detail: { count: standing.disputed } } as const
    await takeOfficeSteps(working, kind, record, [handed, contest])
    return
  }
  const closes = standing.dueFen <= 0
  await takeOfficeSteps(working, kind, record, closes ? [handed, { action: 'close', by: theProgram }] : [handed])
  if (closes) await freeLines(working, clearingId)
}

/** Approves what the approver has seen; it is due from then on, and netted where both sides do. Throws `clearing-amount-changed`, `office-step-…`. */
export async function approveClearing(
  working: LimitWorking,
  kind: ClearingKind,
  clearingId: string,
  due: string,
): Promise<void> {
  const { transaction, by, clock } = working
  await lockNetting(working, clearingId)
  const { record, clearing } = await lockClearing(working, kind, clearingId)
  const { dueFen } = await standingOf(transaction, clearingId)
  const dueDay = await limitFrom(working, clearing.pool, 'clearing.pay-days', clock.today())
  await takeOfficeSteps(working, kind, record, [{ action: 'approve', by, detail: { dueFen } }], dueDay)
  const ours = formatYuan(dueFen)
  if (due.trim() !== ours) throw problem('clearing-amount-changed', { theirs: due.trim(), ours })
  await transaction
    .updateTable('region_clearing')
    .set({ due_fen: dueFen })
    .where('clearing_id', '=', clearingId)
    .execute()
  await netClearing(working, kind, clearingId)
}

/**
 * The approver sends it back: every line that was confirmed waits again. Throws `clearing-words-missing`, `office-step-not-allowed`.
 */
export async function returnClearing(
  working: LimitWorking,
  kind: ClearingKind,
  clearingId: string,
  words: string,
): Promise<void> {
  const { transaction, by, clock } = working
  const { record, clearing } = await lockClearing(working, kind, clearingId)
  const said = requireWords(words, 'return')
  const dueDay = await limitFrom(working, clearing.pool, 'clearing.confirm-days', clock.today())
  await takeOfficeSteps(working, kind, record, [{ action: 'return', by, detail: { words: said } }], dueDay)
  // What was disputed before and answered is not disputed again.
  for (const answered of [true, false])
    await transaction
      .updateTable('region_clearing_line')
      .set({ state: answered ? 'maintained' : 'open' })
      .where('clearing_id', '=', clearingId)
      .where('state', '=', 'confirmed')
      .where('answer', answered ? 'is not' : 'is', null)
      .execute()
}
