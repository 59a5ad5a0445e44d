import { Type } from 'typebox'
import type { ServerModule } from '../app.ts'

/** `GET /health`: is it up, and on which policy release and which database. */
export const healthRoutes: ServerModule = (app, { clock }) => {
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
            today: Type.String({ description: '系统使用的日期（北京时间）' }),
          }),
        },
      },
    },
    () => ({ status: 'ok' as const, today: clock.today() }),
  )
}
