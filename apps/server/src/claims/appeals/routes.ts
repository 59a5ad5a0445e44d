import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { AppealAnswer, AppealForm, AppealMessage, appealStates, problem } from '@yidi/contracts'
import type { AppealState } from '@yidi/contracts'
import { citizenActing } from '../../filing/doors/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { citizenOf, commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTaskIn } from '../../platform/records/index.ts'
import { answerAppeal, readAppeal, sendAppeal } from './commands.ts'

const tags = ['报销申诉']
const AppealParams = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Short = Type.Object({
  id: Type.String(),
  state: Type.Enum(Object.keys(appealStates) as AppealState[], { description: '状态' }),
  stateTitle: Type.String(),
})

const send = route(
  {
    method: 'POST',
    url: '/api/claims/:claimId/appeal',
    config: { access: ['citizen'], scope: 'file' },
    schema: {
      summary: '对报销的结果申诉；同一个结果一次',
      tags,
      params: Type.Object({ claimId: Type.String({ maxLength: 60 }) }),
      body: AppealForm,
      response: { 200: Short },
    },
  },
  (request, deps: RecordsDeps) => {
    const who = citizenOf(request)
    const command = commandKeyOf(request, 'appeals.send')
    const { claimId } = request.params
    return sendAppeal(deps, { personNo: who.personNo, claimId, by: citizenActing(who), command }, request.body.text)
  },
)

/** Whose the appeal is, for staff of its pool. Throws `appeal-not-found`, `filing-other-pool`. */
async function personOf({ database }: RecordsDeps, request: FastifyRequest, appealId: string): Promise<string> {
  const missing = problem('appeal-not-found', { appealId: appealId.slice(0, 60) })
  const { pool } = staffOf(request)
  return (await findTaskIn(database, appealId, { pool, kind: 'appeal', missing })).personNo
}

const show = route(
  {
    method: 'GET',
    url: '/api/desk/appeals/:id',
    config: { access: ['reviewing', 'approving', 'audit', 'admin'] },
    schema: {
      summary: '一件申诉：写了什么、对哪个结果、答复',
      description: '看一件就记一笔审计。',
      tags,
      params: AppealParams,
      response: { 200: AppealMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { id } = request.params
    const personNo = await personOf(deps, request, id)
    const staff = staffOf(request)
    const found = await readAppeal(deps, personNo, id, staff)
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staff.staffName, action: 'appeal.read', subjectId: id }],
    })
    return found
  },
)

const answered = (action: 'uphold' | 'reject', summary: string) =>
  route(
    {
      method: 'POST',
      url: `/api/desk/appeals/:id/${action}`,
      config: { access: ['approving'] },
      schema: { summary, tags, params: AppealParams, body: AppealAnswer, response: { 200: Short } },
    },
    async (request, deps: RecordsDeps) => {
      const { id } = request.params
      const personNo = await personOf(deps, request, id)
      const by = { role: 'approving', kind: 'staff', id: staffOf(request).staffName } as const
      const command = commandKeyOf(request, `appeals.${action}`)
      return answerAppeal(deps, { personNo, appealId: id, by, command }, action, request.body)
    },
  )

export const appealRoutes = routes(
  send,
  show,
  answered('uphold', '认定申诉成立；随后在报销里撤销结果、重新审核'),
  answered('reject', '认定申诉不成立'),
)
