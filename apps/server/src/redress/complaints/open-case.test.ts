/** 立案 of a tip-off: the case says what was found and never who reported it; a tip-off opens one case. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseMessage, ComplaintCaseMessage, ComplaintMessage, ProblemDocument } from '@yidi/contracts'
import { openClaims, people, refused } from '../../claims/doors/testing.ts'
import { findPerson } from '../../person/people/index.ts'

const opened = await openClaims()
test.after(() => opened.app.close())
const { database, send, desks, staff } = opened
const phone = await opened.citizen(people.active)
const inspecting = await staff(['inspecting'], 'inspect-330100')
const second = await staff(['inspecting'], 'inspect2-330100')
const elsewhere = await staff(['inspecting'], 'inspect-331000', '331000')
const audit = await staff(['audit'], 'audit-330100')
const reporter = (await findPerson(database, people.active))!
const contact = '13812345678'
const hospital = 'H33010000001'

type Told = ProblemDocument & ComplaintMessage & ComplaintCaseMessage
const told = async (cookie: string, url: string, body?: object) =>
  (await send(cookie, body === undefined ? 'GET' : 'POST', url, body)).json<Told>()
const at = (id: string) => `/api/desk/complaints/${id}`
const ofCase = async (cookie: string, id: string) =>
  (await send(cookie, 'GET', `/api/desk/cases/${id}`)).json<CaseMessage>()
const about = { subjectKind: 'institution', subject: hospital } as const
const tales = [reporter.name, reporter.idNumber, reporter.personNo, contact]

/** Everything that a case has kept, in the open and opened: its rows, its steps, what the audit says of it. */
async function keptOf(caseId: string): Promise<string> {
  const tables = ['oversight_case', 'oversight_words', 'office_record', 'office_step', 'office_audit', 'audit']
  const kept = []
  for (const table of tables) {
    const exists = await database.pool.query(`select to_regclass($1) as it`, [table])
    if ((exists.rows as { it: string | null }[])[0]?.it === null) continue
    kept.push((await database.pool.query(`select t::text from ${table} t where t::text like $1`, [`%${caseId}%`])).rows)
  }
  return JSON.stringify(kept)
}

let tip = ''
let caseId = ''

test('the desk of oversight sees what a case would say, without who reported; other desks see no such thing', async () => {
  const text = `我是${reporter.name}（${reporter.idNumber}），电话${contact}，这家医院虚记床位费。`
  const body = { subject: 'tip-off', text, phone: contact, institution: hospital }
  tip = (await told(phone, '/api/complaints', body)).id
  const seen = await told(inspecting, at(tip))
  assert.deepEqual(seen.tipOff, { caseId: null, matter: '我是（略）（（略）），电话（略），这家医院虚记床位费。' })
  assert.equal((await told(desks.accepting, at(tip))).tipOff, null)
  assert.equal((await told(audit, at(tip))).tipOff, null)
})

test('who reported is refused in every field, and so is what is no tip-off, of another pool or without words', async () => {
  const open = (body: object, cookie = inspecting, id = tip) => send(cookie, 'POST', `${at(id)}/case`, body)
  const bad = (body: object, code: string, cookie?: string) => refused(database, () => open(body, cookie), code)
  for (const word of tales) {
    const { detail } = await bad({ ...about, matter: `${word}说的` }, 'complaint-case-names-reporter')
    assert.match(detail, /“发现的情况”里有举报人的/)
    assert.ok(!detail.includes(word), 'the refusal does not say it either')
  }
  await bad(
    { subjectKind: 'person', subject: reporter.personNo, matter: '虚记床位费' },
    'complaint-case-names-reporter',
  )
  await bad({ ...about, matter: '  ' }, 'case-words-missing')
  await bad({ ...about, subject: 'H99', matter: '虚记床位费' }, 'institution-not-found')
  await bad({ subjectKind: 'staff', subject: 'accepting-330100', matter: '虚记床位费' }, 'case-of-audit')
  await bad({ ...about, matter: '虚记床位费' }, 'filing-other-pool', elsewhere)
  await bad({ ...about, matter: '虚记床位费' }, 'not-permitted', desks.accepting)
  const { id } = await told(phone, '/api/complaints', { subject: 'suggestion', text: '窗口中午也开' })
  const other = await refused(
    database,
    () => open({ ...about, matter: '虚记床位费' }, inspecting, id),
    'complaint-case-not-tip-off',
  )
  assert.match(other.detail, /这一件是“意见建议”/)
})

test('opened: each names the other, and no field of the case, its rows or its audit says who reported', async () => {
  const { tipOff } = await told(inspecting, `${at(tip)}/case`, { ...about, matter: '虚记床位费' })
  caseId = tipOff?.caseId ?? ''
  assert.match(caseId, /^JC/)
  assert.equal((await told(second, at(tip))).tipOff?.caseId, caseId)
  assert.ok(!JSON.stringify(await told(phone, `/api/complaints/${tip}`)).includes(caseId), 'the person is not told')
  assert.ok(!JSON.stringify(await told(desks.accepting, at(tip))).includes(caseId), 'nor is another desk')
  const found = await ofCase(second, caseId)
  assert.deepEqual([found.tipOff, found.matter, found.subject], [{ complaint: tip }, '虚记床位费', hospital])
  const all = JSON.stringify(found) + (await keptOf(caseId))
  assert.ok(all.includes(tip) && all.includes('inspect-330100'))
  for (const word of tales) assert.ok(!all.includes(word), `the case holds ${word}`)
})

test('a second press is refused with the number of the case; of two at once one is told', async () => {
  const open = (cookie: string, id: string) =>
    send(cookie, 'POST', `${at(id)}/case`, { ...about, matter: '又虚记床位费' })
  const again = await refused(database, () => open(second, tip), 'complaint-case-opened')
  assert.match(again.detail, new RegExp(`已经立了案件${caseId}`))
  const entry = { via: 'telephone', subject: 'tip-off', text: '有人用别人的卡买药', phone: '13900000000' }
  const { id } = await told(desks.accepting, '/api/desk/complaints', entry)
  assert.deepEqual((await told(inspecting, at(id))).tipOff, { caseId: null, matter: '有人用别人的卡买药' })
  const both = await Promise.all([open(inspecting, id), open(second, id)])
  assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [200, 409])
})
