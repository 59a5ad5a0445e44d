/** The files of a filing: for the person, and for the desk of the pool while it handles the filing. */
import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import { deskFileRoutes, Materials } from '../../platform/records/index.ts'
import { findFiling } from '../record/index.ts'

const noFiling = (filingId: string) => problem('filing-not-found', { filingId: filingId.slice(0, 60) })

const showOwnMaterials = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId/materials',
    config: { access: ['citizen'], scope: 'file' },
    schema: {
      summary: '一条备案里自己交的材料',
      tags: ['材料'],
      params: Type.Object({ filingId: Type.String({ maxLength: 60 }) }),
      response: { 200: Materials },
    },
  },
  async (request, { database }) => {
    const { personNo } = citizenOf(request)
    const { filingId } = request.params
    if ((await findFiling(database, personNo, filingId)) === undefined) throw noFiling(filingId)
    return { materials: await materialsOf(database, personNo, filingId) }
  },
)

const atDesk = deskFileRoutes({
  kind: 'filing',
  called: '一件备案',
  place: 'filings',
  param: 'filingId',
  readers: ['accepting', 'reviewing', 'audit', 'admin'],
  missing: noFiling,
})

/** `GET /api/filings/:id/materials`, and the desk's list and download of the same. */
export const filingMaterialRoutes = routes(showOwnMaterials, atDesk.list, atDesk.download)
