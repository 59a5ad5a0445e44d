/** The homes of those who accept, review, approve and inspect, and of whoever administers. */
import { complaintKinds } from '@yidi/contracts'
import type { HomeFigure, Staff } from '@yidi/contracts'
import type { HomeDeps, MakeHome } from './home.ts'
import { countOpenFindings } from '../../oversight/findings/index.ts'
import { counted } from './home.ts'
import { deskCharts, mostUrgent, taskFigure } from './tasks.ts'
import { undeliveredFigure } from './oversight.ts'

/** A home of tasks: its figures beside the charts of the desk and what is most urgent of what waits for the role. */
const taskHome =
  (
    waits: 'accepting' | 'reviewing' | 'approving' | 'inspecting',
    figures: (deps: HomeDeps, staff: Staff) => Promise<HomeFigure>[],
  ): MakeHome =>
  async (deps, staff) => {
    const [found, charts, urgent] = await Promise.all([
      Promise.all(figures(deps, staff)),
      deskCharts(deps, staff),
      mostUrgent(deps, staff, { waits }),
    ])
    return { figures: found, charts, urgent }
  }

export const acceptingHome = taskHome('accepting', (deps, staff) => [
  taskFigure(deps, staff, 'to-accept', { waits: 'accepting' }),
  taskFigure(deps, staff, 'overdue', { waits: 'accepting', overdue: true }),
  taskFigure(deps, staff, 'mine', { assigned: 'mine' }),
  taskFigure(deps, staff, 'paused', { status: 'paused' }),
  taskFigure(deps, staff, 'complaints-open', { waits: 'accepting', kind: complaintKinds }),
])

const monthBegins = ({ clock }: HomeDeps): string => `${clock.today().slice(0, 7)}-01`

export const reviewingHome = taskHome('reviewing', (deps, staff) => [
  taskFigure(deps, staff, 'to-review', { waits: 'reviewing' }),
  taskFigure(deps, staff, 'overdue', { waits: 'reviewing', overdue: true }),
  taskFigure(deps, staff, 'decided-today', { status: 'done', closed: deps.clock.today() }),
  taskFigure(deps, staff, 'filings-refused', {
    kind: 'filing',
    status: 'done',
    state: 'refusal-delivered',
    closed: monthBegins(deps),
  }),
])

export const approvingHome = taskHome('approving', (deps, staff) => [
  taskFigure(deps, staff, 'to-approve', { waits: 'approving' }),
  taskFigure(deps, staff, 'overdue', { waits: 'approving', overdue: true }),
  taskFigure(deps, staff, 'decided-today', { status: 'done', closed: deps.clock.today() }),
  taskFigure(deps, staff, 'claims-refused', {
    kind: 'claim',
    status: 'done',
    state: 'refused',
    closed: monthBegins(deps),
  }),
])

const findingsFigure = async ({ database }: HomeDeps, { pool }: Staff): Promise<HomeFigure> =>
  counted('findings-open', await countOpenFindings(database, pool), '/oversight')

export const inspectingHome = taskHome('inspecting', (deps, staff) => [
  taskFigure(deps, staff, 'to-inspect', { waits: 'inspecting' }),
  findingsFigure(deps, staff),
  taskFigure(deps, staff, 'overdue', { waits: 'inspecting', overdue: true }),
  taskFigure(deps, staff, 'decided-today', { status: 'done', closed: deps.clock.today() }),
])

export const adminHome: MakeHome = async (deps, staff) => {
  const [figures, charts, urgent] = await Promise.all([
    Promise.all([
      taskFigure(deps, staff, 'open', {}),
      taskFigure(deps, staff, 'overdue', { overdue: true }),
      taskFigure(deps, staff, 'checks-open', { kind: 'check' }, '/checks'),
      undeliveredFigure(deps, staff),
    ]),
    deskCharts(deps, staff),
    mostUrgent(deps, staff, {}),
  ])
  return { figures, charts, urgent }
}
