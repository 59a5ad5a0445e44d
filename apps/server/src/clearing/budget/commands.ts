/** Commands of 预算: entered by one of finance with its document, confirmed by another; a later one replaces it within the year. */
import { bookFunds, fundSides, problem } from '@yidi/contracts'
import type { BudgetForm, Staff } from '@yidi/contracts'
import { sql } from 'kysely'
import { fundItems, plannedItems } from '../../money/ledger/index.ts'
import type { FundItem } from '../../money/ledger/index.ts'
import { lockOfficeRecord, openOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import type { Acting, OfficeWorking } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { parseSum } from '../treasury/index.ts'
import budget from './kind.ts'
import type { BudgetRecord, Planned, PlannedLine } from './read.ts'

export interface BudgetWorking extends OfficeWorking {
  staff: Staff
}

/** The letters that numbers of these records begin with. */
const letters = 'YS'

/** How many years back and ahead somebody may enter a budget. */
const yearsBack = 10
const yearsAhead = 1

const actingOf = ({ staffName }: Staff): Acting => ({ role: 'finance', kind: 'staff', id: staffName })

/** The pool whose budget somebody enters. Throws `budget-no-pool`. */
export function poolOf({ pool }: Pick<Staff, 'pool'>): string {
  if (pool === null) throw problem('budget-no-pool')
  return pool
}

type SaidLine = Pick<PlannedLine, 'fund' | 'side' | 'item'>

/** What people call a line: `单位缴费`, `收入合计`. */
export const lineTitle = ({ side, item }: SaidLine): string =>
  item === null ? `${fundSides[side]}合计` : fundItems[item].title

/**
 * Enters the budget of a pool for a year, or its change within the year; nothing holds before another confirms it. Throws
 * `budget-year-not-valid`, `budget-document-missing`, `budget-lines-missing`, `budget-item-not-valid`, `budget-amount-not-valid`,
 * `budget-line-twice`, `budget-whole-and-items`, `budget-waiting`.
 */
export async function drawBudget(working: BudgetWorking, pool: string, form: BudgetForm): Promise<string> {
  const { staff, clock, transaction } = working
  const today = clock.today()
  const { year } = form
  const [from, to] = [Number(today.slice(0, 4)) - yearsBack, Number(today.slice(0, 4)) + yearsAhead]
  if (year < from || year > to)
    throw problem('budget-year-not-valid', { year: String(year), from: String(from), to: String(to) })
  const document = form.document.trim()
  if (document === '') throw problem('budget-document-missing', { year: String(year) })
  const words = form.words?.trim() ?? ''
  const planned: Planned = { year, document, lines: linesOf(form), words: words === '' ? null : words }
  await sql`select pg_advisory_xact_lock(hashtextextended(${`budget:${pool}:${String(year)}`}, 0))`.execute(transaction)
  const known = await transaction
    .selectFrom('office_record')
    .select(['record_id', 'state'])
    .where('kind', '=', budget.name)
    .where('region', '=', pool)
    .where('subject', '=', String(year))
    .execute()
  const waiting = known.find(({ state }) => state === 'drawn')
  if (waiting !== undefined) throw problem('budget-waiting', { year: String(year), record: waiting.record_id })
  const title = titleOf(year, known.filter(({ state }) => state === 'confirmed').length)
  const recordId = newRecordId(letters, pool, today)
  const opened = { recordId, region: pool, subject: String(year), title }
  await openOfficeRecord(working, budget, opened, [{ action: 'draw', by: actingOf(staff), detail: { ...planned } }])
  return recordId
}

/** What the budget is called that comes after so many confirmed ones of its year. */
const titleOf = (year: number, before: number): string =>
  before === 0 ? `${String(year)} 年预算` : `${String(year)} 年预算第 ${String(before)} 次调整`

function linesOf({ year, lines }: BudgetForm): PlannedLine[] {
  if (lines.length === 0) throw problem('budget-lines-missing', { year: String(year) })
  const found = lines.map(({ amount, item, ...said }): PlannedLine => {
    const line = { ...said, item: item === undefined ? null : itemOf(said, item) }
    const amountFen = parseSum(amount)
    if (amountFen < 0) throw problem('budget-amount-not-valid', { line: nameOf(line), amount: amount.slice(0, 20) })
    return { ...line, amountFen }
  })
  const sidesWithWhole = new Set(found.filter(({ item }) => item === null).map(({ fund, side }) => `${fund} ${side}`))
  const seen = new Set<string>()
  for (const line of found) {
    const name = nameOf(line)
    if (seen.has(name)) throw problem('budget-line-twice', { line: name })
    seen.add(name)
    const { fund, side, item } = line
    if (item !== null && sidesWithWhole.has(`${fund} ${side}`))
      throw problem('budget-whole-and-items', { fund: bookFunds[fund], side: fundSides[side] })
  }
  return found
}

const nameOf = (line: SaidLine): string => `${bookFunds[line.fund]}：${lineTitle(line)}`

function itemOf({ fund, side }: Pick<PlannedLine, 'fund' | 'side'>, word: string): FundItem {
  const item = plannedItems(fund).find((one) => one === word && fundItems[one].side === side)
  if (item === undefined)
    throw problem('budget-item-not-valid', { fund: bookFunds[fund], side: fundSides[side], item: word.slice(0, 40) })
  return item
}

/** Confirms what another entered: it is the budget from now on. Throws the refusals of the table, `office-step-own`. */
export async function confirmBudget(working: BudgetWorking, recordId: string): Promise<void> {
  const found = await lockOwn(working, recordId)
  await takeOfficeSteps(working, budget, found, [{ action: 'confirm', by: actingOf(working.staff), detail: {} }])
}

/** Drops what nobody has confirmed. Throws the refusals of the table, and `budget-words-missing`. */
export async function dropBudget(working: BudgetWorking, recordId: string, said: string): Promise<void> {
  const found = await lockOwn(working, recordId)
  const words = said.trim()
  if (words === '') throw problem('budget-words-missing')
  await takeOfficeSteps(working, budget, found, [{ action: 'drop', by: actingOf(working.staff), detail: { words } }])
}

/** A record of the pool of whoever asks, locked. Throws `office-record-not-found`, `budget-other-pool`. */
async function lockOwn({ transaction, staff }: BudgetWorking, recordId: string): Promise<BudgetRecord> {
  const record = await lockOfficeRecord(transaction, budget, recordId)
  if (staff.pool !== record.region) throw problem('budget-other-pool', { pool: record.region })
  return record
}
