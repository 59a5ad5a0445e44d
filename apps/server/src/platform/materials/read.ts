/** Reading what was handed in: without its content, or one with it. */
import type { ExpressionBuilder } from 'kysely'
import type { MaterialMessage } from '@yidi/contracts'
import type { Database, Tables } from '../storage/index.ts'

/** A material as its owner and the desk see it. */
export interface MaterialFound extends MaterialMessage {
  /** What it was handed in for first; undefined until it was sent. */
  subjectId?: string
}

type Reads = Pick<Database, 'kysely' | 'ciphers'>

const columns = ['material_id', 'kind', 'name_cipher', 'media_type', 'size_bytes', 'uploaded_at', 'subject_id'] as const

/** Where a ciphertext of a material lies; moved elsewhere it cannot be read. */
export function materialPlace(column: 'name' | 'content', personNo: string, materialId: string): string {
  return `material.${column}:${personNo}:${materialId}`
}

/**
 * Everything that serves one matter of a person (a filing, a claim), the earliest first: handed in for it, or carried
 * over to it from an earlier one, which is marked.
 */
export async function materialsOf(db: Reads, personNo: string, subjectId: string): Promise<MaterialFound[]> {
  const rows = await db.kysely
    .selectFrom('material')
    .select(columns)
    .where('person_no', '=', personNo)
    .where(serves(subjectId))
    .orderBy('uploaded_at')
    .orderBy('material_id')
    .execute()
  return rows.map((row) => ({
    ...found(db, personNo, row),
    ...(row.subject_id === subjectId ? {} : { carriedOver: true as const }),
  }))
}

/** The rows that were handed in for a matter or carried over to it. */
function serves(subjectId: string) {
  return (row: ExpressionBuilder<Tables, 'material'>) =>
    row.or([
      row('subject_id', '=', subjectId),
      row.exists(
        row
          .selectFrom('material_use as use')
          .select('use.material_id')
          .whereRef('use.person_no', '=', 'material.person_no')
          .whereRef('use.material_id', '=', 'material.material_id')
          .where('use.subject_id', '=', subjectId),
      ),
    ])
}

/** Those of these materials that are the person's, in no order; what is not there or somebody else's is left out. */
export async function findMaterials(db: Reads, personNo: string, ids: readonly string[]): Promise<MaterialFound[]> {
  if (ids.length === 0) return []
  const rows = await db.kysely
    .selectFrom('material')
    .select(columns)
    .where('person_no', '=', personNo)
    .where('material_id', 'in', [...ids])
    .execute()
  return rows.map((row) => found(db, personNo, row))
}

/**
 * One material with its content, or undefined: not there, or somebody else's. With `subjectId` only what serves that
 * matter: what was sent for something else, or not sent yet, is not for whoever handles this one.
 */
export async function openMaterial(
  db: Reads,
  personNo: string,
  materialId: string,
  subjectId?: string,
): Promise<{ material: MaterialFound; content: Buffer } | undefined> {
  let query = db.kysely
    .selectFrom('material')
    .select([...columns, 'content_cipher'])
    .where('person_no', '=', personNo)
    .where('material_id', '=', materialId)
  if (subjectId !== undefined) query = query.where(serves(subjectId))
  const row = await query.executeTakeFirst()
  if (row === undefined) return undefined
  const content = db.ciphers.openBytes(row.content_cipher, materialPlace('content', personNo, materialId))
  return { material: found(db, personNo, row), content }
}

function found(
  db: Reads,
  personNo: string,
  row: {
    material_id: string
    kind: string
    name_cipher: Buffer
    media_type: MaterialMessage['mediaType']
    size_bytes: number
    uploaded_at: Date
    subject_id: string | null
  },
): MaterialFound {
  return {
    id: row.material_id,
    kind: row.kind,
    name: db.ciphers.open(row.name_cipher, materialPlace('name', personNo, row.material_id)),
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    uploadedAt: new Date(row.uploaded_at).toISOString(),
    ...(row.subject_id === null ? {} : { subjectId: row.subject_id }),
  }
}
