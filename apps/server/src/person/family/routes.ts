import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { AuthorisationForm, AuthorisationMessage, ConfirmationForm, RecordLookMessage, problem } from '@yidi/contracts'
import type { Citizen } from '@yidi/contracts'
import { citizenOf, commandKeyOf } from '../../platform/guard/index.ts'
import { confirmedIn, route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { readAudit } from '../../platform/audit/index.ts'
import { findPerson } from '../people/index.ts'
import type { Person } from '../people/index.ts'
import { registersOf } from '../registers/index.ts'
import { authorisationOf, authorise, endAuthorisation } from './commands.ts'
import { updateAuthorisationLinks } from './links.ts'
import { lookMessage } from './looks.ts'
import { oneOf, sidesOf } from './sides.ts'

const Params = Type.Object({ recordId: Type.String({ maxLength: 60 }) })
const tags = ['亲情账户']
const config = { access: ['citizen'], self: true } as const

async function meOf({ database }: RecordsDeps, request: FastifyRequest): Promise<Person> {
  const me = await findPerson(database, citizenOf(request).personNo)
  if (me === undefined) throw problem('not-signed-in')
  return me
}

const showPeople = route(
  {
    method: 'GET',
    url: '/api/me/people',
    config,
    schema: {
      summary: '我可以替谁办',
      description: '替他办理时，在请求里带上请求头 x-acting-for，值是授权编号。',
      tags,
      response: { 200: Type.Object({ people: Type.Array(AuthorisationMessage) }) },
    },
  },
  async (request, deps) => ({ people: (await sidesOf(deps, await meOf(deps, request))).people }),
)

const showAuthorisations = route(
  {
    method: 'GET',
    url: '/api/me/authorisations',
    config,
    schema: {
      summary: '谁可以替我办',
      tags,
      response: { 200: Type.Object({ authorisations: Type.Array(AuthorisationMessage) }) },
    },
  },
  async (request, deps) => ({ authorisations: (await sidesOf(deps, await meOf(deps, request))).authorisations }),
)

const giveAuthorisation = route(
  {
    method: 'POST',
    url: '/api/me/authorisations',
    config,
    schema: {
      summary: '授权亲友替我办，或绑定未成年人',
      description:
        '不管对方有没有在这里参保，回答都一样；对方登录后在“我可以替谁办”里看到。绑定未成年人由经办机构核对。',
      tags,
      body: AuthorisationForm,
      response: { 201: AuthorisationMessage },
    },
  },
  async (request, deps, reply) => {
    const command = commandKeyOf(request, 'authorisation.apply')
    const recordId = await authorise(deps, citizenOf(request), request.body, command)
    await updateAuthorisationLinks(deps.database, deps.clock.now())
    return reply.code(201).send(await oneOf(deps, await meOf(deps, request), recordId))
  },
)

const endOne = route(
  {
    method: 'POST',
    url: '/api/me/authorisations/:recordId/end',
    config,
    schema: {
      summary: '结束或撤回授权；两边都可以，马上生效',
      tags,
      description: '自己有没结算的就医时，先回答 visit-rests-on-it；再提交一次，confirmed 写 true，才结束。',
      params: Params,
      body: ConfirmationForm,
      response: { 200: AuthorisationMessage },
    },
  },
  async (request, deps) => {
    const citizen: Citizen = citizenOf(request)
    const own = await registersOf(deps.database, citizen.personNo, 'authorisation')
    const found = await authorisationOf(deps, own, citizen, request.params.recordId)
    const command = commandKeyOf(request, 'authorisation.end')
    const recordId = await endAuthorisation(deps, citizen, found, confirmedIn(request), command)
    return oneOf(deps, await meOf(deps, request), recordId)
  },
)

const showLooks = route(
  {
    method: 'GET',
    url: '/api/me/looks',
    config,
    schema: {
      summary: '谁看过、办过我的记录',
      description: '最近一百条，从新到旧。',
      tags,
      response: { 200: Type.Object({ looks: Type.Array(RecordLookMessage) }) },
    },
  },
  async (request, { database }) => {
    const rows = await readAudit(database, citizenOf(request).personNo)
    return { looks: rows.map(lookMessage) }
  },
)

/** 亲情账户: whom I let act for me, for whom I act, and what was done with my records. */
export const familyRoutes = routes(showPeople, showAuthorisations, giveAuthorisation, endOne, showLooks)
