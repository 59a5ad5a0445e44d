import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type {
  CommitmentCheckListMessage,
  CommitmentDrawMessage,
  DeskQueueMessage,
  FilingForm,
  FilingMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { drawSample, drawSize } from './commitment-check.ts'
import { actRows } from '../../person/journal/index.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const people = ['33010000000000000002', '33010000000000000010', '33010000000000000001']
const citizens = await Promise.all(people.map((personNo) => signInCitizen(database, clock, personNo)))
const review = await signInStaff(database, clock, { roles: ['reviewing'], name: 'review-hz', pool: '330100' })
const desk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk-hz', pool: '330100' })
const elsewhere = await signInStaff(database, clock, { roles: ['reviewing'], name: 'review-tz', pool: '331000' })

let keys = 0
const newKey = () => `check-key-${String(++keys).padStart(4, '0')}`
const post = (url: string, cookie: string, payload: object, key = newKey()) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
const codeOf = (answer: { json<T>(): T }): string => answer.json<ProblemDocument>().code
async function get<Message>(url: string, cookie: string): Promise<Message> {
  const answer = await app.inject({ url, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Message>()
}
const checks = (cookie: string, status = 'open') =>
  get<CommitmentCheckListMessage>(`/api/desk/commitment-checks?status=${status}`, cookie)

const resident: FilingForm = {
  type: 'long-term-resident',
  destination: '440100',
  from: '2026-03-10',
  mobile: '13800000000',
  stayMonths: 12,
  commitmentSigned: true,
  commitmentInPlace: true,
}
const filings: string[] = []
for (const cookie of citizens) {
  const answer = await post('/api/filings', cookie, resident)
  assert.equal(answer.json<FilingMessage>().state, 'delivered', answer.body)
  filings.push(answer.json<FilingMessage>().id)
}
const filingOf = (id: string): Promise<FilingMessage> =>
  get<FilingMessage>(`/api/filings/${id}`, citizens[filings.indexOf(id)]!)

const draw = { from: '2026-03-01', to: '2026-03-31', seed: '20260331' }
const drawUrl = '/api/desk/commitment-checks/draw'
const outcomeUrl = (id: string) => `/api/desk/commitment-checks/${id}/outcome`
/** The order of a draw, worked out apart from the program. */
const ranked = [...filings].sort((one, other) => {
  const rank = (id: string) => createHash('sha256').update(`20260331\n${id}`).digest('hex')
  return rank(one).localeCompare(rank(other))
})
const [first, second, third] = ranked as [string, string, string]

test('the same seed draws the same list, in whatever order the filings come; a share is rounded up', () => {
  const many = Array.from({ length: 200 }, (_, index) => `B330100-20260310-${String(index)}`)
  const drawn = drawSample(many, 'a', 20)
  assert.equal(new Set(drawn).size, 20)
  assert.deepEqual(drawSample([...many].reverse(), 'a', 20), drawn)
  assert.notDeepEqual(drawSample(many, 'b', 20), drawn)
  assert.deepEqual([drawSize(3, { percent: 34 }), drawSize(0, { percent: 10 }), drawSize(3, { count: 9 })], [2, 0, 9])
})

test('what cannot be drawn: days backwards, no size or two, by the accepting desk, of another pool or period', async () => {
  assert.equal(codeOf(await post(drawUrl, review, { ...draw, to: '2026-02-01', count: 1 })), 'commitment-draw-days')
  assert.equal(codeOf(await post(drawUrl, review, { ...draw, to: '2026-02-30', count: 1 })), 'day-not-valid')
  assert.equal(codeOf(await post(drawUrl, review, draw)), 'commitment-draw-size')
  assert.equal(codeOf(await post(drawUrl, review, { ...draw, count: 1, percent: 10 })), 'commitment-draw-size')
  assert.equal((await post(drawUrl, desk, { ...draw, count: 1 })).statusCode, 403)
  const foreign = await post(drawUrl, elsewhere, { ...draw, count: 10 })
  assert.deepEqual(foreign.json(), { candidates: 0, drawn: [] })
  const before = await post(drawUrl, review, { ...draw, to: '2026-03-09', count: 10 })
  assert.deepEqual(before.json(), { candidates: 0, drawn: [] })
})

test('a draw is repeatable, leaves out what was drawn, and stands in the audit with its parameters', async () => {
  const key = newKey()
  const answer = await post(drawUrl, review, { ...draw, percent: 50 }, key)
  assert.deepEqual(answer.json<CommitmentDrawMessage>(), { candidates: 3, drawn: [first, second] }, answer.body)
  assert.deepEqual((await post(drawUrl, review, { ...draw, percent: 50 }, key)).json(), answer.json())
  const { rows } = await database.pool.query<{ detail: object }>(
    `select detail from office_audit where action = 'commitment-checks.draw' and subject_id = '330100' order by at, audit_id`,
  )
  const recorded = rows.map((row) => row.detail as { drawn: string[] }).filter((detail) => detail.drawn.length > 0)
  assert.deepEqual(recorded, [{ ...draw, pool: '330100', percent: 50, candidates: 3, drawn: [first, second] }])

  const rest = await post(drawUrl, review, { ...draw, count: 10 })
  assert.deepEqual(rest.json(), { candidates: 1, drawn: [third] })
  const { counts, checks: list } = await checks(desk)
  assert.deepEqual(counts, { open: 3, paused: 0, done: 0 })
  assert.deepEqual(list.map(({ filingId }) => filingId).sort(), [...filings].sort())
  assert.equal((await checks(elsewhere)).total, 0)
  const { tasks } = await get<DeskQueueMessage>('/api/desk/tasks?kind=check', desk)
  assert.deepEqual(new Set(tasks.map((task) => task.stateTitle)), new Set(['待核查']))
})

test('what cannot be recorded: of another pool, by the accepting desk, not drawn, without words, a consequence that does not fit', async () => {
  const good = { outcome: 'true', consequence: 'none' }
  assert.equal(codeOf(await post(outcomeUrl(first), elsewhere, good)), 'filing-other-pool')
  assert.equal((await post(outcomeUrl(first), desk, good)).statusCode, 403)
  assert.equal(codeOf(await post(outcomeUrl('B330100-20260310-NONE'), review, good)), 'commitment-check-not-found')
  const silent = { outcome: 'not-true', consequence: 'end', words: '  ' }
  assert.equal(codeOf(await post(outcomeUrl(first), review, silent)), 'commitment-check-words')
  const harsh = { outcome: 'not-reached', consequence: 'end', words: '没有人接' }
  assert.equal(codeOf(await post(outcomeUrl(first), review, harsh)), 'commitment-check-consequence')
  assert.equal((await filingOf(first)).actions.length, 5)
})

test('proof is asked for in the words that the person reads; then the commitment proves true, once', async () => {
  const words = '请带上海的居住证来窗口'
  const asked = await post(outcomeUrl(first), review, { outcome: 'not-reached', consequence: 'ask-proof', words })
  assert.equal(asked.json<FilingMessage>().state, 'delivered', asked.body)
  assert.equal((await checks(review, 'paused')).checks[0]?.stateTitle, '等申请人补交证明')
  const seen = (await filingOf(first)).actions.at(-1)
  assert.deepEqual([seen?.title, seen?.note], ['承诺核查', `没有联系上：要求补交证明：${words}`])
  const cookie = citizens[filings.indexOf(first)]!
  const told = await get<{ notices: { kind: string; text: string }[] }>('/api/me/notices', cookie)
  // Everything here happens at one moment, so the notices stand in no certain order.
  const notice = told.notices.find(({ kind }) => kind === 'filing-proof-asked')
  assert.match(notice?.text ?? '', /上海的居住证/)

  const key = newKey()
  const good = { outcome: 'true', consequence: 'none' }
  const answer = await post(outcomeUrl(first), review, good, key)
  assert.deepEqual((await post(outcomeUrl(first), review, good, key)).json(), answer.json())
  assert.equal((await filingOf(first)).actions.length, 7)
  assert.equal(codeOf(await post(outcomeUrl(first), review, good)), 'commitment-check-closed')
  const closed = (await checks(review, 'done')).checks[0]
  assert.deepEqual([closed?.state, closed?.open, closed?.filingStateTitle], ['true', false, '已备案'])
  const after = await get<{ notices: { kind: string }[] }>('/api/me/notices', cookie)
  assert.equal(after.notices.length, told.notices.length)
})

test('a commitment that was not true ends the filing, and only because the reviewer says so', async () => {
  const words = '居住证上的地址不在上海'
  const kept = await post(outcomeUrl(second), review, {
    outcome: 'not-reached',
    consequence: 'none',
    words: '没有人接',
  })
  assert.equal(kept.json<FilingMessage>().inForce, true, kept.body)
  assert.equal((await checks(review)).checks.find((one) => one.filingId === second)?.state, 'not-reached')
  const ended = await post(outcomeUrl(second), review, { outcome: 'not-true', consequence: 'end', words })
  const filing = ended.json<FilingMessage>()
  assert.deepEqual([filing.state, filing.to], ['ended', '2026-03-10'], ended.body)
  assert.deepEqual(
    (await filingOf(second)).actions.slice(-2).map(({ title, by }) => [title, by]),
    [
      ['承诺核查', '经办机构'],
      ['提前结束', '经办机构'],
    ],
  )
  const { checks: closed } = await checks(review, 'done')
  const one = closed.find(({ filingId }) => filingId === second)
  assert.deepEqual([one?.stateTitle, one?.filingStateTitle], ['承诺不属实', '已提前结束'])
  const { rows } = await database.pool.query<{ action: string }>(
    `select action from ${actRows} a where subject_id = $1 and actor = 'review-hz' order by action`,
    [second],
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['filing.check', 'filing.check', 'filing.end'],
  )
})

test('a filing that the person takes back needs no check any more', async () => {
  const cookie = citizens[filings.indexOf(third)]!
  const taken = await post(`/api/filings/${third}/cancel`, cookie, {})
  assert.equal(taken.statusCode, 200, taken.body)
  const { checks: closed } = await checks(review, 'done')
  const one = closed.find(({ filingId }) => filingId === third)
  assert.deepEqual([one?.state, one?.open], ['lapsed', false])
  const late = await post(outcomeUrl(third), review, { outcome: 'true', consequence: 'none' })
  assert.equal(codeOf(late), 'filing-action-not-allowed')
})
