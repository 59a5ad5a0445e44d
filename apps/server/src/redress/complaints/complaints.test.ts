/** 投诉咨询: filed on the phone, at the counter and by telephone; handed on, returned, answered, late, rated once, counted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  ComplaintCaseMessage,
  ComplaintMessage,
  ComplaintsMessage,
  ComplaintStatisticsMessage,
  DeskQueueMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { openClaims, people, refused } from '../../claims/doors/testing.ts'
import { tellOverdue } from '../../agency/desk/index.ts'

const opened = await openClaims()
test.after(() => opened.app.close())
const { app, database, send, desks, clock, staff } = opened
let phone = await opened.citizen(people.active)
const other = await opened.citizen(people.retired)
let inspecting = await staff(['inspecting'], 'inspect-330100')
const second = await staff(['reviewing'], 'second-of-330100')
let elsewhere = await staff(['accepting'], 'accepting-331000', '331000')

type Told = ProblemDocument & ComplaintMessage & ComplaintCaseMessage
const post = async (cookie: string, url: string, body: object = {}, key?: string) =>
  send(cookie, 'POST', url, body, key)
const get = async <Reply>(cookie: string, url: string) => (await send(cookie, 'GET', url)).json<Reply>()
const write = async (body: object, cookie = phone, key?: string) =>
  (await post(cookie, '/api/complaints', body, key)).json<Told>()
const desk = async (cookie: string, id: string, action: string, body: object = {}) =>
  (await post(cookie, `/api/desk/complaints/${id}/${action}`, body)).json<Told>()
const look = (cookie: string, id: string) => get<Told>(cookie, `/api/desk/complaints/${id}`)
const setting = async (subject: string, to: string, days: string) =>
  post(desks.approving, '/api/desk/complaint-settings', { subject, desk: to, days, from: '2026-06-01' })

let enquiry = ''

test('without a setting an enquiry goes to the usual desk, without a limit, and says whose limit is missing', async () => {
  const { subjects, complaints } = await get<ComplaintsMessage>(phone, '/api/complaints')
  assert.deepEqual(complaints, [])
  assert.equal(subjects[0]?.limit, '没有文件写明多久答复，经办机构也没有设定期限')
  const made = await write(
    { subject: 'enquiry', text: '  在上海住院要不要备案？ ', phone: '13800000000' },
    phone,
    'one-enquiry',
  )
  enquiry = made.id
  assert.deepEqual(
    [made.state, made.stateTitle, made.text, made.phone, made.dueDay, made.answer, made.rateUntil],
    ['service', '窗口办理中', '在上海住院要不要备案？', '13800000000', null, null, null],
  )
  assert.deepEqual(made.allowed, ['withdraw'])
  assert.deepEqual(
    made.steps.map(({ title }) => title),
    ['提交'],
  )
  assert.equal(
    (await write({ subject: 'enquiry', text: '  在上海住院要不要备案？ ', phone: '13800000000' }, phone, 'one-enquiry'))
      .id,
    enquiry,
  )
  assert.equal((await get<ComplaintsMessage>(phone, '/api/complaints')).complaints.length, 1)
  assert.equal((await get<Told>(other, `/api/complaints/${enquiry}`)).code, 'complaint-not-found')
})

test('nothing written, a hospital or a settlement that is not there: each its own answer, and nothing is kept', async () => {
  const bad = (body: object, code: string) => refused(database, () => post(phone, '/api/complaints', body), code)
  await bad({ subject: 'enquiry', text: '  ' }, 'complaint-text-missing')
  await bad({ subject: 'institution', text: '收费不对', institution: 'H99' }, 'institution-not-found')
  await bad({ subject: 'other', text: '算得不对', settlement: 'NONE' }, 'complaint-settlement-unknown')
  await bad({ subject: 'other', text: '算得不对', uploads: ['NONE'] }, 'material-not-usable')
})

test('satisfaction is said after the answer, in one touch, and changed within the days that the agency has set', async () => {
  const rate = (rating: string) => post(phone, `/api/complaints/${enquiry}/rate`, { rating })
  const early = await refused(database, () => rate('satisfied'), 'complaint-step-not-allowed')
  assert.match(early.detail, /现在是“窗口办理中”，不能“评价”/)
  await refused(
    database,
    () => post(desks.accepting, `/api/desk/complaints/${enquiry}/answer`, { words: ' ' }),
    'complaint-text-missing',
  )
  assert.equal((await desk(second, enquiry, 'answer', { words: '要' })).code, 'complaint-step-not-allowed')
  assert.equal((await desk(elsewhere, enquiry, 'answer', { words: '要' })).code, 'filing-other-pool')
  const seen = await look(desks.accepting, enquiry)
  assert.deepEqual(
    [seen.person?.name, seen.channelTitle, seen.allowed],
    ['演示职工乙', '网上', ['return', 'answer', 'withdraw']],
  )
  const both = await Promise.all(
    ['先到的', '后到的'].map((words) => desk(desks.accepting, enquiry, 'answer', { words })),
  )
  assert.deepEqual(both.map(({ code }) => code).sort(), ['complaint-step-not-allowed', undefined])
  const twice = await desk(desks.accepting, enquiry, 'answer', { words: '再答一次' })
  assert.match(twice.detail, /现在是“已答复”，不能“答复”/)

  const answered = await get<ComplaintMessage>(phone, `/api/complaints/${enquiry}`)
  assert.deepEqual([answered.answer?.desk, answered.rating, answered.rateUntil], ['咨询投诉窗口', null, ''])
  assert.equal((await rate('fair')).json<ComplaintMessage>().rating, 'fair')
  const figure = {
    name: 'complaints.rating-days',
    value: '3',
    from: '2026-06-01',
    document: '杭医保〔2026〕3号（虚构）',
  }
  assert.equal((await post(desks.approving, '/api/desk/figures', figure)).statusCode, 200)
  assert.equal((await rate('satisfied')).json<ComplaintMessage>().rating, 'satisfied')
  const said = await get<{ notices: { title: string; opens?: object }[] }>(phone, '/api/me/notices')
  const told = said.notices.filter(({ opens }) => JSON.stringify(opens ?? '').includes(enquiry))
  // All of one moment here: no order among them.
  assert.deepEqual(told.map(({ title }) => title).sort(), ['投诉咨询已收到', '投诉咨询有了答复'].sort())
})

let about = ''

test('a subject goes to the desk that the agency has set, comes back with a reason, and goes to another', async () => {
  const bad = await refused(database, () => setting('institution', 'review', '0'), 'complaint-setting-not-valid')
  assert.match(bad.detail, /填的是“0”/)
  assert.equal((await setting('institution', 'review', '5')).statusCode, 200)
  const made = await write({ subject: 'institution', text: '床位费收了两次', institution: 'H33010000001' })
  about = made.id
  assert.deepEqual([made.state, made.dueDay], ['review', '2026-06-26'])
  assert.match(made.limit, /经办机构设定5个工作日答复（机构设定，不是文件规定），最晚2026年6月26日/)
  await refused(
    database,
    () => post(second, `/api/desk/complaints/${about}/return`, { words: '' }),
    'complaint-text-missing',
  )
  assert.equal((await desk(second, about, 'return', { words: '不是业务问题' })).state, 'received')
  assert.equal((await desk(second, about, 'answer', { words: '我来' })).code, 'complaint-step-not-allowed')
  const routed = await desk(desks.accepting, about, 'route', { desk: 'management' })
  assert.deepEqual([routed.state, routed.dueDay], ['management', '2026-06-26'])
  assert.deepEqual(
    routed.steps.map(({ title, note }) => [title, note]),
    [
      ['提交', undefined],
      ['分给业务科室', undefined],
      ['退回重新分办', '不是业务问题'],
      ['分给负责人', undefined],
    ],
  )
  const own = await get<ComplaintMessage>(phone, `/api/complaints/${about}`)
  assert.deepEqual(
    own.steps.map(({ title }) => title),
    ['提交'],
    'how desks hand it on is not the person’s matter',
  )
})

test('answered late it turns red first, is told once, and the supervisor sees it', async () => {
  clock.set('2026-06-29T02:00:00Z')
  phone = await opened.citizen(people.active)
  desks.accepting = await staff(['accepting'], 'later-330100')
  inspecting = await staff(['inspecting'], 'inspect2-330100')
  elsewhere = await staff(['accepting'], 'later-331000', '331000')
  const supervisor = await staff(['approving'], 'supervisor-330100')
  const late = () => get<DeskQueueMessage>(supervisor, '/api/desk/tasks?kind=complaint&overdue=true')
  assert.deepEqual(
    (await late()).tasks.map(({ id, overdue }) => [id, overdue]),
    [[about, true]],
  )
  assert.equal(await tellOverdue(database, clock), 1)
  assert.equal(await tellOverdue(database, clock), 0)
  assert.equal((await look(supervisor, about)).overdue, true)
  assert.equal((await desk(supervisor, about, 'answer', { words: '已退还' })).state, 'answered')
  assert.deepEqual((await late()).tasks, [])
})

test('a rating after the days that the agency has set is refused with the day', async () => {
  const late = await refused(
    database,
    () => post(phone, `/api/complaints/${enquiry}/rate`, { rating: 'dissatisfied' }),
    'complaint-rating-closed',
  )
  assert.match(late.detail, /2026年6月20日作出的，机构设定3天以内可以评价，到2026年6月23日为止/)
})

test('what was withdrawn is answered by nobody', async () => {
  const { id } = await write({ subject: 'suggestion', text: '窗口中午也开' })
  assert.equal((await post(phone, `/api/complaints/${id}/withdraw`)).json<Told>().state, 'withdrawn')
  const late = await desk(desks.accepting, id, 'answer', { words: '好' })
  assert.equal(late.code, 'complaint-step-not-allowed')
  assert.match(late.detail, /现在是“已撤回”/)
})

test('a clerk writes down who comes or calls; a caller nobody knows is an office’s record in the same words', async () => {
  const enter = (body: object) => post(desks.accepting, '/api/desk/complaints', body)
  const known = (
    await enter({ who: '330100198811020127', via: 'counter', subject: 'agency', text: '等了两小时' })
  ).json<Told>()
  assert.deepEqual([known.state, known.channelTitle, known.person?.personNo], ['management', '窗口', people.active])
  await refused(database, () => enter({ via: 'telephone', subject: 'tip-off', text: '  ' }), 'complaint-text-missing')
  const made = (
    await enter({ via: 'telephone', subject: 'tip-off', text: '有人用别人的卡买药', phone: '13900000000' })
  ).json<Told>()
  assert.deepEqual(
    [made.state, made.channelTitle, made.person, made.text, made.phone],
    ['inspection', '电话', null, '有人用别人的卡买药', '13900000000'],
  )
  const waits = await get<DeskQueueMessage>(inspecting, '/api/desk/tasks?waits=inspecting')
  assert.deepEqual(
    waits.tasks.map(({ id, type, channelTitle }) => [id, type, channelTitle]),
    [[made.id, 'tip-off', '电话']],
  )
  assert.equal((await desk(desks.accepting, made.id, 'answer', { words: '好' })).code, 'complaint-step-not-allowed')
  assert.equal((await look(elsewhere, made.id)).code, 'filing-other-pool')
  assert.equal((await desk(inspecting, made.id, 'answer', { words: '已立案' })).answer?.words, '已立案')
  assert.equal((await desk(inspecting, made.id, 'answer', { words: '再答' })).code, 'complaint-step-not-allowed')
  const { rows } = await database.pool.query(`select detail::text from office_step where record_id = $1`, [made.id])
  assert.ok(!JSON.stringify(rows).includes('13900000000') && !JSON.stringify(rows).includes('别人的卡'))
})

test('a limit that runs into a year without a calendar says so, and gives no day', async () => {
  clock.set('2026-12-30T02:00:00Z')
  const filer = await opened.citizen(people.active)
  const made = await write({ subject: 'institution', text: '年底的事' }, filer)
  assert.equal(made.dueDay, null)
  assert.match(made.limit, /2027年的节假日表还没有，算不出哪天/)
})

test('statistics count the rows of the list: in time, late, open, withdrawn, satisfied; by month and subject, without a name', async () => {
  const reader = await staff(['accepting'], 'counting-330100')
  const url = '/api/desk/complaint-statistics'
  const { rows, total } = await get<ComplaintStatisticsMessage>(reader, `${url}?from=2026-06&to=2026-12`)
  const of = (month: string, subject: string) => rows.find((row) => row.month === month && row.subject === subject)
  assert.deepEqual(of('2026-06', 'enquiry'), {
    ...{ month: '2026-06', subject: 'enquiry', subjectTitle: '咨询', count: 1, inTime: 1, late: 0, open: 0 },
    ...{ withdrawn: 0, satisfied: 1, fair: 0, dissatisfied: 0 },
  })
  assert.deepEqual([of('2026-06', 'institution')?.late, of('2026-06', 'suggestion')?.withdrawn], [1, 1])
  const listed = await get<DeskQueueMessage>(
    reader,
    '/api/desk/tasks?kind=complaint,caller-complaint&status=any&month=2026-06',
  )
  assert.equal(
    rows.filter(({ month }) => month === '2026-06').reduce((sum, { count }) => sum + count, 0),
    listed.total,
  )
  assert.deepEqual([total.count, total.count], [6, total.inTime + total.late + total.open + total.withdrawn])
  const csv = await send(reader, 'GET', `${url}/file?from=2026-06&to=2026-12`)
  assert.match(csv.body, /2026-06,咨询,1,1,0/)
  assert.ok(!csv.body.includes('演示'))
  for (const months of ['from=2026-12&to=2026-01', 'from=2026-13&to=2026-14', 'from=2000-01&to=2026-01'])
    assert.equal((await get<Told>(reader, `${url}?${months}`)).code, 'complaint-months-not-valid', months)
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Uploads a picture; gives its number. */
async function uploadPicture(cookie: string, key: string): Promise<string> {
  const headers = { cookie, 'idempotency-key': key, 'content-type': 'image/png', 'x-file-name': 'bill.png' }
  const url = '/api/complaints/materials?kind=complaint-paper'
  const upload = await app.inject({ method: 'POST', url, headers, payload: png })
  assert.equal(upload.statusCode, 201, upload.body)
  return upload.json<{ id: string }>().id
}

test('a picture that was taken off the page is gone, and not only hidden', async () => {
  const filer = await opened.citizen(people.active)
  const id = await uploadPicture(filer, 'a-picture-taken-off')
  const url = `/api/complaints/materials/${id}`
  const remove = (cookie: string) => app.inject({ method: 'DELETE', url, headers: { cookie } })
  assert.equal((await remove(await opened.citizen(people.taizhou))).statusCode, 404)
  assert.equal((await remove(filer)).statusCode, 200)
  assert.equal((await remove(filer)).statusCode, 404)
})

test('a picture goes with it and is seen at the desk', async () => {
  const filer = await opened.citizen(people.active)
  const made = await write(
    { subject: 'other', text: '见照片', uploads: [await uploadPicture(filer, 'a-picture-of-a-bill')] },
    filer,
  )
  assert.equal(made.materials.length, 1)
  const reader = await staff(['accepting'], 'reading-330100')
  assert.equal((await look(reader, made.id)).materials.length, 1)
})
