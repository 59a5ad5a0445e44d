import { Type } from 'typebox'
import { ConfirmationForm, DiseaseForm, DiseaseOverview, EntitlementMessage } from '@yidi/contracts'
import { diseaseBenefitOpen, diseaseKinds, diseaseListOpen, diseaseOpenAway } from '@yidi/rules'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { usableMaterials } from '../../platform/materials/index.ts'
import { draftSent } from '../drafts/index.ts'
import { enrolmentOn, readFile } from '../file/index.ts'
import { planDisease } from './diseases.ts'
import { move, run, shown } from './own.ts'
import { contactOf, lawOf } from './words.ts'

const kind = 'designated-disease'
const tags = ['规定病种和出国带药']
const config = { access: ['citizen'], scope: 'file' } as const
const RecordParams = Type.Object({ recordId: Type.String({ maxLength: 60 }) })

const showDiseases = route(
  {
    method: 'GET',
    url: '/api/diseases',
    config,
    schema: { summary: '规定病种：参保地有哪些，我登记了什么', tags, response: { 200: DiseaseOverview } },
  },
  async (request, deps) => {
    const { personNo, pool } = citizenOf(request)
    const today = deps.clock.today()
    const poolLaw = lawOf(deps.release, pool)
    const known = diseaseKinds(poolLaw, today)
    const listOpen = diseaseListOpen(poolLaw, today)
    const file = await readFile(deps.database, { personNo }, ['enrolments', 'wholeRegisters'])
    const enrolment = file && enrolmentOn(file, today)
    const benefitOpen = enrolment && diseaseBenefitOpen(deps.release, pool, enrolment, today)
    const records = file?.registers.filter((record) => record.kind === kind) ?? []
    return {
      kinds:
        known?.kinds.map(({ name }) => ({ name, openAway: diseaseOpenAway(poolLaw, today, name) === true })) ?? null,
      ...(known === undefined ? {} : { basis: known.figure.source }),
      ...(listOpen === undefined ? {} : { listOpen }),
      ...(benefitOpen === undefined ? {} : { benefitOpen }),
      contact: contactOf(deps.release, pool),
      records: records.map((one) => shown(deps, one)),
    }
  },
)

const applyForDisease = route(
  {
    method: 'POST',
    url: '/api/diseases',
    config,
    schema: { summary: '申请规定病种登记', tags, body: DiseaseForm, response: { 201: EntitlementMessage } },
  },
  async (request, deps, reply) => {
    const { kind, hospital, diagnosedOn, note } = request.body
    const context = { release: deps.release, ciphers: deps.database.ciphers }
    const made = await run(deps, request, 'diseases.apply', async (applying, records) => {
      const { personNo, today, by } = applying
      const uploads = await usableMaterials(deps.database, personNo, request.body.uploads)
      const noted = note === undefined ? {} : { note }
      const application = { kind, code: '', hospital, diagnosedOn, from: today, to: null, ...noted, uploads }
      return { ...planDisease(context, applying, application, records), changes: draftSent('disease', by) }
    })
    return reply.code(201).send(made)
  },
)

const withdrawDisease = route(
  {
    method: 'POST',
    url: '/api/diseases/:recordId/withdraw',
    config,
    schema: { summary: '撤回申请', tags, params: RecordParams, response: { 200: EntitlementMessage } },
  },
  (request, deps) => move(deps, request, { kind, recordId: request.params.recordId }, 'withdraw'),
)

const endDisease = route(
  {
    method: 'POST',
    url: '/api/diseases/:recordId/end',
    config,
    schema: {
      summary: '结束登记：今天是最后一天',
      description: '有没结算的就医要靠它的，先回答 visit-rests-on-it；再提交一次，confirmed 写 true，才结束。',
      tags,
      params: RecordParams,
      body: ConfirmationForm,
      response: { 200: EntitlementMessage },
    },
  },
  (request, deps) => move(deps, request, { kind, recordId: request.params.recordId }, 'end'),
)

/** 规定病种 of the citizen who is logged in: what the law says, what is on record, applying and ending. */
export const diseaseRoutes = routes(showDiseases, applyForDisease, withdrawDisease, endDisease)
