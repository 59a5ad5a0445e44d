/**
 * An institution applies for an agreement and has it signed by two people, then settles; what is wrong on the way has an answer of its
 * own and writes nothing; and an agreement with one pool counts where another recognises it.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { AgreementApplicationMessage, OwnAgreementsMessage, ProblemDocument } from '@yidi/contracts'
import { applicationKind, setDecideLimits } from '../../apps/server/src/care/agreements/testing.ts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { feeLine, Hospital, openPlatform, people, settlement } from '../hospital/hospital.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())
const code = 'H33010000001'
const own = '/api/institution/agreements'
const desk = '/api/desk/agreements'
const staff = {
  own: { roles: ['institution'], institution: code },
  pharmacy: { roles: ['institution'], institution: 'P33010000001' },
  reviews: { roles: ['reviewing'], pool: '330100' },
  both: { roles: ['reviewing', 'approving'], pool: '330100' },
  signs: { roles: ['approving'], pool: '330100' },
  elsewhere: { roles: ['reviewing', 'approving'], pool: '331000' },
  provincial: { roles: ['reviewing'], pool: '339900' },
  provincialSigns: { roles: ['approving'], pool: '339900' },
} as const
type Who = keyof typeof staff
const cookies = {} as Record<Who, string>
for (const [name, said] of Object.entries(staff))
  cookies[name as Who] = await signInStaff(db, clock, { ...said, roles: [...said.roles], name: `agree-${name}` })

const inject = (who: Who, url: string, payload?: object) =>
  app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: { cookie: cookies[who], ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) },
    ...(payload === undefined ? {} : { payload }),
  })
async function ask<Answer = AgreementApplicationMessage>(who: Who, url: string, payload?: object): Promise<Answer> {
  const answer = await inject(who, url, payload)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Answer>()
}
const overview = () => ask<OwnAgreementsMessage>('own', own)
const with_ = async (pool: string) => (await overview()).agreements.find((one) => one.pool === pool)!

async function kept(): Promise<string> {
  const tables = ['office_record', 'office_step', 'agreement_application', 'agreement_action', 'institution_agreement']
  const rows = await Promise.all(
    tables.map(async (table) => (await db.pool.query(`select * from ${table} order by 1, 2, 3`)).rows),
  )
  return JSON.stringify(rows)
}

/** Refused with this code and these words, and nothing written. */
async function isRefused(words: RegExp, fault: string, who: Who, url: string, payload: object): Promise<void> {
  const before = await kept()
  const document = (await inject(who, url, payload)).json<ProblemDocument>()
  assert.equal(document.code, fault, JSON.stringify(document))
  assert.match(document.detail, words)
  assert.equal(await kept(), before)
}

const asks = {
  ...{ services: ['inpatient', 'outpatient'], contactName: '演示联系人' },
  ...{ contactTelephone: '0571-12345678', from: '2026-06-20', words: '新开业' },
}
const form = { pool: '330100', ...asks }
const hospital = new Hospital(app, code, '330100')
const stays = new Map<string, string>()
/** What pre-settlement of a person's stay says, which began on the day of the test: a refusal in words, or 0. */
async function settles(person: string): Promise<string> {
  if (!stays.has(person)) {
    const begun = { ipt_type: '2', begntime: '2026-06-20 08:00:00' }
    const visit = await hospital.admit(person, begun)
    const line = { ...feeLine(person, visit, ['YDA0000001', 1, 1000], 1), fee_ocur_time: '2026-06-20 09:30:00' }
    await hospital.ask('2301', { feedetail: [line] })
    await hospital.discharge(person, visit, '2026-06-20')
    stays.set(person, visit)
  }
  const reply = await hospital.send('2303', settlement(person, stays.get(person)!, 1000))
  return String(reply.infcode) === '0' ? '0' : String(reply.err_msg)
}

test('an application with something wrong in it', async () => {
  await isRefused(/协议现在是“协议有效”/, 'agreement-exists', 'own', own, form)
  await db.pool.query('delete from institution_agreement where institution = $1', [code])
  assert.match(await settles(people.active), /G5102/)
  await isRefused(/不能向“331000”申请/, 'agreement-pool-not-here', 'own', own, { ...form, pool: '331000' })
  await isRefused(/没有选/, 'agreement-services-missing', 'own', own, { ...form, services: [] })
  await isRefused(/是医疗机构/, 'institution-kind-differs', 'own', own, { ...form, services: ['pharmacy'] })
  await isRefused(/“一二三”/, 'agreement-contact-not-valid', 'own', own, { ...form, contactTelephone: '一二三' })
  await isRefused(/“ ?”、/, 'agreement-contact-not-valid', 'own', own, { ...form, contactName: ' ' })
  for (const from of ['2026-06-19', '2026-02-30', '2028-01-01'])
    await isRefused(new RegExp(from), 'agreement-day-not-valid', 'own', own, { ...form, from })
})

test('applied, told what is missing once, corrected, reviewed, signed by another: then a stay settles, also for who recognises it', async () => {
  const { applicationId: id, notes, dueDay } = await ask('own', own, form)
  assert.equal(dueDay, null)
  assert.match(notes.join(), /没有期限/)
  const at = `${desk}/${id}`
  await isRefused(new RegExp(id), 'agreement-applied-already', 'own', own, form)
  const agreement = `/api/institutions/${code}/agreement`
  await isRefused(new RegExp(id), 'agreement-application-under-way', 'reviews', agreement, { action: 'sign' })
  await isRefused(/没有/, 'office-record-not-found', 'pharmacy', `${own}/${id}/withdraw`, {})
  await isRefused(/杭州/, 'agreement-other-pool', 'elsewhere', `${at}/review`, { advice: 'sign', words: '好' })
  await isRefused(/一次告知补正/, 'agreement-words-missing', 'both', `${at}/ask`, { words: ' ' })
  const said = { pool: '330100', name: 'agreement.decide-days' as const, from_day: '2026-01-01', value: 5 }
  const entered = { ...said, document: '演示文件', entered_by: 'test', entered_at: clock.now() }
  await db.kysely.insertInto('agency_figure').values(entered).execute()
  await setDecideLimits(applicationKind, { database: db, clock, release: openRelease(undefined) })
  assert.notEqual((await ask('own', `${own}/${id}`)).dueDay, null, 'the limit that is set later runs from then on')

  const asked = await ask('both', `${at}/ask`, { words: '请写明科室' })
  assert.deepEqual([asked.state, asked.dueDay], ['correcting', null])
  const corrected = { ...asks, words: '内科、外科' }
  await isRefused(/没有选/, 'agreement-services-missing', 'own', `${own}/${id}/correct`, { ...corrected, services: [] })
  assert.equal((await ask('own', `${own}/${id}/correct`, corrected)).words, '内科、外科')
  await isRefused(/不能“一次告知补正”/, 'office-step-not-allowed', 'both', `${at}/ask`, { words: '再来' })
  await isRefused(/不能“签订协议”/, 'office-step-not-allowed', 'signs', `${at}/sign`, { day: '2026-06-20' })
  await ask('both', `${at}/review`, { advice: 'sign', words: '材料齐全' })
  await isRefused(/审核|告知/, 'office-step-own', 'both', `${at}/sign`, { day: '2026-06-20' })
  await isRefused(/不予签订/, 'agreement-words-missing', 'signs', `${at}/decline`, { words: '' })
  await isRefused(/2026-06-19/, 'agreement-day-not-valid', 'signs', `${at}/sign`, { day: '2026-06-19' })
  const signed = await ask('signs', `${at}/sign`, { day: '2026-06-20' })
  assert.deepEqual([signed.state, signed.agreement.state, signed.agreement.since], ['signed', 'in-force', '2026-06-20'])
  await isRefused(/不能“撤回”/, 'office-step-not-allowed', 'own', `${own}/${id}/withdraw`, {})
  assert.match(
    signed.agreement.recognised.map(({ pool, basis }) => `${pool} ${basis ?? ''}`).join(),
    /339900 .*第三十条/,
  )

  assert.equal(await settles(people.active), '0')
  assert.equal(await settles(people.provincialActive), '0', 'the provincial pool recognises it')
})

test('what an agency ends itself no other one makes good; an agreement with the provincial pool counts in Hangzhou', async () => {
  await db.pool.query('delete from institution_agreement where institution = $1', [code])
  await db.pool.query('delete from agreement_action where institution = $1', [code])
  const { applicationId: id } = await ask('own', own, { ...form, pool: '339900' })
  await ask('provincial', `${desk}/${id}/review`, { advice: 'sign', words: '好' })
  await ask('provincialSigns', `${desk}/${id}/sign`, { day: '2026-06-20' })
  assert.equal((await with_('330100')).state, 'none')
  assert.equal(await settles(people.active), '0')
  const found = (await app.inject(`/api/institutions/${code}`)).json<{ designated: boolean }>()
  assert.equal(found.designated, true)

  // Withdrawn and declined leave nothing in force.
  const second = await ask('own', own, form)
  assert.equal((await ask('own', `${own}/${second.applicationId}/withdraw`, {})).agreement.state, 'withdrawn')
  const third = await ask('own', own, form)
  await ask('reviews', `${desk}/${third.applicationId}/review`, { advice: 'decline', words: '不符合' })
  const declined = await ask('signs', `${desk}/${third.applicationId}/decline`, { words: '不符合区域规划' })
  assert.deepEqual([declined.agreement.state, declined.agreement.reason], ['declined', '不符合区域规划'])
  assert.equal(await settles(people.active), '0')

  await db.pool.query(
    `insert into institution_agreement (institution, region, agreement_no, status, from_day, known_from)
     values ($1, '330100', 1, 'terminated', '2026-06-20', now())`,
    [code],
  )
  assert.match(await settles(people.active), /G5102/)
  assert.equal(await settles(people.provincialActive), '0')
})
