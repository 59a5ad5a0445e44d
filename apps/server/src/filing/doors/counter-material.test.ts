/** Papers at the counter: taken in for the person who was found, or looked at and handed back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CounterPersonMessage, FilingCaseMessage, FilingMessage, ProblemDocument } from '@yidi/contracts'
import type { MaterialMessage } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { samplePng } from '../../platform/materials/testing.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const person = { no: '33100000000000000008', idNumber: '331000196012120128' }
const desk = await signInStaff(db, clock, { roles: ['accepting'], pool: '331000', name: 'window-one' })
const colleague = await signInStaff(db, clock, { roles: ['accepting'], pool: '331000', name: 'window-two' })

let keys = 0
const post = (cookie: string, url: string, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `counter-key-${String(++keys)}` },
  })
const find = async (cookie: string) =>
  (await post(cookie, '/api/desk/counter/person', { idNumber: person.idNumber })).json<CounterPersonMessage>()
const upload = (cookie: string, ticket: string | undefined, kind = 'residence-permit', key = String(++keys)) =>
  app.inject({
    method: 'POST',
    url: `/api/desk/materials?kind=${kind}`,
    payload: samplePng(),
    headers: {
      cookie,
      'content-type': 'image/png',
      'x-file-name': encodeURIComponent('居住证.png'),
      'idempotency-key': `counter-upload-${key}`,
      ...(ticket === undefined ? {} : { 'x-counter-ticket': ticket }),
    },
  })
const codeOf = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code

const form = {
  type: 'long-term-resident',
  destination: '310000',
  from: '2026-06-20',
  mobile: '13800000000',
  address: '演示路 1 号',
  commitmentSigned: true,
}
const file = async (given: object): Promise<FilingMessage> => {
  const answer = await post(desk, '/api/desk/filings', { idNumber: person.idNumber, form: { ...form, ...given } })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<FilingMessage>()
}
const caseOf = async (id: string) =>
  (await app.inject({ url: `/api/desk/filings/${id}`, headers: { cookie: desk } })).json<FilingCaseMessage>()

test('a paper that is only looked at is recorded as such', async () => {
  const filing = await file({ destination: '420100', materials: ['residence-permit'] })
  const [paper] = (await caseOf(filing.id)).check.papers
  assert.deepEqual(paper, { id: 'residence-permit', title: '居住证（居住三个月以上）', state: 'seen' })
  const taken = await post(desk, `/api/desk/filings/${filing.id}/cancel`, {
    idNumber: person.idNumber,
    reason: '换一个地方',
  })
  assert.equal(taken.statusCode, 200, taken.body)
})

test('a paper that is taken in lies under the person and goes with the filing; the record names the account', async () => {
  const { ticket } = await find(desk)
  const kept = (await upload(desk, ticket, 'residence-permit', 'twice')).json<MaterialMessage>()
  assert.equal(kept.name, '居住证.png')
  const again = await upload(desk, ticket, 'residence-permit', 'twice')
  assert.equal(again.json<MaterialMessage>().id, kept.id, 'the same request again keeps one file')
  const filing = await file({ uploads: [kept.id] })
  const papers = (await caseOf(filing.id)).check.papers.map(({ id, state }) => [id, state])
  assert.deepEqual(papers, [['residence-permit', 'uploaded']])
  const citizen = await signInCitizen(db, clock, person.no)
  const own = await app.inject({ url: `/api/filings/${filing.id}/materials`, headers: { cookie: citizen } })
  assert.deepEqual(
    own.json<{ materials: MaterialMessage[] }>().materials.map(({ id }) => id),
    [kept.id],
  )
  const row = await db.kysely
    .selectFrom('material')
    .select(['uploaded_by_kind', 'uploaded_by'])
    .where('material_id', '=', kept.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { uploaded_by_kind: 'staff', uploaded_by: 'window-one' })
})

test('a ticket serves the account that found the person, on that day, and nobody else', async () => {
  const { ticket } = await find(desk)
  assert.equal(codeOf(await upload(colleague, ticket)), 'counter-ticket-not-valid')
  assert.equal(codeOf(await upload(desk, `${ticket.slice(0, -4)}AAAA`)), 'counter-ticket-not-valid')
  assert.equal((await upload(desk, undefined)).statusCode, 400)
  assert.equal(codeOf(await upload(desk, ticket, 'no-such-paper')), 'material-kind-unknown')
  const { id } = (await upload(desk, ticket)).json<MaterialMessage>()
  const remove = (cookie: string) =>
    app.inject({
      method: 'DELETE',
      url: `/api/desk/materials/${id}`,
      headers: { cookie, 'x-counter-ticket': ticket },
    })
  assert.equal(codeOf(await remove(colleague)), 'counter-ticket-not-valid')
  assert.equal((await remove(desk)).statusCode, 200)
  assert.equal(codeOf(await remove(desk)), 'material-not-found')
})
