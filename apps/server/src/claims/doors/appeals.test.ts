/** 申诉: against a result, once, within the time that the agency has set; answered by somebody else than who approved it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppealMessage, ClaimForm, ClaimMessage, ClaimWholeMessage, ProblemDocument } from '@yidi/contracts'
import { deskOf, formOf, openClaims, people } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { app, database, send, desks } = claims
const desk = deskOf(claims)
let phone = await claims.citizen(people.active)
const second = await claims.staff(['approving'], 'second-of-330100')
const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }

async function sent(changes: Partial<ClaimForm> = {}): Promise<ClaimMessage> {
  const papers = [await claims.upload(app, phone, 'medical-receipt'), await claims.upload(app, phone, 'medical-record')]
  const answer = await send(phone, 'POST', '/api/claims', formOf({ uploads: papers.map(({ id }) => id), ...changes }))
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<ClaimMessage>()
}

const appeal = async (id: string, text = '有一项不该扣', key?: string) =>
  (await send(phone, 'POST', `/api/claims/${id}/appeal`, { text }, key)).json<
    ProblemDocument & { id: string; state: string }
  >()
const whole = async (id: string) => (await send(phone, 'GET', `/api/claims/${id}`)).json<ClaimWholeMessage>().claim
const look = async (id: string, cookie = second) =>
  (await send(cookie, 'GET', `/api/desk/appeals/${id}`)).json<AppealMessage & ProblemDocument>()
const answer = async (id: string, action: string, body: object = { words: '这一项有病历', basis }, cookie = second) =>
  (await send(cookie, 'POST', `/api/desk/appeals/${id}/${action}`, body)).json<ProblemDocument & { state: string }>()
const task = (id: string) =>
  database.kysely
    .selectFrom('desk_task')
    .select(['kind', 'status', 'title'])
    .where('task_id', '=', id)
    .executeTakeFirst()

let claimId = ''

test('before there is a result there is nothing to appeal against', async () => {
  claimId = (await sent()).id
  const early = await appeal(claimId)
  assert.equal(early.code, 'appeal-nothing-decided')
  assert.match(early.detail, /现在是“已提交”，没有结果/)
  assert.equal((await whole(claimId)).appeal, undefined)
  assert.equal((await appeal('L-NONE')).code, 'claim-not-found')
})

test('a result is appealed against once; a repeat gets its answer; the desk reads it, the one who approved cannot answer', async () => {
  assert.equal((await desk.settle(claimId)).state, 'approved')
  assert.deepEqual((await whole(claimId)).appeal, {
    open: true,
    text: '没有文件写明多久以内要申诉，经办机构也没有录入；不会以过期为由不收',
  })
  assert.equal((await appeal(claimId, '  ')).code, 'filing-reason-missing')
  const made = await appeal(claimId, '有一项不该扣', 'one-key-of-an-appeal')
  assert.equal(made.state, 'sent')
  assert.equal((await appeal(claimId, '有一项不该扣', 'one-key-of-an-appeal')).id, made.id)
  const again = await appeal(claimId)
  assert.equal(again.code, 'appeal-made-already')
  const shown = (await whole(claimId)).appeal
  assert.deepEqual(shown, {
    ...{ open: false, text: again.detail, id: made.id },
    ...{ stateTitle: '申诉已提交', said: '有一项不该扣' },
  })
  assert.deepEqual(await task(made.id), {
    ...{ kind: 'appeal', status: 'open' },
    title: '对演示上海三级医院报销结果的申诉',
  })

  const own = await look(made.id, desks.approving)
  assert.deepEqual([own.allowed, own.text, own.decidedBy], [[], '有一项不该扣', 'approving-330100'])
  assert.match(own.bar ?? '', /approving-330100核定/)
  assert.equal((await answer(made.id, 'uphold', undefined, desks.approving)).code, 'claim-other-person-needed')
  assert.equal((await answer(made.id, 'uphold', undefined, desks.reviewing)).status, 403)
  assert.equal((await answer(made.id, 'reject', { words: ' ', basis })).code, 'filing-reason-missing')
  const nowhere = { document: 'nowhere', article: '一' }
  assert.equal((await answer(made.id, 'reject', { words: '理由', basis: nowhere })).code, 'filing-basis-unknown')
  assert.deepEqual((await look(made.id)).allowed, ['uphold', 'reject'])
  assert.equal((await look('S-NONE')).code, 'appeal-not-found')
})

test('upheld: the claim is reopened as ever, and its new result may be appealed against anew', async () => {
  const { id = '' } = (await whole(claimId)).appeal!
  assert.equal((await answer(id, 'uphold')).state, 'upheld')
  const late = await answer(id, 'reject')
  assert.equal(late.code, 'appeal-action-not-allowed')
  assert.match(late.detail, /现在是“申诉成立”，不能“认定申诉不成立”/)
  const seen = await look(id)
  assert.deepEqual(seen.answer, { words: '这一项有病历', basis, by: 'second-of-330100', day: '2026-06-20' })
  assert.deepEqual([(await task(id))?.status, (await whole(claimId)).appeal?.stateTitle], ['done', '申诉成立'])
  await desk.step('approving', claimId, 'reopen', { reason: '申诉成立' })
  assert.deepEqual((await whole(claimId)).appeal, {
    ...{ open: false, id, stateTitle: '申诉成立', said: '有一项不该扣' },
    answer: { words: '这一项有病历', basis, day: '2026-06-20' },
    text: '这件报销现在是“已受理，审核中”，没有结果。',
  })
  const { outcome } = await desk.case(claimId)
  assert.equal(outcome.result?.outcome, 'settled')
})

test('the time that the agency has set is held from the day of the result on, and said with its document', async () => {
  const document = '杭医保〔2026〕2号（虚构）'
  const set = { name: 'claims.appeal-days', value: '1', from: '2026-06-01', document }
  assert.equal((await send(second, 'POST', '/api/desk/figures', set)).statusCode, 200)
  assert.equal((await desk.step('reviewing', claimId, 'review', { lines: [] })).statusCode, 200)
  const { outcome } = await desk.case(claimId, 'approving')
  assert.ok(outcome.result?.outcome === 'settled')
  const { fundTotal: fund, cash } = outcome.result.amounts
  await desk.step('approving', claimId, 'approve', { fund, cash })
  const open = (await whole(claimId)).appeal
  assert.deepEqual([open?.open, open?.text], [true, '2026年6月21日以前可以申诉（结果作出后1天以内）'])
  claims.clock.set('2026-06-22T02:00:00Z')
  phone = await claims.citizen(people.active)
  const late = await appeal(claimId)
  assert.equal(late.code, 'appeal-too-late')
  assert.match(
    late.detail,
    /结果是2026年6月20日作出的，按经办机构的规定（杭医保〔2026〕2号（虚构）），1天以内申诉，到2026年6月21日为止/,
  )
  assert.equal((await whole(claimId)).appeal?.open, false)
})
