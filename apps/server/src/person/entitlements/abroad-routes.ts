import { Type } from 'typebox'
import { AbroadForm, AbroadOverview, EntitlementMessage, ReturnForm } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { draftSent } from '../drafts/index.ts'
import { medicineAbroadOn, registersOf } from '../registers/index.ts'
import { monthsAbroad, planAbroad, planReturn } from './abroad.ts'
import { findOrThrow, move, run, shown } from './own.ts'
import { contactOf } from './words.ts'

const kind = 'medicine-abroad'
const tags = ['规定病种和出国带药']
const config = { access: ['citizen'], scope: 'file' } as const
const RecordParams = Type.Object({ recordId: Type.String({ maxLength: 60 }) })

const showAbroad = route(
  {
    method: 'GET',
    url: '/api/abroad',
    config,
    schema: { summary: '出国带药：最多几个月，我备过哪些', tags, response: { 200: AbroadOverview } },
  },
  async (request, deps) => {
    const { personNo, pool } = citizenOf(request)
    const today = deps.clock.today()
    const stated = monthsAbroad(deps.release, pool, today)
    const records = await registersOf(deps.database, personNo, kind)
    return {
      months: stated?.months ?? null,
      ...(stated === undefined ? {} : { basis: stated.basis }),
      contact: contactOf(deps.release, pool),
      pausedToday: medicineAbroadOn(records, today) !== undefined,
      records: records.map((one) => shown(deps, one)),
    }
  },
)

const applyForAbroad = route(
  {
    method: 'POST',
    url: '/api/abroad',
    config,
    schema: { summary: '申请出国带药备案', tags, body: AbroadForm, response: { 201: EntitlementMessage } },
  },
  async (request, deps, reply) => {
    const made = await run(deps, request, 'abroad.apply', (applying, records) => ({
      ...planAbroad({ release: deps.release, ciphers: deps.database.ciphers }, applying, request.body, records),
      changes: draftSent('abroad', applying.by),
    }))
    return reply.code(201).send(made)
  },
)

const withdrawAbroad = route(
  {
    method: 'POST',
    url: '/api/abroad/:recordId/withdraw',
    config,
    schema: { summary: '撤回申请', tags, params: RecordParams, response: { 200: EntitlementMessage } },
  },
  (request, deps) => move(deps, request, { kind, recordId: request.params.recordId }, 'withdraw'),
)

const reportReturn = route(
  {
    method: 'POST',
    url: '/api/abroad/:recordId/return',
    config,
    schema: {
      summary: '报回国：从那天起恢复待遇',
      tags,
      params: RecordParams,
      body: ReturnForm,
      response: { 200: EntitlementMessage },
    },
  },
  (request, deps) =>
    run(deps, request, 'abroad.return', ({ by, today }, records) =>
      planReturn(findOrThrow(records, { kind, recordId: request.params.recordId }), by, request.body.returnedOn, today),
    ),
)

/** 出国带药 of the citizen who is logged in: what the law says, what is on record, applying and coming back. */
export const abroadRoutes = routes(showAbroad, applyForAbroad, withdrawAbroad, reportReturn)
