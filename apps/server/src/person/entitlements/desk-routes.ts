/** The desk's side of the registers: one record with what lies sealed in it, and the decision. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { EntitlementMessage, MaterialMessage, problem } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { deskFileRoutes, findTaskIn } from '../../platform/records/index.ts'
import type { DeskTask } from '../../platform/records/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import { findPerson, maskIdNumber } from '../people/index.ts'
import { commitForPerson } from '../commands/index.ts'
import { registersOf } from '../registers/index.ts'
import { decideRegister, deskMessage } from './decide.ts'

const Params = Type.Object({ recordId: Type.String({ maxLength: 60 }) })
const RegisterCase = Type.Object({
  record: EntitlementMessage,
  person: Type.Object({ name: Type.String(), idNumber: Type.String({ description: '隐去中间几位' }) }),
  materials: Type.Array(MaterialMessage),
})

const tags = ['经办']

const notFound = (recordId: string) => problem('register-not-found', { recordId: recordId.slice(0, 60) })

/** Throws `register-not-found` and `filing-other-pool`. */
function taskFor({ database }: RecordsDeps, request: FastifyRequest, recordId: string): Promise<DeskTask> {
  return findTaskIn(database, recordId, { pool: staffOf(request).pool, kind: 'register', missing: notFound(recordId) })
}

const showRegister = route(
  {
    method: 'GET',
    url: '/api/desk/registers/:recordId',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'] },
    schema: {
      summary: '一条登记：规定病种、出国带药、意外伤害',
      description: '看一条就记一笔审计。',
      tags,
      params: Params,
      response: { 200: RegisterCase },
    },
  },
  async (request, deps) => {
    const { recordId } = request.params
    const { personNo } = await taskFor(deps, request, recordId)
    const [person, records, materials] = await Promise.all([
      findPerson(deps.database, personNo),
      registersOf(deps.database, personNo),
      materialsOf(deps.database, personNo, recordId),
    ])
    const record = records.find((one) => one.recordId === recordId)
    if (record === undefined || person === undefined) throw notFound(recordId)
    const { staffName, roles } = staffOf(request)
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staffName, action: 'register.read', subjectId: recordId }],
    })
    return {
      record: deskMessage(deps, record, roles.includes('reviewing') ? 'reviewing' : 'accepting'),
      person: {
        name: person.name,
        idNumber: maskIdNumber(person.idNumber),
      },
      materials,
    }
  },
)

const { download } = deskFileRoutes({
  kind: 'register',
  called: '一条登记',
  place: 'registers',
  param: 'recordId',
  readers: ['accepting', 'reviewing', 'audit', 'admin'],
  missing: notFound,
})

const decide = (action: 'approve' | 'refuse') =>
  route(
    {
      method: 'POST',
      url: `/api/desk/registers/:recordId/${action}`,
      config: { access: ['reviewing'] },
      schema: {
        summary: action === 'approve' ? '登记通过' : '登记不予通过，写明理由',
        tags,
        params: Params,
        body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500, description: '告诉申请人的话' })) }),
        response: { 200: EntitlementMessage },
      },
    },
    async (request, deps) => {
      const { recordId } = request.params
      const { personNo } = await taskFor(deps, request, recordId)
      const { reason = '' } = request.body
      const said = { action, reason: reason.trim() }
      const command = commandKeyOf(request, `registers.${action}`)
      return decideRegister(deps, { personNo, recordId }, said, staffOf(request).staffName, command)
    },
  )

/** Reading a register record is for the desk of its pool and for audit; reviewing staff decide. */
export const registerDeskRoutes = routes(showRegister, download, decide('approve'), decide('refuse'))
