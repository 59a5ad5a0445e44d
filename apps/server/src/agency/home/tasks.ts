/** Figures, charts and the most urgent of the queue: the filter of a figure is the address of the list that it leads to. */
import type { DeskHomeMessage, DeskListQuery, HomeChart, HomeFigure, HomeFigureName, Staff } from '@yidi/contracts'
import { countTasks, daysToDecide, filterFor, lineOf, readQueue, receivedByDay } from '../desk/index.ts'
import { chartOf, counted, daysUpTo, sumOf } from './home.ts'
import type { HomeDeps } from './home.ts'

/** As it stands in the address of the queue. */
type Asked = Pick<DeskListQuery, 'waits' | 'status' | 'assigned' | 'overdue' | 'kind' | 'state' | 'closed'>

/** The page of the queue that is narrowed so. */
function queueAt(asked: Asked): string {
  const search = new URLSearchParams(
    Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return search === '' ? '/queue' : `/queue?${search}`
}

/** How many tasks the queue shows where it is narrowed so, and that page of it. */
export async function taskFigure(
  deps: HomeDeps,
  staff: Staff,
  name: HomeFigureName,
  asked: Asked,
  to = queueAt(asked),
): Promise<HomeFigure> {
  return counted(name, await countTasks(deps.database, filterFor(deps, staff, asked), deps.clock.now()), to)
}

const shown = 5

/** What has a last day, the nearest first, and how much of it is over its limit. */
export async function mostUrgent(deps: HomeDeps, staff: Staff, asked: Asked): Promise<DeskHomeMessage['urgent']> {
  const now = deps.clock.now()
  const { tasks } = await readQueue(deps.database, filterFor(deps, staff, asked), now, { most: shown })
  const overdue = { ...asked, overdue: true }
  return {
    lines: tasks.filter(({ dueAt }) => dueAt !== null).map((task) => lineOf(deps, task)),
    overdue: await countTasks(deps.database, filterFor(deps, staff, overdue), now),
    to: queueAt(asked),
  }
}

const daysShown = 30
/** Sorts that have a colour of their own; all others are one together. */
const ownColour = ['filing', 'claim']
const colourOf = (kind: string): string => (ownColour.includes(kind) ? kind : 'other')

/** Where a stretch of days begins, for how long it took. */
const stretches: readonly { name: string; from: number }[] = [
  { name: '0', from: 0 },
  { name: '1', from: 1 },
  { name: '2-3', from: 2 },
  { name: '4-5', from: 4 },
  { name: '6-10', from: 6 },
  { name: '11-', from: 11 },
]

/** What came in on each of the last days, and how long it took to decide what was decided in them. */
export async function deskCharts(deps: HomeDeps, staff: Staff): Promise<HomeChart[]> {
  const to = deps.clock.today()
  const days = daysUpTo(to, daysShown)
  const { kinds } = filterFor(deps, staff, {})
  const of = { pool: staff.pool, kinds, from: days[0]!, to }
  const [received, decided] = await Promise.all([receivedByDay(deps.database, of), daysToDecide(deps.database, of)])
  const sum = (rows: readonly { count: number }[]) => sumOf(rows, ({ count }) => count)
  const series = [...ownColour, 'other']
  const stretchOf = (took: number) => stretches.findLast(({ from }) => from <= took)!.name
  const names = stretches.map(({ name }) => name)
  return [
    chartOf({ name: 'received-by-day', unit: 'count', steps: days }, series, (name, day) =>
      sum(received.filter((row) => row.day === day && colourOf(row.kind) === name)),
    ),
    chartOf({ name: 'days-to-decide', unit: 'count', steps: names }, series, (name, stretch) =>
      sum(decided.filter((row) => stretchOf(row.days) === stretch && colourOf(row.kind) === name)),
    ),
  ]
}
