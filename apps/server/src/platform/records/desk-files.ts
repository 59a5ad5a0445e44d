/** The files of a record at the desk: listed and looked at by the pool that handles it, each look audited. */
import { Type } from 'typebox'
import { MaterialMessage, problem } from '@yidi/contracts'
import type { Problem, StaffRole } from '@yidi/contracts'
import { commitForPerson } from '../../person/commands/index.ts'
import { staffOf } from '../guard/index.ts'
import { route } from '../http/index.ts'
import type { RecordsDeps } from '../module/index.ts'
import { materialsOf, openMaterial, sendMaterial } from '../materials/index.ts'
import { findTaskIn } from './tasks.ts'

/** A list of files as every door shows it. */
export const Materials = Type.Object({ materials: Type.Array(MaterialMessage) })
const tags = ['材料']

interface RecordFiles {
  kind: string
  /** What a record is called: 一件备案. */
  called: string
  /** Where its kind stands, and what the number of a record is called in addresses: `filings`, `filingId`. */
  place: string
  param: string
  readers: readonly StaffRole[]
  missing: (recordId: string) => Problem
}

/** The list `GET /api/desk/<place>/:id/materials`, and the download of one of them. */
export function deskFileRoutes({ kind, called, place, param, readers, missing }: RecordFiles) {
  const address = `/api/desk/${place}/:${param}/materials`
  const recordId = Type.String({ maxLength: 60 })
  const idOf = (params: object): string => (params as Record<string, string>)[param]!
  /** Whose record it is, where the desk may see it. Throws `missing` and `filing-other-pool`. */
  const personOf = async ({ database }: RecordsDeps, id: string, pool: string | null): Promise<string> =>
    (await findTaskIn(database, id, { pool, kind, missing: missing(id.slice(0, 60)) })).personNo
  const list = route(
    {
      method: 'GET',
      url: address,
      config: { access: readers },
      schema: {
        summary: `${called}的材料`,
        tags,
        params: Type.Object({ [param]: recordId }),
        response: { 200: Materials },
      },
    },
    async (request, deps) => {
      const id = idOf(request.params)
      const personNo = await personOf(deps, id, staffOf(request).pool)
      return { materials: await materialsOf(deps.database, personNo, id) }
    },
  )
  const download = route(
    {
      method: 'GET',
      url: `${address}/:materialId`,
      config: { access: readers },
      schema: {
        summary: `下载${called}的一个材料`,
        description: '下载一次就记一笔审计。',
        tags,
        params: Type.Object({ [param]: recordId, materialId: Type.String({ maxLength: 40 }) }),
        produces: ['image/jpeg', 'image/png', 'application/pdf'],
      },
    },
    async (request, deps, reply) => {
      const id = idOf(request.params)
      const { materialId } = request.params as { materialId: string }
      const { staffName: actor, pool } = staffOf(request)
      const personNo = await personOf(deps, id, pool)
      const opened = await openMaterial(deps.database, personNo, materialId, id)
      if (opened === undefined) throw problem('material-not-found', { materialId: materialId.slice(0, 40) })
      await commitForPerson(deps.database, {
        personNo,
        at: deps.clock.now(),
        changes: {},
        audit: [{ actorKind: 'staff', actor, action: 'material.read', subjectId: materialId, detail: { [param]: id } }],
      })
      return sendMaterial(reply, opened.material, opened.content)
    },
  )
  return { list, download }
}
