import { Type } from 'typebox'
import { SettlementChoicesMessage, SettlementEventsMessage, SettlementLinesMessage } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import { choicesOf } from './choices.ts'
import { eventsOf } from './events.ts'
import { feeLinesOf } from './fee-lines.ts'

const SettlementParams = Type.Object({ settlementId: Type.String({ maxLength: 60 }) })

/** What stands behind a citizen's own settlement: its fee lines, what happened, and the bill of other choices. */
export const settlementDetailRoutes: RecordsModule = (app, { database, release }) => {
  const tags = ['结算']
  const config = { access: ['citizen'], scope: 'settlements' } as const

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
      return feeLinesOf(database, release, of, request.query.after ?? 0)
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
    (request) => choicesOf(database, release, citizenOf(request).personNo, request.params.settlementId),
  )
}
