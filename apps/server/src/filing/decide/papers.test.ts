/** Every paper of an application and where it stands: the same before sending, at the desk and in a decision. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingCaseMessage, FilingCheckMessage, FilingForm, FilingMessage } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { uploadMaterial } from '../../platform/materials/testing.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const active = await signInCitizen(database, clock, '33010000000000000002')
const desk = await signInStaff(database, clock, { roles: ['accepting', 'reviewing'], name: 'both', pool: '330100' })

let keys = 0
const post = (url: string, cookie: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': `papers-${String(++keys)}-key` } })
const caseOf = async (id: string) =>
  (await app.inject({ url: `/api/desk/filings/${id}`, headers: { cookie: desk } })).json<FilingCaseMessage>()
const states = ({ papers }: FilingCheckMessage) => papers.map(({ title, state }) => [title, state])

const base = { mobile: '13800000000', commitmentSigned: true, from: '2026-03-10' } as const
const referral: FilingForm = {
  ...base,
  type: 'referral',
  destination: '310100',
  referral: { institution: '演示杭州三级医院', on: '2026-03-09' },
}
const resident: FilingForm = { ...base, type: 'long-term-resident', destination: '320100', address: '演示路 1 号' }

/** Asked before sending and, once sent, at the desk: both must say this of the papers. */
async function sent(form: FilingForm, said: readonly (readonly string[])[]): Promise<string> {
  const check = (await post('/api/filings/check', active, form)).json<FilingCheckMessage>()
  assert.deepEqual(states(check), said)
  const { id } = (await post('/api/filings', active, form)).json<FilingMessage>()
  assert.deepEqual(states((await caseOf(id)).check), said)
  return id
}

test('a named paper that was never uploaded stands out; approved, the history says how it was looked at, or that it was not', async () => {
  const form = { ...referral, materials: ['referral-form'] }
  const id = await sent(form, [['转诊备案表（医院盖章）', 'not-uploaded']])
  await post(`/api/desk/filings/${id}/accept`, desk, {})
  const noteOf = async (filing: string) =>
    (await caseOf(filing)).history.filter(({ action }) => action === 'approve').map(({ note }) => note)
  const said = await post(`/api/desk/filings/${id}/approve`, desk, { reason: '已电话核实' })
  assert.equal(said.json<FilingMessage>().state, 'delivered', said.body)
  assert.deepEqual(await noteOf(id), ['已电话核实'])

  const other = await sent({ ...form, destination: '440100' }, [['转诊备案表（医院盖章）', 'not-uploaded']])
  await post(`/api/desk/filings/${other}/accept`, desk, {})
  const silent = await post(`/api/desk/filings/${other}/approve`, desk, { reason: '  ' })
  assert.equal(silent.json<FilingMessage>().state, 'delivered', silent.body)
  assert.deepEqual(await noteOf(other), ['同意时没有人看过：转诊备案表（医院盖章）（写了有，没有上传）'])
})

test('an uploaded paper needs no word; one that nobody named is missing before it is sent', async () => {
  const { id: file } = await uploadMaterial(app, active, 'referral-form')
  const form = { ...referral, destination: '420100', uploads: [file] }
  const id = await sent(form, [['转诊备案表（医院盖章）', 'uploaded']])
  await post(`/api/desk/filings/${id}/accept`, desk, {})
  const approved = await post(`/api/desk/filings/${id}/approve`, desk, {})
  assert.equal(approved.json<FilingMessage>().state, 'delivered', approved.body)
  const bare = (await post('/api/filings/check', active, referral)).json<FilingCheckMessage>()
  assert.deepEqual([bare.decision, ...states(bare)], ['correct', ['转诊备案表（医院盖章）', 'absent']])
})

test('a commitment in place of a proof is a promise and no upload; a paper named beside it is still not there', async () => {
  const promised = { ...resident, commitmentInPlace: true }
  await sent(promised, [['居住证明', 'promised']])
  const both = { ...promised, destination: '370200', materials: ['residence-proof', 'work-proof'] }
  const id = await sent(both, [
    ['居住证明', 'not-uploaded'],
    ['居住证明', 'promised'],
    ['工作证明', 'not-uploaded'],
  ])
  await post(`/api/desk/filings/${id}/accept`, desk, {})
  const silent = await post(`/api/desk/filings/${id}/approve`, desk, {})
  assert.match(silent.body, /居住证明（写了有，没有上传）、工作证明（写了有，没有上传）/)
})
