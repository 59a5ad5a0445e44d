/** 发激活码 at the desk: a person of the own pool gets the code for a first log-in, on paper or by mail. */
import { Type } from 'typebox'
import { ActivationCodeSchema, GiveActivationSchema, problem } from '@yidi/contracts'
import { codePurposes, hasAccount, makeOneTimeCode } from '../../platform/access/index.ts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { oneTimeCodeEvent, takesMail } from '../../platform/notices/index.ts'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { requireOwnPerson } from './page.ts'
import { commitForPerson } from '../commands/index.ts'

const { given: action } = codePurposes.activate

const giveActivationCode = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/activation-code',
    config: { access: ['accepting'] },
    schema: {
      summary: '给参保人发激活码，打印或发邮件',
      description: '新的一发，以前的就作废。已经有登录账号的，核对身份证以后才能发：激活会重设密码。',
      tags: ['人员'],
      params: Type.Object({ personNo: Type.String({ maxLength: 40 }) }),
      body: GiveActivationSchema,
      response: { 200: ActivationCodeSchema },
    },
  },
  async (request, deps) => {
    const { by, identityChecked = false } = request.body
    const staff = staffOf(request)
    const { personNo } = await requireOwnPerson(deps, staff, request.params.personNo)
    const key = commandKeyOf(request, action)
    const { codeId, until } = await runOfficeCommand(deps.database, deps.clock, key, async (transaction) => {
      const resets = await hasAccount({ kysely: transaction }, personNo)
      if (resets && !identityChecked) throw problem('account-exists')
      if (by === 'mail' && !(await takesMail(deps.database, deps.config, personNo)))
        throw problem('activation-mail-missing')
      const place = { kysely: transaction, ciphers: deps.database.ciphers }
      const owner = { kind: 'citizen', userId: personNo } as const
      // Only mails that anybody may ask for are counted, and this is the counter's.
      const made = (await makeOneTimeCode(place, 'activate', owner, 'counter', deps.clock.now()))!
      const detail = { by, account: resets ? 'reset' : 'new' }
      const entry = { actorKind: 'staff', actor: staff.staffName, action, subjectId: personNo, detail }
      await recordOfficeAuditIn(transaction, deps.database.ciphers, entry, deps.clock.now())
      return { codeId: made.codeId, until: made.until.toISOString() }
    })
    // Also for a repeat, whose first answer may have been lost before this: a code goes into one mail however often.
    if (by === 'mail') await askForMail(deps, personNo, codeId)
    return { by, until }
  },
)

const askForMail = ({ database, clock }: RecordsDeps, personNo: string, codeId: string) =>
  commitForPerson(database, {
    personNo,
    at: clock.now(),
    changes: {},
    audit: [],
    outbox: [{ kind: oneTimeCodeEvent, subjectId: codeId }],
  })

/** The code itself is in no answer: it stands on the paper, or in the mail. */
export const activationDeskRoutes = routes(giveActivationCode)
