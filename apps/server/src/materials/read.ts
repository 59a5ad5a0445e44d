/** Reading what was handed in: without its content, or one with it. */
import type { MaterialMessage } from '@yidi/contracts'
import type { Database } from '../storage/index.ts'

/** A material as its owner and the desk see it. */
export interface MaterialFound extends MaterialMessage {
  /** What it was handed in for; undefined until it was sent. */
  subjectId?: string
}

type Reads = Pick<Database, 'kysely' | 'ciphers'>

const columns = ['material_id', 'kind', 'name_cipher', 'media_type', 'size_bytes', 'uploaded_at', 'subject_id'] as const

/** Where a ciphertext of a material lies; moved elsewhere it cannot be read. */
export function materialPlace(column: 'name' | 'content', personNo: string, materialId: string): string {
  return `material.${column}:${personNo}:${materialId}`
}

/** Everything that was handed in for one matter of a person (a filing, a claim), the earliest first. */
export async function materialsOf(db: Reads, personNo: string, subjectId: string): Promise<MaterialFound[]> {
  const rows = await db.kysely
    .selectFrom('material')
    .select(columns)
    .where('person_no', '=', personNo)
    .where('subject_id', '=', subjectId)
    .orderBy('uploaded_at')
    .orderBy('material_id')
    .execute()
  return rows.map((row) => found(db, personNo, row))
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

/** One material with its content, or undefined: not there, or somebody else's. */
export async function openMaterial(
  db: Reads,
  personNo: string,
  materialId: string,
): Promise<{ material: MaterialFound; content: Buffer } | undefined> {
  const row = await db.kysely
    .selectFrom('material')
    .select([...columns, 'content_cipher'])
    .where('person_no', '=', personNo)
    .where('material_id', '=', materialId)
    .executeTakeFirst()
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
