/** 零星报销 and direct settlement of one visit: whichever came first keeps the other out, and frees it again. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { randomUUID } from 'node:crypto'
import type { ClaimCheckMessage, ClaimForm, ClaimMessage, ClaimVisitsMessage, ProblemDocument } from '@yidi/contracts'
import { deskOf, formOf, openDesks } from '../../apps/server/src/claims/doors/testing.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { uploadMaterial } from '../../apps/server/src/platform/materials/testing.ts'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'

const person = people.active
const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const phone = await signInCitizen(db, clock, person)
const home = new Hospital(app, 'H33010000001', '330100')

const post = (url: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie: phone, 'idempotency-key': randomUUID() } })

test('an invoice that is claimed is settled with no institution, and one that is settled is not claimed', async () => {
  const sent = await claim({ invoices: [{ number: '90000003', day: '2026-05-16', total: '20000.00' }] })
  const visit = await home.register(people.active)
  await home.uploadOutpatient(person, visit, [['YDA0000001', 1, 100]])
  const bill = settlement(person, visit, 100, { med_type: '11', chrg_bchno: 'B1', invono: '90000003' })
  refusedWith(await home.send('2207', bill), 'G5125')
  await withdraw(sent.id)
  await home.ask('2207', bill)
  const again = await post(
    '/api/claims/check',
    formOf({ invoices: [{ number: '90000003', day: '2026-05-16', total: '20000.00' }] }),
  )
  const { problems } = again.json<ClaimCheckMessage>()
  assert.deepEqual(
    problems.filter(({ code }) => code.startsWith('invoice-')).map(({ weight }) => weight),
    ['blocks'],
  )
})

async function claim(form: Partial<ClaimForm>): Promise<ClaimMessage> {
  const papers = [
    await uploadMaterial(app, phone, 'medical-receipt'),
    await uploadMaterial(app, phone, 'medical-record'),
  ]
  const answer = await post('/api/claims', formOf({ uploads: papers.map(({ id }) => id), ...form }))
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<ClaimMessage>()
}

const withdraw = (id: string) => post(`/api/claims/${id}/withdraw`, {})

test('a stay that is claimed is not settled with the hospital, until the claim is withdrawn', async () => {
  const visit = await home.admit(person)
  await home.upload(person, visit, [['YDA0000001', 10, 1000]])
  await home.discharge(person, visit)
  const wrong = await post('/api/claims/check', {
    ...formOf({ lines: [] }),
    visit: { kind: 'inpatient', place: '310100', from: '2026-06-02', to: '2026-06-11', visitId: visit },
  })
  assert.deepEqual(
    wrong
      .json<ClaimCheckMessage>()
      .problems.filter(({ code }) => code === 'billed-visit-differs')
      .map(({ path }) => path),
    ['institution.code', 'visit.from', 'visit.to'],
  )
  const sent = await claim({
    situation: 'direct-failed',
    visit: { kind: 'inpatient', place: '330100', from: '2026-06-10', to: '2026-06-12', visitId: visit },
    institution: { code: 'H33010000001' },
    invoices: [{ number: '90000001', day: '2026-06-12', total: '10000.00' }],
    lines: [],
  })
  assert.equal(sent.total, '10000.00')
  const refused = refusedWith(await home.send('2304', settlement(person, visit, 10_000)), 'G5125')
  assert.match(refused, new RegExp(sent.id))
  assert.equal((await withdraw(sent.id)).json<ClaimMessage>().state, 'withdrawn')
  assert.equal(amountsOf(await home.ask('2304', settlement(person, visit, 10_000))).fund_pay_sumamt, 7544)
  await ledgerAgrees(db)
})

test('at the counter, too, what the hospital sent and did not settle is claimed without anything typed', async () => {
  const visit = await home.admit(people.retiredWithFiling)
  await home.upload(people.retiredWithFiling, visit, [['YDA0000001', 10, 1000]])
  await home.discharge(people.retiredWithFiling, visit)
  const clerk = await signInStaff(db, clock, { roles: ['accepting'], name: 'counter-of-claims', pool: '330100' })
  const atCounter = (url: string, payload: object) =>
    app.inject({
      method: 'POST',
      url: `/api/desk/counter/claims${url}`,
      payload: { idNumber: '330100195003070114', ...payload },
      headers: { cookie: clerk, 'idempotency-key': randomUUID() },
    })
  const { visits } = (await atCounter('/of', {})).json<ClaimVisitsMessage>()
  assert.deepEqual(
    visits.map(({ visitId, institution, from, to, total }) => [visitId, institution, from, to, total]),
    [[visit, 'H33010000001', '2026-06-10', '2026-06-12', '10000.00']],
  )
  const form = formOf({
    situation: 'direct-failed',
    visit: { kind: 'inpatient', place: '330100', from: '2026-06-10', to: '2026-06-12', visitId: visit },
    institution: { code: 'H33010000001' },
    invoices: [{ number: '90000005', day: '2026-06-12', total: '10000.00' }],
    lines: [],
  })
  const looked = (await atCounter('/check', { form })).json<ClaimCheckMessage>()
  assert.deepEqual([looked.totals.lines, looked.lines.length], ['10000.00', 1])
  assert.deepEqual(
    looked.problems.filter(({ path }) => path !== 'materials'),
    [],
  )
})

test('what is settled with the hospital is not claimed as well', async () => {
  const papers = [
    await uploadMaterial(app, phone, 'medical-receipt'),
    await uploadMaterial(app, phone, 'medical-record'),
  ]
  const form = formOf({
    situation: 'direct-failed',
    visit: { kind: 'inpatient', place: '330100', from: '2026-06-02', to: '2026-06-11' },
    institution: { code: 'H33010000001' },
    invoices: [{ number: '90000002', day: '2026-06-11', total: '20000.00' }],
    lines: formOf().lines.map((line) => ({ ...line, day: '2026-06-03' })),
    uploads: papers.map(({ id }) => id),
  })
  const refused = await post('/api/claims', form)
  assert.equal(refused.json<ProblemDocument>().code, 'claim-not-complete')
  assert.match(refused.body, /已结算/)
})

test('what a person claims of a stay is none of the hospital’s own: not listed, not read, not undone', async () => {
  const shanghai = new Hospital(app, 'H31010000001', '310100')
  const sent = await claim({ invoices: [{ number: '90000004', day: '2026-05-16', total: '20000.00' }] })
  const desk = deskOf(await openDesks({ app, database: db, clock }))
  const done = await desk.settle(sent.id)
  const setl_id = done.result!.settlement
  const { rows } = await db.pool.query<{ visit: string }>(
    'select visit_id as visit from settlement where settlement_id = $1',
    [setl_id],
  )
  const mdtrt_id = rows[0]!.visit
  refusedWith(await shanghai.send('5203', { data: { psn_no: person, setl_id, mdtrt_id } }), 'G5201')
  refusedWith(await shanghai.send('5204', { data: { psn_no: person, setl_id, mdtrt_id } }), 'G5201')
  refusedWith(await shanghai.send('2305', { data: { psn_no: person, setl_id, mdtrt_id } }), 'G3003')
  const cookie = await signInStaff(db, clock, { roles: ['institution'], institution: 'H31010000001' })
  const list = await app.inject({ url: '/api/institution/visits', headers: { cookie } })
  assert.ok(!list.body.includes(mdtrt_id))
  assert.equal((await app.inject({ url: `/api/institution/visits/${mdtrt_id}`, headers: { cookie } })).statusCode, 404)
  await ledgerAgrees(db)
})
