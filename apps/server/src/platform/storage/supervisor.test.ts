import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFileSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openEmbedded, type EmbeddedCluster } from './embedded.ts'
import { isAlive } from './postmaster.ts'
import { StorageRefusal } from './refusal.ts'
import { temporaryFolder, within } from './testing.ts'

const quick = { fsync: 'off', shared_buffers: '16MB', max_connections: '20' }

interface Opened {
  folder: string
  cluster: EmbeddedCluster
  notices: string[]
  lost: StorageRefusal[]
}

async function open(folder = temporaryFolder(), more: { patienceMs?: number } = {}): Promise<Opened> {
  const notices: string[] = []
  const lost: StorageRefusal[] = []
  const cluster = await openEmbedded({
    dataFolder: folder,
    chosen: true,
    settings: quick,
    ...more,
    onNotice: (text) => notices.push(text),
    onLost: (refusal) => lost.push(refusal),
  })
  return { folder, cluster, notices, lost }
}

async function ask(cluster: EmbeddedCluster, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...cluster.connection(), connectionTimeoutMillis: 2_000, query_timeout: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

const guards = `from pg_stat_activity where application_name = 'yidi owner'`
const holders = `select count(*)::int as count from pg_locks where locktype = 'advisory'`

function refusedWith(code: string): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof StorageRefusal, String(error))
    assert.equal(error.code, code)
    assert.match(error.message, /处理办法/)
    return true
  }
}

test('a guard connection that is cut, again and again: the lock is taken anew, and a second start is still refused', async () => {
  const { folder, cluster, lost } = await open()
  const pid = cluster.pid()
  for (let cut = 0; cut < 3; cut++) {
    assert.equal((await ask(cluster, `select pg_terminate_backend(pid, 5000) as done ${guards}`))[0]!['done'], true)
    await within('the lock is held again', async () => (await ask(cluster, holders))[0]!['count'] === 1)
  }
  await assert.rejects(open(folder), refusedWith('already-running'))
  assert.deepEqual([cluster.pid(), lost], [pid, []])
  await cluster.stop()
  assert.ok(!isAlive(pid))
})

test('PostgreSQL that cannot be started for a while is tried again until it can; nothing is left running by the tries', async () => {
  const { folder, cluster, notices, lost } = await open()
  const settingsFile = path.join(folder, 'postgres', 'postgresql.conf')
  const before = readFileSync(settingsFile)
  appendFileSync(settingsFile, '\nno_such_setting = 1\n')
  process.kill(cluster.pid(), 'SIGKILL')
  // One fruitless recovery used to be the end of it.
  await within('the first recovery has failed', () => notices.some((text) => /会继续尝试.*没能启动/.test(text)))
  assert.equal(cluster.isDown(), true)
  writeFileSync(settingsFile, before)
  await within('PostgreSQL is back', () => !cluster.isDown())
  assert.equal((await ask(cluster, holders))[0]!['count'], 1)
  assert.equal(notices.at(-1), '数据库已恢复。')
  assert.deepEqual(lost, [])
  await cluster.stop()
})

test('stopping while PostgreSQL cannot be started does not wait for it', async () => {
  const { folder, cluster, notices } = await open()
  appendFileSync(path.join(folder, 'postgres', 'postgresql.conf'), '\nno_such_setting = 1\n')
  process.kill(cluster.pid(), 'SIGKILL')
  await within('the end is noticed', () => notices.length > 0)
  const stopped = cluster.stop().then(() => true)
  await within('it is stopped', () => Promise.race([stopped, pause(50, false)]))
})

test('a folder that is moved away while in use is lost: said once, PostgreSQL is stopped, the data opens at its new place', async () => {
  const { folder, cluster, lost } = await open()
  await ask(cluster, 'create table kept as select 7 as seven')
  const pid = cluster.pid()
  const elsewhere = temporaryFolder()
  renameSync(path.join(folder, 'postgres'), path.join(elsewhere, 'postgres'))
  renameSync(path.join(folder, 'database-password'), path.join(elsewhere, 'database-password'))
  await within('the loss is told', () => lost.length > 0)
  assert.deepEqual(
    lost.map(({ code }) => code),
    ['data-folder-lost'],
  )
  assert.match(lost[0]!.message, /被移走、删除或换掉.*处理办法/)
  assert.ok(!isAlive(pid))
  const moved = await open(elsewhere)
  assert.equal((await ask(moved.cluster, 'select seven from kept'))[0]!['seven'], 7)
  await moved.cluster.stop()
  await cluster.stop()
})

test('a folder that another server has taken over is lost, and never has two owners', async () => {
  const { cluster, lost } = await open()
  const pid = cluster.pid()
  const other = new pg.Client(cluster.connection())
  other.on('error', () => undefined)
  await other.connect()
  // The other one waits for the lock and has it the moment that the guard is cut.
  const taken = other.query(
    'select pg_advisory_lock(objid::int8) from (select objid from pg_locks where locktype = $1) as held',
    ['advisory'],
  )
  await within('the other waits', async () => (await ask(cluster, `${holders} and not granted`))[0]!['count'] === 1)
  await ask(cluster, `select pg_terminate_backend(pid) ${guards}`)
  await taken
  await within('the loss is told', () => lost.length > 0)
  assert.match(lost[0]!.message, /另一个异地服务接管/)
  assert.ok(!isAlive(pid))
  await other.end().catch(() => undefined)
})

test('a pid file whose number belongs to another program by now does not keep the folder closed', async () => {
  const { folder, cluster } = await open()
  const stranger = spawn('sleep', ['600'], asDatabaseUser(path.join(folder, 'postgres')))
  const pidFile = path.join(folder, 'postgres', 'postmaster.pid')
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  await cluster.stop()
  writeFileSync(pidFile, [String(stranger.pid), ...lines.slice(1)].join('\n'))
  const again = await open(folder)
  assert.ok(isAlive(stranger.pid!), 'the other program is left alone')
  assert.equal((await ask(again.cluster, 'select 1 as one'))[0]!['one'], 1)
  await again.cluster.stop()
  stranger.kill()
})

test('an empty pid file that a crash of the machine left does not keep the folder closed', async () => {
  const { folder, cluster } = await open()
  await cluster.stop()
  const pidFile = path.join(folder, 'postgres', 'postmaster.pid')
  writeFileSync(pidFile, '')
  utimesSync(pidFile, 1, 1)
  const again = await open(folder)
  await again.cluster.stop()
})

test('a PostgreSQL that is there and does not answer is not taken over: refused in time, and stopped in order when told', async () => {
  const { folder, cluster } = await open()
  const pid = cluster.pid()
  process.kill(pid, 'SIGSTOP')
  await assert.rejects(open(folder, { patienceMs: 500 }), (error) => {
    refusedWith('database-silent')(error)
    assert.match((error as Error).message, new RegExp(`进程号 ${String(pid)}）在运行，但没有应答`))
    return true
  })
  await cluster.stop()
  assert.ok(!isAlive(pid), 'one that was halted is woken to be stopped')
})

/** As whoever runs the cluster: PostgreSQL cannot tell such a process from one of its own. */
function asDatabaseUser(clusterFolder: string): { uid?: number; gid?: number } {
  const { uid, gid } = statSync(clusterFolder)
  return process.getuid?.() === 0 ? { uid, gid } : {}
}
