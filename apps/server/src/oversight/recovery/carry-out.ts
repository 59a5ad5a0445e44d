/**
 * What the steps of an order bring the person who owes: each is noted with the person, who is told of it. The step stands first; each
 * command is known by the step, so that it may be carried out as often as one likes, and a stopped server leaves nothing untold.
 */
import type { OwnReclaimAction, ReclaimAction } from '@yidi/contracts'
import { tellReclaim } from '../../person/reclaims/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import reclaim from './kind.ts'
import { orderOf } from './working.ts'
import type { OrderRow, ReclaimRecord } from './working.ts'

type Deps = Pick<RecordsDeps, 'database' | 'clock'>
type Step = ReclaimRecord['steps'][number]

const roleOf = (action: OwnReclaimAction) =>
  action === 'order' || action === 'cancel' ? ('inspecting' as const) : ('finance' as const)

/** What a step is told as; undefined: not at all. The last receipt is told once, as the one that settles. */
function toldAs(action: ReclaimAction, next: Step | undefined): OwnReclaimAction | undefined {
  switch (action) {
    case 'receive':
    case 'offset':
      return next?.action === 'settle' ? undefined : 'receive'
    case 'ask-write-off':
    case 'keep':
      return undefined
    default:
      return action
  }
}

/** Tells the person who owes what an order has come to up to now; nothing where somebody else owes. */
export async function carryReclaim(deps: Deps, orderId: string): Promise<void> {
  const { kysely } = deps.database
  const order = await orderOf(kysely, orderId)
  if (order.debtor_kind !== 'person') return
  const { steps } = await findOfficeRecord(kysely, reclaim, orderId)
  for (const step of steps.slice(order.carried_no)) await carryStep(deps, order, steps, step)
  await kysely
    .updateTable('reclaim_order')
    .set({ carried_no: steps.length })
    .where('order_id', '=', orderId)
    .where('carried_no', '<', steps.length)
    .execute()
}

async function carryStep(deps: Deps, order: OrderRow, steps: ReclaimRecord['steps'], step: Step): Promise<void> {
  const { stepNo, day } = step
  const action = toldAs(step.action, steps[stepNo])
  if (action === undefined) return
  // Settling is the program's step after somebody's receipt: theirs is the amount, and they are who did it.
  const done = action === 'settle' ? steps[stepNo - 2]! : step
  await tellReclaim(deps, {
    ...{ personNo: order.debtor, pool: order.pool, orderId: order.order_id, stepNo, action, day },
    by: { role: roleOf(action), kind: done.actorKind, id: done.actor },
    detail: {
      amountFen: action === 'cancel' ? order.amount_fen : Number(done.detail['amountFen']),
      leftFen: leftAfter(steps.slice(0, stepNo)),
      document: order.document,
      limitDay: order.limit_day,
    },
  })
}

/** What is owed after steps, in fen. */
function leftAfter(steps: ReclaimRecord['steps']): number {
  let left = 0
  for (const { action, detail } of steps) {
    const fen = Number(detail['amountFen'] ?? 0)
    if (action === 'order' || action === 'give-back' || action === 'reopen') left += fen
    if (action === 'receive' || action === 'offset' || action === 'write-off') left -= fen
    if (action === 'cancel') left = 0
  }
  return left
}

/** Tells what a stopped server left untold. May run as often as one likes. */
export async function carryReclaims(deps: Deps): Promise<void> {
  const rows = await deps.database.kysely
    .selectFrom('reclaim_order')
    .innerJoin('office_record', 'office_record.record_id', 'reclaim_order.order_id')
    .select('order_id')
    .where('debtor_kind', '=', 'person')
    .whereRef('reclaim_order.carried_no', '<', 'office_record.step_no')
    .orderBy('order_id')
    .execute()
  for (const { order_id } of rows) await carryReclaim(deps, order_id)
}
