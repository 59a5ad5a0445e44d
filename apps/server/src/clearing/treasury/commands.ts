/** Commands of 基金收支: entered by one of finance, confirmed by another with what the bank says, taken back by the opposite. */
import { bankAccounts, problem, treasuryActions, treasuryKinds } from '@yidi/contracts'
import type {
  BankAccountName,
  Staff,
  TreasuryAction,
  TreasuryConfirmForm,
  TreasuryForm,
  TreasuryKind,
  TreasuryState,
} from '@yidi/contracts'
import { FUNDS, NO_DAY, formatYuanGrouped, parseDay } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { sql } from 'kysely'
import {
  bookInterest,
  bookOpening,
  leastHeldFrom,
  moveTreasury,
  sourceOf,
  treasuryTransfers,
} from '../../money/ledger/index.ts'
import type { OfficePosting } from '../../money/ledger/index.ts'
import { lockOfficeRecord, openOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import type { Acting, OfficeRecord, OfficeWorking } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import treasury from './kind.ts'
import { parseSum } from './sums.ts'

export type TreasuryRecord = OfficeRecord<TreasuryState, TreasuryAction>

/** What was entered, as the first step keeps it. */
export interface Drawn {
  kind: TreasuryKind
  amountFen: number
  document: string
  /** Of interest and of what a fund brought along. */
  fund: Fund | null
  bank: BankAccountName | null
}

export interface TreasuryWorking extends OfficeWorking {
  staff: Staff
}

/** The letter that numbers of these records begin with. */
const letter = 'ZJ'

const actingOf = ({ staffName }: Staff): Acting => ({ role: 'finance', kind: 'staff', id: staffName })

export const drawnOf = (record: TreasuryRecord): Drawn => record.steps[0]!.detail as unknown as Drawn

/** Whether it changes what a fund has, and not only where it lies. */
const isOfFund = (kind: TreasuryKind): kind is 'interest' | 'opening' => kind === 'interest' || kind === 'opening'

/** What a record is called. */
export function titleOf({ kind, fund, bank }: Pick<Drawn, 'kind' | 'fund' | 'bank'>): string {
  if (isOfFund(kind)) return `${treasuryKinds[kind]}：${FUNDS[fund!].title}，${bankAccounts[bank!]}`
  const { from, to } = treasuryTransfers[kind]
  return `${treasuryKinds[kind]}：${bankAccounts[from]}到${bankAccounts[to]}`
}

/**
 * Enters a transfer, interest, or what a fund had when its region came to these books; nothing is booked before another confirms it. Throws `treasury-amount-not-valid`,
 * `treasury-document-missing`, `treasury-fund-missing`, `treasury-not-enough`.
 */
export async function drawTreasury(working: TreasuryWorking, region: string, form: TreasuryForm): Promise<string> {
  const { staff, clock } = working
  const amountFen = parseSum(form.amount)
  if (amountFen <= 0) throw problem('treasury-amount-not-valid', { amount: form.amount })
  const document = form.document.trim()
  const { kind } = form
  if (document === '') throw problem('treasury-document-missing', { kind: treasuryKinds[kind] })
  if (isOfFund(kind) && form.fund === undefined) throw problem('treasury-fund-missing', { kind: treasuryKinds[kind] })
  const drawn: Drawn = {
    ...{ kind, amountFen, document },
    fund: isOfFund(kind) ? form.fund! : null,
    bank: isOfFund(kind) ? (form.bank ?? 'treasury') : null,
  }
  const today = clock.today()
  if (!isOfFund(kind)) await requireHeld(working, region, treasuryTransfers[kind].from, today, amountFen)
  const recordId = newRecordId(letter, region, today)
  const opened = { recordId, region, subject: kind, title: `${titleOf(drawn)} ${formatYuanGrouped(amountFen)} 元` }
  await openOfficeRecord(working, treasury, opened, [{ action: 'draw', by: actingOf(staff), detail: { ...drawn } }])
  return recordId
}

/** A record of the region of whoever asks, locked. Throws `office-record-not-found`, `treasury-other-region`. */
async function lockOwn(working: TreasuryWorking, recordId: string): Promise<TreasuryRecord> {
  const record = await lockOfficeRecord(working.transaction, treasury, recordId)
  if (working.staff.pool !== record.region) throw problem('treasury-other-region', { region: record.region })
  return record
}

/**
 * Confirms what another entered, or its taking back, with the bank's reference and day, and books it. Throws the refusals of the
 * table, `office-step-own`, `treasury-reference-…`, `treasury-day-not-valid`, `treasury-not-enough`.
 */
export async function confirmTreasury(
  working: TreasuryWorking,
  recordId: string,
  action: 'confirm' | 'confirm-back',
  form: TreasuryConfirmForm,
): Promise<void> {
  const { transaction, clock, staff } = working
  const found = await lockOwn(working, recordId)
  const reference = form.reference.trim()
  if (reference === '') throw problem('treasury-reference-missing')
  const { day } = form
  if (parseDay(day) === NO_DAY || day > clock.today()) throw problem('treasury-day-not-valid', { day })
  await lockBook(working, found.region)
  const detail = { reference, day }
  await takeOfficeSteps(working, treasury, found, [{ action, by: actingOf(staff), detail }])
  await requireNewReference(working, found, reference)
  const drawn = drawnOf(found)
  const back = action === 'confirm-back'
  const leaves = leavesOf(drawn, back)
  if (leaves !== null) await requireHeld(working, found.region, leaves, day, drawn.amountFen)
  const booked = { book: found.region, sourceId: sourceOf(recordId, back ? 'back' : 'done'), bookedDay: day }
  await transaction
    .insertInto('office_posting')
    .values(postingOf(booked, drawn, back))
    .execute()
}

/** The account that money leaves; null: it comes in. */
function leavesOf({ kind, bank }: Drawn, back: boolean): BankAccountName | null {
  if (isOfFund(kind)) return back ? bank : null
  const { from, to } = treasuryTransfers[kind]
  return back ? to : from
}

function postingOf(
  booked: { book: string; sourceId: string; bookedDay: string },
  { kind, amountFen, fund, bank }: Drawn,
  back: boolean,
): OfficePosting {
  if (isOfFund(kind)) {
    const book = kind === 'interest' ? bookInterest : bookOpening
    return book(booked, { fund: fund!, bank: bank!, back }, amountFen)
  }
  const { from, to } = treasuryTransfers[kind]
  return moveTreasury(booked, back ? { from: to, to: from } : { from, to }, amountFen)
}

/** A step without money. Throws the refusals of the table, and `treasury-words-missing`. */
export async function stepTreasury(
  working: TreasuryWorking,
  recordId: string,
  action: 'drop' | 'ask-back' | 'keep',
  said: string,
): Promise<void> {
  const found = await lockOwn(working, recordId)
  const words = said.trim()
  if (words === '') throw problem('treasury-words-missing', { action: treasuryActions[action] })
  await takeOfficeSteps(working, treasury, found, [{ action, by: actingOf(working.staff), detail: { words } }])
}

/** Transfers of a book come one after the other, so that two of them never take the same money. */
async function lockBook({ transaction }: TreasuryWorking, book: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`treasury:${book}`}, 0))`.execute(transaction)
}

async function requireHeld(
  { transaction }: TreasuryWorking,
  book: string,
  bank: BankAccountName,
  day: string,
  amountFen: number,
): Promise<void> {
  const least = await leastHeldFrom(transaction, { book, bank, from: day })
  if (least >= amountFen) return
  const [balance, amount] = [least, amountFen].map(formatYuanGrouped) as [string, string]
  throw problem('treasury-not-enough', { account: bankAccounts[bank], day, balance, amount })
}

async function requireNewReference(
  { transaction }: TreasuryWorking,
  { region }: TreasuryRecord,
  reference: string,
): Promise<void> {
  const known = await transaction
    .selectFrom('office_step as s')
    .innerJoin('office_record as r', 'r.record_id', 's.record_id')
    .select(['s.record_id', sql<number>`count(*) over ()::int`.as('times')])
    .where('r.kind', '=', treasury.name)
    .where('r.region', '=', region)
    .where(sql<boolean>`s.detail ->> 'reference' = ${reference}`)
    .orderBy('s.recorded_at')
    .executeTakeFirst()
  // The step that was just taken is one of them.
  if (known !== undefined && known.times > 1)
    throw problem('treasury-reference-known', { reference, record: known.record_id })
}
