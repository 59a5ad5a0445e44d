/** Drafts of every form: whose they are, what replaces them, when they go. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actingHeader, draftFormNames } from '@yidi/contracts'
import type { AuthorisationMessage, DraftFormName, KeptDraft, ProblemDocument } from '@yidi/contracts'
import { openPlatform, people } from '../../../../../tests/hospital/hospital.ts'
import { formOf as claimForm } from '../../claims/doors/testing.ts'
import { signInCitizen } from '../../platform/access/testing.ts'
import { uploadMaterial } from '../../platform/materials/testing.ts'
import { sweepDrafts } from './index.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())

const mother = await signInCitizen(db, clock, people.retiredWithFiling)
const daughter = await signInCitizen(db, clock, people.active)
const worker = await signInCitizen(db, clock, people.provincialActive)
const papers = [
  await uploadMaterial(app, worker, 'medical-receipt'),
  await uploadMaterial(app, worker, 'medical-record'),
]

let keys = 0
async function send(
  cookie: string,
  method: 'GET' | 'PUT' | 'DELETE' | 'POST',
  url: string,
  payload?: object,
  acting?: string,
) {
  keys += 1
  const headers = {
    cookie,
    'idempotency-key': `draft-key-${String(keys).padStart(4, '0')}`,
    ...(acting === undefined ? {} : { [actingHeader]: acting }),
  }
  return app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
}
const codeOf = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code
const addressOf = (form: DraftFormName) => `/api/drafts/${form}`

async function keep(
  cookie: string,
  form: DraftFormName,
  fields: object,
  more: { after?: string | null; acting?: string } = {},
) {
  const { acting, ...after } = more
  return send(cookie, 'PUT', addressOf(form), { way: {}, form: fields, ...after }, acting)
}
async function found(cookie: string, form: DraftFormName, acting?: string) {
  const answer = await send(cookie, 'GET', addressOf(form), undefined, acting)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<KeptDraft>().draft
}
const savedAt = (answer: { json: () => unknown }) => (answer.json() as { savedAt: string }).savedAt

/** What each form becomes when it is sent, and a slip with which it is refused. */
const sent: Record<DraftFormName, { url: string; body: object; slip: object }> = {
  filing: {
    url: '/api/filings',
    body: {
      ...{ type: 'temporary', destination: '110100', from: '2026-06-20', to: '2026-12-31' },
      ...{ mobile: '13800000000', commitmentSigned: true },
    },
    slip: { to: '2026-06-19' },
  },
  disease: {
    url: '/api/diseases',
    body: { kind: '血友病', hospital: '演示杭州三级医院', diagnosedOn: '2026-06-01' },
    slip: { diagnosedOn: '2026-06-21' },
  },
  abroad: {
    url: '/api/abroad',
    body: { leaveOn: '2026-07-10', returnOn: '2026-09-10', disease: '高血压', medicines: '演示药' },
    slip: { returnOn: '2026-07-01' },
  },
  claim: {
    url: '/api/claims',
    body: claimForm({ uploads: papers.map(({ id }) => id) }),
    slip: { commitmentSigned: false },
  },
  'authorise-consent': {
    url: '/api/me/authorisations',
    body: {
      ...{ direction: 'consent', name: '演示职工乙', idNumber: '330100198811020127', relation: 'sibling' },
      scopes: ['file'],
    },
    slip: { idNumber: '123' },
  },
  'authorise-guardian': {
    url: '/api/me/authorisations',
    body: {
      ...{ direction: 'guardian', name: '演示居民己', idNumber: '330100201509010125', relation: 'ward' },
      ...{ scopes: ['file'], proof: 'guardianship-document' },
    },
    slip: { idNumber: '123' },
  },
}

for (const form of draftFormNames)
  test(`${form}: kept sealed, one's own, one of each, gone when it is sent and no other with it`, async () => {
    const { url, body, slip } = sent[form]
    const other = form === 'filing' ? 'disease' : 'filing'
    const proof = await uploadMaterial(app, worker, 'diagnosis-proof')
    await keep(worker, other, { note: 'stays' })
    assert.equal((await keep(worker, form, { name: '还没写完甲', uploads: [proof.id] })).statusCode, 200)
    assert.equal((await keep(worker, form, { name: '还没写完乙', uploads: [proof.id] })).statusCode, 200)
    const kept = await found(worker, form)
    assert.deepEqual(kept?.form, { name: '还没写完乙', uploads: [proof.id] })
    assert.deepEqual(
      kept.materials.map(({ id }) => id),
      [proof.id],
    )
    assert.equal(await found(mother, form), null)
    const { rows } = await db.pool.query<{ content_cipher: Buffer }>('select content_cipher from draft')
    assert.ok(rows.every((row) => !row.content_cipher.includes('还没写完')))
    assert.equal((await send(worker, 'POST', url, { ...body, ...slip })).statusCode, 422)
    assert.deepEqual(await found(worker, form), kept, 'what was refused is still there')
    const done = await send(worker, 'POST', url, body)
    assert.equal(done.statusCode, 201, done.body)
    assert.equal(await found(worker, form), null)
    assert.deepEqual((await found(worker, other))?.form, { note: 'stays' })
    await send(worker, 'DELETE', addressOf(other))
  })

test('another window that did not know of a change replaces nothing, until it says that it means to', async () => {
  clock.set('2026-06-20T03:00:00Z')
  const first = savedAt(await keep(mother, 'disease', { note: 'first' }, { after: null }))
  clock.set('2026-06-20T03:01:00Z')
  assert.equal(codeOf(await keep(mother, 'disease', { note: 'unaware' }, { after: null })), 'draft-changed')
  const second = savedAt(await keep(mother, 'disease', { note: 'second' }, { after: first }))
  assert.equal(second, '2026-06-20T03:01:00.000Z')
  const late = await keep(mother, 'disease', { note: 'late' }, { after: first })
  assert.deepEqual([late.statusCode, codeOf(late)], [409, 'draft-changed'])
  assert.equal(
    codeOf(await keep(mother, 'disease', { note: 'no time' }, { after: '9999-99-99T99:99:99Z' })),
    'draft-changed',
  )
  assert.deepEqual((await found(mother, 'disease'))?.form, { note: 'second' })
  assert.equal((await keep(mother, 'disease', { note: 'meant' }, { after: second })).statusCode, 200)
  assert.equal((await keep(mother, 'disease', { note: 'whatever' })).statusCode, 200)
  assert.deepEqual((await found(mother, 'disease'))?.form, { note: 'whatever' })
  assert.deepEqual((await send(mother, 'DELETE', addressOf('disease'))).json(), { removed: true })
  assert.deepEqual((await send(mother, 'DELETE', addressOf('disease'))).json(), { removed: false })
})

test('who acts for another keeps a draft of their own about that one, and sends no draft but their own', async () => {
  const given = await send(mother, 'POST', '/api/me/authorisations', {
    ...{ direction: 'consent', name: '演示职工乙', idNumber: '330100198811020127', relation: 'child' },
    scopes: ['file'],
  })
  assert.equal(given.statusCode, 201, given.body)
  const acting = given.json<AuthorisationMessage>().id
  await keep(daughter, 'filing', { reason: 'of my own' })
  await keep(mother, 'filing', { reason: 'of the mother' })
  await keep(daughter, 'filing', { reason: 'for the mother' }, { acting })
  assert.deepEqual((await found(mother, 'filing'))?.form, { reason: 'of the mother' })
  assert.deepEqual((await found(daughter, 'filing'))?.form, { reason: 'of my own' })
  assert.deepEqual((await found(daughter, 'filing', acting))?.form, { reason: 'for the mother' })
  const filed = await send(daughter, 'POST', '/api/filings', { ...sent.filing.body, destination: '440100' }, acting)
  assert.equal(filed.statusCode, 201, filed.body)
  assert.equal(await found(daughter, 'filing', acting), null)
  assert.deepEqual((await found(mother, 'filing'))?.form, { reason: 'of the mother' })
  assert.deepEqual((await found(daughter, 'filing'))?.form, { reason: 'of my own' })
  for (const form of ['authorise-consent', 'authorise-guardian'] as const)
    assert.equal(codeOf(await keep(daughter, form, {}, { acting })), 'acting-own-only')
})

test('no other form is kept, and none that is too large', async () => {
  assert.equal(codeOf(await send(mother, 'PUT', '/api/drafts/letter', { way: {}, form: {} })), 'request-not-valid')
  assert.equal(codeOf(await keep(mother, 'abroad', { note: 'x'.repeat(40_000) })), 'body-too-large')
  assert.equal(await found(mother, 'abroad'), null)
})

test('a draft has its time: then nobody finds it, it is in nobody’s way, and it is taken out', async () => {
  clock.set('2026-06-20T04:00:00Z')
  await db.pool.query('delete from draft')
  await keep(mother, 'abroad', { note: 'old' })
  const count = async () =>
    (await db.pool.query('select from draft where person_no = $1', [people.retiredWithFiling])).rowCount
  assert.equal(await count(), 1)
  clock.set('2026-07-20T04:00:00Z')
  assert.equal(await sweepDrafts(db, clock.now()), 0, 'the last moment counts')
  clock.set('2026-07-20T04:00:01Z')
  const again = await signInCitizen(db, clock, people.retiredWithFiling)
  assert.equal(await found(again, 'abroad'), null)
  assert.equal(await sweepDrafts(db, clock.now()), 1)
  assert.equal(await count(), 0)
  await keep(again, 'abroad', { note: 'old' })
  clock.set('2026-08-20T04:00:01Z')
  const later = await signInCitizen(db, clock, people.retiredWithFiling)
  assert.equal((await keep(later, 'abroad', { note: 'new' }, { after: null })).statusCode, 200)
  assert.deepEqual((await found(later, 'abroad'))?.form, { note: 'new' })
})
