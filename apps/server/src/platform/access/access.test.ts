import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import type { InjectOptions } from 'fastify'
import { roles, rolesOf, staffRoles } from '@yidi/contracts'
import type { ProblemDocument, Role, Who } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import type { App } from '../module/index.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { enterPerson } from '../../person/people/index.ts'
import { readAudit } from '../audit/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { createStaff, setCitizenPassword } from './accounts.ts'
import { mostFailuresOfAddress, takeAttempt } from './attempts.ts'
import { createStaffFromCommandLine } from './staff-from-command-line.ts'
import { requireDeclarations } from '../guard/index.ts'
import { ensureDemonstrationAccounts } from './demonstration.ts'
import { sweepSessions } from '../guard/index.ts'
import { signInCitizen, signInStaff } from './testing.ts'

const clock = fixedClock('2026-03-02T09:00:00+08:00')
const database = await openTestDatabase()
const config = readConfig({ YIDI_LOG_LEVEL: 'silent' })
const app = await buildApp({ config, clock, database })
test.after(() => app.close())

const person = { personNo: '33010000000000000002', idNumber: '330100198811020127', name: '演示职工乙', pool: '330100' }
await enterPerson(database, person, clock.now())
await setCitizenPassword(database, clock, person.personNo, 'right password')
const staff = { name: 'desk-330100', password: 'right password', roles: ['accepting' as const], pool: '330100' }
await createStaff(database, clock, { ...staff, institution: null })

const logIn = (payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/session', payload, headers })
const whoIs = async (cookie: string) =>
  (await app.inject({ url: '/api/session', headers: { cookie } })).json<{ who: Who | null; displayName: string }>()
const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0]!

test('a citizen logs in by ID number however it is typed, is known by the cookie, and logs out', async () => {
  const answer = await logIn({ kind: 'citizen', idNumber: ' 330100 19881102 0127 ', password: 'right password' })
  assert.equal(answer.statusCode, 200)
  assert.match(String(answer.headers['set-cookie']), /HttpOnly; SameSite=Lax/)
  const cookie = cookieOf(answer)
  const session = await whoIs(cookie)
  assert.deepEqual(session.who, { kind: 'citizen', personNo: person.personNo, pool: '330100' })
  assert.equal(session.displayName, person.name)
  await app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
  assert.equal((await whoIs(cookie)).who, null)
})

test('staff log in by name; a disabled account is let in no longer, not even by an open session', async () => {
  const cookie = cookieOf(await logIn({ kind: 'staff', name: staff.name, password: staff.password }))
  const { who } = await whoIs(cookie)
  assert.ok(who?.kind === 'staff')
  assert.deepEqual([who.roles, who.pool], [['accepting'], '330100'])
  const audited = await database.kysely.selectFrom('office_audit').select(['actor', 'action']).execute()
  assert.deepEqual(audited, [{ actor: staff.name, action: 'log-in' }])
  await database.kysely
    .updateTable('staff_user')
    .set({ disabled_at: clock.now() })
    .where('name', '=', staff.name)
    .execute()
  assert.equal((await whoIs(cookie)).who, null)
  assert.equal((await logIn({ kind: 'staff', name: staff.name, password: staff.password })).statusCode, 401)
})

test('a wrong password and an unknown name get the same answer; five failures pause the name, then it may try again', async () => {
  for (const idNumber of ['330100199001090128', person.idNumber]) {
    const answer = await logIn({ kind: 'citizen', idNumber, password: 'wrong' })
    assert.equal(answer.statusCode, 401)
    assert.equal(answer.json<ProblemDocument>().code, 'log-in-failed')
  }
  clock.set('2026-03-02T09:00:30+08:00')
  for (let time = 0; time < 5; time++) await logIn({ kind: 'citizen', idNumber: person.idNumber, password: 'wrong' })
  const paused = await logIn({ kind: 'citizen', idNumber: person.idNumber, password: 'right password' })
  assert.equal(paused.json<ProblemDocument>().code, 'log-in-paused')
  clock.set('2026-03-02T09:16:00+08:00')
  assert.equal(
    (await logIn({ kind: 'citizen', idNumber: person.idNumber, password: 'right password' })).statusCode,
    200,
  )
})

test('of guesses that arrive together no more are looked at than one after the other; the right ones wait their turn', async () => {
  clock.set('2026-03-02T09:40:00+08:00')
  const from = (address: string) => ({ remoteAddress: address })
  const guess = (idNumber: string, password: string, address: string) =>
    app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { kind: 'citizen', idNumber, password },
      ...from(address),
    })
  const codesOf = (answers: { statusCode: number; body: string }[]) =>
    answers.map((one) => (one.statusCode === 200 ? 'in' : (JSON.parse(one.body) as ProblemDocument).code))
  const count = (codes: (string | undefined)[], code: string) => codes.filter((one) => one === code).length

  const { idNumber } = person
  const together = Array.from({ length: 8 }, () => guess(idNumber, 'right password', '198.51.100.1'))
  assert.deepEqual(new Set(codesOf(await Promise.all(together))), new Set(['in']))

  clock.set('2026-03-02T09:41:00+08:00')
  const guesses = Array.from({ length: 40 }, (_, no) => guess(idNumber, `guess ${no}`, '198.51.100.2'))
  const codes = codesOf(await Promise.all(guesses))
  assert.deepEqual([count(codes, 'log-in-failed'), count(codes, 'log-in-paused')], [5, 35])

  const names = Array.from({ length: mostFailuresOfAddress + 10 }, (_, no) => `3301001970010${10_000 + no}`)
  const sprayed = codesOf(await Promise.all(names.map((name) => guess(name, 'guess', '198.51.100.3'))))
  assert.deepEqual(
    [count(sprayed, 'log-in-failed'), count(sprayed, 'log-in-paused-address')],
    [mostFailuresOfAddress, 10],
  )
  clock.set('2026-03-02T09:57:00+08:00')
  assert.deepEqual(codesOf([await guess(idNumber, 'right password', '198.51.100.3')]), ['in'])
  const kept = await database.kysely.selectFrom('login_attempt').selectAll().execute()
  assert.ok(!JSON.stringify(kept.map((row) => row.address_hash?.toString('latin1'))).includes('198.51'))
})

test('whoever logs in or is turned away leaves an audit row, and no row tells what was typed as an unknown name', async () => {
  const sinceAt = clock.now()
  clock.set('2026-03-02T10:20:00+08:00')
  const officeRows = () =>
    database.kysely
      .selectFrom('office_audit')
      .select(['actor_kind', 'actor', 'action', 'subject_id', 'detail'])
      .where('at', '>', sinceAt)
      .orderBy('written_at')
      .execute()
  await logIn({ kind: 'citizen', idNumber: person.idNumber, password: 'right password' })
  const own = await readAudit(database, person.personNo)
  assert.deepEqual(
    [own[0]?.actorKind, own[0]?.actor, own[0]?.action, own[0]?.detail],
    ['person', person.personNo, 'log-in', { by: 'password' }],
  )
  assert.deepEqual(await officeRows(), [])

  await logIn({ kind: 'citizen', idNumber: person.idNumber, password: 'wrong' })
  const [failed] = await officeRows()
  assert.deepEqual(
    [failed?.actor_kind, failed?.actor, failed?.action, failed?.subject_id, failed?.detail],
    ['person', person.personNo, 'log-in.failed', person.personNo, { by: 'password' }],
  )
  await logIn({ kind: 'citizen', idNumber: '330100199001090128', password: 'wrong' })
  await logIn({ kind: 'staff', name: 'my-password-in-the-wrong-field', password: 'wrong' })
  const other = { name: 'desk-audited', password: 'right password', roles: ['accepting' as const], pool: '330100' }
  assert.equal(await createStaffFromCommandLine(database, clock, { ...other, institution: null }), 'created')
  assert.equal(await createStaffFromCommandLine(database, clock, { ...other, institution: null }), 'changed')
  // While the name waits a flood of guesses leaves one row; the next window begins anew.
  const flood = () => logIn({ kind: 'staff', name: other.name, password: 'wrong' })
  for (let time = 0; time < 9; time++) await flood()
  await Promise.all(Array.from({ length: 20 }, flood))
  const rows = await officeRows()
  assert.deepEqual(
    rows.slice(3).map((row) => [row.actor_kind, row.actor, row.action]),
    [
      ['system', 'command-line', 'staff.create'],
      ['system', 'command-line', 'staff.change'],
      ...Array.from({ length: 5 }, () => ['staff', other.name, 'log-in.failed']),
      ['staff', other.name, 'log-in.paused'],
    ],
  )
  assert.deepEqual(rows[3]?.detail, { roles: ['accepting'], pool: '330100', institution: null, password: 'new' })
  const unknown = rows.slice(1, 3)
  assert.equal(new Set(unknown.map((row) => row.subject_id)).size, 2)
  for (const row of unknown) assert.match(row.actor, /^unknown:[0-9a-f]{16}$/)
  assert.doesNotMatch(JSON.stringify(rows), /330100199001090128|my-password|330100198811020127|right password/)
})

test('a pause is in the audit once in each window, by name and by address', async () => {
  const paused = async () => {
    const rows = await database.kysely
      .selectFrom('office_audit')
      .select('detail')
      .where('action', '=', 'log-in.paused')
      .execute()
    return rows.map(({ detail }) => (detail as { by: string }).by)
  }
  const address = '198.51.100.77'
  const guess = (name: string) =>
    app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { kind: 'staff', name, password: 'wrong' },
      remoteAddress: address,
    })
  clock.set('2026-03-02T14:00:00+08:00')
  const before = await paused()
  for (let no = 0; no < mostFailuresOfAddress + 20; no++) await guess(`sprayed-${String(no)}`)
  assert.deepEqual((await paused()).slice(before.length), ['address'])
  clock.set('2026-03-02T14:20:00+08:00')
  for (let no = 0; no < 8; no++) await guess('one-name')
  assert.deepEqual((await paused()).slice(before.length), ['address', 'name'])
  clock.set('2026-03-02T14:40:00+08:00')
  for (let no = 0; no < 8; no++) await guess('one-name')
  assert.deepEqual((await paused()).slice(before.length), ['address', 'name', 'name'])
})

test('log-ins that were given up half way count as failed after a minute, and nobody waits for them', async (t) => {
  clock.set('2026-03-02T15:00:00+08:00')
  const trying = { kind: 'staff', name: 'given-up' } as const
  for (let no = 0; no < 5; no++) await takeAttempt(database, clock, trying)
  clock.set('2026-03-02T15:01:01+08:00')
  // With the clock standing still, whoever waits waits for ever.
  t.mock.timers.enable({ apis: ['setTimeout'] })
  await assert.rejects(takeAttempt(database, clock, trying), { code: 'log-in-paused' })
})

test('a session ends when idle, and at the latest after twelve hours', async () => {
  clock.set('2026-03-02T10:00:00+08:00')
  const idle = await signInCitizen(database, clock, person.personNo)
  const busy = await signInCitizen(database, clock, person.personNo)
  for (const hour of ['11:30', '13:00', '14:30', '16:00', '17:30', '19:00', '20:30', '21:59']) {
    clock.set(`2026-03-02T${hour}:00+08:00`)
    assert.equal((await whoIs(busy)).who?.kind, 'citizen', hour)
  }
  assert.equal((await whoIs(idle)).who, null)
  clock.set('2026-03-02T22:00:00+08:00')
  assert.equal((await whoIs(busy)).who, null)
  clock.set('2026-03-03T09:00:00+08:00')
})

test('sessions that are over and old attempts are swept away; open ones stay', async () => {
  const open = await signInCitizen(database, clock, person.personNo)
  const before = await database.kysely.selectFrom('session').select('session_hash').execute()
  await sweepSessions(database, clock)
  const after = await database.kysely.selectFrom('session').select('session_hash').execute()
  assert.ok(before.length > after.length && after.length >= 1)
  assert.equal((await whoIs(open)).who?.kind, 'citizen')
  const attempts = await database.kysely.selectFrom('login_attempt').select('at').execute()
  assert.ok(attempts.every((attempt) => attempt.at.getTime() >= clock.now().getTime() - 24 * 3_600_000))
})

test('a page of another site cannot log anybody in or out', async () => {
  const foreign = await logIn(
    { kind: 'citizen', idNumber: '1', password: '1' },
    { origin: 'https://elsewhere.example' },
  )
  assert.equal(foreign.json<ProblemDocument>().code, 'cross-site-request')
  const own = await logIn(
    { kind: 'citizen', idNumber: '1', password: '1' },
    { origin: 'http://yidi.example', host: 'yidi.example' },
  )
  assert.equal(own.json<ProblemDocument>().code, 'log-in-failed')
})

test('what is missing in a log-in is named', async () => {
  const answer = await logIn({ kind: 'citizen' })
  assert.equal(answer.statusCode, 400)
  const found = answer.json<ProblemDocument>()
  assert.equal(found.code, 'request-not-valid')
  assert.deepEqual(
    found.errors?.map((error) => error.path),
    ['idNumber', 'password'],
  )
})

test('the demonstration gets its accounts once; the password is kept for its owner alone and can be set', async () => {
  const first = await ensureDemonstrationAccounts(database, clock, undefined)
  assert.ok(first?.isNew)
  assert.equal(statSync(first.file).mode & 0o777, 0o600)
  assert.equal(readFileSync(first.file, 'utf8').trim(), first.password)
  const again = await ensureDemonstrationAccounts(database, clock, undefined)
  assert.deepEqual(again, { ...first, isNew: false })
  assert.equal((await logIn({ kind: 'staff', name: 'audit', password: first.password })).statusCode, 200)
  const set = await ensureDemonstrationAccounts(database, clock, 'chosen by the owner')
  assert.ok(set?.isNew)
  const { idNumber } = person
  assert.equal((await logIn({ kind: 'citizen', idNumber, password: 'chosen by the owner' })).statusCode, 200)
  const shown = (await app.inject('/api/session/demonstration')).json<{
    citizens: { idNumber: string }[]
    staff: { name: string }[]
  }>()
  assert.equal(shown.citizens[0]?.idNumber, idNumber)
  const names = shown.staff.map((one) => one.name)
  for (const pool of ['330100', '331000', '339900', '130500'])
    for (const desk of ['desk', 'review']) assert.ok(names.includes(`${desk}-${pool}`), `${desk}-${pool}`)
  for (const name of [
    'finance-330100',
    'finance2-330100',
    'approve-330100',
    'approve2-330100',
    'security',
    'audit',
    'admin',
  ])
    assert.ok(names.includes(name), name)
  const { rows } = await database.pool.query<{ name: string; roles: string[] }>(
    `select name, roles from staff_user where name in ('security', 'audit', 'admin', 'approve-330100') order by name`,
  )
  assert.deepEqual(
    rows.map((one) => [one.name, one.roles]),
    [
      ['admin', ['admin']],
      ['approve-330100', ['approving']],
      ['audit', ['audit']],
      ['security', ['security']],
    ],
  )
  // An account that a later version brings is made at the next start, with the password that is kept.
  await database.kysely.deleteFrom('staff_user').where('name', '=', 'security').execute()
  await database.pool.query(`update setting set value = '{"people":1}' where name = 'demonstration-accounts'`)
  assert.equal((await ensureDemonstrationAccounts(database, clock, undefined))?.password, 'chosen by the owner')
  const security = { kind: 'staff', name: 'security', password: 'chosen by the owner' }
  assert.equal((await logIn(security)).statusCode, 200)
  assert.ok(!JSON.stringify(shown).includes('chosen by the owner'))
})

test('a route that does not say who may call it stops the start', () => {
  const route = { method: 'GET', url: '/api/forgotten', handler: () => undefined }
  assert.throws(() => requireDeclarations([route]), /GET \/api\/forgotten/)
})

test('every route lets in exactly the roles that it declares, and anonymous only where it is public', async () => {
  assert.deepEqual([...staffRoles, 'citizen'].sort(), Object.keys(roles).sort(), 'no role is left out')

  const cookies = new Map<Role | 'nobody', string>([
    ['nobody', ''],
    ['citizen', await signInCitizen(database, clock, person.personNo)],
  ])
  for (const role of staffRoles) cookies.set(role, await signInStaff(database, clock, { roles: [role] }))
  let guarded = 0
  for (const { method, url, access } of guardedRoutes(app)) {
    for (const [role, cookie] of cookies) {
      const found = await codeOf(app, { method, url, headers: { cookie } })
      const expected =
        role === 'nobody' ? 'not-signed-in' : (access as readonly string[]).includes(role) ? undefined : 'not-permitted'
      const guard = found === 'not-signed-in' || found === 'not-permitted' ? found : undefined
      assert.equal(guard, expected, `${method} ${url} for ${role}`)
      guarded += 1
    }
  }
  assert.equal(guarded, guardedRoutes(app).length * (staffRoles.length + 2))
  const declared = app.routeTable.routes.filter(({ config: own }) => Array.isArray(own?.access))
  const urls = new Set(guardedRoutes(app).map(({ url }) => url))
  for (const { url } of declared) assert.ok(urls.has(url.replace(/:\w+/g, '1')), `${url} was not tried`)
  // The desk is never open to everyone, not even one address of it by a slip.
  const open = app.routeTable.routes.filter(({ config: own }) => own?.access === 'public').map(({ url }) => url)
  assert.deepEqual(
    open.filter((url) => url.startsWith('/api/desk')),
    [],
  )
})

test('roles of a session are its own and no more', () => {
  assert.deepEqual(rolesOf({ kind: 'citizen', personNo: '1', pool: '330100' }), ['citizen'])
})

type Method = NonNullable<InjectOptions['method']>

function guardedRoutes(of: App): { method: Method; url: string; access: readonly Role[] }[] {
  return of.routeTable.routes.flatMap(({ method, url, config: declared }) => {
    const access = declared?.access
    if (access === undefined || typeof access === 'string') return []
    // HEAD is the shadow that Fastify makes of every GET: the same guard, and no body to read the answer from.
    const methods = [method].flat().filter((one) => one !== 'HEAD')
    return methods.map((one) => ({ method: one as Method, url: url.replace(/:\w+/g, '1'), access }))
  })
}

async function codeOf(of: App, request: InjectOptions): Promise<string | undefined> {
  const answer = await of.inject(request)
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
  return isProblem ? answer.json<ProblemDocument>().code : undefined
}
