import { Type } from 'typebox'
import { errorRegistry, problem } from '@yidi/contracts'
import type { ErrorEntry } from '@yidi/contracts'
import type { ServerDeps } from '../module/index.ts'
import { route, routes } from './route.ts'
import type { Route } from './route.ts'

const ErrorDescription = Type.Object({
  code: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  detail: Type.String(),
  remedy: Type.String(),
})

const entries = Object.entries(errorRegistry as Record<string, ErrorEntry>).map(([code, entry]) => ({
  code,
  ...entry,
}))

const showErrors: Route<ServerDeps> = route(
  {
    method: 'GET',
    url: '/api/errors',
    config: { access: 'public' },
    schema: { summary: '全部错误代码', tags: ['运行'], response: { 200: Type.Array(ErrorDescription) } },
  },
  () => entries,
)

const showError: Route<ServerDeps> = route(
  {
    method: 'GET',
    url: '/api/errors/:code',
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

/** `GET /api/errors` and `/api/errors/:code`: what the `type` of a problem document points to. */
export const errorRoutes = routes(showErrors, showError)
