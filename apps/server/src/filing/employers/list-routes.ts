import { Type } from 'typebox'
import { EmployerImportReport, problem } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { SentFile, route, routes } from '../../platform/http/index.ts'
import type { Route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { sendSheet, sheetTypes } from '../../platform/sheets/index.ts'
import { employerOf } from './employers.ts'
import { fileList } from './file.ts'
import { listTemplate, reportSheet } from './list.ts'

const tags = ['用人单位']
const config = { access: ['employer'] } as const
/** Five hundred rows are some forty kilobytes; a sheet with pictures in it is somebody's mistake. */
const bodyLimit = 2 * 1_048_576

const sendTemplate = route(
  {
    method: 'GET',
    url: '/api/employer/filings/template',
    config,
    schema: { summary: '批量备案的模板（XLSX）', tags, response: { 200: Type.Any() } },
  },
  async (request, deps, reply) => {
    await employerOf(deps.database, staffOf(request))
    return sendSheet(reply, '常驻异地备案模板', 'xlsx', await listTemplate())
  },
)

const fileFromList = route(
  {
    method: 'POST',
    url: '/api/employer/filings/list',
    // Each row is a command of its own, keyed by the file and the row: sending the file again files nothing twice.
    config: { ...config, repeatable: true },
    bodyLimit,
    schema: {
      summary: '批量备案：交一个名单（XLSX 或 CSV）',
      description:
        '先试提交（dryRun），看每一行的结果，再正式提交。错的行不影响对的行；同一个文件再交一次不会重复备案。' +
        'as=xlsx 时结果也是 XLSX。正式提交要带 confirmed=true：单位确认派驻属实、职工都已签备案承诺书。',
      tags,
      consumes: [sheetTypes.xlsx, 'text/csv', 'application/octet-stream'],
      querystring: Type.Object({
        dryRun: Type.Optional(Type.Boolean()),
        confirmed: Type.Optional(Type.Boolean()),
        as: Type.Optional(Type.Enum(['json', 'xlsx'] as const)),
      }),
      response: { 200: EmployerImportReport },
    },
  },
  async (request, deps, reply) => {
    const { code } = await employerOf(deps.database, staffOf(request))
    const { body } = request as { body: unknown }
    if (!(body instanceof SentFile)) throw problem('import-file-not-readable', { reason: '没有收到文件' })
    const { dryRun, confirmed, as } = request.query
    const report = await fileList(deps, code, body.bytes, dryRun === true || confirmed !== true)
    if (as === 'xlsx') return sendSheet(reply, '批量备案结果', 'xlsx', await reportSheet(report))
    return reply.send(report)
  },
)

/** Filing for many at once: the template, and the list that is sent back filled in. */
export const listRoutes: Route<RecordsDeps> = (app, deps) => {
  app.addContentTypeParser(
    [sheetTypes.xlsx, 'application/octet-stream', 'text/csv'],
    { parseAs: 'buffer', bodyLimit },
    (_request, body: Buffer, done) => {
      done(null, new SentFile(body))
    },
  )
  routes(sendTemplate, fileFromList)(app, deps)
}
