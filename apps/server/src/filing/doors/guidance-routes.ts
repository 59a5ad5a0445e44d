import { Type } from 'typebox'
import {
  FilingNeedMessage,
  FilingQuestionStep,
  FilingTypeGuidance,
  filingActions,
  filingMachine,
  filingStates,
  problem,
} from '@yidi/contracts'
import {
  FILING_TYPES,
  FILING_TYPE_NAMES,
  filingNeeded,
  fittingTypes,
  isFilingType,
  typeGuidance,
  placeProblem,
} from '@yidi/rules'
import { route, routes } from '../../platform/http/index.ts'
import type { Route } from '../../platform/http/index.ts'
import type { ServerDeps } from '../../platform/module/index.ts'
import { dayOf, lawOf } from '../record/index.ts'
import { PoolQuery, askedPool } from './asked-pool.ts'
import { guideRoutes } from './guide-routes.ts'

const tags = ['备案']
const config = { access: 'public', session: true } as const

const askNeed = route(
  {
    method: 'GET',
    url: '/api/filings/need',
    config,
    schema: {
      summary: '去这个地方看病要不要备案',
      tags,
      querystring: Type.Object({
        place: Type.String(),
        pool: PoolQuery,
        day: Type.Optional(Type.String()),
        emergency: Type.Optional(Type.Boolean({ description: '是急诊或抢救' })),
      }),
      response: { 200: FilingNeedMessage },
    },
  },
  (request, deps: ServerDeps) => {
    const { place, pool, day, emergency } = request.query
    const need = filingNeeded(
      lawOf(deps.release, askedPool(request, pool)),
      place,
      dayOf(day, deps.clock),
      deps.release.places,
      emergency,
    )
    if (need === undefined) {
      const wrong = placeProblem(deps.release.places, place, 'province-too') ?? ''
      throw problem('place-not-valid', { problem: wrong })
    }
    return need
  },
)

const askQuestions = route(
  {
    method: 'POST',
    url: '/api/filings/questions',
    config: { ...config, repeatable: true },
    schema: {
      summary: '按回答找合适的备案类型',
      description: 'answers 里放已经回答的问题；给出下一个问题，或者合适的类型和理由。',
      tags,
      body: Type.Object({
        answers: Type.Record(Type.String(), Type.String({ maxLength: 40 })),
        pool: PoolQuery,
      }),
      response: { 200: FilingQuestionStep },
    },
  },
  (request, deps: ServerDeps) => {
    const { answers, pool } = request.body
    const law = lawOf(deps.release, askedPool(request, pool))
    const { questionnaire } = deps.release.filing
    if (questionnaire === undefined) throw problem('filing-law-missing', { pool: law.pool })
    const step = fittingTypes(law, questionnaire, answers, deps.clock.today())
    return step.kind === 'answer'
      ? { ...step, fitting: [...step.fitting], notFitting: [...step.notFitting] }
      : step.kind === 'ask'
        ? {
            ...step,
            question: { ...step.question, options: [...step.question.options] },
            answered: [...step.answered],
          }
        : step
  },
)

const showType = route(
  {
    method: 'GET',
    url: '/api/filings/types/:type',
    config,
    schema: {
      summary: '一种备案：管多久、要什么、从哪里办',
      tags,
      params: Type.Object({ type: Type.String() }),
      querystring: Type.Object({
        pool: PoolQuery,
        place: Type.Optional(Type.String()),
        day: Type.Optional(Type.String()),
      }),
      response: { 200: FilingTypeGuidance },
    },
  },
  (request, deps: ServerDeps) => {
    const { type } = request.params
    if (!isFilingType(type)) {
      const known = FILING_TYPE_NAMES.map((name) => `${name}（${FILING_TYPES[name].title}）`).join('、')
      throw problem('filing-type-unknown', { type: type.slice(0, 40), known })
    }
    const law = lawOf(deps.release, askedPool(request, request.query.pool))
    return typeGuidance(deps.release.filing, law, type, dayOf(request.query.day, deps.clock))
  },
)

const showStates: Route<ServerDeps> = route(
  {
    method: 'GET',
    url: '/api/filings/states',
    config: { access: 'public' },
    schema: {
      summary: '备案的状态：每一步谁可以做什么',
      tags,
      response: {
        200: Type.Object({
          states: Type.Record(Type.String(), Type.Object({ title: Type.String(), done: Type.Boolean() })),
          actions: Type.Record(Type.String(), Type.String()),
          machine: Type.Record(
            Type.String(),
            Type.Record(Type.String(), Type.Object({ to: Type.String(), by: Type.Array(Type.String()) })),
          ),
        }),
      },
    },
  },
  () => ({
    states: filingStates,
    actions: filingActions,
    machine: structuredClone(filingMachine) as never,
  }),
)

/** What applies to me? Public, like the law; someone who is logged in need not say where he is insured. */
export const guidanceRoutes = routes(askNeed, askQuestions, showType, guideRoutes, showStates)
