import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import type { ProblemDocument } from '@yidi/contracts'
import { fixedClock } from '../clock/index.ts'
import { answerProblems } from '../http/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { commandKeyOf, guardRoutes } from '../guard/index.ts'
import { runOfficeCommand } from '../guard/index.ts'
import { signInStaff } from './testing.ts'

const clock = fixedClock('2026-03-02T09:00:00+08:00')
const database = await openTestDatabase()
let works = 0
const app: FastifyInstance = fastify()
answerProblems(app)
await guardRoutes(app, { database, clock, secureCookies: false })
app.post('/api/things', { config: { access: ['finance'] } }, (request) =>
  runOfficeCommand(database, clock, commandKeyOf(request, 'make-thing'), async () => {
    works += 1
    const { body } = request as { body: { fail?: boolean } | undefined }
    if (body?.fail === true) throw new Error('half way')
    await new Promise((resolve) => setImmediate(resolve))
    return { thing: works }
  }),
)
for (const verb of ['open', 'shut', 'paint'])
  app.post(`/api/doors/:door/${verb}`, { config: { access: ['finance'] } }, (request) =>
    runOfficeCommand(database, clock, commandKeyOf(request, `door.${verb}`), () => Promise.resolve({ verb }), {
      subjectOf: () => (request.params as { door: string }).door,
      undoneBy: { open: { 'door.shut': '关上了门' }, shut: { 'door.open': '打开了门' } }[verb] ?? {
        'door.paint': '又刷了门',
      },
    }),
  )
await app.ready()
test.after(() => app.close())
const cookie = await signInStaff(database, clock, { roles: ['finance'] })

const post = (key: string | undefined, payload: object = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/things',
    payload,
    headers: { cookie, ...(key === undefined ? {} : { 'idempotency-key': key }) },
  })
const at = async (door: string, verb: string, key: string, payload: object = {}) => {
  const url = `/api/doors/${door}/${verb}`
  const answer = await app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
  return answer.json<ProblemDocument & { verb: string }>()
}
const codeOf = async (key: string | undefined, payload?: object) =>
  (await post(key, payload)).json<ProblemDocument>().code

test('a command without its key, or with a key of the wrong form, is refused before anything happens', async () => {
  assert.equal(await codeOf(undefined), 'idempotency-key-missing')
  assert.equal(await codeOf('short'), 'idempotency-key-not-valid')
  assert.equal(await codeOf('键键键键键键键键'), 'idempotency-key-not-valid')
  assert.equal(works, 0)
})

test('the same command again, even at the same moment, is done once and answered the same', async () => {
  const answers = await Promise.all([post('key-00000001'), post('key-00000001'), post('key-00000001')])
  for (const answer of answers) assert.deepEqual(answer.json(), { thing: 1 })
  assert.equal(works, 1)
  assert.deepEqual((await post('key-00000001')).json(), { thing: 1 })
})

test('the same key with other input is refused; another person’s key is another key', async () => {
  assert.equal(await codeOf('key-00000001', { other: true }), 'idempotency-key-reused')
  const other = await signInStaff(database, clock, { roles: ['finance'] })
  const answer = await app.inject({
    method: 'POST',
    url: '/api/things',
    payload: {},
    headers: { cookie: other, 'idempotency-key': 'key-00000001' },
  })
  assert.deepEqual(answer.json(), { thing: 2 })
})

test('a command that fails half way leaves nothing behind and may be tried again', async () => {
  const failed = await post('key-00000002', { fail: true })
  assert.equal(failed.statusCode, 500)
  const left = await database.kysely
    .selectFrom('idempotency_key')
    .select('key')
    .where('key', '=', 'key-00000002')
    .execute()
  assert.deepEqual(left, [])
})

test('what another command took back since is no success when it comes again, by whoever and whatever the clock says', async () => {
  assert.equal((await at('a', 'open', 'key-open-001')).verb, 'open')
  await at('a', 'paint', 'key-paint-01', { colour: 'red' })
  await at('b', 'shut', 'key-shut-b01')
  assert.equal((await at('a', 'open', 'key-open-001')).verb, 'open', 'neither paint nor another door undoes it')
  clock.set('2026-03-01T09:00:00+08:00')
  await at('a', 'shut', 'key-shut-001')
  const undone = await at('a', 'open', 'key-open-001')
  assert.deepEqual([undone.status, undone.code], [409, 'command-undone'])
  assert.match(undone.detail, /后来关上了门（2026-03-01）/)
  assert.equal((await at('a', 'shut', 'key-shut-001')).verb, 'shut')
  await at('a', 'open', 'key-open-002')
  assert.equal((await at('a', 'shut', 'key-shut-001')).code, 'command-undone')
  assert.equal((await at('a', 'open', 'key-open-001')).verb, 'open', 'it holds again')
  await at('a', 'paint', 'key-paint-02', { colour: 'blue' })
  assert.equal((await at('a', 'paint', 'key-paint-01', { colour: 'red' })).code, 'command-undone')
  await at('a', 'paint', 'key-paint-03', { colour: 'red' })
  assert.equal((await at('a', 'paint', 'key-paint-01', { colour: 'red' })).verb, 'paint')
  assert.equal((await at('a', 'paint', 'key-paint-02', { colour: 'blue' })).code, 'command-undone')
})
