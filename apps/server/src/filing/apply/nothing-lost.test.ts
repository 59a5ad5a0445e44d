/**
 * What people most often hand in wrong, each over the API as the page sends it: the code at its field, what is wrong, the
 * way out; afterwards the draft is there as it was and no table has a row more.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingForm, FilingMessage, KeptDraft, ProblemDocument } from '@yidi/contracts'
import { rowCounts } from '../../../../../tests/hospital/checks.ts'
import { Hospital, openPlatform, people } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen } from '../../platform/access/testing.ts'
import { samplePng } from '../../platform/materials/testing.ts'
import { approvedFiling } from '../record/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z', 'silent')
test.after(() => app.close())

/** Somebody who moved to Beijing four months ago and may not move on yet. */
await commitForPerson(db, {
  personNo: people.xingtai,
  at: clock.now(),
  changes: {
    filing_action: approvedFiling(
      {
        filingId: 'B130500-20260220-TEST',
        pool: '130500',
        type: 'long-term-resident',
        destination: '110100',
        from: '2026-02-20',
        to: null,
      },
      '2026-02-20',
      { role: 'citizen', kind: 'person', id: people.xingtai },
    ),
  },
  audit: [],
})
await db.pool.query(
  `insert into institution (code, name, place, level, ownership, recorded_at, indexed_name)
   select 'H31010000098', '演示民营医院', place, 'tier2', 'private', recorded_at, indexed_name
     from institution where code = 'H31010000003'`,
)

let keys = 0
const newKey = () => `nothing-lost-${String(++keys).padStart(4, '0')}`
const send = (cookie: string, method: 'POST' | 'PUT', url: string, payload: object | Buffer, more: object = {}) =>
  app.inject({ method, url, payload, headers: { cookie, 'idempotency-key': newKey(), ...more } })
const draftOf = async (cookie: string) =>
  (await app.inject({ url: '/api/drafts/filing', headers: { cookie } })).json<KeptDraft>().draft

const open: FilingForm = {
  type: 'temporary',
  destination: '310100',
  from: '2026-06-20',
  mobile: '13800000000',
  commitmentSigned: true,
}
const form: FilingForm = { ...open, to: '2026-12-31' }
const longTerm: FilingForm = { ...form, type: 'long-term-resident', materials: ['residence-proof'] }
const referral: FilingForm = {
  ...open,
  type: 'referral',
  materials: ['referral-form'],
  referral: { institution: '演示杭州三级医院', on: '2026-06-19' },
}

const wrongs: readonly [string, { who: string; form: FilingForm; code: string; path: string; says: RegExp }][] = [
  [
    'dates backwards',
    {
      who: people.active,
      form: { ...form, to: '2026-06-01' },
      code: 'dates-backwards',
      path: 'to',
      says: /2026年6月1日/,
    },
  ],
  [
    'a stay shorter than the pool’s least',
    {
      who: people.active,
      form: { ...longTerm, to: '2026-07-20' },
      code: 'below-minimum-stay',
      path: 'to',
      says: /3个月/,
    },
  ],
  [
    'a destination at home',
    {
      who: people.active,
      form: { ...form, destination: '330100' },
      code: 'destination-at-home',
      path: 'destination',
      says: /参保地/,
    },
  ],
  [
    'two filings that overlap',
    {
      who: people.retiredWithFiling,
      form: { ...longTerm, destination: '310000' },
      code: 'overlap',
      path: 'destination',
      says: /异地长期居住/,
    },
  ],
  [
    'the destination changed too early',
    {
      who: people.xingtai,
      form: { ...longTerm, destination: '320100' },
      code: 'changed-too-early',
      path: 'destination',
      says: /6个月.*2026年8月20日/,
    },
  ],
  [
    'made up after discharge',
    {
      who: people.active,
      form: { ...form, from: '2026-06-10', stay: { admittedOn: '2026-06-10', dischargedOn: '2026-06-18' } },
      code: 'after-discharge',
      path: 'stay.dischargedOn',
      says: /手工报销/,
    },
  ],
  [
    'made up after ten days',
    {
      who: people.xingtai,
      form: { ...open, from: '2026-06-05', stay: { admittedOn: '2026-06-05' } },
      code: 'supplementary-too-late',
      path: 'stay.admittedOn',
      says: /10日内.*第15日/,
    },
  ],
  [
    'an institution that may not be chosen',
    {
      who: people.taizhouResident,
      form: { ...longTerm, destination: '310000', institutions: [{ code: 'H31010000098' }] },
      code: 'institution-not-choosable',
      path: 'institutions[0]',
      says: /一级及以下/,
    },
  ],
  [
    'a referral from a hospital without the right',
    {
      who: people.active,
      form: { ...referral, referral: { institution: '演示杭州社区中心', on: '2026-06-19' } },
      code: 'referral-level',
      path: 'referral.level',
      says: /三级医院/,
    },
  ],
]

for (const [what, wrong] of wrongs) {
  test(`${what}: named at its field with the way out, the draft kept, nothing written`, async () => {
    const cookie = await signInCitizen(db, clock, wrong.who)
    const draft = { way: { step: 'check', type: wrong.form.type }, form: { ...wrong.form } }
    assert.equal((await send(cookie, 'PUT', '/api/drafts/filing', draft)).statusCode, 200)
    const before = await rowCounts(db)
    const answer = await send(cookie, 'POST', '/api/filings', wrong.form)
    const body = answer.json<ProblemDocument>()
    assert.deepEqual([answer.statusCode, body.code], [422, 'filing-not-complete'], answer.body)
    const checked = (await send(cookie, 'POST', '/api/filings/check', wrong.form)).json<{
      problems: { code: string; path: string; text: string; remedy: string; weight: string }[]
    }>()
    const found = checked.problems.find((one) => one.code === wrong.code)
    assert.ok(found, JSON.stringify(checked.problems))
    assert.deepEqual([found.weight, found.path], ['blocks', wrong.path])
    assert.match(`${found.text}。${found.remedy}`, wrong.says)
    assert.notEqual(found.remedy, '')
    const refused = body.errors?.find((one) => one.path === wrong.path)
    assert.ok(refused?.message.includes(found.text) && refused.message.includes(found.remedy), answer.body)
    assert.deepEqual(await rowCounts(db), before)
    const kept = await draftOf(cookie)
    assert.deepEqual([kept?.way, kept?.form], [draft.way, draft.form])
  })
}

test('a forged upload is told from its content; the draft stays, nothing is kept of it', async () => {
  const cookie = await signInCitizen(db, clock, people.active)
  const draft = await draftOf(cookie)
  const before = await rowCounts(db)
  const page = Buffer.from('<script>alert(1)</script>')
  const forged = await send(cookie, 'POST', '/api/materials?kind=referral-form', page, { 'content-type': 'image/png' })
  assert.deepEqual([forged.statusCode, forged.json<ProblemDocument>().code], [415, 'material-type-not-taken'])
  const renamed = await send(cookie, 'POST', '/api/materials?kind=referral-form', samplePng(), {
    'content-type': 'application/pdf',
  })
  const { code, detail, remedy } = renamed.json<ProblemDocument>()
  assert.equal(code, 'material-type-differs')
  assert.match(detail, /PNG/i)
  assert.notEqual(remedy, '')
  assert.deepEqual(await rowCounts(db), before)
  assert.deepEqual(await draftOf(cookie), draft)
})

test('another person’s filing by its address: the same answer as for one that is not there, and it stays as it was', async () => {
  const owner = await signInCitizen(db, clock, people.active)
  const filed = await send(owner, 'POST', '/api/filings', { ...form, destination: '110100' })
  assert.equal(filed.statusCode, 201, filed.body)
  const { id } = filed.json<FilingMessage>()
  const guesser = await signInCitizen(db, clock, people.taizhouResident)
  const before = await rowCounts(db)
  const headers = { cookie: guesser }
  const seen = await app.inject({ url: `/api/filings/${id}`, headers })
  const none = await app.inject({ url: '/api/filings/B330100-20260620-NOTHING', headers })
  const words = (answer: typeof seen, number: string) => ({
    ...(JSON.parse(answer.body.replaceAll(number, '#')) as ProblemDocument),
    // The number of the request.
    instance: '',
  })
  assert.deepEqual(words(seen, id), words(none, 'B330100-20260620-NOTHING'))
  const { code, detail } = seen.json<ProblemDocument>()
  assert.deepEqual([seen.statusCode, code], [404, 'filing-not-found'])
  assert.match(detail, new RegExp(id))
  for (const path of ['cancel', 'end', 'corrections']) {
    const answer = await send(guesser, 'POST', `/api/filings/${id}/${path}`, path === 'corrections' ? form : {})
    assert.equal(answer.statusCode >= 400 && answer.statusCode < 500, true, `${path}: ${answer.body}`)
  }
  assert.deepEqual(await rowCounts(db), before)
})

test('a double submit is one filing; other content under the same key is refused', async () => {
  const cookie = await signInCitizen(db, clock, people.provincialActive)
  const key = { 'idempotency-key': 'tapped-twice-0001' }
  const [first, second] = await Promise.all([
    send(cookie, 'POST', '/api/filings', form, key),
    send(cookie, 'POST', '/api/filings', form, key),
  ])
  assert.deepEqual([first.statusCode, second.statusCode], [201, 201], first.body + second.body)
  assert.equal(first.json<FilingMessage>().id, second.json<FilingMessage>().id)
  const before = await rowCounts(db)
  const other = await send(cookie, 'POST', '/api/filings', { ...form, destination: '110100' }, key)
  const { code, remedy } = other.json<ProblemDocument>()
  assert.deepEqual([other.statusCode, code], [409, 'idempotency-key-reused'])
  assert.notEqual(remedy, '')
  assert.deepEqual(await rowCounts(db), before)
})

test('records out of reach, held by somebody, on a full disk: said so, and the same request goes through afterwards', async () => {
  const cookie = await signInCitizen(db, clock, people.foundingWorker)
  const key = { 'idempotency-key': 'records-away-0001' }
  const query = db.pool.query.bind(db.pool)
  for (const [sqlstate, expected, told] of [
    // A connection that breaks may have broken after the commit.
    ['57P01', 'database-not-reachable', /不知道这次请求办成了没有/],
    ['55P03', 'database-busy', /已经撤回/],
    ['53100', 'disk-full', /都已撤回/],
    ['XX000', 'internal-error', /不知道这次请求办成了没有/],
  ] as const) {
    const failure = Object.assign(new Error('made up'), { code: sqlstate })
    db.pool.query = (() => Promise.reject(failure)) as unknown as typeof db.pool.query
    const lost = await send(cookie, 'POST', '/api/filings', form, key).finally(() => {
      db.pool.query = query as typeof db.pool.query
    })
    const { code, detail, remedy } = lost.json<ProblemDocument>()
    assert.deepEqual([lost.statusCode, code], [expected === 'internal-error' ? 500 : 503, expected])
    assert.match(detail, told)
    assert.doesNotMatch(detail, /没有办成/)
    assert.match(remedy, /同一个请求编号重发/)
  }
  const again = await send(cookie, 'POST', '/api/filings', form, key)
  assert.equal(again.statusCode, 201, again.body)
})

test('an expired token: the code on the phone after five minutes (token-over), the log-in after its idle time', async () => {
  const cookie = await signInCitizen(db, clock, people.active)
  const shown = await app.inject({ method: 'POST', url: '/api/credential', headers: { cookie }, payload: {} })
  const { token } = shown.json<{ token: string }>()
  const draft = await draftOf(cookie)
  clock.set('2026-06-20T02:05:01Z')
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const asked = { mdtrt_cert_type: '01', mdtrt_cert_no: token, certno: '', psn_name: '', begntime: '' }
  const refused = await hospital.send('1101', { data: asked })
  assert.equal(refused.infcode, -1)
  assert.match(refused.err_msg ?? '', /G2006.*已过期.*换一个新码/s)
  clock.set('2026-06-20T05:00:00Z')
  const before = await rowCounts(db)
  const late = await send(cookie, 'POST', '/api/filings', form)
  assert.deepEqual([late.statusCode, late.json<ProblemDocument>().code], [401, 'not-signed-in'])
  assert.deepEqual(await rowCounts(db), before)
  assert.deepEqual(
    await draftOf(await signInCitizen(db, clock, people.active)),
    draft,
    'the form is there at the next log-in',
  )
})
