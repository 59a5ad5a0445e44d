/** The files that come with an application: they must be the person's own and serve nothing else. */
import { problem } from '@yidi/contracts'
import { findMaterials } from '../../platform/materials/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { AuditEntry, Database, PersonChanges } from '../../platform/storage/index.ts'
import type { FilingDetail } from '../../person/file/index.ts'

export interface Uploads {
  ids: readonly string[]
  /** Ids of what was handed in with an earlier filing and serves this one too. */
  carried: readonly string[]
  /** What all of them are, as ids in the catalogue of materials. */
  kinds: readonly string[]
}

export const noUploads: Uploads = { ids: [], carried: [], kinds: [] }

/** What is wrong with one of the files, and where it stands in the form. */
export interface FileFault {
  path: string
  text: string
  remedy: string
}

/** Throws `filing-not-complete` with every file that cannot come; nothing where all can. */
export function refuseFiles(faults: readonly FileFault[]): void {
  const [first] = faults
  if (first === undefined) return
  throw problem(
    'filing-not-complete',
    { count: faults.length, first: first.text },
    faults.map(({ path, text, remedy }) => ({ path, message: `${text}。${remedy}。` })),
  )
}

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
  refuseFiles(
    ids.flatMap((id, index) =>
      usable.has(id)
        ? []
        : [
            {
              path: `uploads[${String(index)}]`,
              text: '有材料没有找到，或已经用在别的申请上',
              remedy: '请重新上传',
            },
          ],
    ),
  )
  return { ids, carried: [], kinds: ids.map((id) => usable.get(id)!.kind) }
}

/** What the record keeps of them. */
export function uploadDetail({ ids, carried }: Uploads): FilingDetail {
  return {
    ...(ids.length === 0 ? {} : { uploads: [...ids] }),
    ...(carried.length === 0 ? {} : { carriedOver: [...carried] }),
  }
}

/** Ties them to the filing in the filing's own commit. */
export function bindTo(
  { ids, carried }: Uploads,
  filingId: string,
): Pick<PersonChanges, 'material_bind' | 'material_use'> {
  const bound = (id: string) => ({ material_id: id, subject_kind: 'filing', subject_id: filingId })
  return {
    ...(ids.length === 0 ? {} : { material_bind: ids.map(bound) }),
    ...(carried.length === 0 ? {} : { material_use: carried.map(bound) }),
  }
}

/** A row for each file that an earlier filing handed in and this one may show now too. */
export function carriedAudit({ carried }: Uploads, filingId: string, by: Acting): AuditEntry[] {
  return carried.map((id) => ({
    actorKind: by.kind,
    actor: by.id,
    action: 'material.carry-over',
    subjectId: id,
    detail: { filingId },
  }))
}
