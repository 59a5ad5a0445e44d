/** What the journal knows of a command: whether it took effect, what it answered, and what came after it. */
import type pg from 'pg'
import type { CommandKey, Database } from '../../platform/storage/index.ts'

/** What became of a command that was known before it came. */
export type KnownCommand =
  /** This very command took effect before; `reply` is what was answered then, sealed. */
  | { outcome: 'repeated'; reply: Buffer | null }
  | { outcome: 'other-input' }
  /** Reversed, perhaps before it arrived. */
  | { outcome: 'withdrawn' }

type Queries = Pick<pg.Pool, 'query'>

/** A row of the journal that took the command of `j` back, if there is one. */
const withdrawn = (name: string, key: string): string =>
  `select from journal w
    where w.person_no = $1 and w.source = $2 and w.withdrew_name = ${name} and w.withdrew_key = ${key}`

/**
 * What is known of a command before anything is decided, undefined when it is new: a repeat must be told its first reply
 * and not that it now comes too late.
 */
export async function lookUpCommand(
  db: Queries,
  personNo: string,
  { source, name, key, inputHash, single }: CommandKey,
): Promise<KnownCommand | undefined> {
  const { rows } = await db.query<{ withdrawn: boolean; same: boolean | null; reply: Buffer | null }>({
    name: 'look-up-command',
    text: `select exists (${withdrawn('$3', '$4')}) as withdrawn, j.input_hash = $5 as same, j.reply
             from (values (true)) as one
             left join journal j on j.person_no = $1 and j.source = $2 and j.name = $3 and j.key = $4
            order by same desc nulls last`,
    values: [personNo, source, name, key, Buffer.from(inputHash)],
  })
  const [first] = rows
  if (first!.withdrawn) return { outcome: 'withdrawn' }
  if (first!.same === true) return { outcome: 'repeated', reply: first!.reply }
  return first!.same === false && single ? { outcome: 'other-input' } : undefined
}

/** A command that took effect: what it made or changed, and the version of the person that it made. */
export interface DoneCommand {
  personNo: string
  subjectId: string
  version: number
}

/**
 * A command that took effect and was not reversed; undefined where there is none. Without `inputHash` one of any input:
 * for those whose key stands for one input only.
 */
export async function findDone(
  db: Queries,
  personNo: string,
  command: Pick<CommandKey, 'source' | 'name' | 'key'> & Partial<Pick<CommandKey, 'inputHash'>>,
): Promise<DoneCommand | undefined> {
  const { source, name, key, inputHash } = command
  const { rows } = await db.query<DoneCommand>(
    `select person_no as "personNo", subject_id as "subjectId", version from journal j
      where person_no = $1 and source = $2 and name = $3 and key = $4 and input_hash = coalesce($5, input_hash)
        and subject_id is not null and not exists (${withdrawn('$3', '$4')})`,
    [personNo, source, name, key, inputHash === undefined ? null : Buffer.from(inputHash)],
  )
  return rows[0]
}

/** The first command after another that did one of these things to the same subject; undefined where none did. */
export function laterCommand(
  db: Pick<Database, 'kysely'>,
  { personNo, subjectId, version }: DoneCommand,
  names: readonly string[],
): Promise<{ version: number; name: string | null; at: Date } | undefined> {
  return db.kysely
    .selectFrom('journal')
    .select(['version', 'name', 'at'])
    .where('person_no', '=', personNo)
    .where('subject_id', '=', subjectId)
    .where('name', 'in', names)
    .where('version', '>', version)
    .orderBy('version')
    .limit(1)
    .executeTakeFirst()
}

/** The last event of these kinds about a subject, by the person's versions; undefined where there was none. */
export async function lastEvent<Kind extends string>(
  db: Pick<Database, 'pool'>,
  { personNo, subjectId }: Pick<DoneCommand, 'personNo' | 'subjectId'>,
  kinds: readonly Kind[],
): Promise<Kind | undefined> {
  const { rows } = await db.pool.query<{ kind: Kind }>(
    `select e ->> 'kind' as kind from journal j cross join lateral json_array_elements(j.events) e
      where j.person_no = $1 and e ->> 'subjectId' = $2 and e ->> 'kind' = any ($3) order by j.version desc limit 1`,
    [personNo, subjectId, kinds],
  )
  return rows[0]?.kind
}
