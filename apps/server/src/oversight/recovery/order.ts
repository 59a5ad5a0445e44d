/** Ordering money back, and taking an order back whole. */
import { debtorKinds, problem, reclaimActions } from '@yidi/contracts'
import type { DebtorKind, ReclaimForm } from '@yidi/contracts'
import { NO_DAY, formatYuan, formatYuanGrouped, parseDay } from '@yidi/rules'
import type { Fund, FundPaidFen } from '@yidi/rules'
import { orderReclaim, sourceOf } from '../../money/ledger/index.ts'
import { openOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { requireDecided } from './decided.ts'
import reclaim from './kind.ts'
import { actingAs, byFund, lockOrder, lockPool, readAmount, readWords, takeLastFirst } from './working.ts'
import type { ReclaimWorking } from './working.ts'

/** The letters that numbers of these records begin with. */
const letters = 'ZH'

interface Line {
  personNo: string
  settlementId: string
  funds: FundPaidFen[]
}

/**
 * Orders money back by a decided case: it is owed from today. Throws `reclaim-case-not-decided`, `reclaim-debtor-not-decided`,
 * `reclaim-above-case`, `reclaim-day-not-valid`, `reclaim-words-missing`, `reclaim-amount-not-valid`, `reclaim-settlement-…`,
 * `reclaim-above-fund`.
 */
export async function orderBack(working: ReclaimWorking, form: ReclaimForm): Promise<string> {
  const { transaction, staff, clock } = working
  const today = clock.today()
  const { limitDay, debtorKind } = form
  const [caseId, debtor] = [form.caseId.trim(), form.debtor.trim()]
  if (parseDay(limitDay) === NO_DAY || limitDay < today)
    throw problem('reclaim-day-not-valid', { what: '交回的期限', day: limitDay })
  const document = readWords(form.document, '决定书的文号')
  await lockPool(working)
  const lines = await linesOf(working, { ...form, debtor })
  const amountFen = lines.flatMap(({ funds }) => funds).reduce((sum, { fen }) => sum + fen, 0)
  await requireDecided(working, { caseId, debtorKind, debtor, amountFen })
  const orderId = newRecordId(letters, staff.pool, today)
  const title = `向${debtorKinds[debtorKind]} ${debtor} 追回 ${formatYuanGrouped(amountFen)} 元`
  await openOfficeRecord(
    working,
    reclaim,
    { recordId: orderId, region: staff.pool, subject: debtor, title, dueDay: limitDay },
    [{ action: 'order', by: actingAs(staff, 'inspecting'), detail: { caseId, amountFen, document } }],
  )
  const said = { case_id: caseId, debtor_kind: debtorKind, debtor, limit_day: limitDay, document }
  await transaction
    .insertInto('reclaim_order')
    .values({ order_id: orderId, pool: staff.pool, amount_fen: amountFen, ...said })
    .execute()
  await transaction.insertInto('reclaim_line').values(lineRows(orderId, lines)).execute()
  const reclaimed = { sourceId: sourceOf(orderId, 'order'), pool: staff.pool, about: debtor, bookedDay: today }
  const postings = orderReclaim(reclaimed, byFund(lines.flatMap(({ funds }) => funds)))
  await transaction.insertInto('office_posting').values(postings).execute()
  return orderId
}

const lineRows = (orderId: string, lines: readonly Line[]) =>
  lines
    .flatMap(({ personNo, settlementId, funds }) =>
      funds.map(({ fund, fen }) => ({
        ...{ order_id: orderId, person_no: personNo, settlement_id: settlementId, fund, amount_fen: fen },
      })),
    )
    .map((row, index) => ({ ...row, line_no: index + 1 }))

/** What of each settlement is taken, fund by fund. */
async function linesOf(
  working: ReclaimWorking,
  { lines: said, debtorKind, debtor }: Pick<ReclaimForm, 'lines' | 'debtorKind' | 'debtor'>,
): Promise<Line[]> {
  const lines: Line[] = []
  for (const { personNo: person, settlementId: settlement, amount } of said) {
    const [personNo, settlementId] = [person.trim(), settlement.trim()]
    if (lines.some((line) => line.settlementId === settlementId && line.personNo === personNo))
      throw problem('reclaim-settlement-twice', { settlement: settlementId })
    const amountFen = readAmount(amount)
    const paid = await fundsPaid(working, { personNo, settlementId, debtorKind, debtor })
    const left = await leftOf(working, { personNo, settlementId }, paid)
    const funds = takeLastFirst(left, amountFen)
    if (funds === undefined) {
      const sum = left.reduce((total, { fen }) => total + Math.max(fen, 0), 0)
      throw problem('reclaim-above-fund', {
        ...{ settlement: settlementId, left: formatYuan(sum), amount: formatYuan(amountFen) },
      })
    }
    lines.push({ personNo, settlementId, funds })
  }
  return lines
}

interface Asked {
  personNo: string
  settlementId: string
  debtorKind: DebtorKind
  debtor: string
}

/** What each fund paid of a settlement that stands and is of whoever owes. Throws `reclaim-settlement-not-found`. */
async function fundsPaid(
  { transaction, staff }: ReclaimWorking,
  { personNo, settlementId, debtorKind, debtor }: Asked,
): Promise<readonly FundPaidFen[]> {
  const rows = await transaction
    .selectFrom('settlement')
    .select(['settlement_id', 'kind', 'pool', 'institution', 'funds'])
    .where('person_no', '=', personNo)
    .where((where) => where.or([where('settlement_id', '=', settlementId), where('cancels', '=', settlementId)]))
    .execute()
  const found = rows.length === 1 ? rows[0] : undefined
  const isTheirs = debtorKind === 'employer' || (debtorKind === 'person' ? personNo : found?.institution) === debtor
  if (found?.kind !== 'settlement' || found.pool !== staff.pool || !isTheirs)
    throw problem('reclaim-settlement-not-found', {
      ...{ pool: staff.pool, person: personNo, settlement: settlementId, debtor },
    })
  return found.funds
}

/** The same less what orders that stand take already, and less what the audit of a month or a region took off. */
async function leftOf(
  { transaction }: ReclaimWorking,
  { personNo, settlementId }: Pick<Asked, 'personNo' | 'settlementId'>,
  paid: readonly FundPaidFen[],
): Promise<FundPaidFen[]> {
  const ordered = await transaction
    .selectFrom('reclaim_line as l')
    .innerJoin('reclaim_order as o', 'o.order_id', 'l.order_id')
    .select(['l.fund', 'l.amount_fen'])
    .where('l.person_no', '=', personNo)
    .where('l.settlement_id', '=', settlementId)
    .where('o.stands', '=', true)
    .execute()
  const refused = await transaction
    .selectFrom('monthly_line as l')
    .innerJoin('monthly_application as a', 'a.application_id', 'l.application_id')
    .leftJoin('region_clearing_line as w', (join) =>
      join
        .onRef('w.application_id', '=', 'l.application_id')
        .onRef('w.application_line', '=', 'l.line_no')
        .on('w.withdrawn_fen', '>', 0),
    )
    .select(['l.refused_fen', 'l.restored_fen', 'w.withdrawn_fen'])
    .where('l.person_no', '=', personNo)
    .where('l.source_id', '=', settlementId)
    .where('a.stands', '=', true)
    .execute()
  const takenOff = refused.reduce(
    (sum, line) => sum + line.refused_fen - line.restored_fen + (line.withdrawn_fen ?? 0),
    0,
  )
  const off = new Map<Fund, number>()
  for (const { fund, fen } of takeLastFirst(paid, takenOff) ?? []) off.set(fund, fen)
  for (const { fund, amount_fen } of ordered) off.set(fund, (off.get(fund) ?? 0) + amount_fen)
  return paid.map(({ fund, fen }) => ({ fund, fen: fen - (off.get(fund) ?? 0) }))
}

/**
 * Takes an order back whole: the exact opposites of its postings. Throws `reclaim-received`, `reclaim-words-missing`,
 * `office-step-own`, `office-step-not-allowed`.
 */
export async function cancelOrder(working: ReclaimWorking, orderId: string, said: string): Promise<void> {
  const { transaction, staff, clock } = working
  const { record, order } = await lockOrder(working, orderId)
  const words = readWords(said, reclaimActions.cancel)
  await takeOfficeSteps(working, reclaim, record, [
    { action: 'cancel', by: actingAs(staff, 'inspecting'), detail: { words } },
  ])
  if (order.received_fen > 0)
    throw problem('reclaim-received', { order: orderId, received: formatYuan(order.received_fen) })
  const lines = await transaction.selectFrom('reclaim_line').selectAll().where('order_id', '=', orderId).execute()
  const funds = byFund(lines.map(({ fund, amount_fen }) => ({ fund, fen: amount_fen })))
  const reclaimed = { sourceId: sourceOf(orderId, 'cancel'), pool: order.pool, about: order.debtor }
  await transaction.updateTable('reclaim_order').set({ stands: false }).where('order_id', '=', orderId).execute()
  await transaction
    .insertInto('office_posting')
    .values(orderReclaim({ ...reclaimed, bookedDay: clock.today() }, funds, true))
    .execute()
}
