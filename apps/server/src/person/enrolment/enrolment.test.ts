import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { CounterPersonMessage, PersonFound, PersonPage, ProblemDocument } from '@yidi/contracts'
import { signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../people/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { commitForPerson } from '../commands/index.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const hangzhou = await signInStaff(database, clock, { roles: ['accepting'], pool: '330100', name: 'hz' })
const taizhou = await signInStaff(database, clock, { roles: ['accepting'], pool: '331000', name: 'tz' })

const post = async <Reply>(cookie: string, url: string, payload: object, key: string = randomUUID()) => {
  const answer = await app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
  return { status: answer.statusCode, body: answer.json<Reply & ProblemDocument>() }
}
const pageOf = async (cookie: string, personNo: string): Promise<PersonPage> => {
  const answer = await app.inject({ url: `/api/desk/people/${personNo}`, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()
}
const find = (cookie: string, by: object) => post<{ people: PersonFound[] }>(cookie, '/api/desk/people/search', by)
const held = (page: PersonPage) => ({
  enrolments: page.enrolments.filter((row) => row.knownTo === null).map((row) => [row.category, row.from, row.to]),
  benefits: page.benefits.filter((row) => row.knownTo === null).map((row) => [row.status, row.from, row.to]),
})

const form = {
  idNumber: '330100199203150037',
  name: '演示新参保',
  phone: '13800000001',
  card: 'A12345678',
  pool: '330100',
  insurance: 'employee',
  category: 'active',
  employer: '演示单位',
  from: '2026-06-01',
  benefitsFrom: '2026-07-01',
}
const enrolled = await post<{ personNo: string }>(hangzhou, '/api/desk/people', form, 'the-first-enrolment')
const { personNo } = enrolled.body

test('a new person is enrolled, waits for benefits, and the same command again enrols nobody twice', async () => {
  assert.equal(enrolled.status, 201, JSON.stringify(enrolled.body))
  const page = await pageOf(hangzhou, personNo)
  assert.deepEqual([page.name, page.sex, page.birthDay], ['演示新参保', 'male', '1992-03-15'])
  assert.deepEqual(held(page), {
    enrolments: [['active', '2026-06-01', null]],
    benefits: [
      ['stopped', '2026-06-01', '2026-06-30'],
      ['entitled', '2026-07-01', null],
    ],
  })
  assert.ok(!JSON.stringify(page).includes('199203150037'), 'the whole ID number is not shown')
  const again = await post<{ personNo: string }>(hangzhou, '/api/desk/people', form, 'the-first-enrolment')
  assert.deepEqual([again.status, again.body.personNo], [201, personNo])
  const twice = await post(hangzhou, '/api/desk/people', form)
  assert.equal(twice.body.code, 'already-enrolled')
})

test('a person is found by ID number, card, and full name within the pool; each look-up is on record, no number in it', async () => {
  for (const by of [
    { by: 'id-number', idNumber: '33010019920315 0037' },
    { by: 'card', card: 'a12345678' },
    { by: 'name', name: '演示新参保' },
  ]) {
    assert.deepEqual(
      (await find(hangzhou, by)).body.people.map((one) => one.personNo),
      [personNo],
    )
  }
  assert.deepEqual((await find(hangzhou, { by: 'name', name: '演示' })).body.people, [])
  const rows = await database.kysely
    .selectFrom('office_audit')
    .selectAll()
    .where('action', '=', 'person.look-up')
    .execute()
  assert.equal(rows.length, 4)
  assert.ok(!/199203150037|演示|A12345678/i.test(JSON.stringify(rows)))
})

test('a change and an end leave what was known before; a late payment gives benefits back', async () => {
  const url = `/api/desk/people/${personNo}`
  const change = { from: '2026-06-15', category: 'retired', reason: '办理退休' }
  assert.equal((await post(hangzhou, `${url}/change`, change)).status, 200)
  assert.equal((await post(hangzhou, `${url}/change`, change)).body.code, 'nothing-to-change')
  assert.equal(
    (await post(hangzhou, `${url}/change`, { ...change, from: '2026-06-02', category: 'active' })).body.code,
    'enrolment-day-not-valid',
  )
  assert.equal((await post(hangzhou, `${url}/end`, { lastDay: '2026-06-30', reason: 'stopped' })).status, 200)
  const ended = await pageOf(hangzhou, personNo)
  assert.deepEqual(held(ended), {
    enrolments: [
      ['active', '2026-06-01', '2026-06-14'],
      ['retired', '2026-06-15', '2026-06-30'],
    ],
    benefits: [
      ['stopped', '2026-06-01', '2026-06-30'],
      ['stopped', '2026-07-01', null],
    ],
  })
  assert.equal(ended.enrolments.length, 4, 'superseded rows stay')
  assert.equal(ended.history.filter((row) => row.action.startsWith('enrolment.')).length, 3)
  const logIn = { actorKind: 'person', actor: personNo, action: 'log-in', subjectId: personNo }
  await commitForPerson(database, { personNo, at: clock.now(), changes: {}, audit: [logIn] })
  const { history } = await pageOf(hangzhou, personNo)
  assert.ok(!history.some((row) => row.action === 'log-in'), 'log-ins do not drown what was done')
  const late = { from: '2026-06-10', status: 'entitled', reason: '补缴到账' }
  assert.equal((await post(hangzhou, `${url}/benefits`, late)).status, 200)
  assert.deepEqual(held(await pageOf(hangzhou, personNo)).benefits, [
    ['stopped', '2026-06-01', '2026-06-09'],
    ['entitled', '2026-06-10', null],
  ])
  assert.equal(
    (await post(hangzhou, `${url}/benefits`, { ...late, from: '2026-07-02' })).body.code,
    'not-enrolled-on',
    'nobody is entitled who is not enrolled',
  )
})

test('another pool takes over where the first has ended; before that it is refused', async () => {
  const there = { ...form, pool: '331000', from: '2026-06-20', benefitsFrom: '2026-06-20', card: undefined }
  const early = await post(taizhou, '/api/desk/people', there)
  assert.equal(early.body.code, 'already-enrolled')
  assert.match(early.body.detail, /330100/)
  assert.equal((await find(taizhou, { by: 'id-number', idNumber: form.idNumber })).body.code, 'person-other-pool')
  const later = { ...there, from: '2026-07-01', benefitsFrom: undefined }
  assert.equal(
    (await post(taizhou, '/api/desk/people', { ...later, name: '另一姓名' })).body.code,
    'person-name-differs',
  )
  const moved = await post<{ personNo: string }>(taizhou, '/api/desk/people', later)
  assert.deepEqual([moved.status, moved.body.personNo], [201, personNo])
  assert.deepEqual((await find(taizhou, { by: 'name', name: form.name })).body.people.length, 1)
  const former = await pageOf(hangzhou, personNo)
  assert.deepEqual([former.pool, former.own], ['331000', false])
  const refused = await post(hangzhou, `/api/desk/people/${personNo}/end`, { lastDay: '2026-07-31', reason: 'stopped' })
  assert.equal(refused.body.code, 'person-other-pool')
})

test('everything that is wrong with a form is said at once, and nobody is entered', async () => {
  const wrong = {
    ...form,
    idNumber: '330100199203150036',
    name: '单',
    phone: '12',
    category: 'founding-worker',
    residentTier: 1,
    assistance: 'low-income',
    from: '2028-01-01',
    benefitsFrom: undefined,
  }
  const { status, body } = await post(hangzhou, '/api/desk/people', wrong)
  assert.deepEqual([status, body.code], [422, 'enrolment-not-valid'])
  assert.match(body.detail, /7 处/)
  assert.deepEqual(
    body.errors?.map((error) => error.path),
    ['idNumber', 'name', 'phone', 'category', 'residentTier', 'assistance', 'from'],
  )
  const ofGroup = body.errors?.find((error) => error.path === 'assistance')?.message
  assert.equal(ofGroup, '杭州市没有规定救助对象，这一项不填；现在是“low-income”。')
  assert.equal(await findPersonNoByIdNumber(database, wrong.idNumber), undefined)
  const taken = await post(hangzhou, '/api/desk/people', { ...form, idNumber: '330100199203150053', card: 'A12345678' })
  assert.equal(taken.body.code, 'card-in-use')
  const born = await post(hangzhou, '/api/desk/people', { ...form, idNumber: '330100202601010018', from: '2025-12-01' })
  assert.match(JSON.stringify(born.body.errors), /早于出生日期/)
})

test('a founding worker is known to the provincial pool alone', async () => {
  const provincial = await signInStaff(database, clock, { roles: ['accepting'], pool: '339900' })
  const one = {
    ...form,
    card: undefined,
    pool: '339900',
    category: 'founding-worker',
    name: '演示老工人戊',
    idNumber: '330100193002010110',
  }
  assert.equal((await post(provincial, '/api/desk/people', one)).body.code, 'already-enrolled')
})

test('telephone, name and card are put right, and the old ones no longer lead here', async () => {
  const url = '/api/desk/people/33010000000000000002'
  assert.equal((await post(hangzhou, `${url}/correct`, { reason: '没有变' })).body.code, 'nothing-to-change')
  const first = { name: '演示职工更', phone: '13800000002', card: 'B87654321', reason: '换卡' }
  assert.equal((await post(hangzhou, `${url}/correct`, first)).status, 200)
  assert.equal((await find(hangzhou, { by: 'name', name: '演示职工乙' })).body.people.length, 0)
  assert.equal((await find(hangzhou, { by: 'name', name: '演示职工更' })).body.people.length, 1)
  assert.equal((await post(hangzhou, `${url}/correct`, { card: null, reason: '挂失' })).status, 200)
  assert.equal((await find(hangzhou, { by: 'card', card: 'B87654321' })).body.people.length, 0)
  const page = await pageOf(hangzhou, '33010000000000000002')
  assert.deepEqual([page.name, page.phone, page.card], ['演示职工更', '13800000002', null])
})

test('a command of the desk that another took back is no success when it comes again', async () => {
  const key = () => randomUUID()
  const [enrolling, ending, changing, stopping, correcting] = [key(), key(), key(), key(), key()]
  const one = {
    ...form,
    idNumber: '330100199203150053',
    card: undefined,
    name: '演示重复乙',
    benefitsFrom: '2026-06-01',
  }
  const entered = await post<{ personNo: string }>(hangzhou, '/api/desk/people', one, enrolling)
  const url = `/api/desk/people/${entered.body.personNo}`
  const enrol = () => post(hangzhou, '/api/desk/people', one, enrolling)
  const retired = { from: '2026-06-10', category: 'retired', reason: '退休' }
  const change = () => post(hangzhou, `${url}/change`, retired, changing)
  const stopped = { from: '2026-06-12', status: 'stopped', reason: '欠费' }
  const stop = () => post(hangzhou, `${url}/benefits`, stopped, stopping)
  const correct = () => post(hangzhou, `${url}/correct`, { phone: '13800000003', reason: '换号' }, correcting)
  const end = () => post(hangzhou, `${url}/end`, { lastDay: '2026-06-30', reason: 'stopped' }, ending)
  const undone = async (command: () => ReturnType<typeof post>, what: string) => {
    const { status, body } = await command()
    assert.deepEqual([status, body.code], [409, 'command-undone'])
    assert.ok(body.detail.includes(`后来${what}（2026-06-20）`), body.detail)
  }
  const done = async (command: () => ReturnType<typeof post>) => {
    const { status, body } = await command()
    assert.ok(status < 300, JSON.stringify(body))
  }

  for (const command of [change, stop, correct, enrol, change, stop, correct]) await done(command)
  // What says nothing of the same takes nothing back.
  await done(() => post(hangzhou, `${url}/change`, { from: '2026-06-11', employer: '演示另一单位', reason: '调动' }))
  await done(() => post(hangzhou, `${url}/correct`, { card: 'C00000001', reason: '补卡' }))
  for (const command of [change, stop, correct, enrol]) await done(command)

  await done(() => post(hangzhou, `${url}/change`, { from: '2026-06-14', category: 'active', reason: '返聘' }))
  await undone(change, '又变更了参保信息')
  await done(() => post(hangzhou, `${url}/benefits`, { from: '2026-06-15', status: 'entitled', reason: '补缴' }))
  await undone(stop, '又变更了待遇')
  await done(() => post(hangzhou, `${url}/correct`, { phone: null, reason: '停机' }))
  await undone(correct, '又更正了资料')
  await done(enrol)
  await done(end)
  await undone(enrol, '停保')
  await done(end)
  await done(() => post(hangzhou, '/api/desk/people', { ...one, from: '2026-07-01', benefitsFrom: '2026-07-01' }))
  await undone(end, '重新参保')
  await undone(enrol, '停保')
})

test('a special category is entered once, shown, and ended', async () => {
  const url = '/api/desk/people/33010000000000000001'
  const serviceman = { category: 'disabled-serviceman', from: '2026-06-01', reason: '残疾军人证' }
  assert.equal(
    (await post(hangzhou, `${url}/special-category`, serviceman)).body.code,
    'special-category-grade-missing',
  )
  assert.equal((await post(hangzhou, `${url}/special-category`, { ...serviceman, grade: 6 })).status, 200)
  const page = await pageOf(hangzhou, '33010000000000000001')
  assert.equal(page.special?.title, '残疾军人（六级）')
  // The counter, which files for people, is told that the ordinary rules do not hold for this one.
  const atCounter = async (): Promise<string[]> => {
    const { idNumber } = (await findPerson(database, '33010000000000000001'))!
    const { body } = await post<CounterPersonMessage>(hangzhou, '/api/desk/counter/person', { idNumber })
    return body.hindrances.map(({ title }) => title)
  }
  assert.deepEqual(await atCounter(), ['残疾军人（六级）：费用走专门的渠道，不按一般规则结算'])
  const again = { category: 'retired-cadre', from: '2026-06-10', reason: '离休证' }
  assert.equal((await post(hangzhou, `${url}/special-category`, again)).body.code, 'special-category-held')
  const end = `${url}/special-category/${page.special!.recordId}/end`
  assert.equal(
    (await post(hangzhou, end, { lastDay: '2026-05-31', reason: '错' })).body.code,
    'enrolment-day-not-valid',
  )
  assert.equal((await post(hangzhou, end, { lastDay: '2026-06-19', reason: '重新评定' })).status, 200)
  assert.equal((await pageOf(hangzhou, '33010000000000000001')).special, null)
  assert.deepEqual(await atCounter(), [])
})
