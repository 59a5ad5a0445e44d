/** Papers of an earlier filing serve the one that changes or renews it: offered, carried over in its commit, read there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingForm, FilingMessage, MaterialMessage, OwnFilingForm, ProblemDocument } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { samplePng, uploadMaterial } from '../../platform/materials/testing.ts'
import { readAudit } from '../../platform/audit/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const person = '33010000000000000002'
const mine = await signInCitizen(db, clock, person)
const other = await signInCitizen(db, clock, '33010000000000000001')
const desk = await signInStaff(db, clock, { roles: ['accepting'], name: 'desk', pool: '330100' })
const elsewhere = await signInStaff(db, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })

let keys = 0
const post = (url: string, cookie: string, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `carried-key-${String(++keys)}` },
  })
const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } })
const filed = async (form: FilingForm, cookie = mine): Promise<FilingMessage> => {
  const answer = await post('/api/filings', cookie, form)
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<FilingMessage>()
}
const formOf = async (id: string) => (await get(`/api/filings/${id}/form`, mine)).json<OwnFilingForm>()
const idsOf = (materials: readonly MaterialMessage[]) => materials.map(({ id }) => id).sort()
/** What the check says of the files of a form, by their place. */
const refusedFiles = async (form: FilingForm, cookie = mine) => {
  const answer = (await post('/api/filings/check', cookie, form)).json<ProblemDocument>()
  return (answer.errors ?? []).map(({ path, message }) => `${path} ${/^[^，。]*/.exec(message)![0]}`)
}

const resident: FilingForm = {
  type: 'long-term-resident',
  destination: '310100',
  from: '2026-06-20',
  mobile: '13800000000',
  address: '演示路 1 号',
  stayMonths: 6,
  commitmentSigned: true,
}
const agent = { name: '演示代办人', idNumber: '11010519491231002X', relation: 'child', mobile: '13900000000' } as const

const proof = await uploadMaterial(app, mine, 'residence-proof')
const mandate = await uploadMaterial(app, mine, 'agent-authority')
const first = await filed({ ...resident, applicant: 'agent', agent, uploads: [proof.id, mandate.id] })
assert.equal(first.state, 'delivered')

test('a change carries the earlier paper over: one file, both filings have it, the record says by whom', async () => {
  const own = await formOf(first.id)
  assert.deepEqual(idsOf(own.offered), [mandate.id, proof.id].sort())
  const second = await filed({ ...resident, destination: '420100', replaces: first.id, carriedOver: [proof.id] })
  assert.equal(second.state, 'delivered', 'what is carried over counts as handed in')
  const now = await formOf(second.id)
  assert.deepEqual(
    now.materials.map(({ id, carriedOver }) => [id, carriedOver]),
    [[proof.id, true]],
  )
  assert.deepEqual([now.form.uploads, now.form.carriedOver], [undefined, [proof.id]])
  assert.deepEqual(
    idsOf((await formOf(first.id)).materials),
    [mandate.id, proof.id].sort(),
    'the earlier keeps its own',
  )
  const { rows } = await db.pool.query<{ count: number }>(
    'select count(*)::int as count from material where person_no = $1',
    [person],
  )
  assert.equal(rows[0]?.count, 2, 'no bytes were copied')
  const audit = (await readAudit(db, person)).filter((row) => row.action === 'material.carry-over')
  assert.deepEqual(
    audit.map((row) => [row.subjectId, row.actor, row.detail]),
    [[proof.id, person, { filingId: second.id }]],
  )
  // Whoever handles the new filing reads it there; another pool's desk does not, nor what was not carried over.
  const address = `/api/desk/filings/${second.id}/materials`
  assert.deepEqual((await get(`${address}/${proof.id}`, desk)).rawPayload, samplePng())
  assert.equal((await get(`${address}/${mandate.id}`, desk)).statusCode, 404)
  assert.equal((await get(`${address}/${proof.id}`, elsewhere)).statusCode, 403)
  const removed = await app.inject({ method: 'DELETE', url: `/api/materials/${proof.id}`, headers: { cookie: mine } })
  assert.equal(removed.json<ProblemDocument>().code, 'material-in-use')

  const cancelled = await post(`/api/filings/${second.id}/cancel`, mine, {})
  assert.equal(cancelled.statusCode, 200, cancelled.body)
  const third = await filed({ ...resident, destination: '420100', from: '2026-07-01', carriedOver: [proof.id] })
  assert.deepEqual(idsOf((await formOf(third.id)).materials), [proof.id], 'and carried on from there')
})

test('not carried over: another person’s, one not sent, one removed, one of another matter, one that is not asked', async () => {
  const form: FilingForm = { ...resident, destination: '440100', from: '2027-01-10' }
  const unsent = await uploadMaterial(app, mine, 'residence-proof')
  const removed = await uploadMaterial(app, mine, 'residence-proof')
  await app.inject({ method: 'DELETE', url: `/api/materials/${removed.id}`, headers: { cookie: mine } })
  const registered = await uploadMaterial(app, mine, 'residence-proof')
  await db.pool.query(
    `update material set subject_kind = 'register', subject_id = 'R1', bound_at = uploaded_at where material_id = $1`,
    [registered.id],
  )
  const lost = '要沿用的材料没有找到'
  const carriedOver = [proof.id, unsent.id, removed.id, registered.id, 'Mnothing']
  assert.deepEqual(
    await refusedFiles({ ...form, carriedOver }),
    [1, 2, 3, 4].map((index) => `carriedOver[${String(index)}] ${lost}`),
  )
  assert.deepEqual(await refusedFiles({ ...form, carriedOver: [proof.id] }, other), [`carriedOver[0] ${lost}`])
  assert.deepEqual(await refusedFiles({ ...form, type: 'stationed-worker', carriedOver: [proof.id] }), [
    'carriedOver[0] 这次备案不用“居住证明”',
  ])
  // Nor does the database take what was never handed in, whatever the program asks of it.
  await assert.rejects(
    commitForPerson(db, {
      personNo: person,
      at: new Date(),
      changes: { material_use: [{ material_id: unsent.id, subject_kind: 'filing', subject_id: 'B1' }] },
      audit: [],
    }),
    /materials-sent/,
  )
})

test('an authority goes on only with the agent whom it names; a seal is given anew each time', async () => {
  const form: FilingForm = {
    ...resident,
    destination: '440100',
    from: '2027-01-10',
    carriedOver: [proof.id, mandate.id],
  }
  assert.deepEqual(await refusedFiles(form), ['carriedOver[1] 不是代办'])
  const second = { ...agent, name: '演示代办人乙', idNumber: '330102198001010018' }
  assert.deepEqual(await refusedFiles({ ...form, applicant: 'agent', agent: second }), [
    'carriedOver[1] 以前的“代办证明”是给另一位代办人的',
  ])
  assert.deepEqual(await refusedFiles({ ...form, applicant: 'agent', agent }), [])

  const slip = await uploadMaterial(app, mine, 'referral-form')
  const referral: FilingForm = {
    type: 'referral',
    destination: '110100',
    from: '2026-06-20',
    mobile: '13800000000',
    commitmentSigned: true,
    referral: { institution: '演示杭州三级医院', on: '2026-06-19' },
  }
  const { id } = await filed({ ...referral, uploads: [slip.id] })
  assert.deepEqual((await formOf(id)).offered, [])
  assert.deepEqual(await refusedFiles({ ...referral, destination: '120100', carriedOver: [slip.id] }), [
    'carriedOver[0] “转诊备案表（医院盖章）”每次都要新的',
  ])
})

test('at the counter earlier papers are offered too; a community centre offers only what it entered', async () => {
  const { rows } = await db.pool.query<{ id: string }>(
    `select filing_id as id from filing_action where person_no = $1 and destination = '420100'
      order by recorded_at desc limit 1`,
    [person],
  )
  const filingId = rows[0]!.id
  const centre = await signInStaff(db, clock, { roles: ['community'], name: 'centre', pool: '330100' })
  const idNumber = '330100198811020127'
  const offered = async (cookie: string) => {
    const answer = await post('/api/desk/counter/earlier-papers', cookie, {
      idNumber,
      filingId,
      type: 'long-term-resident',
    })
    assert.equal(answer.statusCode, 200, answer.body)
    return idsOf(answer.json<{ materials: MaterialMessage[] }>().materials)
  }
  assert.deepEqual(await offered(desk), [proof.id])
  assert.deepEqual(await offered(centre), [])
  const form = { ...resident, destination: '440100', from: '2027-01-10', carriedOver: [proof.id] }
  const stolen = await post('/api/desk/counter/check', centre, { idNumber, form })
  assert.equal(stolen.json<ProblemDocument>().errors?.[0]?.path, 'carriedOver[0]')
  const entered = await post('/api/desk/filings', desk, { idNumber, form })
  assert.equal(entered.statusCode, 201, entered.body)
})

test('put right, a filing keeps what it carried over, or takes a new one instead', async () => {
  const form: FilingForm = { ...resident, destination: '120100', from: '2027-02-10', carriedOver: [proof.id] }
  const waiting = await filed({ ...form, materials: ['household-register'] })
  assert.equal(waiting.state, 'applied')
  const put = async (given: FilingForm) => {
    const asked = await post(`/api/desk/filings/${waiting.id}/ask-corrections`, desk, {
      reason: '请补充说明',
      again: '上次没有看到说明页',
    })
    assert.equal(asked.statusCode, 200, asked.body)
    const answer = await post(`/api/filings/${waiting.id}/corrections`, mine, given)
    assert.equal(answer.statusCode, 200, answer.body)
    return (await formOf(waiting.id)).materials.map(({ id, carriedOver = false }) => [id, carriedOver])
  }
  assert.deepEqual(await put({ ...form, materials: ['household-register'] }), [[proof.id, true]])
  const newer = await uploadMaterial(app, mine, 'residence-proof')
  assert.deepEqual(await put({ ...form, carriedOver: [], uploads: [newer.id] }), [[newer.id, false]])
})
