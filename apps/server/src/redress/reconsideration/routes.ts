/** 复议 on the phone and at the desk. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  ReconsiderationAcceptForm,
  ReconsiderationCaseMessage,
  ReconsiderationForm,
  ReconsiderationMessage,
  ReconsiderationQuery,
  ReconsiderationResultForm,
  ReconsiderationStandingMessage,
  problem,
} from '@yidi/contracts'
import { citizenActing } from '../../filing/doors/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { readFile, recordParts } from '../../person/file/index.ts'
import { citizenOf, commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTaskIn } from '../../platform/records/index.ts'
import {
  acceptReconsideration,
  askReconsideration,
  decideReconsideration,
  withdrawReconsideration,
} from './commands.ts'
import type { Acted } from './commands.ts'
import { reconsiderationCase, reconsiderationMessage, standingMessage } from './message.ts'
import { reconsiderationKind } from './reconsideration.ts'

const tags = ['复议']
const config = { access: ['citizen'], scope: 'file' } as const
const Params = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Nothing = Type.Object({}, { additionalProperties: false })
const response = { 200: ReconsiderationMessage }

function acted(request: FastifyRequest, name: string): Acted {
  const who = citizenOf(request)
  return { personNo: who.personNo, by: citizenActing(who), command: commandKeyOf(request, `reconsiderations.${name}`) }
}

const fileOf = ({ database }: RecordsDeps, personNo: string) => readFile(database, { personNo }, recordParts)

const standing = route(
  {
    method: 'GET',
    url: '/api/reconsiderations/standing',
    config,
    schema: {
      summary: '一件备案、报销、登记现在能不能申请复议；向谁、多久以内，文件没有写的说没有写',
      tags,
      querystring: ReconsiderationQuery,
      response: { 200: ReconsiderationStandingMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { kind, id } = request.query
    return standingMessage(deps, await fileOf(deps, citizenOf(request).personNo), kind, id)
  },
)

const ask = route(
  {
    method: 'POST',
    url: '/api/reconsiderations',
    config,
    schema: {
      summary: '对不予办理或扣减的决定申请复议',
      tags,
      body: ReconsiderationForm,
      response: { 201: ReconsiderationMessage },
    },
  },
  async (request, deps: RecordsDeps, reply) => {
    const who = acted(request, 'ask')
    const id = await askReconsideration(deps, who, request.body)
    return reply.code(201).send(reconsiderationMessage(deps, await fileOf(deps, who.personNo), id))
  },
)

const show = route(
  {
    method: 'GET',
    url: '/api/reconsiderations/:id',
    config,
    schema: { summary: '一件复议：对什么、哪个机关、结果', tags, params: Params, response },
  },
  async (request, deps: RecordsDeps) =>
    reconsiderationMessage(deps, await fileOf(deps, citizenOf(request).personNo), request.params.id),
)

const withdraw = route(
  {
    method: 'POST',
    url: '/api/reconsiderations/:id/withdraw',
    config,
    schema: { summary: '撤回还没有结果的复议', tags, params: Params, body: Nothing, response },
  },
  async (request, deps: RecordsDeps) => {
    const who = acted(request, 'withdraw')
    const id = await withdrawReconsideration(deps, who, request.params.id)
    return reconsiderationMessage(deps, await fileOf(deps, who.personNo), id)
  },
)

/** Whose it is, for staff of its pool. Throws `reconsideration-not-found`, `filing-other-pool`. */
async function personOf({ database }: RecordsDeps, request: FastifyRequest, id: string): Promise<string> {
  const missing = problem('reconsideration-not-found', { reconsideration: id.slice(0, 60) })
  const { pool } = staffOf(request)
  return (await findTaskIn(database, id, { pool, kind: reconsiderationKind.name, missing })).personNo
}

const caseOf = async (deps: RecordsDeps, request: FastifyRequest, personNo: string, id: string) =>
  reconsiderationCase(deps, await fileOf(deps, personNo), id, staffOf(request))

const look = route(
  {
    method: 'GET',
    url: '/api/desk/reconsiderations/:id',
    config: { access: ['reviewing', 'approving', 'audit', 'admin'] },
    schema: {
      summary: '一件复议',
      description: '看一件就记一笔审计。',
      tags,
      params: Params,
      response: { 200: ReconsiderationCaseMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { id } = request.params
    const personNo = await personOf(deps, request, id)
    const found = await caseOf(deps, request, personNo, id)
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staffOf(request).staffName, action: 'reconsideration.read', subjectId: id }],
    })
    return found
  },
)

/** Whoever records a step, and of whose. */
async function recording(deps: RecordsDeps, request: FastifyRequest, id: string, name: string): Promise<Acted> {
  const by = { role: 'approving', kind: 'staff', id: staffOf(request).staffName } as const
  return { personNo: await personOf(deps, request, id), by, command: commandKeyOf(request, `reconsiderations.${name}`) }
}

const accept = route(
  {
    method: 'POST',
    url: '/api/desk/reconsiderations/:id/accept',
    config: { access: ['approving'] },
    schema: {
      summary: '记录哪个机关受理了',
      tags,
      params: Params,
      body: ReconsiderationAcceptForm,
      response: { 200: ReconsiderationCaseMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const who = await recording(deps, request, request.params.id, 'accept')
    return caseOf(deps, request, who.personNo, await acceptReconsideration(deps, who, request.params.id, request.body))
  },
)

const decided = (action: 'uphold' | 'change', summary: string) =>
  route(
    {
      method: 'POST',
      url: `/api/desk/reconsiderations/:id/${action}`,
      config: { access: ['approving'] },
      schema: {
        summary,
        tags,
        params: Params,
        body: ReconsiderationResultForm,
        response: { 200: ReconsiderationCaseMessage },
      },
    },
    async (request, deps: RecordsDeps) => {
      const { id } = request.params
      const who = await recording(deps, request, id, action)
      return caseOf(deps, request, who.personNo, await decideReconsideration(deps, who, id, action, request.body))
    },
  )

export const reconsiderationRoutes = routes(
  standing,
  ask,
  show,
  withdraw,
  look,
  accept,
  decided('uphold', '记录维持原来的决定'),
  decided('change', '记录改变原来的决定；报销撤销结果、备案和登记回到审核，同时写下'),
)
