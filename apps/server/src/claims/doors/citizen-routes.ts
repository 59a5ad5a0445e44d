/** 我要报销: the phone's way in. */
import { Type } from 'typebox'
import {
  ClaimAccount,
  ClaimCheckMessage,
  ClaimForm,
  ClaimLetterMessage,
  ClaimMessage,
  ClaimSituationMessage,
  ClaimVisitsMessage,
  ClaimWholeMessage,
  problem,
} from '@yidi/contracts'
import type { Citizen } from '@yidi/contracts'
import { claimSituations } from '@yidi/rules'
import { assess, changeAccount, claimIn, claimLetter, correctClaim, sendClaim, withdrawClaim } from '../apply/index.ts'
import type { Claiming } from '../apply/index.ts'
import { citizenActing, citizenForm } from '../../filing/doors/index.ts'
import { enrolmentOn, readFile, recordParts } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { citizenOf, commandKeyOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { messageOf } from '../record/index.ts'
import { billedVisits } from './billed-visits.ts'
import { wholeClaim } from './whole.ts'

const tags = ['报销']
const config = { access: ['citizen'], scope: 'file' } as const
const ClaimParams = Type.Object({ claimId: Type.String({ maxLength: 60 }) })

/** Who hands in for whom: the person, somebody for them, or a member of the family by an authorisation. */
function claimingBy(who: Citizen, form: Pick<ClaimForm, 'applicant'>): Claiming {
  const applicant = who.actedBy === undefined ? (form.applicant ?? 'self') : 'agent'
  const by = applicant === 'agent' ? ({ ...citizenActing(who), kind: 'agent' } as const) : citizenActing(who)
  const proven = who.actedBy === undefined ? [] : ['agent-authority']
  return { personNo: who.personNo, by, applicant, channel: 'web', proven }
}

async function fileOf({ database, clock }: RecordsDeps, { personNo }: Citizen): Promise<RecordsFile> {
  const file = await readFile(database, { personNo }, recordParts)
  if (file === undefined) throw problem('not-enrolled', { day: clock.today() })
  return file
}

/** The pool that somebody claims from: where they are insured today, or were last. */
function poolOf(file: RecordsFile, today: string): string {
  const enrolment = enrolmentOn(file, today) ?? file.enrolments.at(-1)
  if (enrolment === undefined) throw problem('not-enrolled', { day: today })
  return enrolment.pool
}

const showSituations = route(
  {
    method: 'GET',
    url: '/api/claims/situations',
    config,
    schema: {
      summary: '可以报销的情形，各是什么意思，什么还没有规定',
      tags,
      response: {
        200: Type.Object({
          pool: Type.String(),
          poolName: Type.String(),
          situations: Type.Array(ClaimSituationMessage),
        }),
      },
    },
  },
  async (request, deps) => {
    const { release, clock } = deps
    const pool = poolOf(await fileOf(deps, citizenOf(request)), clock.today())
    return {
      pool,
      poolName: release.pools.get(pool)?.pool.name ?? placeName(pool),
      situations: claimSituations(release, pool, clock.today()),
    }
  },
)

const showLetter = route(
  {
    method: 'GET',
    url: '/api/claims/letter',
    config,
    schema: {
      summary: '报销承诺书的全文',
      tags,
      querystring: Type.Object(
        { injury: Type.Optional(Type.Boolean({ description: '外伤的，还要签外伤情况承诺书' })) },
        { additionalProperties: false },
      ),
      response: { 200: ClaimLetterMessage },
    },
  },
  async (request, deps) => {
    const who = citizenOf(request)
    const today = deps.clock.today()
    const pool = poolOf(await fileOf(deps, who), today)
    const letter = claimLetter(deps.release, pool, today, request.query.injury === true)
    const signer = await findPerson(deps.database, who.actedBy?.personNo ?? who.personNo)
    return { ...letter, ...(signer === undefined ? {} : { signer: signer.name }) }
  },
)

const check = route(
  {
    method: 'POST',
    url: '/api/claims/check',
    config: { ...config, repeatable: true },
    schema: {
      summary: '提交前先看：哪里要改、还缺什么、大约报多少',
      description: '没有填完的也可以看。什么也不写。',
      tags,
      querystring: Type.Object({
        claimId: Type.Optional(Type.String({ maxLength: 60, description: '补正的是哪一件' })),
      }),
      body: ClaimForm,
      response: { 200: ClaimCheckMessage },
    },
  },
  async (request, deps) => {
    const who = citizenOf(request)
    const file = await fileOf(deps, who)
    const { claimId } = request.query
    const form = await citizenForm(deps.database, who, request.body)
    const own = claimId === undefined ? undefined : claimIn(file, claimId)
    return (await assess(deps, file, claimingBy(who, form), form, own)).check
  },
)

const send = route(
  {
    method: 'POST',
    url: '/api/claims',
    config,
    schema: { summary: '提交报销申请', tags, body: ClaimForm, response: { 201: ClaimMessage } },
  },
  async (request, deps, reply) => {
    const who = citizenOf(request)
    const form = await citizenForm(deps.database, who, request.body)
    const command = commandKeyOf(request, 'claims.send')
    return reply.code(201).send(await sendClaim(deps, claimingBy(who, form), form, command))
  },
)

const showClaims = route(
  {
    method: 'GET',
    url: '/api/claims',
    config,
    schema: {
      summary: '我的报销',
      tags,
      response: { 200: Type.Object({ claims: Type.Array(ClaimMessage) }) },
    },
  },
  async (request, deps) => {
    const who = citizenOf(request)
    const [file, person] = await Promise.all([fileOf(deps, who), findPerson(deps.database, who.personNo)])
    const around = { ciphers: deps.database.ciphers, personName: person?.name ?? '', calendar: deps.release.calendar }
    return { claims: file.claims.map((claim) => messageOf(claim, ['citizen'], around)) }
  },
)

const showClaim = route(
  {
    method: 'GET',
    url: '/api/claims/:claimId',
    config,
    schema: {
      summary: '一件报销：申请、进度、清单、结果和付款',
      tags,
      params: ClaimParams,
      response: { 200: ClaimWholeMessage },
    },
  },
  async (request, deps) => wholeClaim(deps, await fileOf(deps, citizenOf(request)), request.params.claimId),
)

const showBilled = route(
  {
    method: 'GET',
    url: '/api/claims/visits',
    config,
    schema: {
      summary: '医院已经把费用传上来、还没有结算的就诊：可以直接拿来报销，不用再填清单',
      tags,
      response: { 200: ClaimVisitsMessage },
    },
  },
  async (request, deps) => {
    const who = citizenOf(request)
    return { visits: await billedVisits(deps.database, await fileOf(deps, who)) }
  },
)

const correct = route(
  {
    method: 'POST',
    url: '/api/claims/:claimId/corrections',
    config,
    schema: {
      summary: '补正后重新提交',
      tags,
      params: ClaimParams,
      body: ClaimForm,
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => {
    const who = citizenOf(request)
    const form = await citizenForm(deps.database, who, request.body)
    const command = commandKeyOf(request, 'claims.correct')
    return correctClaim(deps, claimingBy(who, form), request.params.claimId, form, command)
  },
)

const withdraw = route(
  {
    method: 'POST',
    url: '/api/claims/:claimId/withdraw',
    config,
    schema: {
      summary: '撤回还没有审核完的申请',
      tags,
      params: ClaimParams,
      body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 500 })) }),
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => {
    const { claimId } = request.params
    const command = commandKeyOf(request, 'claims.withdraw')
    return withdrawClaim(deps, claimingBy(citizenOf(request), {}), claimId, request.body.reason, command)
  },
)

const account = route(
  {
    method: 'POST',
    url: '/api/claims/:claimId/account',
    config,
    schema: {
      summary: '款项退回后换收款账号',
      tags,
      params: ClaimParams,
      body: ClaimAccount,
      response: { 200: ClaimMessage },
    },
  },
  async (request, deps) => {
    const command = commandKeyOf(request, 'claims.account')
    return changeAccount(deps, claimingBy(citizenOf(request), {}), request.params.claimId, request.body, command)
  },
)

export const claimRoutes = routes(
  showSituations,
  showLetter,
  check,
  send,
  showClaims,
  showBilled,
  showClaim,
  correct,
  withdraw,
  account,
)
