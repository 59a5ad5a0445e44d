/** 定点协议申请: the institution's own page, and the desk of the agency that decides. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  AgreementApplicationMessage,
  AgreementApplyForm,
  AgreementCorrectForm,
  AgreementReviewForm,
  AgreementSignForm,
  AgreementWordsForm,
  OwnAgreementsMessage,
  problem,
} from '@yidi/contracts'
import { institutionOf } from '../institutions/index.ts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import { applyForAgreement, correctApplication, withdrawAgreement } from './apply.ts'
import type { Working } from './apply.ts'
import { askForCorrections, declineAgreement, reviewApplication, signAgreement } from './decide.ts'
import { applicationKind } from './kind.ts'
import { showAgreementApplication, showOwn } from './show.ts'

const tags = ['定点协议']
const Params = Type.Object({ agreementId: Type.String({ maxLength: 60, description: '申请编号' }) })
const response = { 200: AgreementApplicationMessage }
const own = '/api/institution/agreements'
const desk = '/api/desk/agreements'
const ofInstitution = { access: ['institution'] } as const
type Role = 'institution' | 'reviewing' | 'approving'

const ownInstitution = (request: FastifyRequest, deps: RecordsDeps) =>
  institutionOf(deps, staffOf(request).institution ?? '')

/** Runs a command once by its key, by whoever asks in the role that the address is for. */
function run<Reply>(
  request: FastifyRequest,
  { database, clock, release }: RecordsDeps,
  { name, role }: { name: string; role: Role },
  work: (working: Working) => Promise<Reply>,
): Promise<Reply> {
  const kind = role === 'institution' ? 'institution' : 'staff'
  const by = { role, kind, id: staffOf(request).staffName } as const
  return runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, by, calendar: release.calendar }),
  )
}

/** An application of the institution that asks; another's is not found. Throws `office-record-not-found`. */
async function requireOwn(request: FastifyRequest, { database }: RecordsDeps, id: string): Promise<void> {
  const { subject } = await findOfficeRecord(database.kysely, applicationKind, id)
  if (subject !== staffOf(request).institution)
    throw problem('office-record-not-found', { kind: applicationKind.title, record: id.slice(0, 60) })
}

/** The institution of an application to the agency of whoever asks. Throws `office-record-not-found`, `agreement-other-pool`. */
async function requirePool(request: FastifyRequest, deps: RecordsDeps, id: string) {
  const { region, subject } = await findOfficeRecord(deps.database.kysely, applicationKind, id)
  const { pool } = staffOf(request)
  if (pool !== null && pool !== region) throw problem('agreement-other-pool', { pool: placeName(region) })
  return { applicationId: id, institution: await institutionOf(deps, subject) }
}

const overview = route(
  {
    method: 'GET',
    url: own,
    config: ofInstitution,
    schema: { summary: '本机构的定点协议和申请', tags, response: { 200: OwnAgreementsMessage } },
  },
  (request, deps: RecordsDeps) => showOwn(deps, staffOf(request).institution ?? ''),
)

const apply = route(
  {
    method: 'POST',
    url: own,
    config: ofInstitution,
    schema: { summary: '向所在地的一家经办机构申请定点', tags, body: AgreementApplyForm, response },
  },
  async (request, deps: RecordsDeps) => {
    const institution = await ownInstitution(request, deps)
    const made = await run(request, deps, { name: 'agreement.apply', role: 'institution' }, (working) =>
      applyForAgreement(working, institution, request.body),
    )
    return showAgreementApplication(deps, staffOf(request), made)
  },
)

const ownOne = route(
  {
    method: 'GET',
    url: `${own}/:agreementId`,
    config: ofInstitution,
    schema: { summary: '本机构的一件申请', tags, params: Params, response },
  },
  async (request, deps: RecordsDeps) => {
    const { agreementId: applicationId } = request.params
    await requireOwn(request, deps, applicationId)
    return showAgreementApplication(deps, staffOf(request), applicationId)
  },
)

const correct = route(
  {
    method: 'POST',
    url: `${own}/:agreementId/correct`,
    config: ofInstitution,
    schema: { summary: '补正，代替原来填的', tags, params: Params, body: AgreementCorrectForm, response },
  },
  async (request, deps: RecordsDeps) => {
    const { agreementId: id } = request.params
    await requireOwn(request, deps, id)
    const institution = await ownInstitution(request, deps)
    await run(request, deps, { name: 'agreement.correct', role: 'institution' }, (working) =>
      correctApplication(working, institution, id, request.body),
    )
    return showAgreementApplication(deps, staffOf(request), id)
  },
)

const withdraw = route(
  {
    method: 'POST',
    url: `${own}/:agreementId/withdraw`,
    config: ofInstitution,
    schema: { summary: '撤回没有决定的申请', tags, params: Params, response },
  },
  async (request, deps: RecordsDeps) => {
    const { agreementId: id } = request.params
    await requireOwn(request, deps, id)
    const institution = await ownInstitution(request, deps)
    await run(request, deps, { name: 'agreement.withdraw', role: 'institution' }, (working) =>
      withdrawAgreement(working, institution, id),
    )
    return showAgreementApplication(deps, staffOf(request), id)
  },
)

const deskOne = route(
  {
    method: 'GET',
    url: `${desk}/:agreementId`,
    config: { access: ['accepting', 'reviewing', 'approving', 'audit', 'admin'] },
    schema: { summary: '一件定点协议申请', tags, params: Params, response },
  },
  async (request, deps: RecordsDeps) => {
    const { agreementId: applicationId } = request.params
    await requirePool(request, deps, applicationId)
    return showAgreementApplication(deps, staffOf(request), applicationId)
  },
)

/** A command of the desk about an application, and what has become of it. */
async function runAtDesk(
  request: FastifyRequest,
  deps: RecordsDeps,
  id: string,
  as: { name: string; role: Role },
  work: (working: Working, about: Awaited<ReturnType<typeof requirePool>>) => Promise<void>,
) {
  const about = await requirePool(request, deps, id)
  await run(request, deps, as, (working) => work(working, about))
  return showAgreementApplication(deps, staffOf(request), id)
}

const ask = route(
  {
    method: 'POST',
    url: `${desk}/:agreementId/ask`,
    config: { access: ['reviewing'] },
    schema: { summary: '一次告知缺什么，期限暂停', tags, params: Params, body: AgreementWordsForm, response },
  },
  (request, deps: RecordsDeps) =>
    runAtDesk(
      request,
      deps,
      request.params.agreementId,
      { name: 'agreement.ask', role: 'reviewing' },
      (working, { applicationId }) => askForCorrections(working, applicationId, request.body.words),
    ),
)

const review = route(
  {
    method: 'POST',
    url: `${desk}/:agreementId/review`,
    config: { access: ['reviewing'] },
    schema: { summary: '审核，写明意见', tags, params: Params, body: AgreementReviewForm, response },
  },
  (request, deps: RecordsDeps) =>
    runAtDesk(
      request,
      deps,
      request.params.agreementId,
      { name: 'agreement.review', role: 'reviewing' },
      (working, { applicationId }) => reviewApplication(working, applicationId, request.body),
    ),
)

const sign = route(
  {
    method: 'POST',
    url: `${desk}/:agreementId/sign`,
    config: { access: ['approving'] },
    schema: { summary: '签订协议；审核的人不能签订', tags, params: Params, body: AgreementSignForm, response },
  },
  (request, deps: RecordsDeps) =>
    runAtDesk(
      request,
      deps,
      request.params.agreementId,
      { name: 'agreement.sign', role: 'approving' },
      (working, about) => signAgreement(working, about, request.body.day),
    ),
)

const decline = route(
  {
    method: 'POST',
    url: `${desk}/:agreementId/decline`,
    config: { access: ['approving'] },
    schema: {
      summary: '不予签订，写明原因；审核的人不能决定',
      tags,
      params: Params,
      body: AgreementWordsForm,
      response,
    },
  },
  (request, deps: RecordsDeps) =>
    runAtDesk(
      request,
      deps,
      request.params.agreementId,
      { name: 'agreement.decline', role: 'approving' },
      (working, about) => declineAgreement(working, about, request.body.words),
    ),
)

export const agreementRoutes = routes<RecordsDeps>(
  overview,
  apply,
  ownOne,
  correct,
  withdraw,
  deskOne,
  ask,
  review,
  sign,
  decline,
)
