import { DeskHomeMessage, DeskHomeQuery, problem, roles as titles, staffRoles } from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import { taskKindsOf } from '../../platform/records/index.ts'
import type { RecordKinds } from '../../platform/records/index.ts'
import { acceptingHome, adminHome, approvingHome, inspectingHome, reviewingHome } from './desk-homes.ts'
import { financeHome } from './finance.ts'
import type { HomeDeps, MakeHome } from './home.ts'
import { communityHome, employerHome, institutionHome } from './outside.ts'
import { auditHome, securityHome } from './oversight.ts'

const homes: Readonly<Record<StaffRole, MakeHome>> = {
  accepting: acceptingHome,
  reviewing: reviewingHome,
  community: communityHome,
  employer: employerHome,
  institution: institutionHome,
  finance: financeHome,
  approving: approvingHome,
  inspecting: inspectingHome,
  audit: auditHome,
  security: securityHome,
  admin: adminHome,
}

const showHome = route(
  {
    method: 'GET',
    url: '/api/desk/home',
    config: { access: [...staffRoles] },
    schema: {
      summary: '首页：一个角色的几个数、图和最急的几件',
      description: '每个数都是它指向的列表里的件数，由同一个筛选数出来。账号有几个角色时一次看一个。',
      tags: ['经办'],
      querystring: DeskHomeQuery,
      response: { 200: DeskHomeMessage },
    },
  },
  async (request, deps: HomeDeps) => {
    const staff = staffOf(request)
    const mine = staffRoles.filter((role) => staff.roles.includes(role))
    const role = request.query.role ?? mine[0]!
    if (!mine.includes(role)) throw problem('home-other-role', { role: titles[role] })
    return { role, roles: mine, ...(await homes[role](deps, staff)) }
  },
)

/** 首页 of every role at the desk: what waits, what is late, and how it goes, each figure with the list behind it. */
export const deskHomeRoutes =
  (kinds: RecordKinds): RecordsModule =>
  (app, deps) => {
    routes<HomeDeps>(showHome)(app, { ...deps, kinds, sorts: taskKindsOf(kinds) })
  }
