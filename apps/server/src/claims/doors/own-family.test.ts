/** Nobody decides a claim of his own or of his family, as far as it is known whose an account is; where it is not, the audit says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AuthorisationForm, ClaimForm, ClaimMessage, StaffAccount } from '@yidi/contracts'
import { readAudit } from '../../platform/audit/index.ts'
import { completeForm, deskOf, formOf, openClaims, people, refused } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { database, send } = claims
const desk = deskOf(claims)
const keeper = await claims.staff(['security'], 'keeper')
const claimant = { cookie: await claims.citizen(people.active), name: '演示职工乙', id: '330100198811020127' }
const other = { cookie: await claims.citizen(people.retired), name: '演示退休甲', id: '330100195003070114' }
const third = { name: '演示职工丁', id: '330100199001090128' }
const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
let stays = 0

/** Says whose an account is. */
async function said(name: string, idNumber: string | null) {
  const { accounts } = (await send(keeper, 'GET', '/api/desk/staff')).json<{ accounts: StaffAccount[] }>()
  const { userId } = accounts.find((one) => one.name === name)!
  return send(keeper, 'POST', `/api/desk/staff/${userId}/person`, { idNumber })
}

/** A claim of the claimant for a stay of its own, accepted. */
async function accepted(changes: Partial<ClaimForm> = {}): Promise<string> {
  stays += 1
  const [from, to] = [`2026-0${String(stays)}-06`, `2026-0${String(stays)}-16`]
  const form = await completeForm(claims, claimant.cookie, {
    visit: { kind: 'inpatient', place: '310100', from, to },
    invoices: [{ number: `N${String(stays)}`, day: to, total: '20000.00' }],
    lines: formOf().lines!.map((line) => ({ ...line, day: from })),
    ...changes,
  })
  const answer = await send(claimant.cookie, 'POST', '/api/claims', form)
  assert.equal(answer.statusCode, 201, answer.body)
  const { id } = answer.json<ClaimMessage>()
  assert.equal((await desk.step('accepting', id, 'accept')).statusCode, 200)
  return id
}

const authorise = async (who: { cookie: string }, to: { name: string; id: string }): Promise<string> => {
  const form: AuthorisationForm = {
    ...{ direction: 'consent', name: to.name, idNumber: to.id, relation: 'child' },
    scopes: ['settlements'],
  }
  const answer = await send(who.cookie, 'POST', '/api/me/authorisations', form)
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<{ id: string }>().id
}

const review = (id: string) => desk.step('reviewing', id, 'review', { lines: [] })

/** The reviewer is refused with these words, the case offers him nothing to decide and says why. */
async function barred(id: string, words: RegExp): Promise<void> {
  const told = await refused(database, () => review(id), 'claim-own-family')
  assert.match(told.detail, words)
  const { claim, bar } = await desk.case(id)
  assert.deepEqual(claim.allowed, [])
  assert.match(bar ?? '', words)
}

test('the account of the claimant himself, of whoever handed it in, and of the family on either side', async () => {
  const id = await accepted()
  assert.equal((await said('reviewing-330100', claimant.id)).json<StaffAccount>().personKnown, true)
  await barred(id, /账号 reviewing-330100 登记的人就是这件报销的参保人，不能由这个账号/)

  await said('reviewing-330100', third.id)
  const papers = ['medical-receipt', 'medical-record', 'agent-authority'] as const
  const uploads: string[] = []
  for (const kind of papers) uploads.push((await claims.upload(claims.app, claimant.cookie, kind)).id)
  const handed = await accepted({
    uploads,
    applicant: 'agent',
    agent: { name: third.name, idNumber: third.id, mobile: '13900000000', relation: 'child' },
  })
  await barred(handed, /是这件报销的代办人/)
  assert.deepEqual((await desk.case(id)).bar, undefined, 'a claim that he did not hand in is his to review')

  await said('reviewing-330100', other.id)
  assert.ok((await desk.case(id)).claim.allowed.includes('review'))
  const given = await authorise(claimant, other)
  await barred(id, /有亲情账户授权/)
  // Ended before the decision it still was the family.
  assert.equal((await send(claimant.cookie, 'POST', `/api/me/authorisations/${given}/end`, {})).statusCode, 200)
  await barred(id, /有亲情账户授权/)
})

test('whoever may act for the claimant’s family approves nothing of it, refuses nothing, and takes nothing back', async () => {
  await said('reviewing-330100', null)
  const id = await accepted()
  assert.equal((await review(id)).statusCode, 200)
  await said('approving-330100', third.id)
  const { allowed } = (await desk.case(id, 'approving')).claim
  assert.ok(allowed.includes('approve'))
  await authorise(claimant, third)
  for (const [action, body] of [
    ['approve', { fund: '', cash: '' }],
    ['refuse', {}],
    ['return', { reason: '再看一遍' }],
  ] as const)
    await refused(database, () => desk.step('approving', id, action, body), 'claim-own-family')
  const reader = await claims.staff(['approving'], 'approving-beside')
  const refusal = { lines: [], refuse: { reason: 'not-true', basis } as const }
  assert.equal((await send(reader, 'POST', `/api/desk/claims/${id}/return`, { reason: '不真实' })).statusCode, 200)
  assert.equal((await desk.step('reviewing', id, 'review', refusal)).statusCode, 200)
  assert.equal((await send(reader, 'POST', `/api/desk/claims/${id}/refuse`, {})).statusCode, 200)
  await refused(database, () => desk.step('approving', id, 'reopen', { reason: '重看' }), 'claim-own-family')
})

test('of whom nothing is known the audit says so; of whom it is known it says nothing', async () => {
  const rows = await readAudit(database, people.active)
  const notes = new Map(rows.map(({ action, actor, detail }) => [`${action} ${actor}`, detail['ownFamily']]))
  assert.deepEqual(
    ['claim.accept accepting-330100', 'claim.review reviewing-330100', 'claim.refuse approving-beside'].map((row) =>
      notes.get(row),
    ),
    ['unknown', 'unknown', 'unknown'],
  )
  await said('accepting-330100', third.id)
  await said('accepting-330100', other.id)
  const there = await claims.citizen(people.retired)
  const sent = await send(there, 'POST', '/api/claims', await completeForm(claims, there))
  await said('accepting-330100', third.id)
  assert.equal((await desk.step('accepting', sent.json<ClaimMessage>().id, 'accept')).statusCode, 200)
  const accept = (await readAudit(database, people.retired)).find(({ action }) => action === 'claim.accept')
  assert.deepEqual([accept?.actor, accept?.detail['ownFamily']], ['accepting-330100', undefined])
})

test('whose an account is: only by whoever keeps accounts, of somebody who is known, and nobody reads who it is', async () => {
  const nobody = await said('reviewing-330100', '330100199909090019')
  assert.equal(nobody.json<{ code: string }>().code, 'person-not-found')
  const known = await said('reviewing-330100', third.id)
  assert.doesNotMatch(known.body, new RegExp(`${third.id}|${people.provincial}`))
  const { rows } = await database.pool.query<{ detail: object }>(
    `select detail from office_audit where action = 'staff.person' order by audit_no desc limit 1`,
  )
  assert.deepEqual(rows[0]?.detail, { person: people.provincial })
  const own = await send(claims.desks.approving, 'POST', '/api/desk/staff/any/person', { idNumber: null })
  assert.equal(own.statusCode, 403)
})
