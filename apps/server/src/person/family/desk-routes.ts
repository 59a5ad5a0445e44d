import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  AuthorisationCaseMessage,
  actingScopeTitles,
  guardianProofs,
  problem,
  registerStates,
  relations,
} from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTask } from '../../platform/records/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../people/index.ts'
import {
  registerContentOf,
  registerRows,
  registersOf,
  runRegisterCommand,
  unseenProof,
  wordsOfApproval,
} from '../registers/index.ts'
import type { RegisterRecord } from '../file/index.ts'
import { names } from './acting.ts'
import { detailOf, openParty } from './authorisation.ts'
import { updateAuthorisationLinks } from './links.ts'
import { commitForPerson } from '../commands/index.ts'

const Params = Type.Object({ recordId: Type.String({ maxLength: 60 }) })
const mask = (idNumber: string): string =>
  idNumber.replace(/^(.{4}).*(.{2})$/, (_, head: string, tail: string) => `${head}************${tail}`)

const tags = ['经办']

/** Throws `register-not-found` and `filing-other-pool`. */
async function recordFor(
  { database }: RecordsDeps,
  request: FastifyRequest,
  recordId: string,
): Promise<RegisterRecord> {
  const notFound = problem('register-not-found', { recordId: recordId.slice(0, 60) })
  const task = await findTask(database, recordId)
  if (task?.kind !== 'register') throw notFound
  const { pool }: Staff = staffOf(request)
  if (pool !== null && pool !== task.pool) throw problem('filing-other-pool', { pool: task.pool })
  const records = await registersOf(database, task.personNo, 'authorisation')
  const found = records.find((record) => record.recordId === recordId)
  if (found === undefined) throw notFound
  return found
}

/** Whether the one who is named is insured here under this very name: the desk must know, the applicant must not. */
async function isKnown({ database }: RecordsDeps, record: RegisterRecord): Promise<boolean> {
  const party = openParty(database.ciphers, record)
  const personNo = await findPersonNoByIdNumber(database, party.idNumber)
  const person = personNo === undefined ? undefined : await findPerson(database, personNo)
  return person !== undefined && names(party, person)
}

async function caseOf(deps: RecordsDeps, record: RegisterRecord): Promise<AuthorisationCaseMessage> {
  const { direction, relation, scopes, proof, reason } = detailOf(record)
  const writer = await findPerson(deps.database, record.personNo)
  const party = openParty(deps.database.ciphers, record)
  const materials = await materialsOf(deps.database, record.personNo, record.recordId)
  const unseen = unseenProof(record, materials.length)
  const proofs = [...(proof === undefined ? [] : [guardianProofs[proof]]), ...(unseen === undefined ? [] : [unseen])]
  return {
    id: record.recordId,
    title: direction === 'guardian' ? '绑定未成年人' : '未成年人授权',
    state: record.state,
    stateTitle: registerStates[record.state].title,
    writer: { name: writer?.name ?? '', idNumber: mask(writer?.idNumber ?? '') },
    other: { name: party.name, idNumber: mask(party.idNumber), known: await isKnown(deps, record) },
    relationTitle: relations[relation],
    proofTitle: proofs.length === 0 ? null : proofs.join('，'),
    materials,
    scopeTitles: scopes.map((scope) => actingScopeTitles[scope]),
    from: record.from,
    to: record.to,
    reason: typeof reason === 'string' ? reason : null,
  }
}

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
    const record = await recordFor(deps, request, request.params.recordId)
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

const decideAuthorisation = (action: 'approve' | 'refuse') =>
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
      const found = await recordFor(deps, request, request.params.recordId)
      const reason = request.body.reason?.trim() ?? ''
      if (action === 'refuse' && reason === '') throw problem('filing-reason-missing', { action: '不予通过' })
      if (action === 'approve' && !(await isKnown(deps, found))) throw problem('authorisation-not-matching')
      const by = { role: 'reviewing', kind: 'staff', id: staffOf(request).staffName } as const
      await runRegisterCommand({
        context: deps,
        personNo: found.personNo,
        command: commandKeyOf(request, `authorisation.${action}`),
        decide: async ({ registers: records }) => {
          const record = records.find((one) => one.recordId === found.recordId)!
          const said = action === 'approve' ? await wordsOfApproval(deps.database, record, reason) : reason
          const move = { action, by, ...(said === '' ? {} : { detail: { reason: said } }) }
          const { state, actions, recordId } = record
          const rows = registerRows(
            registerContentOf(record),
            state,
            actions.length,
            [move],
            deps.clock.today(),
            'counter',
          )
          return {
            recordId,
            rows,
            audit: [{ actorKind: 'staff', actor: by.id, action: `authorisation.${action}`, subjectId: recordId }],
            title: '亲情账户',
          }
        },
        answer: (record) => ({ id: record.recordId }),
      })
      await updateAuthorisationLinks(deps.database, deps.clock.now())
      return caseOf(deps, await recordFor(deps, request, found.recordId))
    },
  )

/** What waits for the agency: a child that is bound, a child that authorises. Looked at, approved or refused. */
export const familyDeskRoutes = routes(showAuthorisation, decideAuthorisation('approve'), decideAuthorisation('refuse'))
