/** What the database spends on something: processor time of all its processes, pages looked at, bytes of the log of changes. */
import { globSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'

export interface Spent {
  /** Processor time of the program, in nanoseconds. */
  programNs: number
  /** Processor time of PostgreSQL, in nanoseconds. */
  databaseNs: number
  /** Pages of 8 kB that were looked at, in memory or not. */
  pages: number
}

const tickNs = 10_000_000

/** Text of a file of /proc; undefined where the process has ended. */
function procText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Of a postmaster and its children: the living to the nanosecond, the gone as they were counted, a hundredth of a second each. */
function databaseNs(postmaster: number): number {
  let spent = 0
  for (const file of globSync('/proc/[0-9]*/stat')) {
    const text = procText(file)
    if (text === undefined) continue
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const isPostmaster = Number(text.slice(0, text.indexOf(' '))) === postmaster
    if (!isPostmaster && Number(fields[1]) !== postmaster) continue
    spent += Number((procText(file.replace(/stat$/, 'schedstat')) ?? '0').split(' ')[0])
    if (isPostmaster) spent += (Number(fields[13]) + Number(fields[14])) * tickNs
  }
  return spent
}

/** Every connection that is open tells what it has counted; it would otherwise do so some seconds later. */
async function flush(pool: pg.Pool): Promise<void> {
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()))
  for (const client of clients) {
    await client.query('select pg_stat_force_next_flush()')
    client.release()
  }
}

async function pagesOf(db: Database): Promise<number> {
  for (const pool of [db.pool, db.commandPool, db.unhurried.pool, db.logPool]) await flush(pool)
  const { rows } = await db.unhurried.pool.query<{ pages: number }>(
    'select blks_hit + blks_read as pages from pg_stat_database where datname = current_database()',
  )
  return rows[0]!.pages
}

/** Does something so many times, one after another, and gives what one time took. */
export async function spentOn(db: Database, times: number, work: (time: number) => Promise<unknown>): Promise<Spent> {
  const pages = await pagesOf(db)
  // What counting looks at itself.
  const counting = (await pagesOf(db)) - pages
  const postmaster = db.embeddedPid() ?? 0
  const before = databaseNs(postmaster)
  const program = process.cpuUsage()
  for (let time = 0; time < times; time++) await work(time)
  const { user, system } = process.cpuUsage(program)
  const database = databaseNs(postmaster) - before
  const looked = (await pagesOf(db)) - pages - 2 * counting
  return {
    programNs: ((user + system) * 1000) / times,
    databaseNs: database / times,
    pages: Math.max(0, looked) / times,
  }
}

/** Where the log of changes stands, in bytes from its beginning. */
export async function logPosition(db: Database): Promise<number> {
  const { rows } = await db.unhurried.pool.query<{ bytes: number }>(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as bytes`,
  )
  return rows[0]!.bytes
}

/** Bytes of each table with its indexes and what is kept out of line, largest first. */
export async function tableBytes(db: Database): Promise<{ table: string; rows: number; heap: number; all: number }[]> {
  const { rows } = await db.unhurried.pool.query<{ table: string; rows: number; heap: number; all: number }>(
    `select relname as table, reltuples::bigint as rows, pg_relation_size(oid) as heap, pg_total_relation_size(oid) as all
       from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 4 desc`,
  )
  return rows
}
