import { Type } from 'typebox'
import { EmployerForm, EmployerMessage } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { listEmployers } from './employers.ts'
import { enterEmployer } from './enter.ts'

const tags = ['用人单位']

const showEmployers = route(
  {
    method: 'GET',
    url: '/api/desk/employers',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'] },
    schema: {
      summary: '本统筹区的用人单位',
      tags,
      response: { 200: Type.Object({ employers: Type.Array(EmployerMessage) }) },
    },
  },
  async (request, { database }) => ({ employers: await listEmployers(database, staffOf(request).pool) }),
)

const enterOrChange = route(
  {
    method: 'POST',
    url: '/api/desk/employers',
    config: { access: ['accepting', 'admin'] },
    schema: {
      summary: '登记或修改用人单位',
      description: '代码没有登记过就是新登记，登记过就是修改。管理员登记时要写统筹区。',
      tags,
      querystring: Type.Object({ pool: Type.Optional(Type.String({ pattern: '^\\d{6}$' })) }),
      body: EmployerForm,
      response: { 200: EmployerMessage },
    },
  },
  (request, deps) =>
    enterEmployer(deps, staffOf(request), request.body, request.query.pool, commandKeyOf(request, 'employers.write')),
)

/** The employers of a pool at its desk: listed, entered, changed. */
export const employerDeskRoutes = routes(showEmployers, enterOrChange)
