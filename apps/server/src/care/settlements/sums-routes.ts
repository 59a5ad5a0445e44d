import { Type } from 'typebox'
import { SumsMessage, problem } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import { sumsOf } from './sums.ts'

/** A citizen's own sums to date. */
export const sumsRoutes: RecordsModule = (app, { database, clock, release }) => {
  app.get(
    '/api/me/sums',
    {
      config: { access: ['citizen'], scope: 'settlements' },
      schema: {
        summary: '我的账户：今年花了多少、起付还差多少、个人账户余额和明细',
        tags: ['结算'],
        querystring: Type.Object({
          year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100, description: '哪一年，不给就是今年' })),
        }),
        response: { 200: SumsMessage },
      },
    },
    async (request) => {
      const sums = await sumsOf({ database, clock, release }, citizenOf(request).personNo, request.query.year)
      if (sums === undefined) throw problem('not-enrolled', { day: clock.today() })
      return sums
    },
  )
}
