/** Commands of 预付金: what a pool pays in, or a region pays back; entered by one, confirmed by another, posted in both books. */
import { prepaidKinds, problem } from '@yidi/contracts'
import type { PrepaidAction, PrepaidConfirmForm, PrepaidForm, PrepaidKind, PrepaidState, Staff } from '@yidi/contracts'
import { formatYuan, formatYuanGrouped, NO_DAY, parseDay, parseYuan } from '@yidi/rules'
import { sql } from 'kysely'
import { movePrepaid, sourceOf } from '../../money/ledger/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { lockOfficeRecord, openOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import type { Acting, OfficeRecord, OfficeWorking } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { lockPair, prepaidFen, requirePrepaid } from '../regions/index.ts'
import type { Pair } from '../regions/index.ts'
import prepaid from './kind.ts'
import { requireYearCleared } from './year.ts'

export type PrepaidRecord = OfficeRecord<PrepaidState, PrepaidAction>

/** What was entered, as the first step keeps it. */
export interface Drawn {
  kind: PrepaidKind
  amountFen: number
  document: string
  /** Of a year that is closed, `YYYY`: the amount is what stays prepaid. */
  year?: string
}

export interface PrepaidWorking extends OfficeWorking {
  staff: Staff & { pool: string }
}

const actingOf = ({ staffName }: Staff): Acting => ({ role: 'finance', kind: 'staff', id: staffName })

export const drawnOf = (record: PrepaidRecord): Drawn => record.steps[0]!.detail as unknown as Drawn

/** Between which two a record moves money. */
export const pairOf = ({ kind }: Drawn, { region, subject }: Pick<PrepaidRecord, 'region' | 'subject'>): Pair =>
  kind === 'return' ? { pool: subject, region } : { pool: region, region: subject }

/** What a record is called. */
export function titleOf(
  { kind, year }: Pick<Drawn, 'kind' | 'year'>,
  { region, subject }: Pick<PrepaidRecord, 'region' | 'subject'>,
) {
  if (kind === 'year-close') return `${year ?? ''} ${prepaidKinds[kind]}：${placeName(region)}和${placeName(subject)}`
  return `${prepaidKinds[kind]}：${placeName(region)}付${placeName(subject)}`
}

/**
 * Enters a deposit, a return, or the close of a year; nothing is booked before another confirms it. Throws
 * `prepaid-place-unknown`, `prepaid-amount-not-valid`, `prepaid-document-missing`, `prepaid-not-enough`, `prepaid-year-…`, `clearing-own-pool`.
 */
export async function drawPrepaid(
  working: PrepaidWorking,
  { kind, other: place, amount, year, document: said }: PrepaidForm,
): Promise<void> {
  const { staff, clock, transaction } = working
  const other = place.trim()
  // The name of a code that nobody knows is the code.
  if (!/^\d{6}$/.test(other) || placeName(other) === other) throw problem('prepaid-place-unknown', { place })
  const amountFen = parseYuan(amount.trim())
  const closes = kind === 'year-close'
  if (!(amountFen > 0 || (closes && amountFen === 0))) throw problem('prepaid-amount-not-valid', { amount })
  const document = said.trim()
  if (document === '') throw problem('prepaid-document-missing', { kind: prepaidKinds[kind] })
  if (other === staff.pool) throw problem('clearing-own-pool', { pool: other })
  const drawn: Drawn = { kind, amountFen, document, ...(closes ? { year: year ?? '' } : {}) }
  const about = { region: staff.pool, subject: other }
  if (kind === 'return') await requirePrepaid(transaction, pairOf(drawn, about), amountFen)
  if (closes) {
    await requireYearCleared(working, pairOf(drawn, about), year ?? '')
    await requireYearOnce(working, about, year ?? '')
  }
  const recordId = newRecordId('YF', staff.pool, clock.today())
  const title = `${titleOf(drawn, about)} ${formatYuanGrouped(amountFen)} 元`
  const move = { action: 'draw', by: actingOf(staff), detail: { ...drawn } } as const
  await openOfficeRecord(working, prepaid, { recordId, ...about, title }, [move])
}

/** A record of the region of whoever asks, locked. Throws `office-record-not-found`, `clearing-other-region`. */
async function lockOwn({ transaction, staff }: PrepaidWorking, id: string, action: string): Promise<PrepaidRecord> {
  const record = await lockOfficeRecord(transaction, prepaid, id)
  if (staff.pool !== record.region) throw problem('clearing-other-region', { action, region: record.region })
  return record
}

/**
 * Confirms what another entered, with the bank's reference and day, and books it in both books. Throws `office-step-own`,
 * `office-step-not-allowed`, `prepaid-bank-not-valid`, `prepaid-not-enough`.
 */
export async function confirmPrepaid(
  working: PrepaidWorking,
  recordId: string,
  { reference: said, day }: PrepaidConfirmForm,
): Promise<void> {
  const { transaction, clock, staff } = working
  const record = await lockOwn(working, recordId, '复核')
  const reference = said.trim()
  const drawn = drawnOf(record)
  if (drawn.kind === 'year-close') return closeYear(working, record, drawn)
  if (reference === '' || parseDay(day) === NO_DAY || day > clock.today())
    throw problem('prepaid-bank-not-valid', { reference, day })
  await takeOfficeSteps(working, prepaid, record, [
    { action: 'confirm', by: actingOf(staff), detail: { reference, day } },
  ])
  const pair = pairOf(drawn, record)
  const back = drawn.kind === 'return'
  if (back) await requirePrepaid(transaction, pair, drawn.amountFen)
  else await lockPair(transaction, pair.pool, pair.region)
  const between = { ...pair, sourceId: sourceOf(recordId, 'done'), amountFen: drawn.amountFen, bookedDay: day }
  await transaction.insertInto('office_posting').values(movePrepaid(between, back)).execute()
}

/** The second person: the year is cleared still, and what is prepaid is what was set. */
async function closeYear(
  working: PrepaidWorking,
  record: PrepaidRecord,
  { amountFen, year = '', ...drawn }: Drawn,
): Promise<void> {
  const { transaction, staff } = working
  const pair = pairOf({ ...drawn, amountFen }, record)
  await takeOfficeSteps(working, prepaid, record, [{ action: 'confirm', by: actingOf(staff) }])
  await lockPair(transaction, pair.pool, pair.region)
  await requireYearCleared(working, pair, year)
  const held = await prepaidFen(transaction, pair)
  if (held !== amountFen)
    throw problem('prepaid-level-differs', { balance: formatYuan(held), amount: formatYuan(amountFen) })
}

async function requireYearOnce(
  { transaction }: PrepaidWorking,
  { region, subject }: Pick<PrepaidRecord, 'region' | 'subject'>,
  year: string,
): Promise<void> {
  await lockPair(transaction, region, subject)
  const before = await transaction
    .selectFrom('office_record as r')
    .innerJoin('office_step as s', (join) => join.onRef('s.record_id', '=', 'r.record_id').on('s.step_no', '=', 1))
    .select('r.record_id')
    .where('r.kind', '=', prepaid.name)
    .where('r.region', '=', region)
    .where('r.subject', '=', subject)
    .where('r.state', '!=', 'dropped')
    .where(sql<boolean>`s.detail ->> 'year' = ${year}`)
    .executeTakeFirst()
  if (before !== undefined) throw problem('prepaid-year-closed', { year, record: before.record_id })
}

/** Drops what was not confirmed. Throws `office-step-not-allowed`. */
export async function dropPrepaid(working: PrepaidWorking, recordId: string): Promise<void> {
  const record = await lockOwn(working, recordId, '作废')
  await takeOfficeSteps(working, prepaid, record, [{ action: 'drop', by: actingOf(working.staff) }])
}
