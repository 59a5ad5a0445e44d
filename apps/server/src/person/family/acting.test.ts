/** The guard and authorisations: every scope, and everyone who must not get in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actingHeader } from '@yidi/contracts'
import type { AuthorisationForm, AuthorisationMessage, ProblemDocument, RecordLookMessage } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { uploadMaterial } from '../../platform/materials/testing.ts'
import { readAudit } from '../../platform/audit/index.ts'
import { filingsOf } from '../../filing/record/index.ts'
import { eventRows } from '../journal/index.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const retired = { no: '33010000000000000001', name: '演示退休甲', id: '330100195003070114' }
const worker = { no: '33010000000000000002', name: '演示职工乙', id: '330100198811020127' }
const child = { no: '33010000000000000006', name: '演示居民己', id: '330100201509010125' }
const stranger = { no: '33990000000000000004', name: '演示职工丁', id: '330100199001090128' }
const cookies = new Map<string, string>()
for (const { no } of [retired, worker, child, stranger]) cookies.set(no, await signInCitizen(db, clock, no))

let keys = 0
interface Call {
  acting?: string
  payload?: object
  method?: 'GET' | 'POST'
}
async function call(who: { no: string }, url: string, { acting, payload, method }: Call = {}) {
  keys += 1
  return app.inject({
    method: method ?? (payload === undefined ? 'GET' : 'POST'),
    url,
    ...(payload === undefined ? {} : { payload }),
    headers: {
      cookie: cookies.get(who.no)!,
      'idempotency-key': `family-key-${String(keys)}`,
      ...(acting === undefined ? {} : { [actingHeader]: acting }),
    },
  })
}
const codeOf = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code

const form = (to: { name: string; id: string }, more: Partial<AuthorisationForm> = {}): AuthorisationForm => ({
  direction: 'consent',
  name: to.name,
  idNumber: to.id,
  relation: 'child',
  scopes: ['file', 'settlements', 'code'],
  ...more,
})
async function authorise(who: { no: string }, payload: AuthorisationForm): Promise<AuthorisationMessage> {
  const answer = await call(who, '/api/me/authorisations', { payload })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<AuthorisationMessage>()
}
const end = (who: { no: string }, id: string) => call(who, `/api/me/authorisations/${id}/end`, { payload: {} })
const peopleOf = async (who: { no: string }) =>
  (await call(who, '/api/me/people')).json<{ people: AuthorisationMessage[] }>().people

const filing = {
  type: 'temporary',
  destination: '310000',
  from: '2026-06-20',
  to: '2026-12-31',
  mobile: '13800000000',
  reason: '出差',
  commitmentSigned: true,
}

test('whoever is authorised files and looks as the other person, and is named as the agent', async () => {
  const given = await authorise(retired, form(worker))
  assert.deepEqual([given.state, given.inForce, given.name], ['approved', true, worker.name])
  const seen = (await peopleOf(worker)).find((one) => one.id === given.id)
  assert.deepEqual([seen?.id, seen?.name, seen?.allowed], [given.id, retired.name, ['end']])

  const filings = await call(worker, '/api/filings', { acting: given.id })
  const own = await call(retired, '/api/filings')
  assert.deepEqual(filings.json(), own.json())
  const session = (await call(worker, '/api/session', { acting: given.id })).json<{
    who: { personNo: string; actedBy: { personNo: string } }
    displayName: string
  }>()
  assert.deepEqual(
    [session.who.personNo, session.who.actedBy.personNo, session.displayName],
    [retired.no, worker.no, retired.name],
  )

  const applied = await call(worker, '/api/filings', {
    acting: given.id,
    payload: { ...filing, destination: '110000' },
  })
  assert.equal(applied.statusCode, 201, applied.body)
  const record = (await filingsOf(db, retired.no)).find((one) => one.filingId === applied.json<{ id: string }>().id)!
  assert.deepEqual(
    [record.application.actor_kind, record.application.actor, record.application.detail.applicant],
    ['agent', worker.no, 'agent'],
  )
  assert.ok(!(await filingsOf(db, worker.no)).some((one) => one.filingId === record.filingId))
  const audit = await readAudit(db, retired.no)
  assert.ok(audit.some((row) => row.action === 'filing.apply' && row.actorKind === 'agent' && row.actor === worker.no))
  assert.equal(audit.filter((row) => row.action === 'acting.read').length, 1, 'looking is written once in a while')
  const { looks } = (await call(retired, '/api/me/looks')).json<{ looks: RecordLookMessage[] }>()
  assert.ok(looks.some((look) => look.by === '您授权的人' && look.what.startsWith('替您看了')))
  assert.equal((await end(worker, given.id)).statusCode, 200)
})

test('each scope opens its own routes and no others; what is one’s own stays closed', async () => {
  const routes = { file: '/api/filings', settlements: '/api/settlements' } as const
  for (const scope of ['file', 'settlements', 'code'] as const) {
    const given = await authorise(retired, form(worker, { scopes: [scope] }))
    for (const [needed, url] of Object.entries(routes)) {
      const answer = await call(worker, url, { acting: given.id })
      if (needed === scope) assert.equal(answer.statusCode, 200, answer.body)
      else assert.equal(codeOf(answer), 'acting-outside-scope', `${scope} on ${url}`)
    }
    const direct = '/api/direct-settlement?institution=H31010000001&kind=inpatient'
    assert.equal((await call(worker, direct, { acting: given.id })).statusCode, 200)
    for (const url of ['/api/me/people', '/api/me/authorisations', '/api/me/looks']) {
      assert.equal(codeOf(await call(worker, url, { acting: given.id })), 'acting-own-only')
    }
    const onward = await call(worker, '/api/me/authorisations', { acting: given.id, payload: form(stranger) })
    assert.equal(codeOf(onward), 'acting-own-only')
    assert.equal((await end(retired, given.id)).statusCode, 200)
  }
})

test('revoked, not begun, over, somebody else’s, guessed: one answer, and nothing is done', async () => {
  const refused = async (who: { no: string }, acting: string) => {
    for (const url of ['/api/filings', '/api/session', '/api/filings/need?place=310000']) {
      const answer = await call(who, url, { acting })
      assert.equal(codeOf(answer), 'acting-not-authorised', `${url}: ${answer.body}`)
    }
    const before = await filingsOf(db, retired.no)
    await call(who, '/api/filings', { acting, payload: filing })
    assert.equal((await filingsOf(db, retired.no)).length, before.length)
  }
  const revoked = await authorise(retired, form(worker))
  const ended = (await end(retired, revoked.id)).json<AuthorisationMessage>()
  assert.deepEqual([ended.state, ended.inForce, ended.to], ['ended', false, '2026-06-20'])
  await refused(worker, revoked.id)
  await refused(worker, 'Q330100-20260620-AAAAAAAAAA')
  await refused(worker, '*')

  const given = await authorise(retired, form(worker, { from: '2026-07-01', to: '2026-07-31' }))
  await refused(worker, given.id)
  clock.set('2026-07-01T09:00:00+08:00')
  for (const who of [retired, worker, stranger]) cookies.set(who.no, await signInCitizen(db, clock, who.no))
  assert.equal((await call(worker, '/api/filings', { acting: given.id })).statusCode, 200)
  await refused(stranger, given.id)
  await refused(retired, given.id)
  assert.equal(codeOf(await end(stranger, given.id)), 'register-not-found')
  clock.set('2026-08-01T09:00:00+08:00')
  cookies.set(worker.no, await signInCitizen(db, clock, worker.no))
  await refused(worker, given.id)
  clock.set('2026-06-20T10:00:00+08:00')
  for (const who of [retired, worker, stranger, child]) cookies.set(who.no, await signInCitizen(db, clock, who.no))
  assert.equal((await end(worker, given.id)).statusCode, 200)
})

test('the answer does not tell whether the other is insured; the right number with another name lets nobody in', async () => {
  const unknown = await authorise(retired, form({ name: '查无此人', id: '330100198001010015' }))
  const wrongName = await authorise(retired, form({ name: '演示职工己', id: worker.id }))
  for (const one of [unknown, wrongName]) {
    assert.deepEqual([one.state, one.inForce, one.allowed], ['approved', true, ['end']])
  }
  assert.equal(codeOf(await call(worker, '/api/filings', { acting: wrongName.id })), 'acting-not-authorised')
  assert.ok(!(await peopleOf(worker)).some((one) => one.id === wrongName.id))
  const stored = await db.pool.query(
    `select detail::text as text from record_action union all select payload::text from ${eventRows} o`,
  )
  const texts = JSON.stringify(stored.rows)
  for (const secret of [worker.id, worker.name, '查无此人']) assert.ok(!texts.includes(secret), secret)
})

test('what is wrong in the form is named field by field', async () => {
  const faultsOf = async (payload: AuthorisationForm) => {
    const answer = await call(stranger, '/api/me/authorisations', { payload })
    assert.equal(codeOf(answer), 'authorisation-not-valid')
    return answer.json<ProblemDocument>().errors?.map((fault) => fault.path)
  }
  assert.deepEqual(await faultsOf(form(stranger)), ['idNumber'])
  assert.deepEqual(await faultsOf(form({ name: '某人', id: '123' })), ['idNumber'])
  assert.deepEqual(await faultsOf(form(worker, { from: '2026-06-19' })), ['from'])
  assert.deepEqual(await faultsOf(form(worker, { from: '2026-07-02', to: '2026-07-01' })), ['to'])
  assert.deepEqual(await faultsOf(form(worker, { direction: 'guardian', relation: 'spouse' })), [
    'idNumber',
    'relation',
    'proof',
  ])
  await authorise(stranger, form(worker))
  assert.deepEqual(await faultsOf(form(worker)), ['idNumber'])
})

test('a child: a binding waits for the agency, ends before the eighteenth birthday, and is its writer’s to end', async () => {
  const given = await authorise(
    stranger,
    form(child, { direction: 'guardian', relation: 'ward', proof: 'guardianship-document' }),
  )
  assert.deepEqual([given.state, given.inForce, given.to], ['applied', false, '2033-08-31'])
  assert.equal(codeOf(await call(stranger, '/api/filings', { acting: given.id })), 'acting-not-authorised')
  await end(stranger, given.id)
  assert.deepEqual((await peopleOf(stranger)).find((one) => one.id === given.id)?.state, 'withdrawn')

  const byChild = await authorise(child, form(worker, { relation: 'parent' }))
  assert.equal(byChild.state, 'applied', 'a child alone authorises nobody')
  assert.equal(codeOf(await call(worker, '/api/filings', { acting: byChild.id })), 'acting-not-authorised')
})

test('the demonstration’s parent files for the child, whom the other side sees and cannot end', async () => {
  const bound = (await peopleOf(worker)).find((one) => one.name === child.name)
  assert.ok(bound?.inForce)
  const seen = (await call(child, '/api/me/authorisations')).json<{ authorisations: AuthorisationMessage[] }>()
  assert.deepEqual(
    seen.authorisations.filter((one) => one.id === bound.id).map((one) => [one.name, one.allowed]),
    [[worker.name, []]],
  )
  assert.equal(codeOf(await end(child, bound.id)), 'register-not-found')
  const applied = await call(worker, '/api/filings', { acting: bound.id, payload: filing })
  assert.equal(applied.statusCode, 201, applied.body)
  const [record] = await filingsOf(db, child.no)
  assert.deepEqual([record?.state, record?.application.actor], ['delivered', worker.no])
  await end(worker, bound.id)
  assert.equal(codeOf(await call(worker, '/api/filings', { acting: bound.id })), 'acting-not-authorised')
})

test('the agency approves a binding where the child is known under that name, and refuses with words', async () => {
  const desk = await signInStaff(db, clock, { roles: ['reviewing'], pool: '339900' })
  const elsewhere = await signInStaff(db, clock, { roles: ['reviewing'], pool: '331000' })
  const decide = (cookie: string, id: string, action: string, payload: object = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/desk/authorisations/${id}/${action}`,
      payload,
      headers: { cookie, 'idempotency-key': `family-desk-${action}-${String((keys += 1))}` },
    })
  const more = { direction: 'guardian', relation: 'ward', proof: 'guardianship-document' } as const
  const wrong = await authorise(stranger, form({ name: '演示居民已', id: child.id }, more))
  assert.equal(codeOf(await decide(desk, wrong.id, 'approve')), 'authorisation-not-matching')
  assert.equal(codeOf(await decide(desk, wrong.id, 'refuse')), 'filing-reason-missing')
  const bare = await app.inject({ url: `/api/desk/authorisations/${wrong.id}`, headers: { cookie: desk } })
  assert.match(bare.json<{ proofTitle: string }>().proofTitle, /，关系证明没有上传$/)
  const refused = await decide(desk, wrong.id, 'refuse', { reason: '姓名与户口簿不一致' })
  assert.equal(refused.json<{ state: string }>().state, 'refused')

  const proof = await uploadMaterial(app, cookies.get(stranger.no)!, 'guardianship-proof')
  const right = await authorise(stranger, form(child, { ...more, uploads: [proof.id] }))
  assert.equal(codeOf(await decide(elsewhere, right.id, 'approve')), 'filing-other-pool')
  const seen = await app.inject({ url: `/api/desk/authorisations/${right.id}`, headers: { cookie: desk } })
  assert.equal(seen.json<{ materials: { id: string }[] }>().materials[0]?.id, proof.id)
  const picture = `/api/desk/registers/${right.id}/materials/${proof.id}`
  assert.equal((await app.inject({ url: picture, headers: { cookie: desk } })).statusCode, 200)
  assert.deepEqual(seen.json<{ other: object }>().other, {
    name: child.name,
    idNumber: '3301************25',
    known: true,
  })
  assert.equal((await decide(desk, right.id, 'approve')).statusCode, 200)
  assert.equal((await call(stranger, '/api/filings', { acting: right.id })).statusCode, 200)
})

test('every route for citizens says what an authorisation must reach to, or that it is one’s own', () => {
  const silent = app.routeTable.routes.filter(({ config }) => {
    const access = config?.access
    return Array.isArray(access) && access.includes('citizen') && config?.scope === undefined && config?.self !== true
  })
  assert.deepEqual(
    silent.map(({ url }) => url),
    [],
  )
})
