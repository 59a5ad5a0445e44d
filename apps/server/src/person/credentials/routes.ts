import { Type } from 'typebox'
import { CredentialMessage, CredentialStateMessage } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { findInstitution } from '../../care/institutions/index.ts'
import { findToken, issueToken, tokenMinutes, visitOfToken } from './tokens.ts'

const tags = ['我的码']
const config = { access: ['citizen'], scope: 'code', repeatable: true } as const

const showCode = route(
  {
    method: 'POST',
    url: '/api/credential',
    config,
    schema: { summary: '出示医保码：五分钟内有效的一次性令牌', tags, response: { 200: CredentialMessage } },
  },
  async (request, { database, clock }) => {
    const { token, expiresAt } = await issueToken(database, clock, citizenOf(request).personNo)
    return { token, expiresAt: expiresAt.toISOString(), seconds: tokenMinutes * 60 }
  },
)

const codeState = route(
  {
    method: 'POST',
    url: '/api/credential/state',
    config,
    schema: {
      summary: '这个码用过没有，在哪里用的',
      tags,
      body: Type.Object({ token: Type.String({ maxLength: 60 }) }),
      response: { 200: CredentialStateMessage },
    },
  },
  async (request, { database, clock }): Promise<CredentialStateMessage> => {
    const { personNo } = citizenOf(request)
    const { token } = request.body
    const known = await findToken(database, token)
    // Somebody else's token looks like one that is over.
    if (known?.personNo !== personNo) return { state: 'expired' }
    const visit = await visitOfToken(database, personNo, token)
    const where = visit?.institution ?? known.institution
    const institution = where === null ? undefined : await findInstitution(database, where, clock.today())
    const named = institution === undefined ? {} : { institution: institution.name }
    if (visit !== undefined) return { state: 'used', ...named }
    if (known.expiresAt <= clock.now()) return { state: 'expired' }
    return { state: known.institution === null ? 'fresh' : 'read', ...named }
  },
)

/** 我的码: a new token, and what has become of it. A token travels in the body, never in an address. */
export const credentialRoutes = routes(showCode, codeState)
