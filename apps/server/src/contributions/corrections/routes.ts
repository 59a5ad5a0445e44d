import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  allowedActions,
  CorrectionForm,
  correctionMachine,
  CorrectionMessage,
  DecisionReason,
  problem,
} from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTaskIn } from '../../platform/records/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { requireOwnPerson } from '../../person/enrolment/index.ts'
import { readFile, recordParts } from '../../person/file/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { barOf, correctionIn, correctionKind, correctionTold, decideCorrection, enterCorrection } from './correction.ts'

const tags = ['个人账户更正']
const params = Type.Object({ correctionId: Type.String({ maxLength: 60 }) })
const Id = Type.Object({ id: Type.String({ description: '编号' }) })

async function personOf({ database }: RecordsDeps, request: FastifyRequest, id: string): Promise<string> {
  const missing = problem('correction-not-found', { id: id.slice(0, 60) })
  const { pool } = staffOf(request)
  return (await findTaskIn(database, id, { pool, kind: correctionKind.name, missing })).personNo
}

async function readCorrection(
  { database }: RecordsDeps,
  personNo: string,
  id: string,
  { roles, staffName }: Pick<Staff, 'roles' | 'staffName'>,
): Promise<CorrectionMessage> {
  const [file, person] = await Promise.all([
    readFile(database, { personNo }, recordParts),
    findPerson(database, personNo),
  ])
  if (file === undefined || person === undefined) throw problem('correction-not-found', { id: id.slice(0, 60) })
  const found = correctionIn(file, id)
  const allowed = allowedActions(correctionMachine, found.state, ...roles)
  const bar = allowed.includes('confirm') ? await barOf(database, found, staffName, 'confirm') : undefined
  return {
    ...correctionTold(file, found),
    personName: person.name,
    allowed: bar === undefined ? allowed : allowed.filter((one) => one === 'withdraw'),
    bar: bar === undefined ? null : `${bar.document.detail}${bar.document.remedy}`,
  }
}

const enter = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/account-corrections',
    config: { access: ['accepting'] },
    schema: {
      summary: '录入一次个人账户更正；另一位同事确认以后才记账',
      tags,
      params: Type.Object({ personNo: Type.String({ maxLength: 40 }) }),
      body: CorrectionForm,
      response: { 200: Id },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    const { pool } = await requireOwnPerson(deps, staff, personNo)
    const by = { role: 'accepting', kind: 'staff', id: staff.staffName } as const
    return enterCorrection(
      deps,
      { personNo, pool, by, command: commandKeyOf(request, 'correction.enter') },
      request.body,
    )
  },
)

const show = route(
  {
    method: 'GET',
    url: '/api/desk/account-corrections/:correctionId',
    config: { access: ['accepting', 'approving', 'audit', 'admin'] },
    schema: {
      summary: '一次个人账户更正',
      description: '看一次记一笔审计。',
      tags,
      params,
      response: { 200: CorrectionMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { correctionId: id } = request.params
    const staff = staffOf(request)
    const personNo = await personOf(deps, request, id)
    const found = await readCorrection(deps, personNo, id, staff)
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staff.staffName, action: 'account-correction.read', subjectId: id }],
    })
    return found
  },
)

/** What a decision about a correction of one's own pool needs. */
async function deciding(
  deps: RecordsDeps,
  request: FastifyRequest,
  id: string,
  name: string,
  role: 'approving' | 'accepting',
) {
  const personNo = await personOf(deps, request, id)
  const by = { role, kind: 'staff', id: staffOf(request).staffName } as const
  return { personNo, id, by, command: commandKeyOf(request, name) }
}

const confirm = route(
  {
    method: 'POST',
    url: '/api/desk/account-corrections/:correctionId/confirm',
    config: { access: ['approving'] },
    schema: {
      summary: '确认一次更正；录入的人不能确认',
      description: '记入账户和账簿；扣回的不能多于余额。要撤销的，另录一次相反的更正。',
      tags,
      params,
      response: { 200: Id },
    },
  },
  async (request, deps: RecordsDeps) =>
    decideCorrection(
      deps,
      await deciding(deps, request, request.params.correctionId, 'correction.confirm', 'approving'),
      'confirm',
    ),
)

const refuse = route(
  {
    method: 'POST',
    url: '/api/desk/account-corrections/:correctionId/refuse',
    config: { access: ['approving'] },
    schema: { summary: '不予确认', tags, params, body: DecisionReason, response: { 200: Id } },
  },
  async (request, deps: RecordsDeps) =>
    decideCorrection(
      deps,
      await deciding(deps, request, request.params.correctionId, 'correction.refuse', 'approving'),
      'refuse',
      request.body.reason,
    ),
)

const withdraw = route(
  {
    method: 'POST',
    url: '/api/desk/account-corrections/:correctionId/withdraw',
    config: { access: ['accepting'] },
    schema: { summary: '确认以前撤回', tags, params, body: DecisionReason, response: { 200: Id } },
  },
  async (request, deps: RecordsDeps) =>
    decideCorrection(
      deps,
      await deciding(deps, request, request.params.correctionId, 'correction.withdraw', 'accepting'),
      'withdraw',
      request.body.reason,
    ),
)

/** 个人账户更正 at the desk. */
export const correctionRoutes = routes(enter, show, confirm, refuse, withdraw)
