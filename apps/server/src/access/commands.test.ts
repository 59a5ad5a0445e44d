import assert from 'node:assert/strict'
import { test } from 'node:test'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import type { ProblemDocument } from '@yidi/contracts'
import { fixedClock } from '../clock.ts'
import { answerProblems } from '../http/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { commandKeyOf, guardRoutes } from './guard.ts'
import { runOfficeCommand } from './office-command.ts'
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
