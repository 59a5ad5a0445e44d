import { ActivationFormSchema, problem, shortestPassword } from '@yidi/contracts'
import type { ActivationForm } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import { route, routes } from '../http/index.ts'
import { findPersonNoByIdNumber } from '../../person/people/index.ts'
import type { Database } from '../storage/index.ts'
import { storeCitizenPassword } from './accounts.ts'
import { forgetFailures } from './attempts.ts'
import { SessionSchema, entrance } from './entrance.ts'
import { auditCitizenLogIn } from './log-in-audit.ts'
import { spendOneTimeCode, tryOneTimeCode, wrongCode } from './one-time-codes.ts'
import { hashPassword } from './passwords.ts'
import { closeSessionsOf } from '../guard/index.ts'

const activate = route(
  {
    method: 'POST',
    url: '/api/session/activate',
    config: { access: 'public', repeatable: true },
    schema: {
      summary: '用激活码设置密码并登录',
      description: '激活码由参保地窗口给，或发到本人确认过的邮箱；只能用一次。不论有没有这个人，错了的回答都一样。',
      tags: ['登录'],
      body: ActivationFormSchema,
      response: { 200: SessionSchema },
    },
  },
  async (request, deps, reply) => {
    const { database, clock } = deps
    const personNo = await activateAccount(database, clock, request.body)
    await auditCitizenLogIn(database, clock, personNo, 'activation-code')
    return entrance(deps).enter(request, reply, { kind: 'citizen', userId: personNo })
  },
)

/**
 * Gives the person the password and gives whose it is. Whoever was logged in by a former password is out, and a paused log-in
 * is open. Throws `password-too-short`, which costs no try, and `activation-code-wrong`, the same for an unknown number.
 */
async function activateAccount(
  db: Database,
  clock: Clock,
  { idNumber, code, password }: ActivationForm,
): Promise<string> {
  const least = shortestPassword.citizen
  if (password.length < least) throw problem('password-too-short', { least })
  const personNo = await findPersonNoByIdNumber(db, idNumber)
  if (personNo === undefined) throw wrongCode('activate')
  const trying = { purpose: 'activate', owner: { kind: 'citizen', userId: personNo }, name: personNo } as const
  const codeId = await tryOneTimeCode(db, clock, trying, code)
  const hash = await hashPassword(password)
  await spendOneTimeCode(db, clock, trying, codeId, async (place) => {
    await storeCitizenPassword(place.kysely, personNo, hash, clock.now())
    await closeSessionsOf(place.kysely, 'citizen', personNo)
    await forgetFailures(place, clock, 'citizen', idNumber)
  })
  return personNo
}

/** 激活: the first log-in of a person, by the code that the desk gave. Giving it: `enrolment`; its paper: `printing`. */
export const activationRoutes = routes(activate)
