/** What is wrong with the database at this moment, told soon enough for /health. */
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Database } from './database.ts'
import { freeBytes, leastFreeBytes } from './disk.ts'
import { databaseFailure } from './failures.ts'

/** `reason` is Chinese and names neither folder nor address: anybody may ask. */
export type Unsoundness =
  | { fault: 'disk-full'; reason: string }
  | { fault: 'database-restarting' }
  | { fault: 'database-not-answering'; reason: string }

/** The answer has to be there within a second, also on a slow machine. */
const patienceMs = 800

/**
 * Sorts a little more than its memory holds, so that it writes to the disk and leaves nothing there: a question that only
 * reads is answered on a full disk as well.
 */
const writingQuestion = `select count(*) from (
  select repeat('x', 100) || n as line from generate_series(1, 1500) n order by 1 desc offset 1) as sorted`

const underWay = new WeakMap<Database, Promise<Unsoundness | undefined>>()

/**
 * Asks the database on a connection of its own, for those of the pool may all be busy, and an old one may still answer
 * where no new one is let in. However many ask at once, it is asked once.
 */
export function findUnsoundness(database: Database): Promise<Unsoundness | undefined> {
  const asked = underWay.get(database)
  if (asked !== undefined) return asked
  const finding = find(database).finally(() => underWay.delete(database))
  underWay.set(database, finding)
  return finding
}

async function find(database: Database): Promise<Unsoundness | undefined> {
  const silence = async (): Promise<Unsoundness> => {
    await pause(patienceMs, undefined, { ref: false })
    // Where it was we who were busy, the answer lies there already and is read in this turn.
    await turn()
    return { fault: 'database-not-answering', reason: `${String(patienceMs)} 毫秒内没有回音` }
  }
  return Promise.race([examine(database), silence()])
}

async function examine(database: Database): Promise<Unsoundness | undefined> {
  const full = await diskIsFull(database)
  if (full !== undefined) return full
  if (database.isDown()) return { fault: 'database-restarting' }
  const client = new pg.Client({
    ...database.connection(),
    application_name: 'yidi health',
    options: '-c work_mem=64kB',
    // Late enough that silence is told as such, and no connection stays behind.
    connectionTimeoutMillis: 2 * patienceMs,
    query_timeout: 2 * patienceMs,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(writingQuestion)
    return undefined
  } catch (error) {
    if (databaseFailure(error) === 'full') return { fault: 'disk-full', reason: '数据库写不下去' }
    const { code } = error as { code?: string }
    return { fault: 'database-not-answering', reason: code === undefined ? '连接中断' : `连不上（${code}）` }
  } finally {
    // With a statement still open this breaks the connection, which is meant.
    void client.end().catch(() => undefined)
  }
}

/** Only the embedded database's disk can be looked at from here. */
async function diskIsFull({ kind, dataFolder }: Database): Promise<Unsoundness | undefined> {
  if (kind !== 'embedded') return undefined
  const free = await freeBytes(dataFolder)
  if (free >= leastFreeBytes) return undefined
  return { fault: 'disk-full', reason: `数据目录所在的磁盘只剩 ${String(Math.floor(free / 1024))} KiB` }
}
