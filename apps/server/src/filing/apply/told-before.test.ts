/** What somebody is told before the form is filled in, in the words of the check and of the desk. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  CounterPersonMessage,
  FilingCaseMessage,
  FilingCheckMessage,
  FilingForm,
  FilingMessage,
  FilingProblemMessage,
  Hindrance,
  KnownForFiling,
} from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const stopped = await signInCitizen(database, clock, '33010000000000000010')
const xingtai = await signInCitizen(database, clock, '13050000000000000009')
const desk = await signInStaff(database, clock, { roles: ['accepting', 'reviewing'], name: 'xt', pool: '130500' })

let keys = 0
const post = (url: string, cookie: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': `told-${String(++keys)}-before` } })
const get = async <T>(url: string, cookie: string) => (await app.inject({ url, headers: { cookie } })).json<T>()
const standing = async (cookie: string) =>
  (await get<{ hindrances: Hindrance[] }>('/api/me/standing', cookie)).hindrances

const away: FilingForm = {
  type: 'new-employee',
  destination: '310100',
  from: '2026-03-10',
  stayMonths: 12,
  mobile: '13800000000',
  address: '演示路 1 号',
  commitmentSigned: true,
  commitmentInPlace: true,
}

test('whoever’s benefits are stopped is told before the form, and the check says the same without keeping from filing', async () => {
  const [told] = await standing(stopped)
  assert.equal(told?.code, 'benefits-stopped')
  assert.match(told.text, /从2026年1月1日起停了：暂停参保。办了备案，看病也不能直接结算/)
  const form = { ...away, type: 'temporary', destination: '110100', to: '2026-09-30', stayMonths: undefined }
  const check = (await post('/api/filings/check', stopped, form)).json<FilingCheckMessage>()
  const said = check.problems.find(({ code }) => code === 'benefits-stopped')
  assert.deepEqual([said?.text, said?.weight, check.decision], [told.text, 'notice', 'approve'])
})

test('an enrolment that has ended is said with its last day; nothing else is asked then', async () => {
  const personNo = '33010000000000000006'
  const child = await signInCitizen(database, clock, personNo)
  assert.deepEqual(await standing(child), [])
  const writer = await signInStaff(database, clock, { roles: ['accepting'], name: 'ends', pool: '330100' })
  const end = { lastDay: '2026-03-09', reason: 'transferred-out' }
  const ended = await post(`/api/desk/people/${personNo}/end`, writer, end)
  assert.equal(ended.statusCode, 200, ended.body)
  assert.deepEqual(
    (await standing(child)).map(({ code, title }) => [code, title]),
    [['enrolment-ended', '参保到2026年3月9日为止']],
  )
})

test('cancelling and filing for another place within the half year goes to the reviewer, who sees the earlier filing', async () => {
  const outlook = async (type: string, destination: string) =>
    (
      await get<{ problems: FilingProblemMessage[] }>(
        `/api/filings/outlook?type=${type}&destination=${destination}`,
        xingtai,
      )
    ).problems
  assert.deepEqual(await outlook('new-employee', '310100'), [])
  const first = (await post('/api/filings', xingtai, away)).json<FilingMessage>()
  await post(`/api/desk/filings/${first.id}/accept`, desk, {})
  const approved = await post(`/api/desk/filings/${first.id}/approve`, desk, {})
  assert.equal(approved.json<FilingMessage>().state, 'delivered', approved.body)
  const early = await outlook('migrant-worker', '440100')
  assert.deepEqual(
    early.map(({ code, weight }) => [code, weight]),
    [['changed-too-early', 'blocks']],
  )

  assert.equal((await post(`/api/filings/${first.id}/cancel`, xingtai, {})).statusCode, 200)
  const [said, ...more] = await outlook('migrant-worker', '440100')
  assert.deepEqual([said?.code, said?.weight, said?.filingId, more], ['changed-after-ending', 'review', first.id, []])
  assert.match(
    said!.text,
    /^2026年3月10日办过去上海市的“外来就业创业人员”备案（2026年3月10日至2026年3月10日），已经取消/,
  )
  assert.match(said!.text, /备案后6个月内换地方，要由经办人员审核/)
  assert.match(said!.remedy, /2026年9月10日起可以换/)
  assert.deepEqual(said!.basis, { document: 'xt-2021', article: '一' })
  assert.deepEqual(await outlook('temporary', '440100'), [], 'a temporary filing changes no place')
  assert.deepEqual(await outlook('migrant-worker', '310100'), [], 'nor does the same place again')

  const other = { ...away, type: 'migrant-worker', destination: '440100' }
  const { id, state } = (await post('/api/filings', xingtai, other)).json<FilingMessage>()
  assert.equal(state, 'applied')
  const { check } = await get<FilingCaseMessage>(`/api/desk/filings/${id}`, desk)
  assert.deepEqual(
    check.problems.find(({ code }) => code === 'changed-after-ending'),
    said,
  )
})

test('near its end a filing offers its renewal, which begins on the day after; far from it, it does not', async () => {
  const cookie = await signInCitizen(database, clock, '33010000000000000002')
  const base = { type: 'temporary', from: '2026-03-10', mobile: '13800000000', commitmentSigned: true } as const
  const file = async (destination: string, to: string, from: string = base.from) => {
    const answer = await post('/api/filings', cookie, { ...base, destination, from, to })
    assert.equal(answer.statusCode, 201, answer.body)
    const { id } = answer.json<FilingMessage>()
    return get<FilingMessage>(`/api/filings/${id}`, cookie)
  }
  assert.equal((await file('110100', '2026-04-10')).renewalFrom, undefined, '31 days are left')
  const soon = await file('120100', '2026-04-09')
  assert.equal(soon.renewalFrom, '2026-04-10')
  const { renewalFrom } = await get<{ renewalFrom: string }>(`/api/filings/${soon.id}/form`, cookie)
  assert.equal(renewalFrom, '2026-04-10')
  const clerk = await signInStaff(database, clock, { roles: ['accepting'], name: 'hz', pool: '330100' })
  const idNumber = '330100198811020127'
  const counter = (await post('/api/desk/counter/person', clerk, { idNumber })).json<CounterPersonMessage>()
  const atCounter = counter.filings.find(({ id }) => id === soon.id)
  assert.equal(atCounter?.renewalFrom, '2026-04-10', 'the counter offers the same')
  assert.equal((await file('120100', '2026-09-30', renewalFrom)).state, 'delivered')
  const renewed = await get<FilingMessage>(`/api/filings/${soon.id}`, cookie)
  assert.equal(renewed.renewalFrom, undefined, 'what goes on already is not offered again')
})

test('when the half year is over the earlier filing is no matter any more', async () => {
  clock.set('2026-09-10T09:00:00+08:00')
  const cookie = await signInCitizen(database, clock, '13050000000000000009')
  const url = '/api/filings/outlook?type=migrant-worker&destination=420100'
  const { problems } = await get<{ problems: FilingProblemMessage[] }>(url, cookie)
  assert.ok(!problems.some(({ code }) => code === 'changed-after-ending'))
})

test('before the form: the telephone of the last application, and what stands in the way at the place, as the check says it', async () => {
  clock.set('2026-03-10T09:00:00+08:00')
  const personNo = '33990000000000000004'
  const cookie = await signInCitizen(database, clock, personNo)
  const known = (destination = '') =>
    get<KnownForFiling>(`/api/filings/known${destination === '' ? '' : `?destination=${destination}`}`, cookie)
  assert.deepEqual(await known('310100'), { inTheWay: [] }, 'nobody has applied yet')

  const form = {
    ...{ type: 'temporary', destination: '310100', from: '2026-03-10', to: '2026-04-05' },
    ...{ mobile: '13900000001', commitmentSigned: true },
  } as const
  const first = (await post('/api/filings', cookie, form)).json<FilingMessage>()
  assert.equal(first.state, 'delivered')
  assert.equal((await known()).mobile, '13900000001')
  assert.deepEqual((await known('440100')).inTheWay, [], 'another place is free')
  const { inTheWay } = await known('310100')
  assert.deepEqual(
    inTheWay.map(({ filing, problem, types }) => [filing.id, filing.renewalFrom, problem.code, types]),
    [[first.id, '2026-04-06', 'overlap', ['temporary']]],
    'it stands in the way of its own type, and can be renewed',
  )
  const again = (await post('/api/filings/check', cookie, form)).json<FilingCheckMessage>()
  assert.deepEqual(
    again.problems.find(({ code }) => code === 'overlap'),
    inTheWay[0]!.problem,
  )

  const lasting = { ...away, type: 'long-term-resident', mobile: '13900000002', from: '2026-03-10' } as const
  const long = (await post('/api/filings', cookie, { ...lasting, destination: '440100' })).json<FilingMessage>()
  assert.equal(long.state, 'delivered')
  const there = await known('440100')
  assert.equal(there.mobile, '13900000002', 'the last one')
  assert.deepEqual(
    [there.inTheWay.length, there.inTheWay[0]?.types.length],
    [1, 8],
    'a long stay leaves nothing to file',
  )

  const referral = { type: 'referral', destination: '110100', from: '2026-03-10', mobile: '13900000003' } as const
  const sent = await post('/api/filings', cookie, {
    ...referral,
    ...{ commitmentSigned: true, materials: ['referral-form'] },
    referral: { institution: '演示杭州三级医院', on: '2026-03-10' },
  })
  assert.equal(sent.json<FilingMessage>().state, 'applied', sent.body)
  const [waits] = (await known('110100')).inTheWay
  assert.deepEqual([waits?.problem.code, waits?.types], ['already-applied', ['referral']])
  assert.equal(waits?.problem.filingId, waits?.filing.id)
})

test('nobody else is told a telephone; a stranger and a clerk are not answered', async () => {
  const desks = await signInStaff(database, clock, { roles: ['accepting'], name: 'hz-known', pool: '330100' })
  assert.equal((await app.inject({ url: '/api/filings/known' })).statusCode, 401)
  assert.equal((await app.inject({ url: '/api/filings/known', headers: { cookie: desks } })).statusCode, 403)
  const other = await signInCitizen(database, clock, '33010000000000000006')
  assert.equal((await get<KnownForFiling>('/api/filings/known', other)).mobile, undefined)
})
