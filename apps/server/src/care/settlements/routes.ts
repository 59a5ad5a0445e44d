import { Type } from 'typebox'
import {
  SettlementChoicesMessage,
  SettlementEventsMessage,
  SettlementLineMessage,
  SettlementLinesMessage,
  SettlementMessage,
  problem,
} from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { pdf, sendPaper, siteOf } from '../../platform/printing/index.ts'
import { choicesOf } from './choices.ts'
import { eventsOf } from './events.ts'
import { feeLinesOf } from './fee-lines.ts'
import { settlementOf, settlementsOf } from './read.ts'
import { drawnReceipt } from './receipt.ts'

const SettlementParams = Type.Object({ settlementId: Type.String({ maxLength: 60 }) })

/** A citizen's own settlements: the list, and one with its bill, article by article, on the page and on paper. */
export const settlementRoutes: RecordsModule = (app, deps) => {
  const { database } = deps
  const tags = ['结算']
  const config = { access: ['citizen'], scope: 'settlements' } as const

  app.get(
    '/api/settlements',
    {
      config,
      schema: {
        summary: '我的结算',
        tags,
        response: { 200: Type.Object({ settlements: Type.Array(SettlementLineMessage) }) },
      },
    },
    async (request) => ({ settlements: await settlementsOf(database, citizenOf(request).personNo, placeName) }),
  )

  app.get(
    '/api/settlements/:settlementId',
    {
      config,
      schema: { summary: '一笔结算和它的账单', tags, params: SettlementParams, response: { 200: SettlementMessage } },
    },
    async (request) => {
      const { settlementId } = request.params
      const found = await settlementOf(database, citizenOf(request).personNo, settlementId, placeName)
      if (found === undefined) throw problem('settlement-not-found', { settlement: settlementId })
      return found
    },
  )

  app.get(
    '/api/settlements/:settlementId/lines',
    {
      config,
      schema: {
        summary: '一笔结算的费用明细，一页一页给',
        tags,
        params: SettlementParams,
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ minimum: 0, description: '上一页给出的 next' })),
        }),
        response: { 200: SettlementLinesMessage },
      },
    },
    (request) => {
      const of = { personNo: citizenOf(request).personNo, settlementId: request.params.settlementId }
      return feeLinesOf(database, deps.release, of, request.query.after ?? 0)
    },
  )

  app.get(
    '/api/settlements/:settlementId/events',
    {
      config,
      schema: {
        summary: '一笔结算的经过：登记、传费用、预结算、结算、撤销',
        tags,
        params: SettlementParams,
        response: { 200: SettlementEventsMessage },
      },
    },
    async (request) => ({
      events: await eventsOf(database, citizenOf(request).personNo, request.params.settlementId),
    }),
  )

  app.get(
    '/api/settlements/:settlementId/choices',
    {
      config,
      schema: {
        summary: '这笔结算换一种情况会是多少：有没有备案、怎么结算、哪级医院',
        tags,
        params: SettlementParams,
        response: { 200: SettlementChoicesMessage },
      },
    },
    (request) => choicesOf(database, deps.release, citizenOf(request).personNo, request.params.settlementId),
  )

  app.get(
    '/api/settlements/:settlementId/receipt.pdf',
    {
      config,
      schema: { summary: '一笔结算的结算单（PDF），带核验二维码', tags, params: SettlementParams, response: pdf },
    },
    async (request, reply) => {
      const wanted = { personNo: citizenOf(request).personNo, settlementId: request.params.settlementId }
      return sendPaper(reply, ...(await drawnReceipt(deps, wanted, siteOf(request, deps.config.publicUrl))))
    },
  )
}
