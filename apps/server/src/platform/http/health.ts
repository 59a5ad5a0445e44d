import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import type { Problem } from '@yidi/contracts'
import { whyLeftOut } from '@yidi/rules'
import { route, routes } from './route.ts'
import type { ServerDeps } from '../module/index.ts'
import { findUnsoundness } from '../storage/index.ts'
import type { Unsoundness } from '../storage/index.ts'

const showHealth = route(
  {
    method: 'GET',
    url: '/health',
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
  async (_request, { database, release, clock }: ServerDeps) => {
    const unsound = database === null ? undefined : await findUnsoundness(database)
    if (unsound !== undefined) throw problemOf(unsound)
    return {
      status: 'ok' as const,
      policyRelease: release.id,
      leftOut: [...release.leftOut.values()].map((pool) => ({ code: pool.code, reason: whyLeftOut(pool) })),
      database: database === null ? null : { kind: database.kind, version: database.version },
      today: clock.today(),
    }
  },
)

function problemOf(unsound: Unsoundness): Problem {
  switch (unsound.fault) {
    case 'disk-full':
      return problem('disk-full', { reason: unsound.reason })
    case 'database-restarting':
      return problem('database-restarting')
    case 'database-not-answering':
      return problem('database-not-answering', { reason: unsound.reason })
  }
}

/**
 * `GET /health`: is it up, and on which policy release and which database. What is wrong is answered within a second as
 * a problem document of status 503, so that a load balancer need not read it.
 */
export const healthRoutes = routes(showHealth)
