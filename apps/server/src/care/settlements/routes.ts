import { Type } from 'typebox'
import { SettlementLineMessage, SettlementMessage, problem } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { pdf, sendPaper, siteOf } from '../../platform/printing/index.ts'
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
