/** Found at the counter by a name: within the own pool, whole, with a ticket that stands for the number; looks are audited. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CounterNamesMessage, CounterPersonMessage, FilingMessage, ProblemDocument } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInStaff } from '../../platform/access/testing.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const sit = (name: string, pool: string, role: 'accepting' | 'community' = 'accepting') =>
  signInStaff(db, clock, { roles: [role], pool, name })
const desk = await sit('names-one', '331000')
const colleague = await sit('names-two', '331000')
const elsewhere = await sit('names-elsewhere', '330100')
const community = await sit('names-community', '331000', 'community')

let keys = 0
const post = (cookie: string, url: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': `names-key-${String(++keys)}` } })
const named = (cookie: string, name: string) => post(cookie, '/api/desk/counter/people', { name })
const find = (cookie: string, who: string) => post(cookie, '/api/desk/counter/person', { idNumber: who })
const codeOf = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code

test('a whole name leads to a person of the own pool, masked, and its ticket to check, file and print', async () => {
  const { people, more } = (await named(desk, '演示居民辛')).json<CounterNamesMessage>()
  assert.deepEqual([people.length, more], [1, false])
  assert.equal(people[0]!.name, '演示居民辛')
  assert.doesNotMatch(people[0]!.idNumber, /19601212/)
  const { ticket } = people[0]!
  const found = (await find(desk, ticket)).json<CounterPersonMessage>()
  assert.equal(found.name, '演示居民辛')
  const form = {
    type: 'long-term-resident',
    destination: '310100',
    from: '2026-06-20',
    mobile: '13800000000',
    address: '演示路 1 号',
    stayMonths: 12,
    commitmentSigned: true,
    materials: ['residence-permit'],
  }
  const sent = await post(desk, '/api/desk/filings', { idNumber: ticket, form })
  assert.equal(sent.statusCode, 201, sent.body)
  const filing = sent.json<FilingMessage>()
  const print = (cookie: string) =>
    app.inject({ url: `/api/desk/filings/${filing.id}/receipt.pdf`, headers: { cookie } })
  const paper = await print(desk)
  assert.equal(paper.statusCode, 200, paper.body)
  assert.equal(paper.headers['content-type'], 'application/pdf')
  assert.equal(codeOf(await print(elsewhere)), 'filing-other-pool')
  assert.equal(codeOf(await print(community)), 'filing-not-found', 'entered by another account')
})

test('a part of a name, a name of another pool, and a stranger lead to nobody; a look for nobody is audited', async () => {
  for (const [cookie, name] of [
    [desk, '演示居民'],
    [elsewhere, '演示居民辛'],
    [desk, '没有这个人'],
  ] as const)
    assert.deepEqual((await named(cookie, name)).json(), { people: [], more: false }, name)
  const rows = await db.kysely
    .selectFrom('office_audit')
    .select('subject_id')
    .where('actor', '=', 'names-elsewhere')
    .where('action', '=', 'person.look-up')
    .execute()
  assert.deepEqual(rows, [{ subject_id: 'nobody' }])
})

test('a ticket serves the account that was given it and no other; a community centre is not given people by name', async () => {
  const { people } = (await named(desk, '演示居民辛')).json<CounterNamesMessage>()
  assert.equal(codeOf(await find(colleague, people[0]!.ticket)), 'counter-ticket-not-valid')
  assert.equal(codeOf(await find(desk, 'x'.repeat(60))), 'counter-ticket-not-valid')
  assert.equal((await named(community, '演示居民辛')).statusCode, 403)
  assert.equal((await named(desk, '')).statusCode, 400)
})
