/** The turn in which a start makes and changes tables and functions: one server after the other, all or nothing. */
import type pg from 'pg'
import { StorageRefusal } from './refusal.ts'

/** Any number will do, as long as it stays the same: two servers that start at once migrate one after the other. */
const migrationLock = 2018_0079

/** Does the work in one transaction under the lock. Throws StorageRefusal `database-locked` when the lock is not to be had. */
export async function inMigrationTurn<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    // What broke the connection has undone everything already.
    await client.query('rollback').catch(() => undefined)
    throw (error as { code?: string }).code === '55P03' ? locked(error) : error
  }
}

function locked(error: unknown): StorageRefusal {
  return new StorageRefusal(
    'database-locked',
    '数据库的迁移等了很久还轮不到：有别的程序占着表，或者另一个服务正在迁移。处理办法：结束占用的程序（pg_stat_activity 里可查），再启动。',
    error,
  )
}
