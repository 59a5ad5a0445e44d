/** One story: a month is missing, the hospital is refused, the month is paid late, and the visit is claimed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ContributionMonthsMessage, NoticeMessage, RegainedMessage } from '@yidi/contracts'
import { Hospital, settlement } from '../../../../../tests/hospital/hospital.ts'
import { completeForm, deskOf, openClaims, openDesks } from '../../claims/doors/testing.ts'
import { enterPerson } from '../../person/people/index.ts'
import { openRelease } from '../../platform/policy/index.ts'
import { declareMonth, joinEmployer, payMonth } from './index.ts'
import { jobKey } from './testing.ts'

const claims = await openClaims()
const { app, database, clock, send } = claims
test.after(() => app.close())
const context = { database, clock, release: openRelease() }
const by = { actorKind: 'system', actor: 'test' } as const
const [pool, employer, personNo] = ['339900', 'D33990000001', '33990000000000000091']
const hospital = new Hospital(app, 'H33010000001', '330100')
const provincial = await claims.staff(['accepting', 'reviewing'], 'provincial', pool)
const reviewer = await claims.staff(['reviewing'], 'provincial-reviewing', pool)
await enterPerson(database, { personNo, pool, name: '演示补缴', idNumber: '330100198501019000' }, clock.now())
const phone = await claims.citizen(personNo)

let keys = 0
const key = () => jobKey('story', String((keys += 1)))
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']
await joinEmployer(context, personNo, { pool, employer, fromMonth: months[0]!, wageFen: 9000_00, by }, key())
for (const month of months) {
  const parts = { baseFen: 9000_00, employerFen: 720_00, employeeFen: 135_00 }
  const declared = { month, pool, employer, declarationId: `B${month}`, day: `${month}-10`, by, ...parts }
  await declareMonth(context, personNo, declared, key())
}
const pay = (month: string, paidOn: string) =>
  payMonth(context, personNo, { month, declarationId: `B${month}`, paidOn, by }, key())
for (const month of months.slice(0, -1)) await pay(month, `${month}-20`)

const missing = '2026年5月起的医疗保险费没有到账，请问演示省级设计院（单位）或参保地经办机构'
let visit = ''

test('while May is missing June is stopped: the hospital, the phone and the desk name the month and whom to ask', async () => {
  visit = await hospital.admit(personNo)
  await hospital.upload(personNo, visit, [['YDA0000001', 10, 100]])
  await hospital.discharge(personNo, visit)
  const refused = await hospital.send('2304', settlement(personNo, visit, 1000))
  assert.notEqual(refused.infcode, 0)
  assert.match(refused.err_msg ?? '', new RegExp(missing))
  const standing = await send(phone, 'GET', '/api/me/standing')
  assert.ok(standing.body.includes(missing), standing.body)
  const shown = (await send(phone, 'GET', '/api/my/contributions')).json<ContributionMonthsMessage>()
  assert.deepEqual(shown.today, { status: 'stopped', reason: missing })
  assert.deepEqual(
    shown.months.map(({ month, state, next }) => [month, state, next?.status]),
    [
      ['2026-05', 'declared', 'stopped'],
      ['2026-04', 'paid', 'entitled'],
      ['2026-03', 'paid', 'entitled'],
      ['2026-02', 'paid', 'entitled'],
      ['2026-01', 'paid', 'entitled'],
    ],
  )
  const change = { from: '2026-06-01', status: 'entitled', reason: '手工恢复' }
  const byHand = await send(provincial, 'POST', `/api/desk/people/${personNo}/benefits`, change)
  assert.equal(byHand.json<{ code: string }>().code, 'benefits-rest-on-contributions')
})

test('paid late, the days come back: the person is told, the desk sees the visit, the hospital still may not settle it', async () => {
  const { regained } = await pay('2026-05', '2026-06-20')
  assert.deepEqual(regained, [{ from: '2026-06-01', to: '2026-06-20' }])
  const late = await hospital.send('2304', settlement(personNo, visit, 1000))
  assert.match(late.err_msg ?? '', /G5126/)
  assert.match(late.err_msg ?? '', /来自看病以后补缴的费（2026年5月的医疗保险费是2026年6月20日补缴的）/)
  const { people } = (await send(provincial, 'GET', '/api/desk/contributions/regained')).json<RegainedMessage>()
  assert.deepEqual(
    people.map(({ name, from, to, visits }) => [name, from, to, visits.map(({ visitId }) => visitId)]),
    [['演示补缴', '2026-06-01', '2026-06-19', [visit]]],
  )
  const { notices } = (await send(phone, 'GET', '/api/me/notices')).json<{ notices: NoticeMessage[] }>()
  assert.ok(
    notices.some(({ title }) => title === '缴费到账，停过的待遇恢复了'),
    JSON.stringify(notices),
  )
  const today = (await send(phone, 'GET', '/api/my/contributions')).json<ContributionMonthsMessage>()
  assert.equal(today.today?.status, 'entitled')
})

test('the claim of it goes to the desk with a warning', async () => {
  const form = await completeForm(claims, phone, {
    situation: 'direct-failed',
    visit: { kind: 'inpatient', place: '330100', from: '2026-06-10', to: '2026-06-12', visitId: visit },
    institution: { code: 'H33010000001' },
    invoices: [{ code: '033001900104', number: '12345679', day: '2026-06-12', total: '1000.00' }],
    lines: [
      { day: '2026-06-10', code: 'YDA0000001', name: '甲类药品', quantity: '10', price: '100', amount: '1000.00' },
    ],
  })
  const sent = await send(phone, 'POST', '/api/claims', form)
  assert.equal(sent.statusCode, 201, sent.body)
  const { id } = sent.json<{ id: string }>()
  const desks = await openDesks({ app, database, clock })
  const { warnings } = await deskOf({ send, desks: { ...desks.desks, reviewing: reviewer } }).case(id)
  assert.ok(
    warnings.some(({ code }) => code === 'paid-late'),
    JSON.stringify(warnings),
  )
})

test('a resident, whom no employer declares, is told that the documents do not say what a year costs, and whom to ask', async () => {
  const resident = await claims.citizen('33010000000000000006')
  const shown = (await send(resident, 'GET', '/api/my/contributions')).json<ContributionMonthsMessage>()
  assert.deepEqual(shown.yearly, { tier: 1, amount: null, isProvisional: false, contact: '0571-12393' })
  const employee = (await send(phone, 'GET', '/api/my/contributions')).json<ContributionMonthsMessage>()
  assert.equal(employee.yearly, null)
})
