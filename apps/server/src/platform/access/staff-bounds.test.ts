/** A keeper of a pool’s accounts (安全管理) reaches the accounts of that pool and no wider ones: made, changed, listed. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ProblemDocument, StaffAccount, StaffRole } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { signInStaff } from './testing.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const [own, other] = ['330100', '331000'] as const
await signInStaff(database, clock, { roles: ['accepting'], pool: own, name: 'clerk-of-own' })
const { user_id: clerk } = await database.kysely
  .selectFrom('staff_user')
  .select('user_id')
  .where('name', '=', 'clerk-of-own')
  .executeTakeFirstOrThrow()

async function call(cookie: string, method: 'GET' | 'POST', url: string, body: object = {}) {
  const answer = await app.inject({
    method,
    url,
    headers: { cookie, 'idempotency-key': randomUUID() },
    ...(method === 'GET' ? {} : { payload: body }),
  })
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
  return {
    status: answer.statusCode,
    code: isProblem ? answer.json<ProblemDocument>().code : undefined,
    text: answer.body,
  }
}

test('a keeper of a pool’s accounts makes, widens and touches no account that reaches beyond it', async () => {
  const keeper = await signInStaff(database, clock, { roles: ['security'], pool: own, name: 'keeper-of-own' })
  const everywhere = await signInStaff(database, clock, { roles: ['security'], name: 'keeper-of-all' })
  const post = (cookie: string, url: string, body: object = {}) => call(cookie, 'POST', `/api/desk/staff${url}`, body)
  const none = { pool: null, institution: null, employer: null }
  const beyond: [string[], object][] = [
    [['pool'], { ...none, roles: ['admin'] }],
    [['pool'], { ...none, roles: ['audit'] }],
    [['pool'], { ...none, roles: ['security'] }],
    [['pool'], { ...none, roles: ['admin'], pool: ' ' }],
    [['pool'], { ...none, roles: ['admin'], pool: other }],
    [['pool'], { ...none, roles: ['reviewing'], pool: other }],
    [['institution'], { ...none, roles: ['institution'], institution: 'H31010000001' }],
    [['institution'], { ...none, roles: ['institution'], institution: 'H31010000001', pool: own }],
    [['employer'], { ...none, roles: ['employer'], employer: 'D33100000001' }],
    [['employer'], { ...none, roles: ['employer'], employer: 'D99999999999', pool: own }],
    [['pool'], { ...none, roles: ['institution'], institution: 'H33010000001', pool: other }],
    // An institution or employer of the pool bounds no role that does not work for it.
    [['institution', 'pool'], { ...none, roles: ['admin'], institution: 'H33010000001' }],
    [['institution', 'pool'], { ...none, roles: ['audit'], institution: 'H33010000001' }],
    [['employer', 'pool'], { ...none, roles: ['admin'], employer: 'D33010000001' }],
    [['roles', 'employer', 'pool'], { ...none, roles: ['audit', 'admin'], employer: 'D33010000001' }],
    [['roles', 'pool'], { ...none, roles: ['admin', 'institution'], institution: 'H33010000001' }],
    [['roles', 'pool'], { ...none, roles: ['admin', 'employer'], employer: 'D33010000001' }],
    [['institution'], { ...none, roles: ['accepting'], institution: 'H33010000001', pool: own }],
    [['employer'], { ...none, roles: ['institution'], institution: 'H33010000001', employer: 'D33010000001' }],
  ]
  const before = await database.kysely.selectFrom('staff_user').selectAll().orderBy('user_id').execute()
  for (const [faulty, account] of beyond) {
    for (const [url, body] of [
      ['', { name: 'too-far', ...account }],
      [`/${clerk}/change`, account],
    ] as const) {
      const answer = await post(keeper, url, body)
      const paths = (JSON.parse(answer.text) as ProblemDocument).errors?.map((error) => error.path)
      assert.deepEqual([answer.code, paths], ['staff-not-valid', faulty], JSON.stringify(body))
    }
  }
  const after = await database.kysely.selectFrom('staff_user').selectAll().orderBy('user_id').execute()
  assert.deepEqual(after, before, 'nothing was written')

  // What stands in the table already is judged alike: an auditor of everything who kept an institution of the pool.
  const wide = { roles: ['audit'] as StaffRole[], institution: 'H33010000001' }
  await signInStaff(database, clock, { ...wide, name: 'audit-with-institution' })
  const within = { ...none, roles: ['institution'], institution: 'H33010000001' }
  assert.equal((await post(keeper, '', { name: 'hospital-within', ...within })).status, 200)
  assert.equal((await post(keeper, '', { name: 'clerk-within', ...none, roles: ['accepting'], pool: own })).status, 200)
  const { accounts } = JSON.parse((await call(keeper, 'GET', '/api/desk/staff')).text) as { accounts: StaffAccount[] }
  const names = accounts.map(({ name }) => name)
  for (const name of ['keeper-of-own', 'clerk-of-own', 'hospital-within', 'clerk-within'])
    assert.ok(names.includes(name))
  for (const name of ['keeper-of-all', 'audit-with-institution']) assert.ok(!names.includes(name), name)

  const idOf = async (name: string) =>
    (
      await database.kysely
        .selectFrom('staff_user')
        .select('user_id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
    ).user_id
  for (const verb of ['disable', 'enable', 'reset-password', 'reset-second-factor']) {
    for (const name of ['keeper-of-all', 'audit-with-institution'])
      assert.equal((await post(keeper, `/${await idOf(name)}/${verb}`)).code, 'staff-other-pool', verb)
  }
  const self = await idOf('keeper-of-all')
  const narrowed = { ...none, roles: ['security'], pool: own }
  assert.equal(
    (await post(everywhere, `/${self}/change`, narrowed)).code,
    'staff-last-keeper',
    'one of a pool is no other',
  )
  await signInStaff(database, clock, { roles: ['security'], name: 'keeper-beside' })
  assert.equal((await post(everywhere, `/${self}/change`, narrowed)).code, 'staff-self', 'nor narrows themselves')
})
