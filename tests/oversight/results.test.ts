/** What decisions bring beside money: points of doctors, what is public; and what the audit is shown of the agency's own staff. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type {
  DoctorsMessage,
  ProblemDocument,
  PublicationsMessage,
  PublishedMessage,
  StaffFindingsMessage,
} from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { watchStaffOfYesterday } from '../../apps/server/src/oversight/staff/index.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import { findPerson } from '../../apps/server/src/person/people/index.ts'
import { openPlatform, people } from '../hospital/hospital.ts'
import { decideCase, liftCase } from './decided.ts'

const pool = '330100'
const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())
const hospital = 'H33010000001'
const cookies: Record<string, string> = {}
const staff = {
  inspects: { roles: ['inspecting'], pool },
  inspectsToo: { roles: ['inspecting'], pool },
  nowhere: { roles: ['inspecting'] },
  elsewhere: { roles: ['inspecting'], pool: '331000' },
  accepts: { roles: ['accepting'], pool },
  audits: { roles: ['audit'], pool },
  auditsElsewhere: { roles: ['audit'], pool: '331000' },
  own: { roles: ['institution'], institution: hospital },
} as const
type Who = keyof typeof staff | 'everybody'
async function signIn(): Promise<void> {
  for (const [name, said] of Object.entries(staff))
    cookies[name] = await signInStaff(db, clock, { ...said, roles: [...said.roles], name: `results-${name}` })
}
await signIn()

const inject = (who: Who, url: string, payload?: object) =>
  app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: {
      ...(who === 'everybody' ? {} : { cookie: cookies[who]! }),
      ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }),
    },
    ...(payload === undefined ? {} : { payload }),
  })
async function ask<Answer>(who: Who, url: string, payload?: object): Promise<Answer> {
  const answer = await inject(who, url, payload)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Answer>()
}
/** Refused with this code and these words, and nothing written. */
async function isRefused(code: string, words: RegExp, who: Who, url: string, payload: object): Promise<void> {
  const kept = async () =>
    JSON.stringify(
      await Promise.all(
        ['doctor_points', 'publication', 'office_step', 'staff_finding'].map(
          async (table) => (await db.pool.query(`select * from ${table} order by 1, 2`)).rows,
        ),
      ),
    )
  const before = await kept()
  const answer = await inject(who, url, payload)
  const document = answer.json<ProblemDocument>()
  assert.equal(document.code, code, answer.body)
  assert.match(document.detail, words)
  assert.equal(await kept(), before)
}

const doctor = 'D330100000001'
await decideCase(db, clock, {
  ...{ caseId: 'JC-D1', pool, subjectKind: 'doctor', subject: doctor, institution: hospital },
  consequences: [{ kind: 'points', points: 4 }],
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-D2', pool, subjectKind: 'doctor', subject: doctor, institution: hospital },
  consequences: [{ kind: 'points' }],
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-D3', pool, subjectKind: 'doctor', subject: doctor, institution: hospital },
  consequences: [{ kind: 'interview' }],
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-P1', pool, subjectKind: 'institution', subject: hospital },
  consequences: [{ kind: 'agreement-suspended' }, { kind: 'recovery', amountFen: 100 }],
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-P2', pool, subjectKind: 'person', subject: people.active },
  consequences: [{ kind: 'person-suspended' }],
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-P3', pool, subjectKind: 'staff', subject: 'results-accepts' },
  consequences: [{ kind: 'interview' }],
})

const points = '/api/desk/doctors/points'
const form = { caseId: 'JC-D1', institution: hospital, doctor, breach: 'over-treatment', reason: '过度检查' }
const year = (message: DoctorsMessage) => message.doctors.map((one) => [one.doctor, one.points, one.level])
const setPoints = (name: string, value: number) =>
  db.kysely
    .insertInto('oversight_setting')
    .values({
      ...{ pool, rule: 'points', name, value, from_day: '2026-01-01', reason: '演示' },
      ...{ entered_by: 'test', entered_at: clock.now() },
    })
    .execute()

test('points of a doctor: as decided, summed by year, seen by the own institution, taken back exactly', async () => {
  const wrong = (code: string, words: RegExp, part: object) =>
    isRefused(code, words, 'inspects', points, { ...form, ...part })
  await wrong('points-case-not-decided', /JC-D3/, { caseId: 'JC-D3' })
  await wrong('points-case-not-decided', /D330100000002/, { doctor: 'D330100000002' })
  await wrong('points-differ', /4 分，这次写了 5 分/, { points: 5 })
  await wrong('points-reason-missing', /写明为什么/, { reason: ' ' })
  await wrong('points-institution-unknown', /H33019999999/, { institution: 'H33019999999' })
  await wrong('points-not-set', /“过度检查、过度治疗”记几分/, { caseId: 'JC-D2' })
  await isRefused('points-case-not-decided', /JC-D1/, 'elsewhere', points, form)
  await isRefused('reclaim-no-pool', /统筹区/, 'nowhere', points, form)

  assert.deepEqual(year(await ask('inspects', points, form)), [[doctor, 4, 'ok']])
  await wrong('points-entered', /4 分/, {})
  await setPoints('over-treatment', 6)
  await setPoints('warn-at', 6)
  await setPoints('pause-at', 10)
  const both = await ask<DoctorsMessage>('inspects', points, { ...form, caseId: 'JC-D2' })
  assert.deepEqual([year(both), both.warnAt, both.pauseAt], [[[doctor, 10, 'pause']], 6, 10])
  const own = await ask<DoctorsMessage>('own', '/api/institution/doctors')
  assert.deepEqual([own.doctors[0]!.points, own.mayEnter], [10, false])
  assert.deepEqual((await ask<DoctorsMessage>('inspects', '/api/desk/doctors?year=2025')).doctors, [])

  const [entry] = both.doctors[0]!.entries
  const undo = `${points}/${entry!.entryId}/undo`
  await isRefused('points-not-found', /JF/, 'elsewhere', undo, { reason: '错了' })
  await isRefused('points-reason-missing', /撤销/, 'inspects', undo, { reason: '' })
  assert.deepEqual(year(await ask('inspects', undo, { reason: '案件撤销' })), [[doctor, 6, 'warn']])
  await isRefused('points-not-found', /已经撤销/, 'inspects', undo, { reason: '再撤' })
})

test('a decision is public when another has released it, without names, and no longer when it is lifted', async () => {
  const url = '/api/desk/publications'
  const words = '重复收费，责令退回。'
  const wrong = (code: string, said: RegExp, body: object) => isRefused(code, said, 'inspects', url, body)
  await wrong('publication-of-staff', /经办人员/, { caseId: 'JC-P3', words })
  await wrong('publication-words-missing', /拟公示/, { caseId: 'JC-P1', words: ' ' })
  await wrong('publication-names-person', /330100198811020127/, {
    caseId: 'JC-P2',
    words: '身份证330100198811020127的人',
  })
  const name = (await findPerson(db, people.active))!.name
  await wrong('publication-names-person', new RegExp(name), { caseId: 'JC-P2', words: `${name}冒名就医` })
  await isRefused('publication-case-not-decided', /JC-P1/, 'elsewhere', url, { caseId: 'JC-P1', words })

  await ask('inspects', url, { caseId: 'JC-P1', words })
  const chosen = await ask<PublicationsMessage>('inspects', url, { caseId: 'JC-P2', words: '冒名就医，暂停直接结算。' })
  await wrong('publication-known', /GS330100/, { caseId: 'JC-P1', words })
  const [ofPerson, ofHospital] = chosen.publications
  assert.deepEqual(ofHospital!.allowed, ['drop'])
  await isRefused('office-step-own', /发布/, 'inspects', `${url}/${ofHospital!.publicationId}/release`, {})
  await isRefused('reclaim-other-pool', /330100/, 'elsewhere', `${url}/${ofHospital!.publicationId}/release`, {})
  const published = async () => (await ask<PublishedMessage>('everybody', '/api/published')).decisions
  assert.deepEqual(await published(), [])
  await ask('inspectsToo', `${url}/${ofHospital!.publicationId}/release`, {})
  await ask('inspectsToo', `${url}/${ofPerson!.publicationId}/release`, {})
  const both = await published()
  assert.deepEqual(
    both.map((one) => [one.measures, one.day]).sort(),
    [
      [['暂停定点协议', '追回'], '2026-06-20'],
      [['暂停直接结算'], '2026-06-20'],
    ].sort(),
  )
  const text = JSON.stringify(both)
  assert.ok(text.includes('一位参保人') && !text.includes(people.active) && !text.includes(name))

  await isRefused('publication-words-missing', /撤下/, 'inspects', `${url}/${ofPerson!.publicationId}/take-back`, {
    words: '',
  })
  await ask('inspects', `${url}/${ofPerson!.publicationId}/take-back`, { words: '写错了' })
  assert.equal((await published()).length, 1)
  await liftCase(db, clock, 'JC-P1')
  assert.deepEqual(await published(), [])
  await wrong('publication-case-not-decided', /JC-P1/, { caseId: 'JC-P1', words })
})

test('own staff: looks at oneself, at nobody’s business, at many; decisions in the night; told once, to the audit alone', async () => {
  const url = '/api/desk/own-staff'
  const figure = (name: string, value: number) =>
    db.kysely
      .insertInto('agency_figure')
      .values({
        ...{ pool, name: name as 'claims.decide-days', from_day: '2026-01-01', value, document: '演示' },
        ...{ entered_by: 'test', entered_at: clock.now() },
      })
      .execute()
  await db.pool.query(`update staff_user set person_no = $1 where name = 'results-accepts'`, [people.active])
  const looks = [people.active, people.retiredWithFiling, people.taizhouStationed]
  await db.pool.query('delete from desk_task where person_no = any ($1)', [looks])
  for (const person of looks) {
    await commitForPerson(db, {
      ...{ personNo: person, at: clock.now(), changes: {} },
      audit: [{ actorKind: 'staff', actor: 'results-accepts', action: 'person.read', subjectId: person }],
    })
  }
  await db.pool.query('update journal set written_at = at where at = $1', [clock.now()])
  const days = { from: '2026-06-20', to: '2026-06-20' }
  await isRefused('staff-days-not-valid', /2026-06-21/, 'audits', `${url}/run`, { ...days, to: '2026-06-21' })
  await isRefused('staff-days-not-valid', /31 天/, 'audits', `${url}/run`, { ...days, from: '2026-05-01' })
  const first = await ask<StaffFindingsMessage>('audits', `${url}/run`, days)
  const ofAccepts = (message: StaffFindingsMessage) =>
    message.findings.filter(({ staff: who }) => who === 'results-accepts').map(({ rule, personNo }) => [rule, personNo])
  assert.deepEqual(
    ofAccepts(first).sort(),
    [
      ['no-task', people.retiredWithFiling],
      ['no-task', people.taizhouStationed],
      ['own-record', people.active],
    ].sort(),
  )
  assert.equal(first.unset.length, 5)
  await figure('own-staff.looks-an-hour', 2)
  await figure('own-staff.night-from', 9)
  await figure('own-staff.night-to', 11)
  clock.set('2026-06-21T02:00:00Z')
  await signIn()
  await watchStaffOfYesterday({ database: db, clock })
  const again = await ask<StaffFindingsMessage>('audits', url)
  assert.deepEqual(
    ofAccepts(again).filter(([rule]) => rule === 'many-looks'),
    [['many-looks', null]],
  )
  assert.equal(ofAccepts(again).length, 4, 'a run again adds only what is new')
  const night = again.findings.filter(({ rule }) => rule === 'odd-hours').map(({ staff: who }) => who)
  assert.ok(night.includes('results-inspectsToo'), JSON.stringify(again.findings))
  assert.deepEqual(ofAccepts(await ask('auditsElsewhere', url)), [])
  assert.equal((await inject('inspects', url)).statusCode, 403)

  const [one, two] = again.findings.filter(({ staff: who }) => who === 'results-accepts')
  await isRefused('reclaim-words-missing', /没有问题/, 'audits', `${url}/${one!.findingId}/dismiss`, { words: ' ' })
  await isRefused('staff-finding-not-found', /NB-/, 'auditsElsewhere', `${url}/${one!.findingId}/dismiss`, {
    words: '好',
  })
  await isRefused('staff-case-of-another', /JC-P1/, 'audits', `${url}/${one!.findingId}/case`, { caseId: 'JC-P1' })
  await ask('audits', `${url}/${one!.findingId}/case`, { caseId: 'JC-P3' })
  await ask('audits', `${url}/${two!.findingId}/dismiss`, { words: '窗口来办' })
  await isRefused('staff-finding-not-found', /已经办过/, 'audits', `${url}/${two!.findingId}/dismiss`, {
    words: '再来',
  })

  await db.pool.query(`update staff_finding set staff = 'results-audits' where finding_id = $1`, [
    again.findings[3]!.findingId,
  ])
  const left = await ask<StaffFindingsMessage>('audits', url)
  assert.ok(!left.findings.some(({ staff: who }) => who === 'results-audits'), 'nobody sees what is about themselves')
  await isRefused('staff-finding-own', /您自己/, 'audits', `${url}/${again.findings[3]!.findingId}/dismiss`, {
    words: '没事',
  })
})
