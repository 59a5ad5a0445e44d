/**
 * What the program says whole, and the database is brought to at every start, after the migrations: functions (functions.ts)
 * and the closed words of columns (words.ts). `schema_text` keeps every text that one of them has had in this database, in order.
 *
 * A program whose text was replaced by another is the older one, and is refused as it is after a migration that it does not
 * know: otherwise it would, started again while servers are exchanged one by one, put the old text back under the new ones.
 */
import type pg from 'pg'
import { StorageRefusal } from './refusal.ts'

interface Declared {
  name: string
  /** SHA-256 of the text, hex. */
  hash: string
}

interface Renewal<One> {
  /** Whether the database has it as it is declared; `recorded`: this text was the last one here. */
  stands(one: One, recorded: boolean): boolean
  put(one: One): Promise<void>
  /** What was replaced, and what somebody does who wants the earlier text back. */
  olderThan(one: One): { what: string; back: string }
}

/**
 * Puts what is not as declared, in the transaction of the caller, and gives what was put. Throws StorageRefusal
 * `database-newer` when one has had this text before and has another now.
 */
export async function renew<One extends Declared>(
  client: pg.PoolClient,
  declared: readonly One[],
  { stands, put, olderThan }: Renewal<One>,
): Promise<One[]> {
  const { rows } = await client.query<{ name: string; hashes: string[] }>(
    'select name, array_agg(hash order by edition) as hashes from schema_text where name = any($1) group by name',
    [declared.map(({ name }) => name)],
  )
  const known = new Map(rows.map(({ name, hashes }) => [name, hashes]))
  const unrecorded: (Declared & { edition: number })[] = []
  const replaced: One[] = []
  for (const one of declared) {
    const hashes = known.get(one.name) ?? []
    const recorded = hashes.at(-1) === one.hash
    if (!recorded && hashes.includes(one.hash)) throw newer(olderThan(one))
    if (!stands(one, recorded)) {
      await put(one)
      replaced.push(one)
    }
    if (!recorded) unrecorded.push({ ...one, edition: hashes.length + 1 })
  }
  if (unrecorded.length > 0) await record(client, unrecorded)
  return replaced
}

async function record(client: pg.PoolClient, texts: readonly (Declared & { edition: number })[]): Promise<void> {
  await client.query(
    'insert into schema_text (name, edition, hash) select * from unnest($1::text[], $2::int[], $3::text[])',
    [texts.map(({ name }) => name), texts.map(({ edition }) => edition), texts.map(({ hash }) => hash)],
  )
}

function newer({ what, back }: { what: string; back: string }): StorageRefusal {
  return new StorageRefusal(
    'database-newer',
    `${what}已被更新的版本替换，本程序带的是从前的内容。处理办法：换用同样新或更新的程序版本；${back}`,
  )
}
