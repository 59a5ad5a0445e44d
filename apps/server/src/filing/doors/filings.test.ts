import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingCaseMessage, FilingForm, FilingMessage, ProblemDocument } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { uploadMaterial } from '../../platform/materials/testing.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { eventRows } from '../../person/journal/index.ts'
import { filingsInForce } from '../record/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const people = {
  retired: '33010000000000000001',
  active: '33010000000000000002',
  taizhou: '33100000000000000008',
  xingtai: '13050000000000000009',
  suspended: '33010000000000000010',
}
const cookies = Object.fromEntries(
  await Promise.all(
    Object.entries(people).map(
      async ([who, personNo]) => [who, await signInCitizen(database, clock, personNo)] as const,
    ),
  ),
) as Record<keyof typeof people, string>
const desk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk', pool: '330100' })
const review = await signInStaff(database, clock, { roles: ['reviewing'], name: 'review', pool: '330100' })
const otherDesk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })

let keys = 0
const newKey = (): string => `test-key-${String(++keys).padStart(4, '0')}`

const post = (url: string, cookie: string, payload: object, key = newKey()) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
const get = (url: string, cookie = '') => app.inject({ url, headers: cookie === '' ? {} : { cookie } })

const temporary: FilingForm = {
  type: 'temporary',
  destination: '110100',
  from: '2026-03-10',
  to: '2026-09-30',
  mobile: '13800000000',
  commitmentSigned: true,
}
const referral: FilingForm = {
  type: 'referral',
  destination: '310100',
  from: '2026-03-10',
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '演示杭州三级医院', on: '2026-03-09' },
}

test('a complete application is approved at once, in force at once, and stands in the list with its steps', async () => {
  const answer = await post('/api/filings', cookies.active, temporary)
  assert.equal(answer.statusCode, 201, answer.body)
  const filing = answer.json<FilingMessage>()
  assert.equal(filing.state, 'delivered')
  assert.equal(filing.destinationName, '北京市')
  assert.deepEqual(
    filing.actions.map((step) => [step.action, step.by]),
    [
      ['apply', '本人'],
      ['accept', '系统'],
      ['review', '系统'],
      ['approve', '系统'],
      ['deliver', '系统'],
    ],
  )
  const inForce = await filingsInForce(database, people.active, '2026-03-10')
  assert.deepEqual(
    inForce.map((one) => one.id),
    [filing.id],
  )
  const list = (await get('/api/filings', cookies.active)).json<{ filings: FilingMessage[] }>()
  assert.deepEqual(list.filings, [filing])
  const receipt = (await get(`/api/filings/${filing.id}/receipt`, cookies.active)).json<Record<string, unknown>>()
  assert.equal(receipt.idNumber, '3301************27')
  assert.equal(receipt.name, '演示职工乙')
})

test('a form sent twice takes effect once; the same key with another form is refused', async () => {
  const key = newKey()
  const form = { ...temporary, destination: '120100' }
  const first = await post('/api/filings', cookies.active, form, key)
  const again = await post('/api/filings', cookies.active, form, key)
  assert.equal(first.statusCode, 201, first.body)
  assert.deepEqual(again.json(), first.json())
  const other = await post('/api/filings', cookies.active, { ...form, destination: '500000' }, key)
  assert.equal(other.json<ProblemDocument>().code, 'idempotency-key-reused')
  const twice = await post('/api/filings', cookies.active, form)
  const body = twice.json<ProblemDocument>()
  assert.equal(twice.statusCode, 422)
  assert.deepEqual([body.code, body.errors?.[0]?.path], ['filing-not-complete', 'destination'])
})

test('two applications of one person at the same moment: one is approved, the other told why not', async () => {
  const form = { ...temporary, destination: '440300' }
  const answers = await Promise.all([
    post('/api/filings', cookies.active, form),
    post('/api/filings', cookies.active, form),
  ])
  assert.deepEqual(answers.map((answer) => answer.statusCode).sort(), [201, 422])
})

test('what is wrong is named field by field, with the way out, and nothing is written', async () => {
  const before = (await get('/api/filings', cookies.retired)).json<{ filings: FilingMessage[] }>().filings.length
  const wrong = { ...temporary, from: '2026-05-01', to: '2026-04-01', mobile: '123', commitmentSigned: false }
  const answer = await post('/api/filings', cookies.retired, wrong)
  assert.equal(answer.statusCode, 422)
  const body = answer.json<ProblemDocument>()
  assert.deepEqual(body.errors?.map((one) => one.path).sort(), ['commitmentSigned', 'mobile', 'to'])
  for (const one of body.errors ?? []) assert.match(one.message, /[一-鿿]/)
  const after = (await get('/api/filings', cookies.retired)).json<{ filings: FilingMessage[] }>().filings.length
  assert.equal(after, before)
  const nonsense = await post('/api/filings', cookies.retired, { ...temporary, type: 'holiday', surprise: 1 })
  assert.equal(nonsense.statusCode, 400)
  const check = await post('/api/filings/check', cookies.retired, wrong)
  assert.equal(check.json<{ decision: string }>().decision, 'correct')
})

test('a referral with a paper form goes to the desk: accepted, approved, delivered; each role does its own part', async () => {
  const answer = await post('/api/filings', cookies.active, referral)
  assert.equal(answer.statusCode, 201, answer.body)
  const { id, state, to } = answer.json<FilingMessage>()
  assert.equal(state, 'applied')
  assert.equal(to, '2027-03-09')
  const waiting = (await get(`/api/filings/${id}`, cookies.active)).json<FilingMessage>()
  assert.equal(waiting.decideBy, undefined, 'Hangzhou has published no limit')
  assert.deepEqual(
    (await filingsInForce(database, people.active, '2026-03-10')).filter((one) => one.id === id),
    [],
  )
  const queue = (await get('/api/desk/tasks', desk)).json<{ tasks: { id: string; state: string }[] }>()
  assert.ok(queue.tasks.some((task) => task.id === id && task.state === 'applied'))
  const elsewhere = (await get('/api/desk/tasks', otherDesk)).json<{ tasks: { id: string }[] }>()
  assert.ok(!elsewhere.tasks.some((task) => task.id === id))
  assert.equal((await get(`/api/desk/filings/${id}`, otherDesk)).json<ProblemDocument>().code, 'filing-other-pool')

  const one = (await get(`/api/desk/filings/${id}`, desk)).json<FilingCaseMessage>()
  assert.equal(one.person.name, '演示职工乙')
  assert.equal(one.form.mobile, '13800000000')
  assert.deepEqual(
    one.check.problems.map((problem) => problem.code),
    ['stamp-to-check', 'material-not-uploaded'],
  )

  assert.equal((await post(`/api/desk/filings/${id}/approve`, desk, {})).json<ProblemDocument>().code, 'not-permitted')
  const early = await post(`/api/desk/filings/${id}/approve`, review, {})
  assert.equal(early.json<ProblemDocument>().code, 'filing-action-not-allowed')
  assert.equal((await post(`/api/desk/filings/${id}/accept`, desk, {})).json<FilingMessage>().state, 'accepted')
  const reason = '已电话向演示杭州三级医院核实'
  const approved = await post(`/api/desk/filings/${id}/approve`, review, { reason })
  assert.equal(approved.json<FilingMessage>().state, 'delivered', approved.body)
  assert.equal(approved.json<FilingMessage>().actions.find((step) => step.action === 'approve')?.note, reason)
  assert.ok((await filingsInForce(database, people.active, '2026-03-10')).some((filing) => filing.id === id))
  const after = (await get('/api/desk/tasks', desk)).json<{ tasks: { id: string }[] }>()
  assert.ok(!after.tasks.some((task) => task.id === id))
})

test('who waits is told the last day of the limit: five working days in Taizhou', async () => {
  const form: FilingForm = { ...referral, referral: { institution: '演示台州三级医院', on: '2026-03-09' } }
  const sent = (await post('/api/filings', cookies.taizhou, form)).json<FilingMessage>()
  assert.equal(sent.state, 'applied')
  const read = (await get(`/api/filings/${sent.id}`, cookies.taizhou)).json<FilingMessage>()
  assert.equal(read.decideBy, '2026-03-17')
})

test('one notice of everything to be put right; put right it goes on', async () => {
  const { id } = (
    await post('/api/filings', cookies.active, { ...referral, destination: '320500' })
  ).json<FilingMessage>()
  const silent = await post(`/api/desk/filings/${id}/ask-corrections`, desk, {})
  assert.equal(silent.json<ProblemDocument>().code, 'filing-reason-missing')
  const reason = '转诊备案表上没有印章，请补盖后重新提交'
  assert.equal((await post(`/api/desk/filings/${id}/ask-corrections`, desk, { reason })).statusCode, 200)
  const seen = (await get(`/api/filings/${id}`, cookies.active)).json<FilingMessage>()
  assert.equal(seen.actions.at(-1)?.note, reason)
  assert.ok(seen.allowed.includes('correct'))
  const corrected = await post(`/api/filings/${id}/corrections`, cookies.active, { ...referral, destination: '320500' })
  assert.equal(corrected.json<FilingMessage>().state, 'applied', corrected.body)

  const more = { reason: '转诊日期也不对' }
  const silently = await post(`/api/desk/filings/${id}/ask-corrections`, desk, more)
  assert.equal(silently.statusCode, 422)
  assert.equal(silently.json<ProblemDocument>().code, 'filing-corrections-again')
  const blank = await post(`/api/desk/filings/${id}/ask-corrections`, desk, { ...more, again: ' ' })
  assert.equal(blank.json<ProblemDocument>().code, 'filing-corrections-again')
  const why = '补盖印章以后才看得清日期'
  const second = await post(`/api/desk/filings/${id}/ask-corrections`, desk, { ...more, again: why })
  assert.equal(second.json<FilingMessage>().state, 'corrections-asked', second.body)
  const read = (await get(`/api/filings/${id}`, cookies.active)).json<FilingMessage>()
  assert.equal(read.actions.at(-1)?.note, `转诊日期也不对。为什么再次告知：${why}`)
})

test('a refusal names its reason and the right to appeal', async () => {
  const { id } = (
    await post('/api/filings', cookies.active, { ...referral, destination: '420100' })
  ).json<FilingMessage>()
  await post(`/api/desk/filings/${id}/accept`, desk, {})
  const silent = await post(`/api/desk/filings/${id}/refuse`, review, {})
  assert.equal(silent.json<ProblemDocument>().code, 'filing-reason-missing')
  const refusal = { code: 'referral-not-qualified', reason: '转诊意见不是参保地三级医院出具。' }
  const unfounded = await post(`/api/desk/filings/${id}/refuse`, review, {
    ...refusal,
    basis: { document: 'hz-portal', article: '没有的条款' },
  })
  assert.equal(unfounded.json<ProblemDocument>().code, 'filing-basis-unknown')
  const { reasons } = (await get(`/api/desk/filings/${id}`, review)).json<FilingCaseMessage>()
  const [basis] = reasons.find((one) => one.code === 'referral-not-qualified')!.bases
  assert.deepEqual(basis, { document: 'hz-portal', article: '备案条件' })
  await post(`/api/desk/filings/${id}/refuse`, review, { ...refusal, basis })
  const seen = (await get(`/api/filings/${id}`, cookies.active)).json<FilingMessage>()
  assert.equal(seen.tone, 'refusal')
  assert.match(
    seen.actions.find((step) => step.action === 'refuse')?.note ?? '',
    /三级医院出具。依据：.*备案条件。.*行政复议.*0571-12393/,
  )
  assert.equal(
    (await get(`/api/filings/${id}/receipt`, cookies.active)).json<ProblemDocument>().code,
    'filing-no-receipt',
  )
})

test('cancelling: what has not begun never held, what has begun ends today; a second time is told the state', async () => {
  const later = { ...temporary, destination: '510100', from: '2026-04-01' }
  const { id } = (await post('/api/filings', cookies.active, later)).json<FilingMessage>()
  const cancelled = await post(`/api/filings/${id}/cancel`, cookies.active, {})
  assert.equal(cancelled.json<FilingMessage>().state, 'cancelled', cancelled.body)
  const twice = await post(`/api/filings/${id}/cancel`, cookies.active, {})
  assert.match(twice.json<ProblemDocument>().detail, /已取消/)

  const [old] = (await get('/api/filings', cookies.retired)).json<{ filings: FilingMessage[] }>().filings
  assert.equal(old?.from, '2025-01-01')
  const ended = (
    await post(`/api/filings/${old.id}/cancel`, cookies.retired, { reason: '搬回来了' })
  ).json<FilingMessage>()
  assert.deepEqual([ended.state, ended.to], ['ended', '2026-03-10'])
  assert.equal((await filingsInForce(database, people.retired, '2026-03-10')).length, 1)
  assert.equal((await filingsInForce(database, people.retired, '2026-03-11')).length, 0)
})

test("another person's filing cannot be seen, changed or cancelled by its address", async () => {
  const [mine] = (await get('/api/filings', cookies.active)).json<{ filings: FilingMessage[] }>().filings
  for (const answer of [
    await get(`/api/filings/${mine!.id}`, cookies.taizhou),
    await get(`/api/filings/${mine!.id}/receipt`, cookies.taizhou),
    await post(`/api/filings/${mine!.id}/cancel`, cookies.taizhou, {}),
    await post(`/api/filings/${mine!.id}/corrections`, cookies.taizhou, temporary),
  ]) {
    assert.equal(answer.statusCode, 404)
    assert.equal(answer.json<ProblemDocument>().code, 'filing-not-found')
  }
  assert.equal((await get('/api/filings')).statusCode, 401)
})

test('changing the destination ends the old filing on the day before', async () => {
  const stationed = await signInCitizen(database, clock, '33100000000000000007')
  const permit = await uploadMaterial(app, stationed, 'residence-permit')
  const [old] = (await get('/api/filings', stationed)).json<{ filings: FilingMessage[] }>().filings
  const move: FilingForm = {
    type: 'long-term-resident',
    destination: '440100',
    from: '2026-03-20',
    mobile: '13800000000',
    commitmentSigned: true,
    uploads: [permit.id],
    replaces: old!.id,
  }
  const answer = await post('/api/filings', stationed, move)
  assert.equal(answer.json<FilingMessage>().state, 'delivered', answer.body)
  const before = (await get(`/api/filings/${old!.id}`, stationed)).json<FilingMessage>()
  assert.deepEqual([before.state, before.to], ['ended', '2026-03-19'])
})

test('the same engine for every pool: Xingtai goes to a clerk, and its one-visit filing says so', async () => {
  const answer = await post('/api/filings', cookies.xingtai, {
    ...temporary,
    destination: '310100',
    to: null,
    commitmentSigned: false,
  })
  const filing = answer.json<FilingMessage>()
  assert.deepEqual([filing.state, filing.visits], ['applied', 'one'], answer.body)
})

test('staff type in the form of somebody who came to the counter', async () => {
  const form = { ...temporary, destination: '530100' }
  const answer = await post('/api/desk/filings', desk, { idNumber: '330100198811020127', form })
  assert.equal(answer.statusCode, 201, answer.body)
  const filing = answer.json<FilingMessage>()
  assert.equal(filing.actions[0]?.by, '经办机构')
  const seen = (await get('/api/filings', cookies.active)).json<{ filings: FilingMessage[] }>()
  assert.ok(seen.filings.some((one) => one.id === filing.id))
  const stranger = await post('/api/desk/filings', desk, { idNumber: '331000196012120128', form })
  assert.equal(stranger.json<ProblemDocument>().code, 'filing-other-pool')
})

test('guidance for anybody, and for somebody who is logged in without saying where he is insured', async () => {
  const need = (await get('/api/filings/need?place=330200&pool=330100')).json<{ needed: string }>()
  assert.equal(need.needed, 'no')
  assert.equal((await get('/api/filings/need?place=330100', cookies.taizhou)).json<{ needed: string }>().needed, 'yes')
  assert.equal((await get('/api/filings/need?place=330200')).json<ProblemDocument>().code, 'filing-law-missing')
  for (const [place, words] of [
    ['99', /不是六位区划代码“99”，例如 "310000"/],
    ['330199', /“330199”不在区划代码表里/],
    ['710000', /台湾省.*境外/],
  ] as const) {
    const wrong = (await get(`/api/filings/need?place=${place}&pool=330100`)).json<ProblemDocument>()
    assert.equal(wrong.code, 'place-not-valid')
    assert.match(wrong.detail, words)
  }
  const asked = await app.inject({
    method: 'POST',
    url: '/api/filings/questions',
    payload: { answers: {}, pool: '330100' },
  })
  assert.equal(asked.json<{ question: { id: string } }>().question.id, 'emergency')
  const type = (await get('/api/filings/types/referral?pool=330100')).json<{ requirements: unknown[] }>()
  assert.equal(type.requirements.length, 2)
  assert.equal(
    (await get('/api/filings/types/holiday?pool=330100')).json<ProblemDocument>().code,
    'filing-type-unknown',
  )
  const guide = (await get('/api/filings/guide?pool=331000')).json<{ offices: unknown[]; channels: object }>()
  assert.equal(guide.offices.length, 2)
  const states = (await get('/api/filings/states')).json<{ machine: Record<string, object> }>()
  assert.ok('applied' in states.machine)
})

test('will it settle directly: every reason at once', async () => {
  const ask = (who: string, query: string) => get(`/api/direct-settlement?${query}`, who)
  const beijing = 'institution=H11010000001&kind=inpatient'
  assert.equal((await ask(cookies.active, beijing)).json<{ direct: string }>().direct, 'yes')
  const stopped = (await ask(cookies.suspended, 'institution=H31010000003&kind=inpatient')).json<{
    direct: string
    reasons: { code: string; hint: string }[]
  }>()
  assert.deepEqual(
    stopped.reasons.map((reason) => reason.code),
    ['benefits-stopped', 'not-networked', 'not-filed'],
  )
  const community = (await ask(cookies.active, 'institution=H31010000004&kind=inpatient')).json<{
    reasons: { code: string }[]
  }>()
  assert.deepEqual(
    community.reasons.map((reason) => reason.code),
    ['service-not-open'],
  )
  const unknown = await ask(cookies.active, 'institution=NONE&kind=inpatient')
  assert.equal(unknown.json<ProblemDocument>().code, 'institution-unknown')
})

test('will it settle directly: in a city while no hospital is chosen, and as if a filing were made', async () => {
  const ask = async (query: string) => {
    const answer = await get(`/api/direct-settlement?kind=inpatient&${query}`, cookies.active)
    const { direct, reasons, filing } = answer.json<{
      direct: string
      reasons: { code: string }[]
      filing?: { type: string }
    }>()
    return [direct, reasons.map(({ code }) => code), filing?.type]
  }
  assert.deepEqual(await ask('place=440100'), ['no', ['not-filed'], undefined])
  assert.deepEqual(await ask('place=440100&filed=temporary'), ['yes', [], 'temporary'])
  assert.deepEqual(await ask('place=440100&emergency=true'), ['yes', [], undefined])
  assert.deepEqual(await ask('institution=H31010000003&filed=long-term-resident'), [
    'no',
    ['not-networked'],
    'long-term-resident',
  ])
  for (const place of ['', 'place=999999', 'place=330000'])
    assert.equal(
      (await get(`/api/direct-settlement?kind=inpatient&${place}`, cookies.active)).json<ProblemDocument>().code,
      'place-not-valid',
      place,
    )
})

test('will it settle directly: without log-in, for somebody of a pool', async () => {
  const ask = (query: string) => get(`/api/direct-settlement/of-pool?${query}`)
  const first = async (query: string) => {
    const { direct, reasons } = (await ask(query)).json<{ direct: string; reasons: { code: string }[] }>()
    return [direct, reasons[0]?.code]
  }
  const resident = 'pool=130500&insurance=resident&kind=inpatient'
  assert.deepEqual(await first(`${resident}&place=310100`), ['no', 'not-filed'])
  assert.deepEqual(await first(`${resident}&place=310100&filed=temporary`), ['yes', undefined])
  assert.deepEqual(await first('pool=130500&insurance=employee&category=active&kind=inpatient&place=310100'), [
    'open',
    'open-figure',
  ])
  assert.deepEqual(await first('pool=330100&insurance=employee&kind=inpatient&place=330200'), ['yes', undefined])
  assert.equal((await ask('pool=999999&insurance=resident&kind=inpatient&place=310100')).statusCode, 404)
  const nonsense = await ask('pool=330100&insurance=none&kind=inpatient&place=310100')
  assert.equal(nonsense.statusCode, 400)
})

test('nothing personal lies open in the records of a filing', async () => {
  const { rows } = await database.pool.query<{ text: string }>(
    `select (to_jsonb(f) - 'private_cipher')::text as text from filing_action f
     union all select to_jsonb(o)::text from ${eventRows} o union all select to_jsonb(t)::text from desk_task t`,
  )
  for (const { text } of rows) assert.ok(!text.includes('13800000000'), text)
})
