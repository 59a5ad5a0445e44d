import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingCheckMessage, FilingForm, FilingMessage, NoticesMessage } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../access/testing.ts'
import { Hospital, feeLine, openPlatform, people, settlement } from '../../../../../tests/hospital/hospital.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())
const citizen = await signInCitizen(db, clock, people.active)
const other = await signInCitizen(db, clock, people.taizhouResident)
const review = await signInStaff(db, clock, { roles: ['accepting', 'reviewing'], name: 'review', pool: '330100' })

let keys = 0
const post = async <Reply>(url: string, cookie: string, payload: object): Promise<Reply> => {
  const headers = { cookie, 'idempotency-key': `notices-test-${String(++keys)}` }
  const answer = await app.inject({ method: 'POST', url, payload, headers })
  assert.ok(answer.statusCode < 300, answer.body)
  return answer.json<Reply>()
}
const inbox = async (cookie = citizen): Promise<NoticesMessage> => {
  const whole = (await app.inject({ url: '/api/me/notices', headers: { cookie } })).json<NoticesMessage>()
  // The demonstration's family is another matter.
  return { ...whole, notices: whole.notices.filter((notice) => !notice.kind.startsWith('register')) }
}
await inbox()
await post('/api/me/notices/read', citizen, {})

const temporary: FilingForm = {
  type: 'temporary',
  destination: '310100',
  from: '2026-06-20',
  to: '2026-12-31',
  mobile: '13800000000',
  commitmentSigned: true,
}
let filing: FilingMessage

test('an approval stands in the inbox at once, once however often one looks, and opens the filing', async () => {
  filing = await post<FilingMessage>('/api/filings', citizen, temporary)
  const first = await inbox()
  assert.deepEqual(await inbox(), first)
  assert.equal(first.unread, 1)
  assert.equal(first.notices.length, 1)
  const [notice] = first.notices
  assert.equal(notice?.title, '备案办好了')
  assert.equal(notice.text, '去上海市的“临时外出就医人员”备案从2026年6月20日起有效，到2026年12月31日为止。')
  assert.deepEqual(notice.opens, { page: 'filing', id: filing.id })
  assert.deepEqual([notice.day, notice.read], ['2026-06-20', false])
})

test('a bill and its cancellation are told with their amounts; somebody else sees nothing of it', async () => {
  clock.set('2026-06-20T02:01:00Z')
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(people.active, { begntime: '2026-06-20 08:00:00' })
  const line = feeLine(people.active, visit, ['YDA0000001', 10, 1000], 1)
  await hospital.ask('2301', { feedetail: [{ ...line, fee_ocur_time: '2026-06-20 09:30:00' }] })
  await hospital.discharge(people.active, visit, '2026-06-20')
  const reply = await hospital.ask('2304', settlement(people.active, visit, 10000))
  const id = (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id
  const [bill] = (await inbox()).notices
  // 10,000 less 20 % prepaid is 8,000; less 800; the fund pays 82 % of 7,200.
  assert.equal(bill?.title, '结算好了：您自己付 4,096.00 元')
  assert.equal(bill.text, '演示上海三级医院，总费用 10,000.00 元，基金支付 5,904.00 元。')
  assert.deepEqual(bill.opens, { page: 'settlement', id })
  clock.set('2026-06-20T02:02:00Z')
  await hospital.ask('2305', { data: { mdtrt_id: visit, setl_id: id, psn_no: people.active, setl_type: '2' } })
  const [undone] = (await inbox()).notices
  assert.equal(undone?.kind, 'settlement-cancelled')
  assert.equal(undone.opens?.id, id)
  assert.deepEqual(await inbox(other), { unread: 0, notices: [] })
})

test('corrections and refusal carry the words of the desk', async () => {
  clock.set('2026-06-20T02:03:00Z')
  const open: FilingForm = { ...temporary }
  delete open.to
  const referral: FilingForm = {
    ...open,
    type: 'referral',
    destination: '110100',
    materials: ['referral-form'],
    referral: { institution: '演示杭州三级医院', on: '2026-06-19' },
    commitmentSigned: true,
  }
  const waiting = await post<FilingMessage>('/api/filings', citizen, referral)
  assert.equal(waiting.state, 'applied')
  const again = await post<FilingCheckMessage>('/api/filings/check', citizen, referral)
  assert.ok(again.problems.some((problem) => problem.code === 'already-applied'))
  assert.equal((await inbox()).notices[0]?.kind, 'filing-applied')
  clock.set('2026-06-20T02:04:00Z')
  const url = `/api/desk/filings/${waiting.id}`
  await post(`${url}/accept`, review, {})
  const basis = { document: 'hz-portal', article: '备案条件' }
  await post(`${url}/refuse`, review, { code: 'referral-not-qualified', basis, reason: '转诊单上没有盖章' })
  const [refused] = (await inbox()).notices
  assert.equal(refused?.kind, 'filing-refused')
  assert.match(refused.text, /转诊单上没有盖章/)
})

test('reading marks these or all; another’s notices cannot be marked', async () => {
  const { notices, unread } = await inbox()
  assert.ok(unread >= 4)
  await post('/api/me/notices/read', other, { ids: [notices[0]!.id] })
  assert.equal((await inbox()).unread, unread)
  assert.deepEqual(await post('/api/me/notices/read', citizen, { ids: [notices[0]!.id] }), { unread: unread - 1 })
  assert.deepEqual(await post('/api/me/notices/read', citizen, {}), { unread: 0 })
})
