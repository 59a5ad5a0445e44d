import { Type } from 'typebox'
import { SecondFactorOfferSchema, SecondFactorSchema, problem, staffRoles } from '@yidi/contracts'
import type { RecordsModule } from '../module/index.ts'
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

/** One's own second factor: `/api/session/second-factor`. */
export const secondFactorRoutes: RecordsModule = (app, { database, clock, config }) => {
  const tags = ['登录']
  const required = config.secondFactor === 'required'
  // Reached before a second factor is set even where it is a must; nothing here can be doubled.
  const route = { access: staffRoles, withoutSecondFactor: true, repeatable: true } as const
  const audit = (staff: { staffName: string; userId: string }, action: string): Promise<void> => {
    const entry = { actorKind: 'staff', actor: staff.staffName, action, subjectId: staff.userId }
    return recordOfficeAudit(database, entry, clock.now())
  }

  app.get(
    '/api/session/second-factor',
    {
      config: route,
      schema: { summary: '我的动态口令', tags, response: { 200: SecondFactorSchema } },
    },
    (request) => readSecondFactor(database, staffOf(request).userId, required),
  )

  app.post(
    '/api/session/second-factor',
    {
      config: route,
      schema: { summary: '启用动态口令：生成二维码', tags, response: { 200: SecondFactorOfferSchema } },
    },
    (request) => {
      const { userId, staffName } = staffOf(request)
      return offerSecondFactor(database, userId, staffName)
    },
  )

  app.post(
    '/api/session/second-factor/confirm',
    {
      config: route,
      schema: {
        summary: '启用动态口令：输入第一个口令，得到恢复码',
        tags,
        body: Code,
        response: { 200: Type.Object({ recoveryCodes: Type.Array(Type.String(), { description: '只显示这一次' }) }) },
      },
    },
    async (request) => {
      const staff = staffOf(request)
      const codes = await confirmSecondFactor(database, clock, staff.userId, staff.staffName, request.body.code)
      await audit(staff, 'second-factor.set')
      return { recoveryCodes: codes }
    },
  )

  app.post(
    '/api/session/second-factor/remove',
    {
      config: route,
      schema: { summary: '停用动态口令，要输入一个口令', tags, body: Code, response: { 200: SecondFactorSchema } },
    },
    async (request) => {
      const staff = staffOf(request)
      if (required) throw problem('second-factor-required')
      const login = await findStaffLogin(database, staff.staffName)
      if (login?.secondFactorCipher) {
        const user = { userId: staff.userId, name: staff.staffName, cipher: login.secondFactorCipher }
        await auditingLogIn(database, clock, { kind: 'second-factor', name: user.name }, () =>
          takeSecondFactor(database, clock, user, request.body.code),
        )
        await removeSecondFactor(database, staff.userId)
        await audit(staff, 'second-factor.removed')
      }
      return readSecondFactor(database, staff.userId, required)
    },
  )
}
