import { Type } from 'typebox'
import { AccountMessage, PensionForm } from '@yidi/contracts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { citizenOf, commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route } from '../../platform/http/index.ts'
import { requireOwnPerson, requireSeenPerson } from '../../person/enrolment/index.ts'
import { accountOf } from './account.ts'
import { enterPension } from './pension.ts'

const tags = ['个人账户']
const params = Type.Object({ personNo: Type.String({ maxLength: 40 }) })
const response = { 200: AccountMessage }

export const myAccount = route(
  {
    method: 'GET',
    url: '/api/my/account',
    config: { access: ['citizen'], scope: 'settlements' },
    schema: { summary: '我的个人账户：两项资金的余额，每一笔的原因、月份和记账后的余额', tags, response },
  },
  (request, { database }) => accountOf(database, citizenOf(request).personNo),
)

export const accountOfPerson = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/account',
    config: { access: ['accepting', 'reviewing', 'approving', 'finance', 'audit', 'admin'] },
    schema: { summary: '一个人的个人账户', tags, params, response },
  },
  async (request, deps) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    await requireSeenPerson(deps, staff, personNo)
    const entry = { actorKind: 'staff', actor: staff.staffName, action: 'account.read', subjectId: personNo } as const
    await recordOfficeAudit(deps.database, entry, deps.clock.now())
    return accountOf(deps.database, personNo)
  },
)

export const pensionRoute = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/pension',
    config: { access: ['accepting'] },
    schema: { summary: '录入退休人员的月养老金，从某个月起', tags, params, body: PensionForm, response },
  },
  async (request, deps) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    await requireOwnPerson(deps, staff, personNo)
    const by = { actorKind: 'staff', actor: staff.staffName } as const
    await enterPension(deps, { personNo, command: commandKeyOf(request, 'account.pension'), by }, request.body)
    return accountOf(deps.database, personNo)
  },
)
