/** The homes of those who look after others' work: audit, and who keeps the accounts. */
import { staffRoles } from '@yidi/contracts'
import type { HomeFigure, Staff } from '@yidi/contracts'
import { listStaff } from '../../platform/access/index.ts'
import { countAuditRows } from '../../platform/audit/index.ts'
import { countUndelivered } from '../../platform/notices/index.ts'
import { chartOf, counted } from './home.ts'
import type { HomeDeps, MakeHome } from './home.ts'
import { deskCharts, mostUrgent, taskFigure } from './tasks.ts'

/** Notices that could not be delivered. */
export const undeliveredFigure = async ({ database }: HomeDeps, { pool }: Staff): Promise<HomeFigure> =>
  counted('undelivered', await countUndelivered(database, pool), '/undelivered')

async function auditToday({ database, clock }: HomeDeps, { pool }: Staff): Promise<HomeFigure> {
  const day = clock.today()
  return counted(
    'audit-today',
    await countAuditRows(database, { from: day, to: day, pool }),
    `/audit?from=${day}&to=${day}`,
  )
}

export const auditHome: MakeHome = async (deps, staff) => {
  const [figures, charts, urgent] = await Promise.all([
    Promise.all([
      auditToday(deps, staff),
      taskFigure(deps, staff, 'checks-open', { kind: 'check' }, '/checks'),
      undeliveredFigure(deps, staff),
      taskFigure(deps, staff, 'overdue', { overdue: true }),
    ]),
    deskCharts(deps, staff),
    mostUrgent(deps, staff, {}),
  ])
  return { figures, charts, urgent }
}

export const securityHome: MakeHome = async ({ database, release }, { userId, pool }) => {
  const all = await listStaff({ db: database.kysely, release, keeper: { userId, pool } })
  const used = all.filter(({ disabled }) => !disabled)
  return {
    figures: [
      counted('accounts', used.length, '/staff?show=used'),
      counted('accounts-one-factor', used.filter(({ secondFactor }) => !secondFactor).length, '/staff?show=one-factor'),
      counted('accounts-disabled', all.length - used.length, '/staff?show=disabled'),
    ],
    charts: [
      chartOf(
        { name: 'accounts-by-role', unit: 'count', steps: [...staffRoles] },
        ['secondFactor', 'one-factor'],
        (series, role) =>
          used.filter(
            ({ roles, secondFactor }) =>
              (roles as readonly string[]).includes(role) && secondFactor === (series === 'secondFactor'),
          ).length,
      ),
    ],
    urgent: null,
  }
}
