/** 政策 at the desk: the law of a pool on a day, two beside each other, and a quote against a draft. Nothing here changes anything. */
import { Type } from 'typebox'
import {
  PolicyCompareMessage,
  PolicyCompareQuery,
  PolicyDraftForm,
  PolicyDraftMessage,
  PolicyTableMessage,
  PolicyTableQuery,
} from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { quoteDraft } from './draft.ts'
import { tableSheet } from './sheet.ts'
import { compareTables, showTable } from './table.ts'

const tags = ['政策']
const config = { access: ['accepting', 'reviewing', 'approving', 'finance', 'audit', 'admin'] } as const
const url = '/api/desk/policy/pools/:code'
const params = Type.Object({ code: Type.String({ maxLength: 20, description: '统筹区代码' }) })

const table = route(
  {
    method: 'GET',
    url,
    config,
    schema: {
      summary: '一个统筹区某一天生效的全部规定，按章列出',
      description: '和结算用的是同一份政策；本统筹区的经办数值列在旁边。',
      tags,
      params,
      querystring: PolicyTableQuery,
      response: { 200: PolicyTableMessage },
    },
  },
  (request, deps: RecordsDeps) => showTable(deps, staffOf(request), request.params.code, request.query.on),
)

const sheet = (as: 'csv' | 'xlsx') =>
  route(
    {
      method: 'GET',
      url: `${url}/table.${as}`,
      config,
      schema: {
        summary: `一个统筹区某一天生效的全部规定（${as.toUpperCase()}）`,
        tags,
        params,
        querystring: PolicyTableQuery,
        response: { 200: Type.Any() },
      },
    },
    async (request, deps: RecordsDeps, reply) => {
      const { code } = request.params as { code: string }
      const shown = await showTable(deps, staffOf(request), code, (request.query as PolicyTableQuery).on)
      return sendSheet(reply, `政策${code}-${shown.on}`, as, await tableSheet(shown, deps.release.documents, as))
    },
  )

const compare = route(
  {
    method: 'GET',
    url: '/api/desk/policy/compare',
    config,
    schema: {
      summary: '两天或两个统筹区的规定逐条对照',
      tags,
      querystring: PolicyCompareQuery,
      response: { 200: PolicyCompareMessage },
    },
  },
  (request, deps: RecordsDeps) => compareTables(deps, request.query),
)

const draft = route(
  {
    method: 'POST',
    url: '/api/desk/policy/draft-quote',
    config: { ...config, repeatable: true },
    bodyLimit: 2 * 1_048_576,
    // What the rules answer is theirs alone, as at the door of the quotes.
    serializerCompiler: () => JSON.stringify,
    schema: {
      summary: '用政策草案试算：检查草案，同一笔按现行规定和草案各算一遍',
      description: '检查和 yidi policy check 一样。草案和这一笔都不存，也不碰任何结算。',
      tags,
      body: PolicyDraftForm,
      response: { 200: PolicyDraftMessage },
    },
  },
  (request, deps: RecordsDeps) => quoteDraft(deps, request.body) as never,
)

/** 政策 at the desk. */
export const policyDeskRoutes = routes(table, sheet('csv'), sheet('xlsx'), compare, draft)
