/** Writing what is handed in, and removing what was never sent. */
import { createHash, randomBytes } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { MaterialType } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import { runPersonCommand } from '../../person/commands/index.ts'
import type { ActorKind, CommandKey, Database } from '../storage/index.ts'
import { materialPlace } from './read.ts'
import { commitForPerson, nothingUndoes } from '../../person/commands/index.ts'

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
 * Keeps a material and gives its id; the same command again gives the same id. Throws `material-too-many`. The content is
 * a value of the one statement that writes the command.
 */
export async function storeMaterial(
  context: { database: Database; clock: Clock },
  { personNo, kind, name, type, content, by }: NewMaterial,
  command: CommandKey,
): Promise<string> {
  const { database } = context
  const { ciphers } = database
  const { answer } = await runPersonCommand(context, personNo, command, [], nothingUndoes, async () => {
    const count = await countUnsent(database, personNo)
    if (count >= mostUnsent) throw problem('material-too-many', { count: count + 1, limit: mostUnsent })
    const materialId = `M${randomBytes(15).toString('base64url')}`
    return {
      subjectId: materialId,
      answer: materialId,
      changes: {
        material: [
          {
            material_id: materialId,
            kind,
            name_cipher: ciphers.seal(name, materialPlace('name', personNo, materialId)),
            media_type: type,
            size_bytes: content.length,
            sha256: createHash('sha256').update(content).digest(),
            content_cipher: ciphers.sealBytes(content, materialPlace('content', personNo, materialId)),
            uploaded_by_kind: by.kind,
            uploaded_by: by.id,
          },
        ],
      },
      audit: [
        {
          actorKind: by.kind,
          actor: by.id,
          action: 'material.upload',
          subjectId: materialId,
          detail: { kind, type, sizeBytes: content.length },
        },
      ],
    }
  })
  return answer
}

async function countUnsent({ pool }: Database, personNo: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from material where person_no = $1 and subject_id is null',
    [personNo],
  )
  return rows[0]!.count
}

/** Removes a material that was not sent yet. Throws `material-not-found`, `material-in-use`. */
export async function removeMaterial(
  database: Database,
  at: Date,
  personNo: string,
  materialId: string,
  by: { kind: ActorKind; id: string },
): Promise<void> {
  const { rows } = await database.pool.query<{ version: number; sent: boolean }>(
    `select s.version, m.subject_id is not null as sent from person_state s
       join material m on m.person_no = s.person_no and m.material_id = $2 where s.person_no = $1`,
    [personNo, materialId],
  )
  const shown = { materialId: materialId.slice(0, 40) }
  const [found] = rows
  if (found === undefined) throw problem('material-not-found', shown)
  if (found.sent) throw problem('material-in-use', shown)
  const audit = [{ actorKind: by.kind, actor: by.id, action: 'material.remove', subjectId: materialId }]
  const changes = { material_remove: [{ material_id: materialId }] }
  const answer = await commitForPerson(database, { personNo, version: found.version, at, changes, audit })
  // Somebody wrote in between, perhaps this very material into a filing: it is looked at again.
  if (answer.outcome === 'conflict') await removeMaterial(database, at, personNo, materialId, by)
}

/** After so many days an upload that was never sent is removed. */
const keptUnsentDays = 7
const dayMs = 86_400_000

const peopleAtOnce = 200

/**
 * Removes what was uploaded and never sent for days, each person's by a commit of its own: what is being sent at that
 * moment stays. Gives how many went.
 */
export async function sweepMaterials(database: Database, now: Date): Promise<number> {
  let swept = 0
  for (;;) {
    const { rows } = await database.pool.query<{ personNo: string; version: number; ids: string[] }>(
      `select m.person_no as "personNo", s.version, array_agg(m.material_id order by m.material_id) as ids
         from material m join person_state s on s.person_no = m.person_no
        where m.subject_id is null and m.uploaded_at < $1
        group by m.person_no, s.version order by m.person_no limit ${String(peopleAtOnce)}`,
      [new Date(now.getTime() - keptUnsentDays * dayMs)],
    )
    let went = 0
    for (const { personNo, version, ids } of rows) {
      const { outcome } = await commitForPerson(database, {
        personNo,
        version,
        at: now,
        changes: { material_remove: ids.map((id) => ({ material_id: id })) },
        audit: ids.map((id) => ({ actorKind: 'system', actor: 'yidi', action: 'material.remove', subjectId: id })),
      })
      if (outcome === 'done') went += ids.length
    }
    swept += went
    // Whoever wrote in between is looked at by the next run.
    if (went === 0) return swept
  }
}
