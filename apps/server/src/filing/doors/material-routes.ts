/** The files of a filing: for the person, and for the desk of the pool while it handles the filing, each look audited. */
import { Type } from 'typebox'
import { MaterialMessage, problem } from '@yidi/contracts'
import { citizenOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findTaskIn } from '../../platform/records/index.ts'
import { materialsOf, openMaterial, sendMaterial } from '../../platform/materials/index.ts'
import { findFiling } from '../record/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'

const FilingParams = Type.Object({ filingId: Type.String({ maxLength: 60 }) })
const MaterialParams = Type.Object({
  filingId: Type.String({ maxLength: 60 }),
  materialId: Type.String({ maxLength: 40 }),
})
const Materials = Type.Object({ materials: Type.Array(MaterialMessage) })
const tags = ['材料']
const readers = ['accepting', 'reviewing', 'audit', 'admin'] as const

const noFiling = (filingId: string) => problem('filing-not-found', { filingId: filingId.slice(0, 60) })

const showOwnMaterials = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId/materials',
    config: { access: ['citizen'], scope: 'file' },
    schema: { summary: '一条备案里自己交的材料', tags, params: FilingParams, response: { 200: Materials } },
  },
  async (request, { database }) => {
    const { personNo } = citizenOf(request)
    const { filingId } = request.params
    if ((await findFiling(database, personNo, filingId)) === undefined) throw noFiling(filingId)
    return { materials: await materialsOf(database, personNo, filingId) }
  },
)

/** Whose filing it is, where the desk may see it. Throws `filing-not-found`, `filing-other-pool`. */
async function personOf({ database }: RecordsDeps, filingId: string, pool: string | null): Promise<string> {
  const task = await findTaskIn(database, filingId, { pool, kind: 'filing', missing: noFiling(filingId) })
  return task.personNo
}

const showMaterials = route(
  {
    method: 'GET',
    url: '/api/desk/filings/:filingId/materials',
    config: { access: readers },
    schema: { summary: '一件备案的材料', tags, params: FilingParams, response: { 200: Materials } },
  },
  async (request, deps) => {
    const { filingId } = request.params
    const personNo = await personOf(deps, filingId, staffOf(request).pool)
    return { materials: await materialsOf(deps.database, personNo, filingId) }
  },
)

const downloadMaterial = route(
  {
    method: 'GET',
    url: '/api/desk/filings/:filingId/materials/:materialId',
    config: { access: readers },
    schema: {
      summary: '下载一件备案的一个材料',
      description: '下载一次就记一笔审计。',
      tags,
      params: MaterialParams,
      produces: ['image/jpeg', 'image/png', 'application/pdf'],
    },
  },
  async (request, deps, reply) => {
    const { filingId, materialId } = request.params
    const staff = staffOf(request)
    const personNo = await personOf(deps, filingId, staff.pool)
    const opened = await openMaterial(deps.database, personNo, materialId, filingId)
    if (opened === undefined) throw problem('material-not-found', { materialId: materialId.slice(0, 40) })
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [
        {
          actorKind: 'staff',
          actor: staff.staffName,
          action: 'material.read',
          subjectId: materialId,
          detail: { filingId },
        },
      ],
    })
    return sendMaterial(reply, opened.material, opened.content)
  },
)

/** `GET /api/filings/:id/materials`, and the desk's list and download of the same. */
export const filingMaterialRoutes = routes(showOwnMaterials, showMaterials, downloadMaterial)
