import { Type } from 'typebox'
import { SecondFactorOfferSchema, SecondFactorSchema, problem, staffRoles } from '@yidi/contracts'
import { route, routes } from '../http/index.ts'
import type { RecordsDeps } from '../module/index.ts'
import { recordOfficeAudit } from '../audit/index.ts'
import { findStaffLogin } from './accounts.ts'
import { staffOf } from '../guard/index.ts'
import { auditingLogIn } from './log-in-audit.ts'
import {
  confirmSecondFactor,
  offerSecondFactor,
  readSecondFactor,
  removeSecondFactor,
  takeSecondFactor,
} from './second-factor.ts'

const Code = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40, description: '动态口令或恢复码' }) })
const tags = ['登录']

const isRequired = ({ config }: RecordsDeps): boolean => config.secondFactor === 'required'

// Reached before a second factor is set even where it is a must; nothing here can be doubled.
const own = { access: staffRoles, withoutSecondFactor: true, repeatable: true } as const

function audit(
  { database, clock }: RecordsDeps,
  staff: { staffName: string; userId: string },
  action: string,
): Promise<void> {
  const entry = { actorKind: 'staff', actor: staff.staffName, action, subjectId: staff.userId }
  return recordOfficeAudit(database, entry, clock.now())
}

const showFactor = route(
  {
    method: 'GET',
    url: '/api/session/second-factor',
    config: own,
    schema: { summary: '我的动态口令', tags, response: { 200: SecondFactorSchema } },
  },
  (request, deps) => readSecondFactor(deps.database, staffOf(request).userId, isRequired(deps)),
)

const offerFactor = route(
  {
    method: 'POST',
    url: '/api/session/second-factor',
    config: own,
    schema: { summary: '启用动态口令：生成二维码', tags, response: { 200: SecondFactorOfferSchema } },
  },
  (request, { database }) => {
    const { userId, staffName } = staffOf(request)
    return offerSecondFactor(database, userId, staffName)
  },
)

const confirmFactor = route(
  {
    method: 'POST',
    url: '/api/session/second-factor/confirm',
    config: own,
    schema: {
      summary: '启用动态口令：输入第一个口令，得到恢复码',
      tags,
      body: Code,
      response: { 200: Type.Object({ recoveryCodes: Type.Array(Type.String(), { description: '只显示这一次' }) }) },
    },
  },
  async (request, deps) => {
    const staff = staffOf(request)
    const codes = await confirmSecondFactor(deps.database, deps.clock, staff.userId, staff.staffName, request.body.code)
    await audit(deps, staff, 'second-factor.set')
    return { recoveryCodes: codes }
  },
)

const removeFactor = route(
  {
    method: 'POST',
    url: '/api/session/second-factor/remove',
    config: own,
    schema: { summary: '停用动态口令，要输入一个口令', tags, body: Code, response: { 200: SecondFactorSchema } },
  },
  async (request, deps) => {
    const staff = staffOf(request)
    if (isRequired(deps)) throw problem('second-factor-required')
    const login = await findStaffLogin(deps.database, staff.staffName)
    if (login?.secondFactorCipher) {
      const user = { userId: staff.userId, name: staff.staffName, cipher: login.secondFactorCipher }
      await auditingLogIn(deps.database, deps.clock, { kind: 'second-factor', name: user.name }, () =>
        takeSecondFactor(deps.database, deps.clock, user, request.body.code),
      )
      await removeSecondFactor(deps.database, staff.userId)
      await audit(deps, staff, 'second-factor.removed')
    }
    return readSecondFactor(deps.database, staff.userId, isRequired(deps))
  },
)

/** One's own second factor: `/api/session/second-factor`. */
export const secondFactorRoutes = routes(showFactor, offerFactor, confirmFactor, removeFactor)
