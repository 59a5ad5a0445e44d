/** What a decision would say, asked before it is taken: the same words that are told afterwards, and nothing written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  DecisionLetterMessage,
  FilingCaseMessage,
  FilingForm,
  FilingMessage,
  NoticeMessage,
  ProblemDocument,
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

const citizen = await signInCitizen(database, clock, '33100000000000000008')
const desk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })
const review = await signInStaff(database, clock, { roles: ['reviewing'], name: 'review-tz', pool: '331000' })
const elsewhere = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk-hz', pool: '330100' })

let keys = 0
const post = (url: string, cookie: string, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `letter-key-${String(++keys).padStart(4, '0')}` },
  })
async function applied(destination: string): Promise<string> {
  const form: FilingForm = {
    type: 'referral',
    destination,
    from: '2026-03-10',
    mobile: '13800000000',
    commitmentSigned: true,
    materials: ['referral-form'],
    referral: { institution: '某家查不到的医院', on: '2026-03-09' },
  }
  const answer = await post('/api/filings', citizen, form)
  assert.equal(answer.json<FilingMessage>().state, 'applied', answer.body)
  return answer.json<FilingMessage>().id
}
const filingOf = async (id: string): Promise<FilingMessage> =>
  (await app.inject({ url: `/api/filings/${id}`, headers: { cookie: citizen } })).json<FilingMessage>()
const toldOf = async (id: string, kind: string): Promise<NoticeMessage | undefined> => {
  const answer = await app.inject({ url: '/api/me/notices', headers: { cookie: citizen } })
  return answer.json<{ notices: NoticeMessage[] }>().notices.find((one) => one.opens?.id === id && one.kind === kind)
}
/** The letter first, then the decision itself; what was promised is what is told. */
async function decideAsPromised(id: string, action: string, cookie: string, body: object) {
  const before = await filingOf(id)
  const asked = await post(`/api/desk/filings/${id}/${action}/letter`, cookie, body)
  assert.equal(asked.statusCode, 200, asked.body)
  assert.deepEqual(await filingOf(id), before, 'asking writes nothing')
  const done = await post(`/api/desk/filings/${id}/${action}`, cookie, body)
  assert.equal(done.statusCode, 200, done.body)
  const letter = asked.json<DecisionLetterMessage>()
  assert.equal(letter.stateTitle, (await filingOf(id)).stateTitle)
  return letter
}
const sameAsTold = (letter: DecisionLetterMessage, told: NoticeMessage | undefined): void => {
  assert.ok(letter.notice !== null && told !== undefined)
  assert.deepEqual([letter.notice.title, letter.notice.text, letter.notice.todo], [told.title, told.text, told.todo])
}

test('a notice of corrections: the message and every point, as the person gets them', async () => {
  const id = await applied('310100')
  const problems = ['没有盖章', '日期写错了'].map((text) => ({
    code: 'by-staff',
    path: '',
    text,
    remedy: '请照着改好',
    weight: 'blocks',
  }))
  const letter = await decideAsPromised(id, 'ask-corrections', desk, { problems, reason: '没有盖章；日期写错了' })
  assert.deepEqual(
    letter.corrections.map(({ text, remedy }) => [text, remedy]),
    (await filingOf(id)).corrections.map(({ text, remedy }) => [text, remedy]),
  )
  assert.match(letter.notice?.text ?? '', /没有盖章。一共有2处/)
  sameAsTold(letter, await toldOf(id, 'filing-corrections'))
})

test('an acceptance is no message; an approval says from when it holds; a refusal has its basis and the rights', async () => {
  const approved = await applied('310200')
  assert.equal((await decideAsPromised(approved, 'accept', desk, {})).notice, null)
  const letter = await decideAsPromised(approved, 'approve', review, { reason: '已电话核实' })
  sameAsTold(letter, await toldOf(approved, 'filing-approved'))

  const refused = await applied('110100')
  await post(`/api/desk/filings/${refused}/accept`, desk, {})
  const seen = await app.inject({ url: `/api/desk/filings/${refused}`, headers: { cookie: review } })
  const [document] = seen.json<FilingCaseMessage>().documents
  const basis = { document: document!.id, article: document!.articles[0]! }
  const body = { code: 'conditions-not-met', basis, reason: '不符' }
  const refusal = await decideAsPromised(refused, 'refuse', review, body)
  assert.match(refusal.note ?? '', /不符。依据：.*行政复议/)
  assert.equal((await filingOf(refused)).actions.find(({ action }) => action === 'refuse')?.note, refusal.note)
  sameAsTold(refusal, await toldOf(refused, 'filing-refused'))
})

test('what could not be decided has no letter: silent, of another pool, by the wrong role, in the wrong state', async () => {
  const id = await applied('120100')
  const letter = (action: string, cookie: string, body: object = {}) =>
    post(`/api/desk/filings/${id}/${action}/letter`, cookie, body)
  const codeOf = async (answer: ReturnType<typeof letter>) => (await answer).json<ProblemDocument>().code
  assert.equal(await codeOf(letter('ask-corrections', desk)), 'filing-reason-missing')
  assert.equal(await codeOf(letter('refuse', review)), 'filing-reason-missing')
  assert.equal(await codeOf(letter('accept', elsewhere)), 'filing-other-pool')
  assert.equal((await letter('approve', desk)).statusCode, 403)
  assert.equal(await codeOf(letter('approve', review)), 'filing-action-not-allowed')
})
