import { Type } from 'typebox'
import { whyLeftOut } from '@yidi/rules'
import type { ServerModule } from '../module.ts'

/** `GET /health`: is it up, and on which policy release and which database. */
export const healthRoutes: ServerModule = (app, { clock, database, release }) => {
  app.get(
    '/health',
    {
      config: { access: 'public' },
      schema: {
        summary: '运行状态',
        tags: ['运行'],
        response: {
          200: Type.Object({
            status: Type.Literal('ok'),
            policyRelease: Type.String({ description: '政策发布的内容哈希' }),
            leftOut: Type.Array(Type.Object({ code: Type.String(), reason: Type.String() }), {
              description: '政策文件有错而停用的统筹区，和第一处错误',
            }),
            database: Type.Union([
              Type.Object({
                kind: Type.Enum(['embedded', 'external'], { description: '内嵌或自备' }),
                version: Type.String(),
              }),
              Type.Null(),
            ]),
            today: Type.String({ description: '系统使用的日期（北京时间）' }),
          }),
        },
      },
    },
    async () => {
      if (database !== null) await database.pool.query('select 1')
      return {
        status: 'ok' as const,
        policyRelease: release.id,
        leftOut: [...release.leftOut.values()].map((pool) => ({ code: pool.code, reason: whyLeftOut(pool) })),
        database: database === null ? null : { kind: database.kind, version: database.version },
        today: clock.today(),
      }
    },
  )
}
