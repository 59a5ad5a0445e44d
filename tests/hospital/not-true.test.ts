/** What is well formed and cannot be true, at every door where it can be written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FieldError, FilingForm, ProblemDocument } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { refusedWith, rowCounts } from './checks.ts'
import { Hospital, admission, openPlatform, people } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const child = '330100201509010125'
const grown = { name: '演示职工乙', idNumber: '330100198811020127', relation: 'parent', mobile: '13900000000' } as const
const desk = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100', name: 'true-desk' })
const pupil = await signInCitizen(db, clock, people.child)
const worker = await signInCitizen(db, clock, people.active)
const hospital = new Hospital(app, 'H31010000001', '310100')

let keys = 0
const send = async (cookie: string, url: string, payload: object) => {
  const headers = { cookie, 'idempotency-key': `not-true-${String(++keys).padStart(4, '0')}` }
  const answer = await app.inject({ method: 'POST', url, payload, headers })
  return { status: answer.statusCode, body: answer.json<ProblemDocument>() }
}
const faultsOf = async (cookie: string, url: string, payload: object) => {
  const before = await rowCounts(db)
  const { status, body } = await send(cookie, url, payload)
  assert.ok(status >= 400 && status < 500, JSON.stringify(body))
  assert.deepEqual(await rowCounts(db), before, 'nothing was written')
  return new Map(body.errors?.map(({ path, message }: FieldError) => [path, message]) ?? [['', body.detail]])
}

const filing: FilingForm = {
  type: 'temporary',
  destination: '110100',
  from: '2026-06-20',
  to: '2026-12-31',
  mobile: '13800000000',
  commitmentSigned: true,
}
const byAgent = { ...filing, applicant: 'agent', materials: ['agent-authority'] } as const

test('nobody is enrolled who is born before 1900 or after today, nor with a telephone that cannot be', async () => {
  const form = {
    idNumber: '330100199003071115',
    name: '演示新人',
    pool: '330100',
    insurance: 'employee',
    category: 'active',
    from: '2026-06-01',
  }
  const of = (more: object) => faultsOf(desk, '/api/desk/people', { ...form, ...more })
  assert.match((await of({ idNumber: '330100189912310014' })).get('idNumber') ?? '', /1899年12月31日早于1900年/)
  assert.match((await of({ idNumber: '330100202606210019' })).get('idNumber') ?? '', /2026年6月21日还没有到/)
  assert.match((await of({ from: '1989-12-31' })).get('from') ?? '', /早于出生日期 1990-03-07/)
  for (const phone of ['10000000000', '12345678901', '88880000']) assert.ok((await of({ phone })).has('phone'), phone)
  for (const name of ['王', '王5', '·名', '王\u0007明'])
    assert.ok((await of({ name })).has('name'), JSON.stringify(name))
})

test('a child files neither on the page nor at the counter alone; with a grown agent both do', async () => {
  const alone = await faultsOf(pupil, '/api/filings', filing)
  assert.match(alone.get('applicant') ?? '', /没有满18岁.*亲情账户.*代办人/)
  const atCounter = await faultsOf(desk, '/api/desk/filings', { idNumber: child, form: filing })
  assert.match(atCounter.get('applicant') ?? '', /没有满18岁/)
  const checked = await send(pupil, '/api/filings/check', filing)
  assert.ok(JSON.stringify(checked.body).includes('minor-alone'))
  const guided = await send(desk, '/api/desk/filings', { idNumber: child, form: { ...byAgent, agent: grown } })
  assert.equal(guided.status, 201, JSON.stringify(guided.body))
})

test('an agent is of age, somebody else, and born between 1900 and today', async () => {
  const of = async (idNumber: string) =>
    (await faultsOf(worker, '/api/filings', { ...byAgent, agent: { ...grown, idNumber } })).get('agent.idNumber') ?? ''
  assert.match(await of(child), /没有满18岁/)
  assert.match(await of('330100 19881102 0127'), /同一个人/)
  assert.match(await of('330100189912310014'), /1899年12月31日早于1900年/)
  assert.match(await of('330100202606210019'), /2026年6月21日还没有到/)
})

test('a filing begins within a year and ends within a lifetime', async () => {
  const of = (more: object) => faultsOf(worker, '/api/filings', { ...filing, ...more })
  assert.match((await of({ from: '2027-06-21', to: '2027-12-31' })).get('from') ?? '', /超过12个月.*2027年6月20日/)
  assert.ok((await of({ to: '9999-12-31' })).has('to'))
  const stay = { admittedOn: '1987-01-01' }
  assert.match((await of({ from: '1987-01-01', stay })).get('stay.admittedOn') ?? '', /早于参保人的出生日期/)
})

test('a disease was diagnosed, and a special category began, in the person’s life', async () => {
  const disease = { kind: '血友病', hospital: '演示杭州三级医院' }
  for (const diagnosedOn of ['1988-11-01', '2026-06-21']) {
    const said = (await faultsOf(worker, '/api/diseases', { ...disease, diagnosedOn })).get('') ?? ''
    assert.ok(said.includes(`${diagnosedOn} 不是日期，或者不在 1988-11-02 到 2026-06-20 之间`), said)
  }
  const special = { category: 'retired-cadre', from: '1988-11-01', reason: '离休证' }
  const said = await faultsOf(desk, `/api/desk/people/${people.active}/special-category`, special)
  assert.match(said.get('') ?? '', /1988-11-01.*1988-11-02/)
})

test('a hospital asks and admits on days of the person’s life alone', async () => {
  const asked = { mdtrt_cert_type: '02', mdtrt_cert_no: grown.idNumber, begntime: '1988-11-01 08:00:00' }
  assert.match(
    refusedWith(await hospital.send('1101', { data: asked }), 'G3040'),
    /1988-11-01早于参保人的出生日期1988-11-02/,
  )
  refusedWith(await hospital.send('2401', admission(people.active, { begntime: '1988-11-01 08:00:00' })), 'G2202')
  refusedWith(await hospital.send('2401', admission(people.active, { begntime: '1899-12-31 08:00:00' })), 'G1014')
})
