/** What waits to be paid: the tasks of the desk whose kind pays in that state, each read by its key. */
import { formatYuan } from '@yidi/rules'
import type { PaymentOrderMessage, PaymentsMessage } from '@yidi/contracts'
import { problem } from '@yidi/contracts'
import type { PayOrder } from '../../platform/records/index.ts'
import { heldStates, listBatches } from './batch.ts'
import { maskPayee } from './payee.ts'
import type { PaymentDeps } from './paying-kinds.ts'

/** The most that are listed at a time; whoever has more takes these first. */
const mostListed = 200
/** How many records are read at a time. */
const atATime = 8

interface WaitingTask {
  task_id: string
  kind: string
  pool: string
  person_no: string
  state: string
}

type Waits = Pick<PaymentDeps, 'database' | 'clock' | 'release' | 'kinds'>

const doesWait = ({ kinds }: Pick<Waits, 'kinds'>, { kind, state }: Pick<WaitingTask, 'kind' | 'state'>): boolean =>
  kinds.get(kind)?.pays.waitsIn === state

/** What is open and the batches of a pool, or of all. */
export async function showPayments(deps: Waits, pool: string | null): Promise<PaymentsMessage> {
  const [tasks, batches] = await Promise.all([waitingTasks(deps, pool), listBatches(deps.database, pool)])
  const orders: KindOrder[] = []
  for (let from = 0; from < Math.min(tasks.length, mostListed); from += atATime) {
    const some = tasks.slice(from, Math.min(from + atATime, mostListed))
    const read = await Promise.all(some.map((task) => orderOf(deps, task)))
    orders.push(...read.filter((order) => order !== undefined))
  }
  orders.sort(longestFirst)
  const totalFen = orders.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const more = Math.max(0, tasks.length - mostListed)
  return { orders: orders.map((order) => shown(deps, order)), total: formatYuan(totalFen), more, batches }
}

const shown = ({ kinds }: Pick<Waits, 'kinds'>, order: KindOrder): PaymentOrderMessage => ({
  ...maskPayee(order),
  subjectId: order.subjectId,
  kindTitle: kinds.get(order.kind)!.title,
  amount: formatYuan(order.amountFen),
  purpose: order.purpose,
  waitingSince: order.since.toISOString(),
})

/** An order with the kind of its record. */
export type KindOrder = PayOrder & { kind: string }

/** What has waited longest first; of one moment by the number. */
const longestFirst = (one: PayOrder, other: PayOrder): number =>
  Number(one.since) - Number(other.since) || (one.subjectId < other.subjectId ? -1 : 1)

/** How many records wait to be paid in a pool, or in all. */
export async function countWaiting(deps: Waits, pool: string | null): Promise<number> {
  return (await waitingTasks(deps, pool)).length
}

/** What was sent first, first. A record that a batch holds waits no more, whatever its task says yet. */
async function waitingTasks({ database, kinds }: Waits, pool: string | null): Promise<WaitingTask[]> {
  const { rows } = await database.pool.query<WaitingTask>(
    `select task_id, kind, pool, person_no, state from desk_task t
      where status = 'open' and (kind, state) in (select * from unnest($1::text[], $2::text[]))
        and ($3::text is null or pool = $3)
        and not exists (select from payment_item i where i.subject_id = t.task_id and i.state = any ($4))
      order by opened_at, task_id`,
    [[...kinds.keys()], [...kinds.values()].map(({ pays }) => pays.waitsIn), pool, heldStates],
  )
  return rows
}

async function orderOf(
  deps: Waits,
  { kind, person_no, task_id }: Pick<WaitingTask, 'kind' | 'person_no' | 'task_id'>,
): Promise<KindOrder | undefined> {
  const order = await deps.kinds.get(kind)!.pays.order(deps, person_no, task_id)
  return order && { ...order, kind }
}

/**
 * What would be paid for these records of a pool, what has waited longest first, as the list has it. Throws `payment-other-pool`,
 * `payment-order-taken`, `payment-order-not-waiting` for the first that cannot be.
 */
export async function getOrders(deps: Waits, subjects: readonly string[], pool: string | null): Promise<KindOrder[]> {
  const { kysely } = deps.database
  const tasks = await kysely.selectFrom('desk_task').selectAll().where('task_id', 'in', subjects).execute()
  const held = await kysely
    .selectFrom('payment_item')
    .select(['subject_id', 'batch_id'])
    .where('subject_id', 'in', subjects)
    .where('state', 'in', heldStates)
    .execute()
  const orders: KindOrder[] = []
  for (const subject of [...subjects].sort()) {
    const task = tasks.find(({ task_id }) => task_id === subject)
    if (task !== undefined && pool !== null && task.pool !== pool)
      throw problem('payment-other-pool', { pool: task.pool })
    const holder = held.find(({ subject_id }) => subject_id === subject)
    if (holder !== undefined) throw problem('payment-order-taken', { subject, batch: holder.batch_id })
    const order = task !== undefined && doesWait(deps, task) ? await orderOf(deps, task) : undefined
    if (order === undefined) throw problem('payment-order-not-waiting', { subject })
    orders.push(order)
  }
  return orders.sort(longestFirst)
}
