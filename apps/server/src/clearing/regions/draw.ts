/** Drawing the list of what a pool owes: every approved line of the region's institutions that no clearing holds. */
import { problem } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { CompiledQuery } from 'kysely'
import type { Clock } from '../../platform/clock/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { openOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { lockPair } from './lock.ts'
import { limitFrom, lockClearing } from './working.ts'
import type { ClearingKind, LimitWorking, Working } from './working.ts'

/** Applications whose lines are final: approved, whatever was paid since. As a list of SQL. */
export const finalStates = `'approved', 'paying', 'payment-returned', 'paid', 'closed'`

/**
 * What is left of a line `m` of an application to be cleared: less what was refused and not given back, and what was withdrawn in a
 * clearing that closed.
 */
export const leftOfLine = `(m.amount_fen - m.refused_fen + m.restored_fen - coalesce((select sum(w.withdrawn_fen) from region_clearing_line w
  where w.application_id = m.application_id and w.application_line = m.line_no), 0))::bigint`

/** The institution of a line `m` has confirmed it, or has confirmed nothing of its month and its application `a` stands for it. */
export const ownWord = `coalesce(m.own_confirmed, not exists (select from monthly_line n join monthly_application b using (application_id)
  where b.institution = a.institution and b.month = a.month and n.own_confirmed is not null))`

/** The latest month that is over, `YYYY-MM`. */
export function latestMonth(clock: Clock): string {
  const [year, month] = clock.today().split('-').map(Number) as [number, number, number]
  return month === 1 ? `${String(year - 1)}-12` : `${String(year)}-${String(month - 1).padStart(2, '0')}`
}

interface Drawing {
  region: string
  pool: string
  /** `YYYY-MM`; what earlier months left behind comes with it. */
  month: string
}

/**
 * Draws a list and gives its number. Throws `clearing-own-pool`, `clearing-month-…`, `clearing-nothing`,
 * `clearing-not-positive`.
 */
export async function drawClearing(working: Working, kind: ClearingKind, drawing: Drawing): Promise<string> {
  const { transaction, clock, by } = working
  const { region, pool, month } = drawing
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw problem('clearing-month-not-valid', { month: month.slice(0, 20) })
  const latest = latestMonth(clock)
  if (month > latest) throw problem('clearing-month-not-over', { month, latest })
  if (pool === region) throw problem('clearing-own-pool', { pool })
  // Of two that draw at once the second waits here, and finds nothing left.
  await lockPair(transaction, pool, region)
  const { count, fen } = await waitingSum(working, drawing)
  if (count === 0) throw problem('clearing-nothing', { month, pool: placeName(pool) })
  if (fen <= 0) throw problem('clearing-not-positive', { month, pool: placeName(pool), amount: formatYuan(fen) })
  const clearingId = newRecordId('Q', region, clock.today())
  const title = `${placeName(pool)}应付${placeName(region)} · ${month} · ${formatYuan(fen)} 元`
  const opened = { recordId: clearingId, region, subject: pool, title }
  await openOfficeRecord(working, kind, opened, [{ action: 'draw', by, detail: { month, count, grossFen: fen } }])
  await transaction
    .insertInto('region_clearing')
    .values({ clearing_id: clearingId, region, pool, month, line_count: count, gross_fen: fen })
    .execute()
  await keepLines(working, clearingId, drawing)
  return clearingId
}

const waiting = `from monthly_line m
  join monthly_application a using (application_id)
  join office_record r on r.record_id = a.application_id
 where a.region = $1 and m.pool = $2 and a.month <= $3 and a.stands and r.state in (${finalStates})
   and m.clearing_id is null and ${leftOfLine} <> 0 and ${ownWord}`

async function waitingSum({ transaction }: Working, { region, pool, month }: Drawing) {
  const { rows } = await transaction.executeQuery<{ count: number; fen: number }>(
    CompiledQuery.raw(`select count(*)::int as count, coalesce(sum(${leftOfLine}), 0)::bigint as fen ${waiting}`, [
      region,
      pool,
      month,
    ]),
  )
  return rows[0]!
}

async function keepLines({ transaction }: Working, clearingId: string, { region, pool, month }: Drawing) {
  await transaction.executeQuery(
    CompiledQuery.raw(
      `insert into region_clearing_line (clearing_id, line_no, application_id, application_line, amount_fen)
       select $4, row_number() over (order by m.settled_day, m.source_id), m.application_id, m.line_no, ${leftOfLine} ${waiting}`,
      [region, pool, month, clearingId],
    ),
  )
  await transaction.executeQuery(
    CompiledQuery.raw(
      `update monthly_line m set clearing_id = $1 from region_clearing_line l
        where l.clearing_id = $1 and m.application_id = l.application_id and m.line_no = l.application_line`,
      [clearingId],
    ),
  )
}

/** The lines are free for a later clearing. */
export async function freeLines({ transaction }: Pick<Working, 'transaction'>, clearingId: string): Promise<void> {
  await transaction
    .updateTable('monthly_line')
    .set({ clearing_id: null })
    .where('clearing_id', '=', clearingId)
    .execute()
}

/** Sends the list to the pool, whose limit begins. Throws `office-step-not-allowed`. */
export async function sendClearing(working: LimitWorking, kind: ClearingKind, clearingId: string): Promise<void> {
  const { record, clearing } = await lockClearing(working, kind, clearingId)
  const dueDay = await limitFrom(working, clearing.pool, 'clearing.confirm-days', working.clock.today())
  await takeOfficeSteps(working, kind, record, [{ action: 'send', by: working.by }], dueDay)
}

/** Drops a list that was not sent: its lines can be drawn again. Throws `office-step-not-allowed`. */
export async function dropClearing(working: Working, kind: ClearingKind, clearingId: string): Promise<void> {
  const { record } = await lockClearing(working, kind, clearingId)
  await takeOfficeSteps(working, kind, record, [{ action: 'drop', by: working.by }])
  await freeLines(working, clearingId)
}
