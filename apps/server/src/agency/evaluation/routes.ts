/** 政策评估 at the desk: started, looked at, stopped, taken along. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { EvaluationForm, EvaluationMessage, EvaluationsMessage } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { handOver } from '../../platform/jobs/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { pdf, sendPaper } from '../../platform/printing/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { checkForm } from './form.ts'
import { drawEvaluation, evaluationCsv } from './papers.ts'
import { startEvaluation } from './run.ts'
import { listEvaluations, showDone, showEvaluation, stopEvaluation } from './show.ts'

const tags = ['政策评估']
const url = '/api/desk/evaluations'
const readers = ['reviewing', 'approving', 'finance', 'audit', 'admin'] as const
const starters = ['approving', 'finance', 'admin'] as const
const params = Type.Object({ evaluationId: Type.String({ maxLength: 60, description: '评估编号' }) })

/** The job that runs what waits. */
export const evaluationJob = 'evaluation.run'

const byOf = (request: FastifyRequest) => ({ actorKind: 'staff', actor: staffOf(request).staffName }) as const

const list = route(
  {
    method: 'GET',
    url,
    config: { access: readers },
    schema: { summary: '政策评估：做过的和正在做的，后开始的在前', tags, response: { 200: EvaluationsMessage } },
  },
  (request, deps: RecordsDeps) => listEvaluations(deps, staffOf(request)),
)

const start = route(
  {
    method: 'POST',
    url,
    config: { access: starters },
    bodyLimit: 2 * 1_048_576,
    schema: {
      summary: '开始一次政策评估：一年的费用在两个政策下各是多少',
      description: '排队由程序算，一次算一个；只读结算，不改任何一笔。',
      tags,
      body: EvaluationForm,
      response: { 200: EvaluationMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const { database, clock } = deps
    const checked = await checkForm(deps, staff, request.body)
    const evaluationId = await runOfficeCommand(
      database,
      clock,
      commandKeyOf(request, 'evaluation.start'),
      (transaction) => startEvaluation({ transaction, context: deps, by: byOf(request) }, checked, staff.pool),
    )
    // Where no queue is at work yet, the timetable finds it.
    await handOver((text, values) => database.pool.query(text, values), evaluationJob).catch(() => undefined)
    return showEvaluation(deps, staff, evaluationId)
  },
)

const show = route(
  {
    method: 'GET',
    url: `${url}/:evaluationId`,
    config: { access: readers },
    schema: { summary: '一次政策评估：算到哪里，结果如何', tags, params, response: { 200: EvaluationMessage } },
  },
  (request, deps: RecordsDeps) => showEvaluation(deps, staffOf(request), request.params.evaluationId),
)

const stop = route(
  {
    method: 'POST',
    url: `${url}/:evaluationId/stop`,
    config: { access: starters },
    schema: {
      summary: '停止一次政策评估',
      description: '算到一半的什么也不留下。',
      tags,
      params,
      response: { 200: EvaluationMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const { evaluationId } = request.params
    await runOfficeCommand(deps.database, deps.clock, commandKeyOf(request, 'evaluation.stop'), (transaction) =>
      stopEvaluation({ transaction, deps, by: byOf(request) }, staff, evaluationId),
    )
    return showEvaluation(deps, staff, evaluationId)
  },
)

const csv = route(
  {
    method: 'GET',
    url: `${url}/:evaluationId/result.csv`,
    config: { access: readers },
    schema: { summary: '评估结果（CSV）：每一组的两边和差', tags, params, response: { 200: Type.Any() } },
  },
  async (request, deps: RecordsDeps, reply) => {
    const shown = await showDone(deps, staffOf(request), request.params.evaluationId)
    return sendSheet(reply, `政策评估${shown.evaluationId}`, 'csv', evaluationCsv(shown))
  },
)

const paper = route(
  {
    method: 'GET',
    url: `${url}/:evaluationId/result.pdf`,
    config: { access: readers },
    schema: { summary: '评估结果（PDF，两页）', tags, params, response: pdf },
  },
  async (request, deps: RecordsDeps, reply) => {
    const shown = await showDone(deps, staffOf(request), request.params.evaluationId)
    return sendPaper(reply, await drawEvaluation(shown, deps.clock.now()), `政策评估${shown.evaluationId}`)
  },
)

/** 政策评估. */
export const evaluationRoutes = routes<RecordsDeps>(list, start, show, stop, csv, paper)
