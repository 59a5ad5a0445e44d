/** 医保医师记分 at the desk, and an institution's own doctors. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { DoctorPointsForm, DoctorPointsUndoForm, DoctorsMessage, problem } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { enterPoints, undoPoints } from './enter.ts'
import type { PointsWorking } from './enter.ts'
import { showDoctors } from './show.ts'

const tags = ['医保医师记分']
const url = '/api/desk/doctors'
const Year = Type.Object({
  year: Type.Optional(Type.String({ pattern: '^\\d{4}$', description: '哪一年，不写是今年' })),
})
const Params = Type.Object({ entryId: Type.String({ maxLength: 60, description: '记分的编号' }) })
const response = { 200: DoctorsMessage }

const list = (at: string, access: readonly ('inspecting' | 'audit' | 'admin' | 'institution')[], summary: string) =>
  route(
    { method: 'GET', url: at, config: { access }, schema: { summary, tags, querystring: Year, response } },
    (request, deps: RecordsDeps) =>
      showDoctors(deps, staffOf(request), request.query.year ?? deps.clock.today().slice(0, 4)),
  )

/** Runs a command of the pool of whoever asks, once by its key. */
async function run(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: PointsWorking) => Promise<void>,
): Promise<DoctorsMessage> {
  const { database, clock } = deps
  const { pool, ...staff } = staffOf(request)
  if (pool === null) throw problem('reclaim-no-pool')
  await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff: { ...staff, pool } }),
  )
  return showDoctors(deps, staffOf(request), clock.today().slice(0, 4))
}

const enter = route(
  {
    method: 'POST',
    url: `${url}/points`,
    config: { access: ['inspecting'] },
    schema: {
      summary: '按决定了的案件给医师记分',
      description: '记几分由监管参数定；没有定的，写明记几分和为什么。',
      tags,
      body: DoctorPointsForm,
      response,
    },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'doctor-points.enter', (working) => enterPoints(working, request.body)),
)

const undo = route(
  {
    method: 'POST',
    url: `${url}/points/:entryId/undo`,
    config: { access: ['inspecting'] },
    schema: { summary: '撤销一笔记分', tags, params: Params, body: DoctorPointsUndoForm, response },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'doctor-points.undo', (working) =>
      undoPoints(working, request.params.entryId, request.body.reason),
    ),
)

/** 医保医师记分: inspecting enters and takes back, audit and admin look on, an institution sees its own doctors. */
export const pointRoutes = routes(
  list(url, ['inspecting', 'audit', 'admin'], '医保医师的记分，一年一年算'),
  list('/api/institution/doctors', ['institution'], '本机构医师的记分'),
  enter,
  undo,
)
