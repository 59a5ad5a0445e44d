/** 复议: of a refused filing, a refused or cut claim; the office above, and what a changed decision leads back into. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  ClaimForm,
  ClaimMessage,
  ClaimWholeMessage,
  FilingForm,
  FilingMessage,
  ProblemDocument,
  ReconsiderationCaseMessage,
  ReconsiderationMessage,
  ReconsiderationStandingMessage,
} from '@yidi/contracts'
import { takeMeasure } from '../../person/measures/index.ts'
import { completeForm, deskOf, openClaims, people, refused } from '../../claims/doors/testing.ts'

const opened = await openClaims()
test.after(() => opened.app.close())
const { database, send, desks, staff } = opened
const desk = deskOf(opened)
const phone = await opened.citizen(people.active)
const other = await opened.citizen(people.retired)
const second = await staff(['approving'], 'second-of-330100')
const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
const letter = { words: '病历写明用过', basis }

type Told = ProblemDocument & ReconsiderationCaseMessage & ReconsiderationMessage
const post = (cookie: string, url: string, body: object = {}) => send(cookie, 'POST', url, body)
const ask = async (kind: string, id: string, text = '不服', cookie = phone) =>
  (await post(cookie, '/api/reconsiderations', { kind, id, text })).json<Told>()
const step = async (id: string, action: string, body: object = {}, cookie = second) =>
  (await post(cookie, `/api/desk/reconsiderations/${id}/${action}`, body)).json<Told>()
const own = async (id: string, cookie = phone) =>
  (await send(cookie, 'GET', `/api/reconsiderations/${id}`)).json<Told>()
const standing = async (kind: string, id: string, cookie = phone) =>
  (await send(cookie, 'GET', `/api/reconsiderations/standing?kind=${kind}&id=${id}`)).json<
    ReconsiderationStandingMessage & ProblemDocument
  >()
const task = (id: string) =>
  database.kysely.selectFrom('desk_task').select(['status', 'state']).where('task_id', '=', id).executeTakeFirst()
const claimOf = async (id: string) => (await send(phone, 'GET', `/api/claims/${id}`)).json<ClaimWholeMessage>().claim

async function sentClaim(changes: Partial<ClaimForm> = {}): Promise<string> {
  const form = await completeForm(opened, phone, changes)
  const answer = await send(phone, 'POST', '/api/claims', form)
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<ClaimMessage>().id
}

async function approve(claimId: string): Promise<ClaimMessage> {
  const { outcome } = await desk.case(claimId, 'approving')
  assert.ok(outcome.result?.outcome === 'settled')
  const { fundTotal: fund, cash } = outcome.result.amounts
  return (await desk.step('approving', claimId, 'approve', { fund, cash })).json<ClaimMessage>()
}

let claimId = ''

test('what was not refused is not looked at again, nor what is somebody else’s', async () => {
  claimId = await sentClaim()
  const early = await standing('claim', claimId)
  assert.deepEqual([early.open, early.about, early.asked], [false, null, null])
  assert.match(early.text, /现在是“已提交”，没有不予办理或扣减的决定/)
  const body = { kind: 'claim', id: claimId, text: '不服' }
  await refused(database, () => post(phone, '/api/reconsiderations', body), 'reconsideration-nothing-refused')
  await refused(database, () => post(other, '/api/reconsiderations', body), 'reconsideration-subject-not-found')
  assert.equal((await standing('claim', claimId, other)).code, 'reconsideration-subject-not-found')
  assert.equal((await own('FY-NONE')).code, 'reconsideration-not-found')
})

test('a claim of which something was cut: changed by the office above, reopened in the same step, and paid more', async () => {
  await desk.step('accepting', claimId, 'accept')
  const cut = { lineNo: 2, cut: { amount: '2000', reason: 'no-proof', basis } }
  assert.equal((await desk.step('reviewing', claimId, 'review', { lines: [cut] })).statusCode, 200)
  const first = await approve(claimId)
  assert.equal(first.result?.cuts, 1)
  const open = await standing('claim', claimId)
  assert.equal(open.open, true)
  assert.match(open.about?.result ?? '', /扣减了1项费用/)
  assert.match(open.text, /没有文件写明向哪个机关申请、多久以内申请。请打 .*12393 问清/)

  await refused(
    database,
    () => post(phone, '/api/reconsiderations', { kind: 'claim', id: claimId, text: ' ' }),
    'reconsideration-words-missing',
  )
  const { id } = await ask('claim', claimId, '第二项有病历')
  const again = await ask('claim', claimId)
  assert.equal(again.code, 'reconsideration-made-already')
  assert.match(again.detail, /2026年6月20日已经申请过复议，现在是“已申请复议”/)
  assert.deepEqual(await task(id), { status: 'open', state: 'asked' })

  const accepted = { office: '某市人民政府（虚构）', number: '虚构〔2026〕1号' }
  assert.equal((await step(id, 'accept', accepted, desks.approving)).code, 'reconsideration-own-decision')
  assert.equal((await step(id, 'accept', { office: ' ' })).code, 'reconsideration-words-missing')
  assert.equal((await step(id, 'change', letter)).code, 'reconsideration-action-not-allowed')
  assert.equal((await step(id, 'accept', accepted)).state, 'accepted')
  assert.deepEqual([(await own(id)).office, (await own(id)).number], ['某市人民政府（虚构）', '虚构〔2026〕1号'])
  assert.equal(
    (await step(id, 'change', { ...letter, basis: { document: 'x', article: '一' } })).code,
    'filing-basis-unknown',
  )
  const [one, two] = await Promise.all([step(id, 'change', letter), step(id, 'change', letter)])
  const [done, late] = one.code === undefined ? [one, two] : [two, one]
  assert.equal(late.code, 'reconsideration-action-not-allowed')
  assert.equal(done.state, 'changed')
  assert.equal((await claimOf(claimId)).state, 'accepted')
  assert.deepEqual(await task(claimId), { status: 'open', state: 'accepted' })
  assert.deepEqual(await task(id), { status: 'done', state: 'changed' })

  assert.equal((await desk.step('reviewing', claimId, 'review', { lines: [] })).statusCode, 200)
  const anew = await approve(claimId)
  assert.ok(Number(anew.result?.fund) > Number(first.result?.fund), '2,000 yuan more are paid')
  const seen = await own(id)
  assert.deepEqual([seen.state, seen.result?.words, seen.about.id], ['changed', '病历写明用过', claimId])
})

test('a refused claim: upheld, with the result for the person; no second time about the same decision', async () => {
  const refusedId = await sentClaim({
    visit: { kind: 'inpatient', place: '310100', from: '2026-04-06', to: '2026-04-16' },
    invoices: [{ code: '031001900104', number: '87654321', day: '2026-04-16', total: '8000.00' }],
    lines: [
      { day: '2026-04-07', code: 'YDA0000001', name: '甲类药品', quantity: '10', price: '800', amount: '8000.00' },
    ],
  })
  await desk.step('accepting', refusedId, 'accept')
  await desk.step('reviewing', refusedId, 'review', { lines: [], refuse: { reason: 'not-true', basis } })
  await desk.step('approving', refusedId, 'refuse')
  const { id } = await ask('claim', refusedId)
  assert.equal((await send(phone, 'POST', `/api/reconsiderations/${id}/withdraw`, {})).json<Told>().state, 'withdrawn')
  const next = await ask('claim', refusedId, '还是不服')
  assert.equal((await step(next.id, 'accept', { office: '某市人民政府（虚构）' })).state, 'accepted')
  assert.equal((await step(next.id, 'uphold', letter)).state, 'upheld')
  assert.equal((await ask('claim', refusedId)).code, 'reconsideration-made-already')
  const late = await send(phone, 'POST', `/api/reconsiderations/${next.id}/withdraw`, {})
  assert.equal(late.json<Told>().code, 'reconsideration-action-not-allowed')
  assert.equal((await claimOf(refusedId)).state, 'refused')
})

test('a refused filing of Taizhou: what its guide says and does not say, then decided again and approved', async () => {
  const resident = await opened.citizen(people.taizhou)
  const local = {
    accepting: await staff(['accepting'], 'accepting-331000', '331000'),
    reviewing: await staff(['reviewing'], 'reviewing-331000', '331000'),
    approving: await staff(['approving'], 'approving-331000', '331000'),
  }
  const form: FilingForm = {
    type: 'referral',
    destination: '320500',
    from: '2026-06-20',
    mobile: '13800000000',
    commitmentSigned: true,
    materials: ['referral-form'],
    referral: { institution: '演示台州三级医院', on: '2026-06-19' },
  }
  const filed = await send(resident, 'POST', '/api/filings', form)
  const { id, state } = filed.json<FilingMessage>()
  assert.equal(state, 'applied', filed.body)
  const at = (who: keyof typeof local, action: string, body: object = {}) =>
    send(local[who], 'POST', `/api/desk/filings/${id}/${action}`, body)
  assert.equal((await at('accepting', 'accept')).statusCode, 200)
  const refusal = { code: 'conditions-not-met', reason: '不符', basis: { document: 'tz-guide', article: '八' } }
  const decided = await at('reviewing', 'refuse', refusal)
  assert.equal(decided.json<FilingMessage>().state, 'refusal-delivered', decided.body)
  const { right, id: reconsideration } = await ask('filing', id, '条件是符合的', resident)
  assert.deepEqual([right.office, right.period, right.basis?.article], [null, null, '二十'])
  assert.match(right.text, /写明可以依法申请行政复议，文件没有写受理机关，文件没有写期限。请打 .* 问清/)
  await step(reconsideration, 'accept', { office: '某市人民政府（虚构）' }, local.approving)
  assert.equal((await step(reconsideration, 'change', letter, second)).code, 'filing-other-pool')
  assert.equal((await step(reconsideration, 'change', letter, local.approving)).state, 'changed')
  assert.deepEqual(await task(id), { status: 'open', state: 'accepted' })
  const approved = await at('reviewing', 'approve')
  assert.equal(approved.json<FilingMessage>().state, 'delivered', approved.body)
  assert.equal((await standing('filing', id, resident)).open, false)
})

test('a measure: asked about while it stands, lifted where the office above changed the decision, and the person is told', async () => {
  const measureId = 'CS-LOOKED-AT-AGAIN'
  const met = await opened.citizen(people.retired)
  await takeMeasure(
    { database, clock: opened.clock },
    {
      ...{ measureId, personNo: people.retired, pool: '330100', kind: 'suspended', caseId: 'JC-0', interim: false },
      ...{ basis: '浙人社发〔2016〕113号第四十二条', words: '冒名就医', from: '2026-06-20', to: null },
      by: { role: 'inspecting', kind: 'staff', id: 'inspector' },
    },
  )
  const open = await standing('measure', measureId, met)
  assert.deepEqual([open.open, open.about?.result], [true, '暂停直接结算'])
  assert.match(open.text, /没有文件写明向哪个机关申请、多久以内申请/)
  assert.equal((await standing('measure', measureId)).code, 'reconsideration-subject-not-found')
  const { id } = await ask('measure', measureId, '不是我', met)
  await step(id, 'accept', { office: '某市人民政府（虚构）' })
  assert.equal((await step(id, 'change', { ...letter, words: '证据不足' })).state, 'changed')
  type Own = { measures: { measureId: string; holds: boolean; liftedOn: string | null }[] }
  const shown = (await send(met, 'GET', '/api/me/measures')).json<Own>()
  assert.deepEqual(
    shown.measures.map((one) => [one.measureId, one.holds, one.liftedOn]),
    [[measureId, false, '2026-06-20']],
  )
  const after = await standing('measure', measureId, met)
  assert.deepEqual([after.open, (await own(id, met)).about.result], [false, '原来的决定'])
})
