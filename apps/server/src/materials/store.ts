/** Writing what is handed in: the content with its audit row in one transaction; removing what was never sent. */
import { createHash, randomBytes } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { MaterialType } from '@yidi/contracts'
import { commitForPerson, openReply, sealReply } from '../storage/index.ts'
import type { ActorKind, CommandKey, Database } from '../storage/index.ts'
import { materialPlace } from './read.ts'

/** So many may wait to be sent: enough for any application, too few to fill a disk. */
const mostUnsent = 30

interface NewMaterial {
  personNo: string
  kind: string
  name: string
  type: MaterialType
  content: Buffer
  by: { kind: ActorKind; id: string }
}

/**
 * Keeps a material and gives its id; the same command again gives the same id. The content does not go through
 * `commit_command` as JSON would triple it; it commits together with the command's audit row all the same.
 */
export async function storeMaterial(
  database: Database,
  at: Date,
  material: NewMaterial,
  command: CommandKey,
): Promise<string> {
  const { personNo, kind, name, type, content, by } = material
  const materialId = `M${randomBytes(15).toString('base64url')}`
  const { ciphers } = database
  const nameCipher = ciphers.seal(name, materialPlace('name', personNo, materialId))
  const contentCipher = ciphers.sealBytes(content, materialPlace('content', personNo, materialId))
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    const answer = await commitForPerson(
      { pool: client, ciphers },
      {
        personNo,
        command: { ...command, subjectId: materialId },
        reply: sealReply(ciphers, personNo, command, materialId),
        at,
        changes: {},
        audit: [
          {
            actorKind: by.kind,
            actor: by.id,
            action: 'material.upload',
            subjectId: materialId,
            detail: { kind, type, sizeBytes: content.length },
          },
        ],
      },
    )
    if (answer.outcome === 'repeated' && answer.reply) {
      await client.query('rollback')
      return openReply(ciphers, personNo, command, answer.reply)
    }
    if (answer.outcome !== 'done') throw problem('idempotency-key-reused')
    const unsent = await client.query<{ count: number }>(
      'select count(*)::int as count from material where person_no = $1 and subject_id is null',
      [personNo],
    )
    const count = unsent.rows[0]?.count ?? 0
    if (count >= mostUnsent) throw problem('material-too-many', { count, limit: mostUnsent })
    await client.query(
      `insert into material (person_no, material_id, kind, name_cipher, media_type, size_bytes, sha256, content_cipher,
         uploaded_by_kind, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        personNo,
        materialId,
        kind,
        nameCipher,
        type,
        content.length,
        createHash('sha256').update(content).digest(),
        contentCipher,
        by.kind,
        by.id,
        at,
      ],
    )
    await client.query('commit')
    return materialId
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Removes a material that was not sent yet. Throws `material-not-found`, `material-in-use`. */
export async function removeMaterial(
  database: Database,
  at: Date,
  personNo: string,
  materialId: string,
  by: { kind: ActorKind; id: string },
): Promise<void> {
  const shown = { materialId: materialId.slice(0, 40) }
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query(
      'delete from material where person_no = $1 and material_id = $2 and subject_id is null',
      [personNo, materialId],
    )
    if (rowCount === 0) {
      const there = await client.query('select from material where person_no = $1 and material_id = $2', [
        personNo,
        materialId,
      ])
      throw there.rowCount === 0 ? problem('material-not-found', shown) : problem('material-in-use', shown)
    }
    const audit = [{ actorKind: by.kind, actor: by.id, action: 'material.remove', subjectId: materialId }]
    await commitForPerson({ pool: client, ciphers: database.ciphers }, { personNo, at, changes: {}, audit })
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** After so many days an upload that was never sent is removed. */
const keptUnsentDays = 7
const dayMs = 86_400_000

/** Removes what was uploaded and never sent for days. Gives how many went. */
export async function sweepMaterials(database: Database, now: Date): Promise<number> {
  const { rowCount } = await database.pool.query('delete from material where subject_id is null and uploaded_at < $1', [
    new Date(now.getTime() - keptUnsentDays * dayMs),
  ])
  return rowCount ?? 0
}
