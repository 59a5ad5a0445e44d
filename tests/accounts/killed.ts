/**
 * Carries the runs of a database on until a commit, at which it kills itself as kill -9 does: before the commit, or when the database has
 * said that it is done. Told by the environment: YIDI_CONNECTION, YIDI_DIE (`before 2`, `after 2`), YIDI_NOW.
 */
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import type { Database, Tables } from '../../apps/server/src/platform/storage/index.ts'
import { poolOfTest, testCiphers } from '../../apps/server/src/platform/storage/testing.ts'
import { carryOnRuns } from '../../apps/server/src/contributions/accounts/index.ts'

const connection = JSON.parse(process.env['YIDI_CONNECTION']!) as pg.ClientConfig
const [when, which] = process.env['YIDI_DIE']!.split(' ') as ['before' | 'after', string]
const pool = poolOfTest(connection)
let commits = 0

const die = (): void => void process.kill(process.pid, 'SIGKILL')

const connect = pool.connect.bind(pool)
const dying = Object.assign(Object.create(pool) as pg.Pool, {
  async connect() {
    const client = await connect()
    const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>
    return {
      release: (error?: Error) => client.release(error),
      async query(...given: unknown[]) {
        const isLast = given[0] === 'commit' && ++commits === Number(which)
        if (isLast && when === 'before') die()
        const answer = await query(...given)
        if (isLast) die()
        return answer
      },
    }
  },
})

const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
const database = { pool: dying, kysely, ciphers: testCiphers() } as unknown as Database
await carryOnRuns({ database, clock: fixedClock(process.env['YIDI_NOW']!), release: openRelease() })
