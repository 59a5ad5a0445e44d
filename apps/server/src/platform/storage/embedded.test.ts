import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openDatabase } from './database.ts'
import { reachable, settlePlace } from './embedded-place.ts'
import { openEmbedded } from './embedded.ts'
import { servingLimits } from './limits.ts'
import { isAlive } from './postmaster.ts'
import { StorageRefusal } from './refusal.ts'
import { openTestDatabase, temporaryFolder, within } from './testing.ts'

const quick = { fsync: 'off', shared_buffers: '16MB', max_connections: '20' }
const asRoot = process.getuid?.() === 0
/** A user without any rights of its own. */
const stranger = { uid: 65534, gid: 65534 }

interface Line {
  opened?: true
  postgres?: number
  last?: number | null
  closed?: true
  written?: number
  refused?: string
  message?: string
}

interface Server {
  child: ChildProcess
  lines: Line[]
  /** Waits for the first line that fits. */
  until(fits: (line: Line) => boolean): Promise<Line>
  exited: Promise<unknown>
}

function startServer(folder: string, user?: { uid: number; gid: number }, ...words: string[]): Server {
  const fixture = path.join(import.meta.dirname, 'embedded.fixture.ts')
  const child = spawn(process.execPath, [fixture, folder, ...words], {
    ...(user ?? {}),
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: Line[] = []
  const waiting = new Set<() => void>()
  createInterface({ input: child.stdout! }).on('line', (text) => {
    lines.push(JSON.parse(text) as Line)
    for (const wake of waiting) wake()
  })
  const exited = new Promise((resolve) => child.once('close', resolve))
  void exited.then(() => {
    for (const wake of waiting) wake()
  })
  return {
    child,
    lines,
    exited,
    async until(fits) {
      for (;;) {
        const found = lines.find(fits)
        if (found !== undefined) return found
        assert.equal(child.exitCode ?? child.signalCode, null, `the server ended: ${JSON.stringify(lines.slice(-3))}`)
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake)
            resolve()
          }
          waiting.add(wake)
        })
      }
    },
  }
}

function lastWritten(server: Server): number {
  return server.lines.findLast((line) => line.written !== undefined)!.written!
}

test('every test gets a database of its own', async () => {
  const [one, two] = await Promise.all([openTestDatabase(), openTestDatabase()])
  await one.pool.query('create table only_here (id int)')
  const { rows } = await two.pool.query(`select to_regclass('only_here') as found`)
  assert.equal(rows[0].found, null)
})

test('money is safe: fsync is on, secrets are for the owner alone, and only loopback is heard', async () => {
  const folder = temporaryFolder()
  const database = await openDatabase({ dataFolder: folder, dataFolderChosen: true, onNotice: () => undefined })
  const setting = async (name: string): Promise<unknown> =>
    (await database.pool.query(`select current_setting($1) as value`, [name])).rows[0].value
  assert.equal(await setting('fsync'), 'on')
  assert.equal(await setting('synchronous_commit'), 'on')
  assert.equal(await setting('listen_addresses'), '127.0.0.1')
  const { user, port } = database.connection() as pg.ClientConfig
  for (const secret of ['database-password', 'field-keys.json']) {
    assert.equal(statSync(path.join(folder, secret)).mode & 0o777, 0o600, secret)
  }
  const intruder = new pg.Client({ host: '127.0.0.1', port, user, password: 'guess', database: 'yidi' })
  await assert.rejects(intruder.connect(), /password authentication failed/)
  await database.close()
})

test('started twice on one folder: the second says so and leaves the first alone', async () => {
  const folder = temporaryFolder()
  const first = await openEmbedded({ dataFolder: folder, chosen: true, settings: quick })
  await assert.rejects(openEmbedded({ dataFolder: folder, chosen: true, settings: quick }), (error: unknown) => {
    assert.ok(error instanceof StorageRefusal)
    assert.equal(error.code, 'already-running')
    assert.match(error.message, /正被另一个已启动的异地服务使用.*处理办法/)
    return true
  })
  const client = new pg.Client(first.connection())
  await client.connect()
  assert.equal((await client.query('select 1 as one')).rows[0].one, 1)
  await client.end()
  await first.stop()
  const again = await openEmbedded({ dataFolder: folder, chosen: true, settings: quick })
  await again.stop()
})

test('closing is waited for, even when nothing else keeps the process alive; the command line joins a running server', async () => {
  const folder = temporaryFolder()
  const brief = startServer(folder, undefined, 'close')
  const { postgres } = await brief.until((line) => line.opened === true)
  await brief.until((line) => line.closed === true)
  assert.ok(!isAlive(postgres!))
  await brief.exited

  const config = { dataFolder: folder, dataFolderChosen: true, onNotice: () => undefined }
  const server = await openDatabase(config)
  const joined = await openDatabase({ ...config, join: true })
  assert.equal(joined.kind, 'embedded')
  assert.equal(joined.embeddedPid(), undefined)
  await joined.close()
  assert.equal((await server.pool.query('select 1 as one')).rows[0].one, 1)
  await server.close()
})

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  test(`a program that does not stop in order at ${signal} (the command line) takes its PostgreSQL along`, async () => {
    const server = startServer(temporaryFolder())
    const { postgres } = await server.until((line) => line.opened === true)
    server.child.kill(signal)
    await server.exited
    await within('PostgreSQL is gone', () => !isAlive(postgres!))
  })

test('two first starts at the same moment: one serves, the other refuses', async () => {
  const folder = temporaryFolder()
  const answers = await Promise.allSettled(
    [1, 2].map(() => openEmbedded({ dataFolder: folder, chosen: true, settings: quick, onNotice: () => undefined })),
  )
  const served = answers.filter((answer) => answer.status === 'fulfilled')
  const refused = answers.filter((answer) => answer.status === 'rejected')
  assert.equal(served.length, 1)
  assert.equal((refused[0]!.reason as StorageRefusal).code, 'already-running')
  await served[0]!.value.stop()
})

test('kill -9 of the server: its PostgreSQL is taken over, and every acknowledged row is there', async () => {
  const folder = temporaryFolder()
  const killed = startServer(folder)
  const { postgres } = await killed.until((line) => line.opened === true)
  await killed.until((line) => (line.written ?? 0) >= 20)
  killed.child.kill('SIGKILL')
  await killed.exited
  const acknowledged = lastWritten(killed)
  assert.ok(isAlive(postgres!), 'PostgreSQL outlives the server')

  const database = await openDatabase({ dataFolder: folder, dataFolderChosen: true })
  assert.notEqual(database.embeddedPid(), postgres)
  assert.ok(!isAlive(postgres!))
  const { rows } = await database.pool.query<{ count: number; last: number }>(
    'select count(*) as count, max(id) as last from written',
  )
  assert.ok(rows[0]!.last >= acknowledged)
  assert.equal(rows[0]!.count, rows[0]!.last)
  await database.close()
})

test('kill -9 of PostgreSQL: the server starts it again and goes on, and every acknowledged row is there', async () => {
  const database = await openDatabase({
    dataFolder: temporaryFolder(),
    dataFolderChosen: true,
    onNotice: () => undefined,
  })
  await database.pool.query('create table written (id int primary key)')
  let acknowledged = 0
  const write = async (): Promise<void> => {
    for (;;) {
      try {
        await database.pool.query('insert into written values ($1) on conflict do nothing', [acknowledged + 1])
        acknowledged++
        return
      } catch {
        await pause(50)
      }
    }
  }
  for (let round = 0; round < 2; round++) {
    for (let row = 0; row < 20; row++) await write()
    const killed = database.embeddedPid()!
    process.kill(killed, 'SIGKILL')
    while (database.embeddedPid() === killed) await write()
    await write()
  }
  const { rows } = await database.pool.query<{ count: number }>('select count(*) as count from written')
  assert.equal(rows[0]!.count, acknowledged)
  await database.close()
})

test('a data folder of another user is run as that user, and a stranger without rights runs one of his own', async () => {
  const folder = temporaryFolder()
  // Where this checkout itself is closed to others, the same is tried as the present user.
  const user = asRoot && reachable(path.join(import.meta.dirname, 'migrations'), stranger) ? stranger : undefined
  const own = path.join(folder, 'own')
  mkdirSync(own)
  if (user !== undefined) chownSync(own, user.uid, user.gid)
  const server = startServer(own, user)
  const { postgres } = await server.until((line) => line.opened === true)
  await server.until((line) => line.written !== undefined)
  const owner = statSync(path.join(own, 'postgres')).uid
  assert.ok(owner !== 0, 'PostgreSQL never runs as root')
  if (user !== undefined) assert.equal(owner, user.uid)
  const second = startServer(own, user)
  const refusal = await second.until((line) => line.refused !== undefined)
  assert.equal(refusal.refused, 'already-running')
  server.child.kill('SIGKILL')
  await server.exited
  const adopted = await openEmbedded({ dataFolder: own, chosen: true, settings: quick, onNotice: () => undefined })
  assert.ok(!isAlive(postgres!))
  await adopted.stop()
})

test("below a folder that the database user cannot enter (root's home), data and programs move and it says so", () => {
  const folder = temporaryFolder()
  const home = path.join(folder, 'home')
  mkdirSync(home, { mode: 0o700 })
  const programs = path.join(home, 'programs')
  cpSync(path.join(import.meta.dirname, 'migrations'), path.join(programs, 'bin'), { recursive: true })
  const wish = { folder: path.join(home, 'data'), fallback: path.join(folder, 'instead'), programs }
  chmodSync(home, 0o700)
  const place = settlePlace({ ...wish, chosen: false })
  if (!asRoot) {
    // Without root the database runs as ourselves, and what is ours is in reach.
    assert.deepEqual([place.dataFolder, place.notices], [wish.folder, []])
    return
  }
  assert.equal(place.dataFolder, wish.fallback)
  assert.ok(place.programFolder.startsWith(wish.fallback))
  assert.ok(reachable(place.programFolder, place.user!))
  assert.equal(place.notices.length, 2)
  assert.match(place.notices[0]!, /数据改放在/)
  assert.throws(
    () => settlePlace({ ...wish, chosen: true }),
    (error: unknown) => error instanceof StorageRefusal && error.code === 'data-folder-unreachable',
  )
})

test('what cannot be opened says why in Chinese', async () => {
  const cases: [config: { databaseUrl?: string; dataFolder: string }, code: string][] = [
    [{ databaseUrl: 'mysql://x', dataFolder: 'unused' }, 'database-url-malformed'],
    [{ databaseUrl: 'postgres://nobody:x@127.0.0.1:1/none', dataFolder: 'unused' }, 'database-unreachable'],
    [{ dataFolder: '/dev/null/data' }, 'data-folder-not-writable'],
  ]
  for (const [config, code] of cases) {
    await assert.rejects(openDatabase({ ...config, dataFolderChosen: true }), (error: unknown) => {
      assert.ok(error instanceof StorageRefusal, String(error))
      assert.equal(error.code, code)
      assert.match(error.message, /处理办法/)
      return true
    })
  }
})

test('a database that takes a connection and says nothing is not waited for without end', async () => {
  const mute = createServer(() => undefined).listen(0, '127.0.0.1')
  await new Promise((resolve) => mute.once('listening', resolve))
  const { port } = mute.address() as { port: number }
  const databaseLimits = { ...servingLimits, connectMs: 200 }
  const opening = openDatabase({
    databaseUrl: `postgres://yidi:x@127.0.0.1:${String(port)}/none`,
    dataFolder: 'unused',
    databaseLimits,
  })
  await assert.rejects(opening, (error: unknown) => {
    assert.ok(error instanceof StorageRefusal, String(error))
    assert.equal(error.code, 'database-unreachable')
    return true
  })
  mute.close()
})

test('a wrong password is told apart from a database out of reach', async () => {
  const source = await openTestDatabase({ empty: true })
  const { port, user, database: name } = source.connection() as Required<pg.ClientConfig>
  const databaseUrl = `postgres://${user}:guess@127.0.0.1:${String(port)}/${name}`
  await assert.rejects(openDatabase({ databaseUrl, dataFolder: 'unused' }), (error: unknown) => {
    assert.ok(error instanceof StorageRefusal, String(error))
    assert.equal(error.code, 'database-access-refused')
    assert.match(error.message, /核对用户、密码、库名/)
    assert.ok(!error.message.includes('guess'))
    return true
  })
})

test('a database of one’s own is used by its address', async () => {
  const source = await openTestDatabase()
  const { port, user, password, database: name } = source.connection() as Required<pg.ClientConfig>
  const opened = await openDatabase({
    databaseUrl: `postgres://${user}:${String(password)}@127.0.0.1:${String(port)}/${name}`,
    dataFolder: temporaryFolder(),
    keys: [{ id: 'k9', key: Buffer.alloc(32, 9) }],
    indexKey: Buffer.alloc(32, 8),
  })
  assert.equal(opened.kind, 'external')
  const sealed = opened.ciphers.seal('x', 'here')
  assert.equal(sealed.subarray(2, 4).toString(), 'k9')
  await opened.close()
})

test('it is reached by a socket in its own folder, and by its address where the path is too long for one', async () => {
  const short = temporaryFolder()
  const long = path.join(
    temporaryFolder(),
    'a-folder-with-a-name-that-somebody-wrote-out-in-full-and-then-some-more-of-it',
  )
  mkdirSync(long)
  if (asRoot) chmodSync(path.dirname(long), 0o755)
  for (const [dataFolder, host] of [
    [short, (one: string) => one.startsWith(short)],
    [long, (one: string) => one === '127.0.0.1'],
  ] as const) {
    const cluster = await openEmbedded({ dataFolder, chosen: true, settings: quick, onNotice: () => undefined })
    try {
      const connection = cluster.connection()
      assert.ok(host(connection.host), connection.host)
      const client = new pg.Client(connection)
      await client.connect()
      await client.end()
    } finally {
      await cluster.stop()
    }
  }
})
