/** What an employer may do about the filings that it made, and nobody else about them; the worker reads who did it and why. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmployerFilingLine, FilingMessage, ProblemDocument } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { filingsOf, wordsToldOf } from '../record/index.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const worker = '33010000000000000002'
const company = await signInStaff(db, clock, { roles: ['employer'], employer: 'D33010000001' })
const factory = await signInStaff(db, clock, { roles: ['employer'], employer: 'D33100000001' })
const desk = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100' })
const mine = await signInCitizen(db, clock, worker)

let keys = 0
const post = (cookie: string, url: string, payload: object, key = `own-filing-${String(++keys)}`) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
const codeOf = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code
const form = {
  personNo: worker,
  from: '2026-06-20',
  mobile: '13800000000',
  address: '上海市演示路 1 号',
  stayMonths: 12,
  confirmed: true,
}
async function file(given: object): Promise<FilingMessage> {
  const answer = await post(company, '/api/employer/filings', { ...form, ...given })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<FilingMessage>()
}
const linesOf = async (cookie: string) =>
  (await app.inject({ url: '/api/employer/filings', headers: { cookie } })).json<{ filings: EmployerFilingLine[] }>()
    .filings
const takeBack = (cookie: string, id: string, body: object = { reason: '派驻提前结束' }, key?: string) =>
  post(cookie, `/api/employer/filings/${id}/cancel`, body, key)

test('its own filing is changed to another city and then ended; the worker sees both, and reads who did it and why', async () => {
  const first = await file({ destination: '310100' })
  const [line] = await linesOf(company)
  assert.deepEqual([line!.id, line!.may], [first.id, ['change', 'take-back']])
  const second = await file({ destination: '110100', replaces: first.id })
  assert.equal(second.state, 'delivered')
  const states = async () =>
    new Map((await filingsOf(db, worker)).map(({ filingId, state }) => [filingId, state] as const))
  assert.ok(['cancelled', 'ended'].includes((await states()).get(first.id)!), 'the one before is over')
  const over = (await linesOf(company)).find(({ id }) => id === first.id)!
  assert.deepEqual(over.may, [])
  const ended = await takeBack(company, second.id, { reason: '派驻提前结束' }, 'own-filing-twice')
  assert.equal(ended.statusCode, 200, ended.body)
  assert.equal((await takeBack(company, second.id, { reason: '派驻提前结束' }, 'own-filing-twice')).statusCode, 200)
  const record = (await filingsOf(db, worker)).find(({ filingId }) => filingId === second.id)!
  assert.ok(['cancelled', 'ended'].includes(record.state))
  assert.match(wordsToldOf(record)!.text, /办理：派驻提前结束/)
  const seen = await app.inject({ url: `/api/filings/${second.id}`, headers: { cookie: mine } })
  assert.equal(seen.json<FilingMessage>().state, record.state)
})

test('another employer, the desk and what is over: each has its own answer and nothing is written', async () => {
  const filing = await file({ destination: '420100' })
  const before = (await filingsOf(db, worker)).length
  assert.equal(codeOf(await takeBack(factory, filing.id)), 'filing-not-found')
  assert.equal(codeOf(await takeBack(company, 'B330100-nothing')), 'filing-not-found')
  assert.equal(codeOf(await takeBack(desk, filing.id)), 'not-permitted')
  assert.equal((await takeBack(company, filing.id, { reason: '' })).statusCode, 400)
  assert.equal((await takeBack(company, filing.id, {})).statusCode, 400)
  const stranger = { ...form, destination: '440100', replaces: 'B330100-nothing' }
  assert.equal(codeOf(await post(company, '/api/employer/filings', stranger)), 'filing-not-found')
  const own = await post(mine, '/api/filings', {
    ...{ type: 'temporary', destination: '440100', from: '2026-06-20', to: '2026-07-20', mobile: '13800000000' },
    commitmentSigned: true,
  })
  assert.equal(own.statusCode, 201, own.body)
  const { id } = own.json<FilingMessage>()
  assert.equal(codeOf(await takeBack(company, id)), 'filing-not-found', 'the worker’s own is not the employer’s')
  assert.equal((await filingsOf(db, worker)).length, before + 1)
  assert.equal((await takeBack(company, filing.id)).statusCode, 200)
  assert.equal(codeOf(await takeBack(company, filing.id)), 'filing-action-not-allowed')
})
