/** What a counter does for a person who comes with paper: everything that the phone does. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  ClaimAccount,
  ClaimCheckMessage,
  ClaimForm,
  ClaimMessage,
  ClaimSituationMessage,
  ClaimVisitsMessage,
  ClaimWholeMessage,
  problem,
} from '@yidi/contracts'
import { claimSituations } from '@yidi/rules'
import { assess, changeAccount, claimIn, correctClaim, sendClaim, withdrawClaim } from '../apply/index.ts'
import type { Claiming } from '../apply/index.ts'
import { findHere, WhoIsHere } from '../../filing/doors/index.ts'
import { readFile, recordParts } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { messageOf } from '../record/index.ts'
import { billedVisits } from './billed-visits.ts'
import { wholeClaim } from './whole.ts'

const tags = ['窗口']
const access = ['accepting'] as const
const ClaimParams = Type.Object({ claimId: Type.String({ maxLength: 60 }) })

/** The person of an ID number with the whole file of records. Throws `not-enrolled` and `filing-other-pool`. */
async function fileHere(
  deps: RecordsDeps,
  request: FastifyRequest,
  idNumber: string,
): Promise<{ personNo: string; file: RecordsFile; pool: string }> {
  const { personNo, enrolment } = await findHere(deps, staffOf(request), idNumber)
  const file = await readFile(deps.database, { personNo }, recordParts)
  if (file === undefined) throw problem('not-enrolled', { day: deps.clock.today() })
  return { personNo, file, pool: enrolment.pool }
}

const claimingHere = (
  request: FastifyRequest,
  personNo: string,
  applicant: Claiming['applicant'] = 'self',
): Claiming => ({
  personNo,
  by: { role: 'accepting', kind: 'staff', id: staffOf(request).staffName },
  applicant,
  channel: 'counter',
})

const showClaims = route(
  {
    method: 'POST',
    url: '/api/desk/counter/claims/of',
    config: { access, repeatable: true },
    schema: {
      summary: '窗口前的人的报销、可以报销的情形，和医院传了费用没有结算的就医',
      tags,
      body: Type.Object({ idNumber: WhoIsHere }),
      response: {
        200: Type.Object({
          claims: Type.Array(ClaimMessage),
          situations: Type.Array(ClaimSituationMessage),
          visits: ClaimVisitsMessage.properties.visits,
        }),
      },
    },
  },
  async (request, deps) => {
    const { personNo, file, pool } = await fileHere(deps, request, request.body.idNumber)
    const person = await findPerson(deps.database, personNo)
    const around = { ciphers: deps.database.ciphers, personName: person?.name ?? '', calendar: deps.release.calendar }
    return {
      claims: file.claims.map((claim) => messageOf(claim, ['accepting'], around)),
      situations: claimSituations(deps.release, pool, deps.clock.today()),
      visits: await billedVisits(deps.database, file),
    }
  },
)

const showWhole = route(
  {
    method: 'POST',
    url: '/api/desk/counter/claims/:claimId/whole',
    config: { access, repeatable: true },
    schema: {
      summary: '窗口代办：一件报销的全部内容，补正时接着填',
      tags,
      params: ClaimParams,
      body: Type.Object({ idNumber: WhoIsHere }),
      response: { 200: ClaimWholeMessage },
    },
  },
  async (request, deps) => {
    const { file } = await fileHere(deps, request, request.body.idNumber)
    return wholeClaim(deps, file, request.params.claimId)
  },
)

const Application = Type.Object({
  idNumber: WhoIsHere,
  form: ClaimForm,
  claimId: Type.Optional(Type.String({ maxLength: 60, description: '补正的是哪一件' })),
})

const check = route(
  {
    method: 'POST',
    url: '/api/desk/counter/claims/check',
    config: { access, repeatable: true },
    schema: {
      summary: '窗口代录报销：提交前先看',
      tags,
      body: Application,
      response: { 200: ClaimCheckMessage },
    },
  },
  async (request, deps) => {
    const { idNumber, form, claimId } = request.body
    const { personNo, file } = await fileHere(deps, request, idNumber)
    const own = claimId === undefined ? undefined : claimIn(file, claimId)
    return (await assess(deps, file, claimingHere(request, personNo, form.applicant), form, own)).check
  },
)

const send = route(
  {
    method: 'POST',
    url: '/api/desk/counter/claims',
    config: { access },
    schema: { summary: '窗口代录报销：提交', tags, body: Application, response: { 201: ClaimMessage } },
  },
  async (request, deps, reply) => {
    const { idNumber, form } = request.body
    const { personNo } = await findHere(deps, staffOf(request), idNumber)
    const command = commandKeyOf(request, 'claims.send-at-counter')
    return reply.code(201).send(await sendClaim(deps, claimingHere(request, personNo, form.applicant), form, command))
  },
)

const correct = route(
  {
    method: 'POST',
    url: '/api/desk/counter/claims/:claimId/corrections',
    config: { access },
    schema: {
      summary: '窗口代录报销：补正',
      tags,
      params: ClaimParams,
      body: Application,
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => {
    const { idNumber, form } = request.body
    const { personNo } = await findHere(deps, staffOf(request), idNumber)
    const command = commandKeyOf(request, 'claims.correct-at-counter')
    return correctClaim(deps, claimingHere(request, personNo, form.applicant), request.params.claimId, form, command)
  },
)

const account = route(
  {
    method: 'POST',
    url: '/api/desk/counter/claims/:claimId/account',
    config: { access },
    schema: {
      summary: '窗口代办：款项退回后换收款账号',
      tags,
      params: ClaimParams,
      body: Type.Object({ idNumber: WhoIsHere, account: ClaimAccount }),
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => {
    const { personNo } = await findHere(deps, staffOf(request), request.body.idNumber)
    const command = commandKeyOf(request, 'claims.account-at-counter')
    const claiming = claimingHere(request, personNo)
    return changeAccount(deps, claiming, request.params.claimId, request.body.account, command)
  },
)

const withdraw = route(
  {
    method: 'POST',
    url: '/api/desk/counter/claims/:claimId/withdraw',
    config: { access },
    schema: {
      summary: '窗口代办：撤回还没有审核完的申请',
      tags,
      params: ClaimParams,
      body: Type.Object({ idNumber: WhoIsHere, reason: Type.String({ minLength: 1, maxLength: 500 }) }),
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => {
    const { idNumber, reason } = request.body
    const { personNo } = await findHere(deps, staffOf(request), idNumber)
    const command = commandKeyOf(request, 'claims.withdraw-at-counter')
    return withdrawClaim(deps, claimingHere(request, personNo), request.params.claimId, reason, command)
  },
)

export const claimCounterRoutes = routes(showClaims, showWhole, check, send, correct, account, withdraw)
