/** Two servers, each a process of its own, share one database: hospitals ask now the one, now the other, and both at once. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { openDatabase } from '../../apps/server/src/platform/storage/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { atMost, openTestDatabase, temporaryFolder, within } from '../../apps/server/src/platform/storage/testing.ts'
import { amountsOf, ledgerAgrees } from '../hospital/checks.ts'
import { admission, feeLine, Hospital, newMsgid, people, settlement } from '../hospital/hospital.ts'
import type { Counter, Reply } from '../hospital/hospital.ts'

const moment = '2026-06-20T02:00:00Z'
const serverFile = fileURLToPath(new URL('server.ts', import.meta.url))
const hangzhou = 'H33010000001'
/** What all servers of one database are set up with alike. */
const environment = {
  YIDI_DEMO: '1',
  YIDI_DATA: temporaryFolder('yidi-two-servers-'),
  YIDI_KEYS: `k1=${Buffer.alloc(32, 1).toString('base64')}`,
  YIDI_INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
}

const servers: ChildProcess[] = []
let db: Database
let one: Counter
let other: Counter

before(async () => {
  const { port, user, password, database } = (await openTestDatabase()).connection()
  const url = `postgres://${String(user)}:${encodeURIComponent(String(password))}@127.0.0.1:${String(port)}/${String(database)}`
  const config = readConfig({ ...environment, DATABASE_URL: url })
  db = await openDatabase(config)
  await loadDemonstration(db, new Date(moment))
  ;[one, other] = (await Promise.all([start(url), start(url)])) as [Counter, Counter]
})
after(async () => {
  for (const child of servers) child.kill('SIGTERM')
  for (const child of servers)
    await within('a server has ended', () => child.exitCode !== null || child.signalCode !== null)
  await db.close()
})

async function start(url: string): Promise<Counter> {
  const child = spawn(process.execPath, [serverFile, url, moment], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  servers.push(child)
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const port = await atMost(
    // Two programs start at once, on a machine that may be busy elsewhere.
    300_000,
    () => `a server to start: ${complaint}`,
    new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
      child.once('exit', () => reject(new Error(`a server did not start: ${complaint}`)))
    }),
  )
  return {
    async inject({ method, url: path, headers, payload }) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body: payload })
      return { statusCode: response.status, body: await response.text() }
    },
  }
}

/** The same message at both servers at the same moment; gives the reply, which is the same. */
async function atBoth(infno: string, input: unknown, code = hangzhou): Promise<Reply> {
  const options = { msgid: newMsgid(code) }
  const [first, second] = await Promise.all(
    [one, other].map((counter) => new Hospital(counter, code, code.slice(1, 7)).send(infno, input, options)),
  )
  assert.equal(first!.infcode, 0, first!.err_msg ?? '')
  assert.deepEqual(second!.output, first!.output)
  return first!
}

interface Stay {
  visit: string
  settlementId: string
}

/** A stay of one day, whose messages go to the one and the other in turn and the decisive ones to both at once. */
async function stay(person: string, price: number, day = '2026-06-10'): Promise<Stay> {
  const at = (counter: Counter): Hospital => new Hospital(counter, hangzhou, '330100')
  const admitted = await atBoth('2401', admission(person, { begntime: `${day} 08:00:00` }))
  const visit = (admitted.output as { result: { mdtrt_id: string } }).result.mdtrt_id
  const line = (serial: number) => ({
    feedetail: [{ ...feeLine(person, visit, ['YDA0000001', 1, price], serial), fee_ocur_time: `${day} 09:30:00` }],
  })
  await at(one).ask('2301', line(1))
  await at(other).ask('2301', line(2))
  await atBoth('2301', line(3))
  await at(one).discharge(person, visit, day)
  await at(other).ask('2303', settlement(person, visit, 3 * price))
  const settled = await atBoth('2304', settlement(person, visit, 3 * price))
  const amounts = amountsOf(settled)
  assert.equal(amounts['medfee_sumamt'], 3 * price)
  return { visit, settlementId: String(amounts['setl_id']) }
}

const count = async (text: string, values: readonly unknown[] = []): Promise<number> =>
  (await db.pool.query<{ count: number }>(`select count(*)::int as count from ${text}`, [...values])).rows[0]!.count

test('what both servers are told at once takes effect once, and the books agree', async () => {
  const insured = [people.active, people.provincialActive, people.foundingWorker]
  const stays = await Promise.all(insured.map((person, index) => stay(person, 1000 + index)))
  assert.equal(await count('visit where visit_id = any($1)', [stays.map(({ visit }) => visit)]), 3)
  assert.equal(await count('fee_line where visit_id = any($1)', [stays.map(({ visit }) => visit)]), 9)
  assert.equal(await count('settlement'), 3)
  await ledgerAgrees(db)
})

test('a person is settled at one server while the other undoes another visit of his: one after the other', async () => {
  const first = await stay(people.active, 2000, '2026-06-12')
  const undo = {
    data: { mdtrt_id: first.visit, setl_id: first.settlementId, psn_no: people.active },
  }
  const [again, undone] = await Promise.all(
    [stay(people.active, 300, '2026-06-14'), atBoth('2305', undo)].map((work) => work.catch((error: unknown) => error)),
  )
  // Whichever came second may be refused, because only the latest settlement is undone; never both, and never half.
  assert.ok(!(again instanceof Error), String(again))
  if (undone instanceof Error) assert.match(undone.message, /\[/)
  await ledgerAgrees(db)
})

test('what is told of a settlement is told once, though both servers look for it', async () => {
  const settled = await count(`settlement where kind = 'settlement'`)
  const told = (): Promise<number> => count(`notice where kind = 'settlement-posted'`)
  await within('everybody is told', async () => (await told()) >= settled)
  assert.equal(await told(), settled)
})
