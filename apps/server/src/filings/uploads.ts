/** The files that come with an application: they must be the person's own and serve nothing else. */
import { problem } from '@yidi/contracts'
import { findMaterials } from '../materials/index.ts'
import type { Database, PersonChanges } from '../storage/index.ts'
import type { FilingDetail } from './fold.ts'

export interface Uploads {
  ids: readonly string[]
  /** What they are, as ids in the catalogue of materials. */
  kinds: readonly string[]
}

export const noUploads: Uploads = { ids: [], kinds: [] }

/**
 * The uploads with these ids. Throws `filing-not-complete` for one that is not there, is somebody else's, or was sent
 * with another matter; files that came with `filingId` before may come again.
 */
export async function uploadsOf(
  database: Pick<Database, 'kysely' | 'ciphers'>,
  personNo: string,
  asked: readonly string[] | undefined,
  filingId?: string,
): Promise<Uploads> {
  const ids = [...new Set(asked ?? [])]
  if (ids.length === 0) return noUploads
  const found = await findMaterials(database, personNo, ids)
  const usable = new Map(
    found
      .filter((material) => material.subjectId === undefined || material.subjectId === filingId)
      .map((material) => [material.id, material]),
  )
  const missing = ids.filter((id) => !usable.has(id))
  if (missing.length > 0) {
    throw problem(
      'filing-not-complete',
      { count: missing.length, first: '有材料没有找到，或已经用在别的申请上' },
      missing.map((id) => ({
        path: `uploads[${String(ids.indexOf(id))}]`,
        message: '这个材料没有找到，或已经用在别的申请上。请重新上传。',
      })),
    )
  }
  return { ids, kinds: ids.map((id) => usable.get(id)!.kind) }
}

/** What the record keeps of them. */
export function uploadDetail(uploads: Uploads): FilingDetail {
  return uploads.ids.length === 0 ? {} : { uploads: [...uploads.ids] }
}

/** Ties them to the filing in the filing's own commit. */
export function bindTo(uploads: Uploads, filingId: string): Pick<PersonChanges, 'material_bind'> {
  if (uploads.ids.length === 0) return {}
  return {
    material_bind: uploads.ids.map((id) => ({ material_id: id, subject_kind: 'filing', subject_id: filingId })),
  }
}
