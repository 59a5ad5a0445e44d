import { problem } from '@yidi/contracts'
import type { Database } from '../storage/index.ts'
import { findMaterials } from './read.ts'

/**
 * The ids of uploads that may go with a matter: each the person's own and of no other matter yet (`subjectId`: or of this one
 * already); each once. Throws `material-not-usable` with the place of each that is not. Who commits the matter binds them in
 * the same commit.
 */
export async function usableMaterials(
  database: Pick<Database, 'kysely' | 'ciphers'>,
  personNo: string,
  asked: readonly string[] | undefined,
  subjectId?: string,
): Promise<string[]> {
  const ids = [...new Set(asked ?? [])]
  const found = await findMaterials(database, personNo, ids)
  const free = new Set(
    found.filter((one) => one.subjectId === undefined || one.subjectId === subjectId).map((one) => one.id),
  )
  const missing = ids.filter((id) => !free.has(id))
  if (missing.length > 0) {
    throw problem(
      'material-not-usable',
      { count: missing.length },
      missing.map((id) => ({
        path: `uploads[${String(ids.indexOf(id))}]`,
        message: '这个材料没有找到，或已经用在别的申请上。请重新上传。',
      })),
    )
  }
  return ids
}
