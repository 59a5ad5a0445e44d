/**
 * A case from opening to lifting, with the gateway refusing in between; what is wrong on the way has an answer of its own and writes
 * nothing.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type {
  CaseMessage,
  DirectSettlementMessage,
  HomeMessage,
  OwnCasesMessage,
  OwnMeasuresMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { caseOf } from '../../apps/server/src/oversight/cases/index.ts'
import type { OversightCase } from '../../apps/server/src/oversight/cases/index.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { feeLine, Hospital, openPlatform, people, settlement } from '../hospital/hospital.ts'

const { app, db, clock } = await openPlatform('2026-06-22T02:00:00Z')
test.after(() => app.close())
const code = 'H33010000001'
const person = people.active
const desk = '/api/desk/cases'
const staff = {
  looks: { roles: ['inspecting'], pool: '330100' },
  decides: { roles: ['inspecting'], pool: '330100' },
  decidesToo: { roles: ['inspecting'], pool: '330100' },
  elsewhere: { roles: ['inspecting'], pool: '331000' },
  audit: { roles: ['audit'], pool: '330100' },
  own: { roles: ['institution'], institution: code },
  other: { roles: ['institution'], institution: 'P33010000001' },
} as const
type Who = keyof typeof staff | 'person'
const cookies = {} as Record<Who, string>
/** The clock moves on, and everybody signs in again. */
async function moveTo(moment: string): Promise<void> {
  clock.set(moment)
  for (const [name, said] of Object.entries(staff))
    cookies[name as Who] = await signInStaff(db, clock, { ...said, roles: [...said.roles], name: `case-${name}` })
  cookies.person = await signInCitizen(db, clock, person)
}
await moveTo('2026-06-22T02:00:00Z')

const inject = (who: Who, url: string, payload?: object) =>
  app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: { cookie: cookies[who], ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) },
    ...(payload === undefined ? {} : { payload }),
  })
async function ask<Answer = CaseMessage>(who: Who, url: string, payload?: object): Promise<Answer> {
  const answer = await inject(who, url, payload)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Answer>()
}

/** A picture that goes with an answer, taken in as the phone's page does; gives its number. */
async function uploadPicture(cookie: string): Promise<string> {
  const content = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const stored = await app.inject({
    method: 'POST',
    url: '/api/complaints/materials?kind=complaint-paper',
    headers: { cookie, 'idempotency-key': randomUUID(), 'content-type': 'image/png', 'x-file-name': 'ticket.png' },
    payload: Buffer.from(content, 'base64'),
  })
  assert.equal(stored.statusCode, 201, stored.body)
  return stored.json<{ id: string }>().id
}

async function kept(): Promise<string> {
  const tables = [
    'office_record',
    'office_step',
    'oversight_case',
    'oversight_words',
    'agreement_action',
    'record_action',
  ]
  const rows = await Promise.all(
    tables.map(async (table) => (await db.pool.query(`select * from ${table} order by 1, 2, 3`)).rows),
  )
  return JSON.stringify(rows)
}

/** Refused with this code and these words, and nothing written. */
async function isRefused(words: RegExp, fault: string, who: Who, url: string, payload?: object): Promise<void> {
  const before = await kept()
  const document = (await inject(who, url, payload)).json<ProblemDocument>()
  assert.equal(document.code, fault, JSON.stringify(document))
  assert.match(document.detail, words)
  assert.equal(await kept(), before)
}

const hospital = new Hospital(app, code, '330100')
let serial = 0
/** A stay of today that is ready to be settled. */
async function readyStay(day: string): Promise<string> {
  const visit = await hospital.admit(person, { ipt_type: '2', begntime: `${day} 08:00:00` })
  const line = {
    ...feeLine(person, visit, ['YDA0000001', 1, 1000], `O${String(++serial)}`),
    fee_ocur_time: `${day} 09:30:00`,
  }
  await hospital.ask('2301', { feedetail: [line] })
  await hospital.discharge(person, visit, day)
  return visit
}
const said = { words: '查实后写明' }
const basis = '浙人社发〔2016〕113号 第四十二条'
const opening = { subjectKind: 'person', subject: person, matter: '一个月内在两家机构重复配同一种药' }
const standing = async () => (await ask<HomeMessage>('person', '/api/me/home')).hindrances.map(({ code: name }) => name)
const mine = () => ask<OwnMeasuresMessage>('person', '/api/me/measures')

test('opened, heard, suspended: the gateway refuses with reason and way out at once; lifted, it settles to the fen', async () => {
  const visit = await readyStay('2026-06-22')
  const before = await hospital.ask('2303', settlement(person, visit, 1000))
  await isRefused(/要写明/, 'case-words-missing', 'looks', desk, { ...opening, matter: ' ' })
  await isRefused(/没有“999”/, 'case-subject-unknown', 'looks', desk, { ...opening, subject: '999' })
  await isRefused(/没有编号为“V9”/, 'case-visit-unknown', 'looks', desk, { ...opening, visits: ['V9'] })
  await isRefused(/只由审计/, 'case-of-audit', 'audit', desk, opening)
  const { caseId, subjectName, state } = await ask('looks', desk, { ...opening, visits: [visit] })
  assert.equal(state, 'opened')
  assert.notEqual(subjectName, person)
  const at = `${desk}/${caseId}`
  await isRefused(/杭州/, 'case-other-pool', 'elsewhere', at)
  await isRefused(/只由审计/, 'case-of-audit', 'audit', `${at}/look`, said)
  await isRefused(/等陈述申辩|已立案/, 'office-step-not-allowed', 'looks', `${at}/propose`, {
    ...{ consequences: [{ kind: 'person-suspended' }], basis, words: '提早' },
  })
  await ask('looks', `${at}/look`, said)

  // The card of the person still settles; the trial number is taken before the suspension.
  const interim = { kind: 'person-suspended', until: '2026-07-10', basis, words: '核查期间' }
  await isRefused(/日期不对/, 'case-consequence-not-valid', 'looks', `${at}/interim`, {
    ...interim,
    until: '2026-06-01',
  })
  await isRefused(/不能用于参保人/, 'case-consequence-not-valid', 'looks', `${at}/interim`, {
    ...interim,
    kind: 'agreement-suspended',
  })
  await ask('looks', `${at}/interim`, interim)
  await isRefused(/已经有了/, 'case-consequence-not-valid', 'looks', `${at}/interim`, interim)
  for (const infno of ['2303', '2304']) {
    const reply = await hospital.send(infno, settlement(person, visit, 1000))
    assert.match(String(reply.err_msg), /G5127.*2026年6月22日.*2026年7月10日.*申请报销.*陈述申辩/s)
  }
  const warned = await hospital.send('2401', {
    mdtrtinfo: { psn_no: person, insutype: '310', begntime: '2026-06-22 15:00:00', mdtrt_cert_type: '02' },
  })
  assert.ok(warned.infcode !== 0 || /G5127/.test(String(warned.warn_msg)))
  assert.deepEqual(await standing(), ['settlement-suspended'])
  const told = await mine()
  assert.deepEqual(
    told.measures.map(({ title, holds, interim: early, to }) => [title, holds, early, to]),
    [['暂停直接结算', true, true, '2026-07-10']],
  )

  const asked = await ask('looks', `${at}/ask`, { held: '三月在甲、乙两家配同一种药', days: 5 })
  assert.deepEqual([asked.state, asked.dueDay], ['hearing', '2026-06-29'])
  const [hearing] = (await mine()).hearings
  assert.equal(hearing?.mayAnswer, true)
  const answer = `/api/me/hearings/${hearing.hearingId}/answer`
  await isRefused(/没有写字/, 'hearing-words-missing', 'person', answer, { words: ' ' })
  await isRefused(/没有编号/, 'hearing-not-found', 'person', '/api/me/hearings/none/answer', said)
  await isRefused(/.*/, 'material-not-usable', 'person', answer, { words: '附上', materials: ['NONE'] })
  const picture = await uploadPicture(cookies.person)
  await ask('person', answer, { words: '家人出差，替他配的', materials: [picture] })
  assert.deepEqual(
    (await mine()).hearings[0]?.materials.map(({ name }) => name),
    ['ticket.png'],
  )
  const answered = await ask('looks', at)
  assert.equal(answered.state, 'answered')
  assert.deepEqual(
    answered.answers.map(({ words }) => words),
    ['家人出差，替他配的'],
  )
  assert.deepEqual(
    answered.answers[0]?.materials.map(({ id, name }) => [id, name]),
    [[picture, 'ticket.png']],
  )
  const looked = await inject('looks', `${at}/materials/${picture}`)
  assert.deepEqual([looked.statusCode, looked.headers['content-type']], [200, 'image/png'])
  await isRefused(/NONE/, 'material-not-found', 'looks', `${at}/materials/NONE`)
  await isRefused(/杭州/, 'case-other-pool', 'elsewhere', `${at}/materials/${picture}`)

  const proposal = { consequences: [{ kind: 'person-by-claim', until: null }], basis, words: '重复配药属实' }
  await ask('looks', `${at}/propose`, proposal)
  await isRefused(/提出处理意见/, 'office-step-own', 'looks', `${at}/decide`, said)
  await isRefused(/作处理决定|审定作出/, 'case-consequence-not-valid', 'decides', `${at}/close`, said)
  const both = await Promise.all([inject('decides', `${at}/decide`, said), inject('decidesToo', `${at}/decide`, said)])
  assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [200, 409], 'of two at once the second is told')
  const decided = await ask('looks', at)
  assert.deepEqual(
    decided.consequences.map(({ kind, stands }) => [kind, stands]),
    [['person-by-claim', true]],
  )
  assert.match(
    String((await hospital.send('2304', settlement(person, visit, 1000))).err_msg),
    /G5128.*先垫付、后报销.*解除为止/,
  )
  assert.deepEqual(await standing(), ['settlement-by-claim-only'])

  await ask('looks', `${at}/propose-lift`, said)
  await isRefused(/提出撤销/, 'office-step-own', 'looks', `${at}/lift`, said)
  const lifted = await ask('decides', `${at}/lift`, said)
  assert.equal(lifted.state, 'lifted')
  assert.deepEqual(await standing(), [])
  assert.deepEqual(
    (await mine()).measures.map(({ holds }) => holds),
    [false, false],
  )
  const settled = await hospital.ask('2304', settlement(person, visit, 1000))
  const amounts = ({ output }: typeof settled) =>
    ['fund_pay_sumamt', 'psn_cash_pay', 'acct_pay'].map(
      (name) => (output as { setlinfo: Record<string, number> }).setlinfo[name],
    )
  assert.deepEqual(amounts(settled), amounts(before))
})

test('an answer after the limit is refused; the desk may note it; an interim measure beyond its end refuses no more', async () => {
  const { caseId } = await ask('looks', desk, opening)
  const at = `${desk}/${caseId}`
  await ask('looks', `${at}/look`, said)
  await ask('looks', `${at}/ask`, { held: '请说明', days: 1 })
  await ask('looks', `${at}/interim`, { kind: 'person-by-claim', until: '2026-06-24', basis, words: '核查' })
  assert.deepEqual(await standing(), ['settlement-by-claim-only'])
  await moveTo('2026-06-25T02:00:00Z')
  assert.deepEqual(await standing(), [])
  const [hearing] = (await mine()).hearings
  assert.equal(hearing?.mayAnswer, false)
  await isRefused(/2026-06-23/, 'hearing-too-late', 'person', `/api/me/hearings/${hearing.hearingId}/answer`, said)
  assert.equal((await ask('looks', `${at}/note`, { words: '当事人来电说明' })).steps.at(-1)?.words, '当事人来电说明')
  await ask('looks', `${at}/lift-interim`, said)
  await isRefused(/没有可以解除的/, 'case-consequence-not-valid', 'looks', `${at}/lift-interim`, said)
  await ask('looks', `${at}/propose`, { consequences: [{ kind: 'none' }], basis, words: '情有可原' })
  assert.equal((await ask('decides', `${at}/close`, said)).state, 'closed')
  await hospital.ask('2303', settlement(person, await readyStay('2026-06-25'), 1000))
})

test('an institution is heard and suspended: its new stays are refused, the way out is said; restored, they settle', async () => {
  const { caseId } = await ask('looks', desk, { subjectKind: 'institution', subject: code, matter: '分解收费' })
  const at = `${desk}/${caseId}`
  const own = '/api/institution/cases'
  assert.deepEqual((await ask<OwnCasesMessage>('own', own)).cases, [], 'nothing is seen before it is told')
  await ask('looks', `${at}/look`, said)
  await ask('looks', `${at}/ask`, { held: '五月有十二张账单分解收费', days: 5 })
  const [shown] = (await ask<OwnCasesMessage>('own', own)).cases
  assert.deepEqual([shown?.held, shown?.mayAnswer], ['五月有十二张账单分解收费', true])
  await isRefused(new RegExp(caseId), 'office-record-not-found', 'other', `${own}/${caseId}/answer`, said)
  await isRefused(/没有写字/, 'hearing-words-missing', 'own', `${own}/${caseId}/answer`, { words: ' ' })
  await ask<OwnCasesMessage>('own', `${own}/${caseId}/answer`, { words: '已整改' })
  const suspended = { kind: 'agreement-suspended', until: null }
  await isRefused(/写了两次/, 'case-consequence-not-valid', 'looks', `${at}/propose`, {
    ...{ consequences: [suspended, suspended], basis: '第四十三条', words: '属实' },
  })
  const consequences = [suspended, { kind: 'recovery', amountFen: 120_000, settlements: [] }]
  await ask('looks', `${at}/propose`, { consequences, basis: '浙人社发〔2016〕113号 第四十三条', words: '属实' })
  await ask('decides', `${at}/decide`, said)
  const asOthersAsk: OversightCase = await caseOf(db, caseId)
  assert.deepEqual(
    asOthersAsk.consequences.map(({ kind }) => kind),
    ['agreement-suspended', 'recovery'],
  )
  const visit = await readyStay('2026-06-25')
  const refused = await hospital.send('2303', settlement(person, visit, 1000))
  const [reason, hint] = [
    `协议从2026年6月25日起暂停（案件${caseId}的处理决定），到经办机构恢复协议为止不能直接结算`,
    /急诊的先自己垫付，凭急诊证明、发票和清单申请零星报销；.*陈述申辩，整改以后申请恢复协议/,
  ] as const
  assert.match(String(refused.err_msg), /G5102/)
  assert.ok(String(refused.err_msg).includes(reason), String(refused.err_msg))
  assert.match(String(refused.err_msg), hint)
  const day = '2026-06-25'
  const go = await ask<DirectSettlementMessage>(
    'person',
    `/api/direct-settlement?institution=${code}&kind=inpatient&day=${day}`,
  )
  const [told] = go.reasons.filter(({ code: name }) => name === 'not-designated')
  assert.ok(told?.text.endsWith(reason) === true, told?.text)
  assert.match(told.hint ?? '', hint)
  await ask('decides', `${at}/propose-lift`, said)
  await ask('looks', `${at}/lift`, said)
  await hospital.ask('2304', settlement(person, visit, 1000))
})

test('nobody works on a case about oneself, and one about staff is the audit’s alone', async () => {
  await db.pool.query('update staff_user set person_no = $1 where name = $2', [person, 'case-decidesToo'])
  const { caseId } = await ask('looks', desk, opening)
  await isRefused(new RegExp(caseId), 'case-own', 'decidesToo', `${desk}/${caseId}`)
  await isRefused(new RegExp(caseId), 'case-own', 'decidesToo', `${desk}/${caseId}/look`, said)
  const about = { subjectKind: 'staff', subject: 'case-looks', matter: '无案查档' }
  await isRefused(/只由审计/, 'case-of-audit', 'decides', desk, about)
  await isRefused(/本人/, 'case-own', 'audit', desk, { ...about, subject: 'case-audit' })
  const made = await ask('audit', desk, about)
  await isRefused(new RegExp(made.caseId), 'office-record-not-found', 'looks', `${desk}/${made.caseId}`)
  const listed = async (who: Who) =>
    (await ask<{ cases: { caseId: string }[] }>(who, desk)).cases.some((one) => one.caseId === made.caseId)
  assert.deepEqual([await listed('looks'), await listed('audit')], [false, true])
})

test('a limit that ends in a year without a calendar is refused', async () => {
  await moveTo('2026-12-28T02:00:00Z')
  const { caseId } = await ask('looks', desk, opening)
  const at = `${desk}/${caseId}`
  await ask('looks', `${at}/look`, said)
  await isRefused(/还没有那一年/, 'case-limit-unknown', 'looks', `${at}/ask`, { held: '请说明', days: 60 })
})
