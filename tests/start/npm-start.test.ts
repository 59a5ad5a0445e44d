import assert from 'node:assert/strict'
import { renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import test from 'node:test'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'
import { freePort, readPidFile } from '../../apps/server/src/platform/storage/postmaster.ts'
import { temporaryFolder, within } from '../../apps/server/src/platform/storage/testing.ts'
import { gone, listens, npmStart, started } from './program.ts'
import type { Program } from './program.ts'

const folder = temporaryFolder()
const environment = { YIDI_DATA: folder }

test('the port opens when everything stands, and not before', async () => {
  const port = await freePort()
  const program = npmStart(port, environment)
  await within('somebody listens', () => listens(port))
  const database = await openDatabase({ dataFolder: folder, dataFolderChosen: true, join: true })
  const { rows } = await database.pool.query<{ people: number; jobs: string[] }>(
    `select (select count(*)::int from person_state) as people,
       (select array_agg(name order by name) from pgboss.schedule) as jobs`,
  )
  await database.close()
  assert.ok(rows[0]!.people > 0, 'the demonstration is there')
  assert.ok(rows[0]!.jobs.includes('filings.day') && rows[0]!.jobs.includes('oversight.seal'), String(rows[0]!.jobs))
  assert.equal((await fetch(`http://127.0.0.1:${String(port)}/health`)).status, 200)
  const all = [...program.descendants(), postgres()]
  process.kill(program.npm.pid!, 'SIGTERM')
  await gone(program, all)
  assert.equal(await listens(port), false)
})

const endings: [what: string, end: (program: Program) => void][] = [
  ['SIGTERM to what npm started', ({ descendants }) => process.kill(descendants()[0]!, 'SIGTERM')],
  // A terminal tells the whole group, and npm passes it on once more.
  ['Ctrl-C', ({ npm }) => process.kill(-npm.pid!, 'SIGINT')],
  ['a terminal that is closed', ({ npm }) => process.kill(-npm.pid!, 'SIGHUP')],
  // It passes nothing on, as with a hang-up that reaches npm alone: the program sees that npm is gone.
  ['kill -9 of npm', ({ npm }) => process.kill(npm.pid!, 'SIGKILL')],
]
for (const [what, end] of endings)
  test(`${what}: everything stops, nothing is left, and the folder opens again at once`, async () => {
    const program = npmStart(0, environment)
    await started(program)
    const all = [...program.descendants(), postgres()]
    assert.ok(all.length >= 2)
    end(program)
    await gone(program, all)
    assert.equal(readPidFile(join(folder, 'postgres')), undefined, 'PostgreSQL was stopped in order')
  })

test('a port that is taken: said so, with an exit code of its own, and nothing is left', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const { port } = taken.address() as { port: number }
  const program = npmStart(port, environment)
  await within('it has ended', () => program.ended() !== undefined)
  assert.equal(program.ended(), 5, program.output())
  assert.match(program.output(), new RegExp(`端口 ${String(port)} 已被占用`))
  assert.equal(readPidFile(join(folder, 'postgres')), undefined)
  taken.close()
})

test('a data folder that is moved away: the program says so and ends with an exit code of its own', async () => {
  const program = npmStart(0, environment)
  await started(program)
  const all = [...program.descendants(), postgres()]
  renameSync(join(folder, 'postgres'), join(folder, 'moved'))
  await gone(program, all)
  assert.equal(program.ended(), 3, program.output())
  assert.match(program.output(), /被移走、删除或换掉了/)
})

test('a database out of reach and a setting that cannot be used end with different exit codes', async () => {
  const key = Buffer.alloc(32, 7).toString('base64')
  const external = { DATABASE_URL: 'postgres://yidi@127.0.0.1:1/none', YIDI_KEYS: `k1=${key}`, YIDI_INDEX_KEY: key }
  const [away, wrong] = [npmStart(0, external), npmStart(0, { YIDI_DEMO: 'maybe' })]
  await within('both have ended', () => away.ended() !== undefined && wrong.ended() !== undefined)
  assert.deepEqual([away.ended(), wrong.ended()], [4, 2], away.output() + wrong.output())
  assert.match(away.output(), /连不上 DATABASE_URL/)
})

/** The process id of PostgreSQL on the folder. */
function postgres(): number {
  return readPidFile(join(folder, 'postgres'))!.pid
}
