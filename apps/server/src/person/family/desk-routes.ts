import { Type } from 'typebox'
import { AuthorisationCaseMessage } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { commitForPerson } from '../commands/index.ts'
import { caseOf, decideAuthorisation, recordFor } from './desk-case.ts'

const Params = Type.Object({ recordId: Type.String({ maxLength: 60 }) })
const tags = ['经办']

const showAuthorisation = route(
  {
    method: 'GET',
    url: '/api/desk/authorisations/:recordId',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'] },
    schema: {
      summary: '一条要核对的亲情账户授权',
      description: '看一次就记一笔审计。',
      tags,
      params: Params,
      response: { 200: AuthorisationCaseMessage },
    },
  },
  async (request, deps) => {
    const record = await recordFor(deps, staffOf(request), request.params.recordId)
    const { staffName } = staffOf(request)
    await commitForPerson(deps.database, {
      personNo: record.personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staffName, action: 'authorisation.read', subjectId: record.recordId }],
    })
    return caseOf(deps, record)
  },
)

const decide = (action: 'approve' | 'refuse') =>
  route(
    {
      method: 'POST',
      url: `/api/desk/authorisations/:recordId/${action}`,
      config: { access: ['reviewing'] },
      schema: {
        summary: action === 'approve' ? '核对无误，授权生效' : '不予通过，写明理由',
        tags,
        params: Params,
        body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500, description: '告诉申请人的话' })) }),
        response: { 200: AuthorisationCaseMessage },
      },
    },
    async (request, deps) => {
      const found = await recordFor(deps, staffOf(request), request.params.recordId)
      const { reason = '' } = request.body
      const command = commandKeyOf(request, `authorisation.${action}`)
      await decideAuthorisation(deps, found, { action, reason: reason.trim() }, staffOf(request).staffName, command)
      return caseOf(deps, await recordFor(deps, staffOf(request), found.recordId))
    },
  )

/** What waits for the agency: a child that is bound, a child that authorises. Looked at, approved or refused. */
export const familyDeskRoutes = routes(showAuthorisation, decide('approve'), decide('refuse'))
