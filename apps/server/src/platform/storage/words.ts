/**
 * The closed words of a column: which ones there are is said by the program (`word(…)` in tables/person), and the check in the
 * database follows it at every start, after the migrations. So a new word is no migration. ADR 0029.
 *
 * A check that is replaced is not yet valid for the rows that are there already; they are read through in a transaction of their
 * own, so that nobody waits for it. A word goes only when no row has it.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { inMigrationTurn } from './migration-turn.ts'
import { StorageRefusal } from './refusal.ts'
import { renew } from './renew.ts'
import type { PersonTable } from './tables/declare.ts'
import { personTables } from './tables/index.ts'

export interface ColumnWords {
  /** `filing_action.type` */
  name: string
  table: string
  column: string
  words: readonly string[]
  /** SHA-256 of the words, hex. */
  hash: string
}

/** The words of every declared column that has a closed list of them. */
export function declaredWords(tables: Readonly<Record<string, PersonTable>> = personTables): ColumnWords[] {
  return Object.entries(tables).flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([column, { words }]) =>
      words === undefined ? [] : [wordsOfColumn(table, column, words)],
    ),
  )
}

/** One column with its words, as `declaredWords` gives them. */
export function wordsOfColumn(table: string, column: string, words: readonly string[]): ColumnWords {
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex')
  return { name: `${table}.${column}`, table, column, words, hash }
}

interface Check {
  /** As PostgreSQL writes it. */
  definition: string
  validated: boolean
}

/**
 * Brings the checks to the words that are declared, all or none, and returns the columns whose check was replaced. Throws
 * StorageRefusal `words-in-use` where a row has a word that is no longer declared, or `database-newer`.
 */
export async function replaceWords(client: pg.PoolClient, declared: readonly ColumnWords[]): Promise<string[]> {
  const { replaced, unread } = await inMigrationTurn(client, async () => {
    const checks = await readChecks(client, declared)
    const put = await renew(client, declared, {
      stands: (one) => checks.get(one.name)?.definition === definitionOf(client, one),
      put: (one) => putCheck(client, one, checks.get(one.name)),
      olderThan: ({ name }) => ({
        what: `${name} 列的取值`,
        back: '确要恢复从前取值的，在声明里换一个顺序，作为新的一版。',
      }),
    })
    const waiting = declared.filter((one) => put.includes(one) || checks.get(one.name)?.validated === false)
    return { replaced: put, unread: waiting }
  })
  for (const one of unread)
    await inMigrationTurn(client, () =>
      client.query(`alter table ${one.table} validate constraint ${constraintOf(one)}`),
    )
  return replaced.map(({ name }) => name)
}

async function readChecks(client: pg.PoolClient, declared: readonly ColumnWords[]): Promise<Map<string, Check>> {
  const { rows } = await client.query<Check & { name: string }>(
    `select name, convalidated as validated, regexp_replace(pg_get_constraintdef(c.oid), ' NOT VALID$', '') as definition
       from unnest($1::text[], $2::text[], $3::text[]) n (name, of_table, named)
       join pg_constraint c on c.conrelid = to_regclass(of_table) and c.conname = named and c.contype = 'c'`,
    [declared.map(({ name }) => name), declared.map(({ table }) => table), declared.map(constraintOf)],
  )
  return new Map(rows.map(({ name, ...check }) => [name, check]))
}

/** As PostgreSQL names the check of a column that is written beside it. */
const constraintOf = ({ table, column }: ColumnWords): string => `${table}_${column}_check`

function definitionOf(client: pg.PoolClient, { column, words }: ColumnWords): string {
  const literals = words.map((word) => `${client.escapeLiteral(word)}::text`)
  const condition = literals.length === 1 ? literals[0]! : `ANY (ARRAY[${literals.join(', ')}])`
  return `CHECK ((${column} = ${condition}))`
}

async function putCheck(client: pg.PoolClient, one: ColumnWords, former: Check | undefined): Promise<void> {
  const { table, column, words, name } = one
  await client.query(`alter table ${table} drop constraint if exists ${constraintOf(one)}`)
  await client.query(`alter table ${table} add constraint ${constraintOf(one)} ${definitionOf(client, one)} not valid`)
  const gone = wordsIn(former?.definition ?? '').filter((word) => !words.includes(word))
  if (gone.length === 0) return
  const { rows } = await client.query<{ word: string }>(
    `select ${column} as word from ${table} where ${column} = any($1) limit 1`,
    [gone],
  )
  if (rows[0] !== undefined)
    throw new StorageRefusal(
      'words-in-use',
      `数据库 ${name} 列里还有“${rows[0].word}”，本程序的取值里没有它；数据库保持原样。处理办法：换用认识它的程序版本，或先用迁移改掉这些行。`,
    )
}

/** The words that a check lists. */
function wordsIn(definition: string): string[] {
  return [...definition.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, word]) => word!.replaceAll("''", "'"))
}
