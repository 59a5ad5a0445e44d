import { Type } from 'typebox'
import { errorRegistry, problem } from '@yidi/contracts'
import type { ErrorEntry } from '@yidi/contracts'
import type { ServerModule } from '../module/index.ts'

const ErrorDescription = Type.Object({
  code: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  detail: Type.String(),
  remedy: Type.String(),
})

/** `GET /api/errors` and `/api/errors/:code`: what the `type` of a problem document points to. */
export const errorRoutes: ServerModule = (app) => {
  const entries = Object.entries(errorRegistry as Record<string, ErrorEntry>).map(([code, entry]) => ({
    code,
    ...entry,
  }))
  app.get(
    '/api/errors',
    {
      config: { access: 'public' },
      schema: { summary: '全部错误代码', tags: ['运行'], response: { 200: Type.Array(ErrorDescription) } },
    },
    () => entries,
  )
  app.get(
    '/api/errors/:code',
    {
      config: { access: 'public' },
      schema: {
        summary: '一个错误代码的说明',
        tags: ['运行'],
        params: Type.Object({ code: Type.String() }),
        response: { 200: ErrorDescription },
      },
    },
    (request) => {
      const entry = entries.find(({ code }) => code === request.params.code)
      if (entry === undefined) throw problem('route-not-found', { path: `/api/errors/${request.params.code}` })
      return entry
    },
  )
}
