/** What became of a case elsewhere: measures that the office above had lifted, orders and points that stand though the decision does not. */
import { measureStates } from '@yidi/contracts'
import type { CaseMessage, Staff } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { readFile } from '../../person/file/index.ts'
import type { MeasureDetail } from '../../person/measures/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { CaseRow } from './working.ts'

/** Who may open the page of a reconsideration. */
const reconsidering: readonly string[] = ['reviewing', 'approving', 'audit', 'admin']

/** Who may open the page of a complaint. */
const complaintReaders: readonly string[] = ['accepting', 'reviewing', 'approving', 'inspecting', 'audit', 'admin']

/** Whether a case came of a tip-off; its number only for who may open that. Who reported is not said here. */
export function tipOffOf({ came_of, pool }: CaseRow, staff: Pick<Staff, 'roles' | 'pool'>): CaseMessage['tipOff'] {
  if (came_of === null) return null
  const mayOpen = staff.roles.some((role) => complaintReaders.includes(role))
  return { complaint: mayOpen && (staff.pool === null || staff.pool === pool) ? came_of : null }
}

/** Measures of a case that were lifted because a reconsideration changed the decision, the latest first. */
export async function liftedAgain(
  { database }: Pick<RecordsDeps, 'database'>,
  { case_id: caseId, subject_kind, subject }: CaseRow,
  { roles }: Pick<Staff, 'roles'>,
): Promise<CaseMessage['liftedAgain']> {
  if (subject_kind !== 'person') return []
  const file = await readFile(database, { personNo: subject }, ['measures'])
  return (file?.measures ?? [])
    .flatMap(({ recordId, detail, actions }) => {
      const of = detail as unknown as MeasureDetail & { reason?: string; reconsideration?: string }
      if (of.caseId !== caseId || of.liftedOn === undefined || of.reason === undefined) return []
      const kind = actions[0]?.action === 'suspend' ? ('suspended' as const) : ('by-claim' as const)
      const said = { measureId: recordId, title: measureStates[kind].title, liftedOn: of.liftedOn, reason: of.reason }
      const mayOpen = roles.some((role) => reconsidering.includes(role))
      return [{ ...said, reconsideration: of.reconsideration ?? null, mayOpen }]
    })
    .reverse()
}

/** Orders and points by a case that stand. */
export async function leftOf(
  { database: { kysely } }: Pick<RecordsDeps, 'database'>,
  caseId: string,
): Promise<CaseMessage['left']> {
  const orders = await kysely
    .selectFrom('reclaim_order')
    .select(['order_id', 'amount_fen', 'received_fen', 'written_off_fen'])
    .where('case_id', '=', caseId)
    .where('stands', '=', true)
    .orderBy('order_id')
    .execute()
  const entries = await kysely
    .selectFrom('doctor_points')
    .select(['entry_id', 'doctor', 'points', 'undoes'])
    .where('case_id', '=', caseId)
    .orderBy('entry_no')
    .execute()
  const undone = new Set(entries.map(({ undoes }) => undoes))
  return {
    orders: orders.map(({ order_id, amount_fen, received_fen, written_off_fen }) => ({
      ...{ orderId: order_id, amount: formatYuan(amount_fen) },
      open: formatYuan(amount_fen - received_fen - written_off_fen),
    })),
    points: entries
      .filter(({ undoes, entry_id }) => undoes === null && !undone.has(entry_id))
      .map(({ entry_id: entryId, doctor, points }) => ({ entryId, doctor, points })),
  }
}
