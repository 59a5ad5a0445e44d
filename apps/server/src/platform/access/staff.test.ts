import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { generate } from 'otplib'
import { staffRoles, whyApart } from '@yidi/contracts'
import type { AuditList, ProblemDocument, StaffAccount, StaffPassword } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { openOfficeReply } from '../storage/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { createStaff } from './accounts.ts'
import { signInStaff } from './testing.ts'

const clock = fixedClock('2026-03-02T09:00:00+08:00')
const database = await openTestDatabase()
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
const strict = await buildApp({
  config: readConfig({ YIDI_LOG_LEVEL: 'silent', YIDI_SECOND_FACTOR: 'required' }),
  clock,
  database,
})
test.after(async () => {
  await app.close()
  await strict.close()
})
const keeper = await signInStaff(database, clock, { roles: ['security'], name: 'keeper-one' })

const send = async <Reply>(cookie: string, url: string, payload: object = {}, key: string = randomUUID(), of = app) => {
  const answer = await of.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
  return {
    status: answer.statusCode,
    body: answer.json<Reply & ProblemDocument>(),
    cookie: String(answer.headers['set-cookie']).split(';')[0]!,
  }
}
const list = async () =>
  (await app.inject({ url: '/api/desk/staff', headers: { cookie: keeper } })).json<{ accounts: StaffAccount[] }>()
    .accounts
const logIn = (name: string, password: string, code?: string) =>
  send('', '/api/session', { kind: 'staff', name, password, ...(code === undefined ? {} : { code }) }, undefined)
const noone = { pool: null, institution: null, employer: null }

test('an account is made, its password is shown once and works; a repeat shows none', async () => {
  const form = { name: 'desk-one', roles: ['accepting'], ...noone, pool: '330100' }
  const made = await send<StaffPassword>(keeper, '/api/desk/staff', form, 'the-first-account')
  assert.equal(made.status, 200, JSON.stringify(made.body))
  assert.equal((await logIn('desk-one', made.body.password!)).status, 200)
  const again = await send<StaffPassword>(keeper, '/api/desk/staff', form, 'the-first-account')
  assert.deepEqual([again.body.account.userId, again.body.password], [made.body.account.userId, null])
  assert.equal((await send(keeper, '/api/desk/staff', form)).body.code, 'staff-name-taken')
  const kept = await database.kysely.selectFrom('idempotency_key').selectAll().execute()
  const opened = kept.map(({ owner, key, name, reply }) =>
    openOfficeReply(database.ciphers, { source: owner, key, name, inputHash: Buffer.alloc(0), single: true }, reply!),
  )
  assert.ok(opened.some((reply) => reply.includes(made.body.account.userId)))
  assert.ok(!opened.some((reply) => reply.includes(made.body.password!)), 'no password is kept')
})

test('what is wrong with an account is said at once', async () => {
  const { body } = await send(keeper, '/api/desk/staff', {
    name: '张三',
    roles: ['institution', 'accepting'],
    ...noone,
  })
  assert.deepEqual(
    body.errors?.map((error) => error.path),
    ['name', 'roles', 'pool', 'institution'],
  )
  assert.deepEqual([body.status, body.code], [422, 'staff-not-valid'])
  assert.match(body.detail, /^有 4 处要改：/)
  assert.ok(!(await list()).some((one) => one.name === '张三'))
  const nobody = await send(keeper, '/api/desk/staff/nobody/disable')
  assert.deepEqual([nobody.status, nobody.body.code], [404, 'staff-not-found'])
  assert.match(nobody.body.remedy, /列表/)
})

test('nobody locks out the last keeper of accounts, nor themselves', async () => {
  const own = (await list()).find((one) => one.self)!
  const url = `/api/desk/staff/${own.userId}`
  assert.equal((await send(keeper, `${url}/disable`)).body.code, 'staff-last-keeper')
  await createStaff(database, clock, {
    name: 'keeper-two',
    password: 'another one',
    roles: ['security'],
    pool: null,
    institution: null,
  })
  assert.equal((await send(keeper, `${url}/disable`)).body.code, 'staff-self')
  assert.equal((await send(keeper, `${url}/change`, { roles: ['audit'], ...noone })).body.code, 'staff-self')
  const two = (await list()).find((one) => one.name === 'keeper-two')!
  const session = await logIn('keeper-two', 'another one')
  const disabling = randomUUID()
  const disable = () => send(keeper, `/api/desk/staff/${two.userId}/disable`, {}, disabling)
  assert.equal((await disable()).status, 200)
  assert.equal((await disable()).status, 200)
  assert.equal((await app.inject({ url: '/api/desk/staff', headers: { cookie: session.cookie } })).statusCode, 401)
  assert.equal((await send(keeper, `/api/desk/staff/${two.userId}/enable`)).status, 200)
  assert.equal((await disable()).body.code, 'command-undone')
  const reset = await send<StaffPassword>(keeper, `/api/desk/staff/${two.userId}/reset-password`)
  assert.equal((await logIn('keeper-two', 'another one')).status, 401)
  assert.equal((await logIn('keeper-two', reset.body.password!)).status, 200)
})

test('two keepers of accounts who disable each other at the same moment: one stays', async () => {
  const two = await signInStaff(database, clock, { roles: ['security'], name: 'keeper-three' })
  for (const one of (await list()).filter((each) => each.name === 'keeper-two')) {
    await send(keeper, `/api/desk/staff/${one.userId}/disable`)
  }
  const accounts = await list()
  const idOf = (name: string) => accounts.find((one) => one.name === name)!.userId
  await Promise.all([
    send(keeper, `/api/desk/staff/${idOf('keeper-three')}/disable`),
    send(two, `/api/desk/staff/${idOf('keeper-one')}/disable`),
  ])
  const left = await database.kysely
    .selectFrom('staff_user')
    .select('name')
    .where('disabled_at', 'is', null)
    .where((e) => e('roles', '@>', e.val(['security'])))
    .execute()
  assert.equal(left.length, 1)
  await database.kysely.updateTable('staff_user').set({ disabled_at: null }).where('name', '=', 'keeper-one').execute()
})

test('the second factor: set by a first code, asked at log-in, taken once; paper codes once each; wrong ones pause', async () => {
  const password = 'right password'
  await createStaff(database, clock, { name: 'with-code', password, roles: ['audit'], pool: null, institution: null })
  const { cookie } = await logIn('with-code', password)
  const early = await send(cookie, '/api/session/second-factor/confirm', { code: '000000' })
  assert.deepEqual([early.status, early.body.code], [409, 'second-factor-not-begun'])
  const offer = await send<{ secret: string; uri: string }>(cookie, '/api/session/second-factor')
  assert.match(offer.body.uri, /^otpauth:\/\/totp\//)
  const now = () => Math.floor(clock.now().getTime() / 1000)
  const codeNow = () => generate({ secret: offer.body.secret, epoch: now() })
  const confirmed = await send<{ recoveryCodes: string[] }>(cookie, '/api/session/second-factor/confirm', {
    code: await codeNow(),
  })
  assert.equal(confirmed.body.recoveryCodes.length, 10)
  for (const path of ['', '/confirm']) {
    const again = await send(cookie, `/api/session/second-factor${path}`, path === '' ? {} : { code: await codeNow() })
    assert.deepEqual([again.status, again.body.code], [409, 'second-factor-already-set'])
  }
  const stored = await database.kysely
    .selectFrom('staff_user')
    .select('second_factor_cipher')
    .where('name', '=', 'with-code')
    .executeTakeFirstOrThrow()
  assert.ok(!stored.second_factor_cipher!.includes(offer.body.secret), 'the secret lies sealed')

  assert.equal((await logIn('with-code', password)).body.code, 'second-factor-needed')
  assert.equal(
    (await logIn('with-code', password, await codeNow())).body.code,
    'second-factor-wrong',
    'used to confirm',
  )
  clock.set('2026-03-02T09:01:00+08:00')
  const fresh = await codeNow()
  assert.equal((await logIn('with-code', password, fresh)).status, 200)
  assert.equal((await logIn('with-code', password, fresh)).body.code, 'second-factor-wrong', 'a replay')
  const paper = confirmed.body.recoveryCodes[0]!
  assert.equal((await logIn('with-code', password, paper.toUpperCase())).status, 200)
  assert.equal((await logIn('with-code', password, paper)).body.code, 'second-factor-wrong')
  clock.set('2026-03-02T09:01:30+08:00')
  for (let time = 0; time < 5; time++) await logIn('with-code', password, '000000')
  clock.set('2026-03-02T09:02:00+08:00')
  assert.equal((await logIn('with-code', password, await codeNow())).body.code, 'log-in-paused')

  const account = (await list()).find((one) => one.name === 'with-code')!
  assert.equal(account.secondFactor, true)
  await send(keeper, `/api/desk/staff/${account.userId}/reset-second-factor`)
  assert.equal((await logIn('with-code', password)).status, 200)
})

test('where a second factor is a must, nothing goes without it but setting it', async () => {
  const bare = await signInStaff(database, clock, { roles: ['security'] })
  const seen = await strict.inject({ url: '/api/session', headers: { cookie: bare } })
  assert.equal(seen.json<{ secondFactorMissing: boolean }>().secondFactorMissing, true)
  const refused = await strict.inject({ url: '/api/desk/staff', headers: { cookie: bare } })
  assert.equal(refused.json<ProblemDocument>().code, 'second-factor-must-be-set')
  const offer = await send<{ secret: string }>(bare, '/api/session/second-factor', {}, undefined, strict)
  const code = await generate({ secret: offer.body.secret, epoch: Math.floor(clock.now().getTime() / 1000) })
  assert.equal((await send(bare, '/api/session/second-factor/confirm', { code }, undefined, strict)).status, 200)
  assert.equal((await strict.inject({ url: '/api/desk/staff', headers: { cookie: bare } })).statusCode, 200)
  const removal = await send(bare, '/api/session/second-factor/remove', { code }, undefined, strict)
  assert.equal(removal.body.code, 'second-factor-required')
})

test('the audit room shows by account and day, page by page, and its reading is on record', async () => {
  const auditor = await signInStaff(database, clock, { roles: ['audit'], name: 'auditor' })
  const search = (question: object) => send<AuditList>(auditor, '/api/desk/audit/search', question)
  const first = await search({ actor: 'keeper-one', limit: 2 })
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.equal(first.body.rows.length, 2)
  const second = await search({ actor: 'keeper-one', limit: 200, after: first.body.next! })
  const ids = new Set([...first.body.rows, ...second.body.rows].map((row) => row.id))
  assert.equal(ids.size, 2 + second.body.rows.length)
  assert.ok([...first.body.rows, ...second.body.rows].some((row) => row.title === '新建账号'))
  assert.equal(second.body.next, null)
  assert.deepEqual((await search({ actor: 'keeper-one', from: '2026-01-01', to: '2026-01-31' })).body.rows, [])
  const own = await search({ actor: 'auditor' })
  assert.equal(own.body.rows.filter((row) => row.action === 'audit.read').length, 3)
  assert.equal((await search({ after: 'nonsense' })).body.code, 'audit-page-not-valid')
  assert.equal((await search({ from: '2026-03-02', to: '2026-03-01' })).body.code, 'audit-days-not-valid')
  assert.equal((await search({ idNumber: '330100199001090128' })).body.code, 'person-not-found')
  const verdict = await send<{ faults: object[]; rows: number }>(auditor, '/api/desk/audit/verify')
  assert.deepEqual(verdict.body.faults, [])
  assert.ok(verdict.body.rows > 10)
})

test('each role beside each other: the account is made exactly where the table lets them go together', async () => {
  const pool = '330100'
  let refused = 0
  for (const [at, one] of staffRoles.entries()) {
    for (const other of staffRoles.slice(at + 1)) {
      const form = { name: `pair-${one}-${other}`, roles: [one, other], ...noone, pool }
      const { status, body } = await send(keeper, '/api/desk/staff', form)
      const apart = whyApart([one, other])
      if (apart === undefined) {
        assert.equal(status, 200, `${one} ${other}: ${JSON.stringify(body)}`)
        continue
      }
      refused += 1
      assert.equal(body.code, 'staff-not-valid', `${one} ${other}`)
      assert.ok(body.errors?.some(({ path, message }) => path === 'roles' && message === `${apart}。`))
    }
  }
  assert.equal(refused, 47)
  const all = { name: 'pair-all', roles: [...staffRoles], ...noone, pool }
  assert.equal((await send(keeper, '/api/desk/staff', all)).body.code, 'staff-not-valid')
})

test('the system’s administrator and the auditor keep no accounts; the auditor sees them', async () => {
  const url = '/api/desk/staff'
  const form = { name: 'made-by-another', roles: ['accepting'], ...noone, pool: '330100' }
  for (const role of ['admin', 'audit', 'accepting'] as const) {
    const cookie = await signInStaff(database, clock, { roles: [role], name: `only-${role}` })
    assert.equal((await send(cookie, url, form)).body.code, 'not-permitted', role)
    const seen = await app.inject({ url, headers: { cookie } })
    assert.equal(seen.statusCode, role === 'audit' ? 200 : 403, role)
  }
  const own = await app.inject({ url: '/api/desk/people/33010000000000000001', headers: { cookie: keeper } })
  assert.equal(own.json<ProblemDocument>().code, 'not-permitted', 'and the keeper does nothing else')
})

test('an account that was given everything before does nothing until its roles are separated', async () => {
  const cookie = await signInStaff(database, clock, { roles: ['accepting', 'audit'], pool: '330100', name: 'of-old' })
  const answer = await app.inject({ url: '/api/desk/tasks', headers: { cookie } })
  const { status, code, detail, remedy } = answer.json<ProblemDocument>()
  assert.deepEqual([status, code], [403, 'duties-not-separated'])
  assert.match(detail, /“审计”和“经办受理”不能在一个账号上/)
  assert.match(remedy, /安全管理员/)
  const { userId } = (await list()).find(({ name }) => name === 'of-old')!
  const change = { roles: ['accepting'], ...noone, pool: '330100' }
  assert.equal((await send(keeper, `/api/desk/staff/${userId}/change`, change)).status, 200)
  assert.equal((await app.inject({ url: '/api/desk/tasks', headers: { cookie } })).statusCode, 200)
})

test('a region that is no pool here has its staff: an account, its session, another password, and a keeper of its own', async () => {
  const form = { name: 'finance-of-shanghai', roles: ['finance'], ...noone, pool: '310100' }
  const made = await send<StaffPassword>(keeper, '/api/desk/staff', form)
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const session = await logIn(form.name, made.body.password!)
  const own = await app.inject({ url: '/api/session', headers: { cookie: session.cookie } })
  assert.equal(own.json<{ who: { pool: string } }>().who.pool, '310100', own.body)
  const url = `/api/desk/staff/${made.body.account.userId}`
  const change = { roles: ['finance', 'approving'], ...noone, pool: '310100' }
  assert.equal((await send(keeper, `${url}/change`, { ...change, roles: ['approving'] })).status, 200)
  const reset = await send<StaffPassword>(keeper, `${url}/reset-password`)
  const after = await app.inject({ url: '/api/desk/clearings', headers: { cookie: session.cookie } })
  assert.equal(after.statusCode, 401)
  assert.equal((await logIn(form.name, reset.body.password!)).status, 200)

  const ofRegion = await signInStaff(database, clock, {
    roles: ['security'],
    pool: '310100',
    name: 'keeper-of-shanghai',
  })
  const review = { ...form, name: 'review-of-shanghai', roles: ['reviewing'] }
  assert.equal((await send(ofRegion, '/api/desk/staff', review)).status, 200)
  const elsewhere = await send(ofRegion, '/api/desk/staff', { ...review, name: 'review-elsewhere', pool: '330100' })
  assert.match(elsewhere.body.detail, /您只管统筹区 上海市（310100）的账号/)
  const { accounts } = (await app.inject({ url: '/api/desk/staff', headers: { cookie: ofRegion } })).json<{
    accounts: StaffAccount[]
  }>()
  assert.ok(accounts.length >= 3 && accounts.every(({ pool }) => pool === '310100'))
  // A county is part of a city, and what is no place is nobody's region.
  for (const pool of ['310115', '999999'])
    assert.equal(
      (await send(keeper, '/api/desk/staff', { ...form, name: `of-${pool}`, pool })).body.code,
      'staff-not-valid',
    )
})
