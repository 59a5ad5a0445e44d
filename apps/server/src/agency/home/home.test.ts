/** The home of each role: what it counts is what the lists show that its figures lead to, and nobody sees another role's or pool's. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeskHomeMessage, DeskQueueMessage, FilingForm, HomeFigureName, ProblemDocument } from '@yidi/contracts'
import { homeFigures, staffRoles } from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

// A Tuesday; the five working days of Taizhou end on 2026-03-17.
const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const pool = '331000'
const places: Readonly<Partial<Record<StaffRole, object>>> = {
  institution: { institution: 'H33100000001' },
  employer: { employer: 'D33100000001' },
}
const signIn = (roles: StaffRole[], more: object = { pool }, name = `home-${roles.join('-')}`) =>
  signInStaff(database, clock, { roles, name, ...(places[roles[0]!] ?? more) })

async function homeOf(cookie: string, query = ''): Promise<DeskHomeMessage> {
  const answer = await app.inject({ url: `/api/desk/home${query}`, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<DeskHomeMessage>()
}

const figure = ({ figures }: DeskHomeMessage, name: HomeFigureName) => figures.find((one) => one.name === name)!

/** How many the queue shows at the address that a figure leads to. */
async function totalAt(cookie: string, to: string): Promise<number> {
  const { search } = new URL(to, 'http://desk')
  const answer = await app.inject({ url: `/api/desk/tasks${search}`, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<DeskQueueMessage>().total
}

let keys = 0
const post = (url: string, cookie: string, payload: object = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `home-key-${String(++keys).padStart(4, '0')}` },
  })

const referral: FilingForm = {
  type: 'referral',
  destination: '310100',
  from: '2026-03-10',
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '某家查不到的医院', on: '2026-03-09' },
}

/** Files for a place and gives the number. */
async function file(destination: string, personNo = '33100000000000000008'): Promise<string> {
  const cookie = await signInCitizen(database, clock, personNo)
  const answer = await post('/api/filings', cookie, { ...referral, destination })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<{ id: string }>().id
}

test('every role has its home, with no figure but its own', async () => {
  for (const role of staffRoles) {
    const home = await homeOf(await signIn([role]))
    assert.deepEqual(
      home.figures.map(({ name }) => name),
      [...homeFigures[role]],
      role,
    )
    assert.deepEqual([home.role, home.roles], [role, [role]])
    for (const { steps, series } of home.charts)
      for (const { values } of series) assert.equal(values.length, steps.length, role)
  }
})

test('what waits, is late, is mine, rests and was refused is what the queue shows at the address of the figure', async () => {
  const first = await file('310100')
  const second = await file('110100')
  const third = await file('440100')
  const fourth = await file('120100')
  await file('310100', '33010000000000000002')
  const desk = await signIn(['accepting'])
  const review = await signIn(['reviewing'])
  await post(`/api/desk/filings/${second}/accept`, desk)
  await post(`/api/desk/filings/${third}/accept`, desk)
  await post(`/api/desk/filings/${fourth}/ask-corrections`, desk, { reason: '请补交盖章的转诊备案表' })
  await post(`/api/desk/tasks/${first}/assignment`, desk, { to: 'home-accepting' })
  const reason = { code: 'other', reason: '不是规定等级的医院出具的转诊意见', basis: { document: 'x', article: 'y' } }
  await post(`/api/desk/filings/${third}/refuse`, review, reason)

  const accepting = await homeOf(desk)
  const valueOf = (home: DeskHomeMessage, name: HomeFigureName) => Number(figure(home, name).value)
  assert.deepEqual(
    accepting.figures.map(({ name, value }) => [name, value]),
    [
      ['to-accept', '1'],
      ['overdue', '0'],
      ['mine', '1'],
      ['paused', '1'],
      ['complaints-open', '0'],
    ],
  )
  const reviewing = await homeOf(review)
  for (const [cookie, home] of [
    [desk, accepting],
    [review, reviewing],
  ] as const)
    for (const { name, value, to } of home.figures) assert.equal(await totalAt(cookie, to), Number(value), name)
  assert.ok(valueOf(reviewing, 'to-review') >= 1)
  assert.deepEqual(
    accepting.urgent?.lines.map(({ id, dueDay, overdue }) => [id, dueDay, overdue]),
    [[first, '2026-03-17', false]],
  )
  assert.ok(
    accepting.urgent.lines.every((line) => line.person === undefined),
    'nobody is named',
  )
})

test('what is over its limit is counted, and stands first with its last day', async () => {
  clock.set('2026-03-20T09:00:00+08:00')
  const desk = await signIn(['accepting'])
  const home = await homeOf(desk)
  assert.equal(figure(home, 'overdue').value, '1')
  assert.equal(await totalAt(desk, figure(home, 'overdue').to), 1)
  assert.deepEqual([home.urgent?.overdue, home.urgent?.lines[0]?.overdue], [1, true])
  const { charts } = home
  const received = charts.find(({ name }) => name === 'received-by-day')!
  const at = received.steps.indexOf('2026-03-10')
  const filings = await totalAt(desk, '/queue?status=any&kind=filing')
  assert.equal(received.series.find(({ name }) => name === 'filing')?.values[at], String(filings))
  assert.equal(received.steps.length, 30)
})

test('an account of two roles has two homes, and none of a third', async () => {
  const both = await signIn(['accepting', 'finance'])
  const first = await homeOf(both)
  assert.deepEqual([first.role, first.roles], ['accepting', ['accepting', 'finance']])
  assert.equal((await homeOf(both, '?role=finance')).role, 'finance')
  const refused = await app.inject({ url: '/api/desk/home?role=audit', headers: { cookie: both } })
  assert.equal(refused.json<ProblemDocument>().code, 'home-other-role')
  const unknown = await app.inject({ url: '/api/desk/home?role=king', headers: { cookie: both } })
  assert.equal(unknown.statusCode, 400)
  const citizen = await signInCitizen(database, clock, '33100000000000000008')
  const outside = await app.inject({ url: '/api/desk/home', headers: { cookie: citizen } })
  assert.equal(outside.json<ProblemDocument>().code, 'not-permitted')
})

test('a list is not narrowed to a day that there is not, nor to a role that decides nothing', async () => {
  const desk = await signIn(['accepting'])
  const ask = (query: string) => app.inject({ url: `/api/desk/tasks?${query}`, headers: { cookie: desk } })
  assert.equal((await ask('closed=2026-02-30')).json<ProblemDocument>().code, 'desk-day-not-valid')
  assert.equal((await ask('waits=employer')).statusCode, 400)
  assert.equal((await ask('closed=2026-03-01&status=done')).statusCode, 200)
})

test('figures of other rooms are what their own lists count', async () => {
  const get = async <Body>(cookie: string, url: string): Promise<Body> => {
    const answer = await app.inject({ url, headers: { cookie } })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<Body>()
  }
  const audit = await signIn(['audit'])
  const ofAudit = await homeOf(audit)
  const today = clock.today()
  const rows = await post('/api/desk/audit/search', audit, { from: today, to: today, limit: 200 })
  assert.equal(figure(ofAudit, 'audit-today').value, String(rows.json<{ rows: unknown[] }>().rows.length))
  const checks = await get<{ counts: { open: number } }>(audit, '/api/desk/commitment-checks')
  assert.equal(figure(ofAudit, 'checks-open').value, String(checks.counts.open))
  const undelivered = await get<{ total: number }>(audit, '/api/desk/undelivered')
  assert.equal(figure(ofAudit, 'undelivered').value, String(undelivered.total))

  const security = await signIn(['security'])
  const { accounts } = await get<{ accounts: { disabled: boolean; secondFactor: boolean }[] }>(
    security,
    '/api/desk/staff',
  )
  const ofSecurity = await homeOf(security)
  assert.equal(figure(ofSecurity, 'accounts').value, String(accounts.filter(({ disabled }) => !disabled).length))
  assert.equal(figure(ofSecurity, 'accounts-disabled').value, '0')

  const finance = await signIn(['finance'])
  const ofFinance = await homeOf(finance)
  const payments = await get<{ orders: unknown[] }>(finance, '/api/desk/payments')
  assert.equal(figure(ofFinance, 'payments-waiting').value, String(payments.orders.length))
  assert.deepEqual([figure(ofFinance, 'bank-balance').value, figure(ofFinance, 'bank-balance').unit], ['0.00', 'yuan'])

  const institution = await signIn(['institution'])
  const ofInstitution = await homeOf(institution)
  const visits = await get<{ visits: unknown[] }>(institution, '/api/institution/visits?state=open')
  assert.equal(figure(ofInstitution, 'visits-open').value, String(visits.visits.length))

  const employer = await signIn(['employer'])
  const ofEmployer = await homeOf(employer)
  const { members } = await get<{ members: unknown[] }>(employer, '/api/employer/members')
  assert.equal(figure(ofEmployer, 'members').value, String(members.length))
})
