/** 就诊详情: one stay with everything that was said and done of it, at both doors; who may look, and that each look is on record. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { ProblemDocument, Visit, VisitList } from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, admission, feeLine, newMsgid, openPlatform, people, settlement } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const code = 'H31010000001'
const hospital = new Hospital(app, code, '310100')
const person = people.retiredWithFiling

const cookies = {
  reviewer: await signInStaff(db, clock, { roles: ['reviewing'], pool: '330100', name: 'visits-reviewer' }),
  clerk: await signInStaff(db, clock, { roles: ['accepting'], pool: '330100', name: 'visits-clerk' }),
  elsewhere: await signInStaff(db, clock, { roles: ['reviewing'], pool: '331000', name: 'visits-elsewhere' }),
  hospital: await signInStaff(db, clock, { roles: ['institution'], institution: code, name: 'visits-hospital' }),
  other: await signInStaff(db, clock, { roles: ['institution'], institution: 'H33010000001', name: 'visits-other' }),
}
async function ask<Answer>(who: keyof typeof cookies, url: string) {
  const answer = await app.inject({ url, headers: { cookie: cookies[who] } })
  return answer.json<Answer & ProblemDocument>()
}
const tick = () => clock.set(new Date(clock.now().getTime() + 60_000).toISOString())

/** A stay of five lines, four cut for another reason, with messages that were refused, repeated, settled and undone. */
async function stay() {
  const msgid = newMsgid(code)
  const admitted = admission(person)
  const admit = async () => (await hospital.ask('2401', admitted, { msgid })).output.result as { mdtrt_id: string }
  const { mdtrt_id: visit } = await admit()
  await admit()
  tick()
  const early = settlement(person, visit, 1)
  assert.equal((await hospital.send('2304', early)).infcode, -1, 'nothing is on the bill yet')
  tick()
  const lines = [
    feeLine(person, visit, ['YDA0000001', 10, 100], 1),
    feeLine(person, visit, ['YDB0000001', 10, 10], 2),
    feeLine(person, visit, ['UNKNOWN-1', 1, 50], 3),
    { ...feeLine(person, visit, ['YDA0000001', 1, 30], 4), hosp_appr_flag: '2' },
    feeLine(person, visit, ['YHB0000001', 1, 12000], 5),
  ]
  await hospital.ask('2301', { feedetail: lines })
  tick()
  await hospital.discharge(person, visit)
  tick()
  await hospital.ask('2303', settlement(person, visit, 13180))
  tick()
  const settled = (await hospital.ask('2304', settlement(person, visit, 13180))).output.setlinfo as { setl_id: string }
  tick()
  const undo = { data: { mdtrt_id: visit, setl_id: settled.setl_id, psn_no: person, setl_type: '2' } }
  const undone = (await hospital.ask('2305', undo)).output.setlinfo as { setl_id: string }
  tick()
  const again = (await hospital.ask('2304', settlement(person, visit, 13180))).output.setlinfo as { setl_id: string }
  return { visit, settled: settled.setl_id, undone: undone.setl_id, again: again.setl_id }
}

const made = await stay()
const desk = `/api/desk/visits/${made.visit}`
const own = `/api/institution/visits/${made.visit}`

test('the page has every line with what is cut of it and why, and the sums by reason with their article', async () => {
  const { visit, lines, lost, person: who, placeName } = await ask<Visit>('reviewer', desk)
  assert.deepEqual(
    [visit.state, visit.institutionName, visit.from, visit.to, visit.total, placeName],
    ['settled', '演示上海三级医院', '2026-06-10', '2026-06-12', '13180.00', '上海市'],
  )
  assert.deepEqual([who.personNo, who.name], [person, '演示退休甲'])
  assert.equal(who.idNumber, '3301************14')
  const all = [
    { reason: 'own-share', amount: '3010.00' },
    { reason: 'unknown-code', amount: '50.00' },
    { reason: 'not-approved', amount: '30.00' },
    { reason: 'over-ceiling', amount: '2000.00' },
  ]
  assert.deepEqual(
    lines.map((line) => [line.code, line.class, line.amount, line.inScope, line.ownShareRate, line.memo, line.cuts]),
    [
      ['YDA0000001', 'A', '1000.00', '1000.00', null, null, []],
      ['YDB0000001', 'B', '100.00', '90.00', '10%', null, [{ reason: 'own-share', amount: '10.00' }]],
      ['UNKNOWN-1', 'C', '50.00', '0.00', null, '就医地目录没有此编码，按全自费处理', [all[1]]],
      ['YDA0000001', 'A', '30.00', '0.00', null, null, [all[2]]],
      ['YHB0000001', 'B', '12000.00', '7000.00', '30%', null, [all[3], { reason: 'own-share', amount: '3000.00' }]],
    ],
  )
  assert.ok(lines.every((line) => line.settlement === made.again && !line.voided))
  assert.deepEqual(lost.cuts, all)
  assert.deepEqual(lost.basis, { document: 'zj-yrd-guide', article: '三（一）' })
})

test('settlements stand there as their person reads them, the undone one with what undid it', async () => {
  const { settlements } = await ask<Visit>('reviewer', desk)
  assert.deepEqual(
    settlements.map((one) => [one.settlement.id, one.settlement.state, one.cancelledBy, one.settlement.total]),
    [
      [made.settled, 'cancelled', made.undone, '13180.00'],
      [made.again, 'settled', null, '13180.00'],
    ],
  )
  assert.ok(settlements.every(({ settlement: { result } }) => result.explanation.length >= 4))
})

test('every message is there in its order: its name, how often it came, what it was answered, what it made', async () => {
  const { messages } = await ask<Visit>('reviewer', desk)
  assert.deepEqual(
    messages.map((one) => [one.infno, one.name, one.infcode, one.times, one.settlement]),
    [
      ['2401', '入院办理', 0, 2, null],
      ['2304', '住院结算', -1, 1, null],
      ['2301', '住院费用明细上传', 0, 1, null],
      ['2402', '出院办理', 0, 1, null],
      ['2303', '住院预结算', 0, 1, null],
      ['2304', '住院结算', 0, 1, made.settled],
      ['2305', '住院结算撤销', 0, 1, made.undone],
      ['2304', '住院结算', 0, 1, made.again],
    ],
  )
  assert.match(messages[1]!.text, /^\[G\d{4}\]/)
  assert.ok(messages.every(({ msgid, infcode, text }) => msgid.startsWith(code) && (infcode === 0) === (text === '')))
  assert.doesNotMatch(JSON.stringify(messages), /演示退休甲|330100195003070114|J18/)
})

test('a refused message that comes again is one message that came twice', async () => {
  const visit = await hospital.admit(people.active)
  const msgid = newMsgid(code)
  for (let time = 0; time < 2; time++) await hospital.send('2304', settlement(people.active, visit, 1), { msgid })
  // What lacks its fields never reaches the person: noted, and found by the visit that it names.
  const bare = newMsgid(code)
  for (let time = 0; time < 3; time++) await hospital.send('2304', { data: { mdtrt_id: visit } }, { msgid: bare })
  const { messages } = await ask<Visit>('reviewer', `/api/desk/visits/${visit}`)
  assert.deepEqual(
    messages.filter(({ infno }) => infno === '2304').map((one) => [one.msgid, one.infcode, one.times]),
    [
      [msgid, -1, 2],
      [bare, -1, 3],
    ],
  )
})

test('both doors read the same; the desk sees diagnoses where it decides, the institution those that it told', async () => {
  const [reviewer, clerk, hospitalSees] = [
    await ask<Visit>('reviewer', desk),
    await ask<Visit>('clerk', desk),
    await ask<Visit>('hospital', own),
  ]
  assert.deepEqual(hospitalSees, reviewer)
  assert.deepEqual(reviewer.diagnoses, [{ kind: 'admission', main: true, code: 'J18.900', name: '肺炎' }])
  assert.deepEqual(clerk, { ...reviewer, diagnoses: null })
})

test('another institution and another pool see nothing; a number that is none is unknown', async () => {
  assert.equal((await ask('elsewhere', desk)).code, 'person-other-pool')
  assert.equal((await ask('other', own)).code, 'visit-not-found')
  assert.equal((await ask('hospital', '/api/institution/visits/000000000000000000000000')).code, 'visit-not-found')
  assert.equal((await ask('reviewer', '/api/desk/visits/nobody')).code, 'visit-not-found')
  assert.equal((await ask('hospital', desk)).code, 'not-permitted')
  assert.equal((await ask('reviewer', own)).code, 'not-permitted')
})

test('lists lead to it: of the person, of the institution at the desk of the pool, and of the institution', async () => {
  const ids = ({ visits }: { visits: VisitList['visits'] }) => visits.map(({ id }) => id)
  assert.deepEqual(ids(await ask('reviewer', `/api/desk/people/${person}`)), [made.visit])
  const [here, there, theirs, others] = [
    await ask<VisitList>('reviewer', `/api/institutions/${code}/visits`),
    await ask<VisitList>('elsewhere', `/api/institutions/${code}/visits`),
    await ask<VisitList>('hospital', '/api/institution/visits'),
    await ask<VisitList>('other', '/api/institution/visits'),
  ]
  assert.equal(here.visits.at(-1)?.id, made.visit)
  assert.deepEqual(ids(theirs), ids(here))
  assert.deepEqual([there.visits, others.visits], [[], []])
  assert.equal((await ask('reviewer', '/api/institutions/H99999999999/visits')).code, 'institution-not-found')
})

test('each look is on record with the person: who, which visit, whether the diagnoses were seen', async () => {
  const { rows } = await db.pool.query<{ actor: string; diagnoses: boolean }>(
    `select a ->> 'actor' as actor, (a -> 'detail' ->> 'diagnoses')::boolean as diagnoses
       from journal j cross join lateral json_array_elements(j.acts) a
      where j.person_no = $1 and a ->> 'action' = 'visit.read' order by j.entry_no`,
    [person],
  )
  const looks = new Set(rows.map(({ actor, diagnoses }) => `${actor} ${String(diagnoses)}`))
  assert.deepEqual([...looks].sort(), ['visits-clerk false', 'visits-hospital true', 'visits-reviewer true'])
})

test('pages of a list follow one another', async () => {
  const theirs = (before?: string) =>
    ask<VisitList>('hospital', `/api/institution/visits${before === undefined ? '' : `?before=${before}`}`)
  for (let more = 0; more < 20; more++) {
    const [spare] = [people.active]
    const visit = await hospital.admit(spare, { begntime: '2026-06-19 08:00:00' })
    await hospital.ask('2404', { data: { mdtrt_id: visit, psn_no: spare, memo: '' } })
  }
  const first = await theirs()
  assert.equal(first.visits.length, 20)
  const second = await theirs(first.next!)
  assert.equal(second.next, null)
  assert.equal(new Set([...first.visits, ...second.visits].map(({ id }) => id)).size, 22)
})
