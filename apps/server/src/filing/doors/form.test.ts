/** The form from the phone: letter and signature, agent, chosen institutions, drafts, corrections, and what goes wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  CommitmentLetterMessage,
  FilingCaseMessage,
  FilingCheckMessage,
  FilingForm,
  FilingFormRules,
  FilingMessage,
  KeptDraft,
  OwnFilingForm,
  ProblemDocument,
} from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { uploadMaterial } from '../../platform/materials/testing.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const active = await signInCitizen(database, clock, '33010000000000000002')
const provincial = await signInCitizen(database, clock, '33990000000000000004')
const taizhou = await signInCitizen(database, clock, '33100000000000000008')
const xingtai = await signInCitizen(database, clock, '13050000000000000009')
const desk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk', pool: '330100' })

let keys = 0
const newKey = (): string => `form-key-${String(++keys).padStart(5, '0')}`
const post = (url: string, cookie: string, payload: object, key = newKey()) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
const get = async <Reply>(url: string, cookie: string): Promise<Reply> => {
  const answer = await app.inject({ url, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Reply>()
}
const check = async (cookie: string, form: FilingForm) =>
  (await post('/api/filings/check', cookie, form)).json<FilingCheckMessage>()
const codesOf = (found: FilingCheckMessage) => found.problems.map((one) => `${one.code} ${one.path}`)

const temporary: FilingForm = {
  type: 'temporary',
  destination: '110100',
  from: '2026-03-10',
  to: '2026-09-30',
  mobile: '13800000000',
  commitmentSigned: true,
}
const resident: FilingForm = {
  type: 'long-term-resident',
  destination: '310100',
  from: '2026-03-10',
  mobile: '13800000000',
  address: '浦东新区演示路 1 号',
  stayMonths: 6,
  commitmentSigned: true,
}
const agent = { name: '演示代办人', idNumber: '11010519491231002X', relation: 'child', mobile: '13900000000' } as const

const letterOf = async (cookie: string, type: string, inPlace = false) =>
  (
    await get<{ letter: CommitmentLetterMessage | null }>(
      `/api/filings/letter?type=${type}${inPlace ? '&inPlace=true' : ''}`,
      cookie,
    )
  ).letter

test('the letter is the pool’s own; signed by name, its version stays with the filing, the name does not lie open', async () => {
  const letter = await letterOf(active, 'temporary')
  assert.ok(letter !== null && letter.lines.length > 3)
  const inPlace = await letterOf(active, 'long-term-resident', true)
  assert.notEqual(inPlace?.version, letter.version)
  const xt = await letterOf(xingtai, 'migrant-worker')
  assert.ok(xt?.lines.some((line) => line.includes('半年内')))
  assert.equal(await letterOf(xingtai, 'temporary'), null)

  const wrong = await check(active, { ...temporary, signature: { name: '张三', letter: letter.version } })
  assert.deepEqual([wrong.decision, codesOf(wrong)], ['correct', ['signature-differs signature.name']])
  const old = await check(active, { ...temporary, signature: { name: '演示职工乙', letter: 'an older one' } })
  assert.deepEqual(codesOf(old), ['letter-changed signature.letter'])

  const signed = { ...temporary, signature: { name: '演示 职工乙', letter: letter.version } }
  const filed = await post('/api/filings', active, signed)
  assert.equal(filed.statusCode, 201, filed.body)
  const { id } = filed.json<FilingMessage>()
  const { rows } = await database.pool.query<{ detail: Record<string, unknown>; private_cipher: Buffer }>(
    'select detail, private_cipher from filing_action where filing_id = $1 and action_no = 1',
    [id],
  )
  assert.deepEqual(rows[0]?.detail.commitment, { letter: letter.version, by: 'self' })
  assert.equal(JSON.stringify(rows[0].detail).includes('演示'), false)
  assert.equal(rows[0].private_cipher.includes(Buffer.from('演示')), false)
})

test('an agent gives both identities and the relation, signs by the own name, and stands in the filing', async () => {
  const form: FilingForm = { ...temporary, destination: '120100', applicant: 'agent' }
  const bare = await check(active, form)
  assert.deepEqual(codesOf(bare).sort(), ['agent-missing agent', 'material-missing materials'])
  const wrong = await check(active, { ...form, agent: { ...agent, idNumber: '110105194912310021', mobile: '12' } })
  assert.ok(codesOf(wrong).includes('agent-id-wrong agent.idNumber'))
  assert.ok(codesOf(wrong).includes('agent-mobile-wrong agent.mobile'))
  const letter = await letterOf(active, 'temporary')
  const proof = await uploadMaterial(app, active, 'agent-authority')
  const right = { ...form, agent, uploads: [proof.id], signature: { name: agent.name, letter: letter!.version } }
  const filed = await post('/api/filings', active, right)
  assert.equal(filed.statusCode, 201, filed.body)
  const filing = filed.json<FilingMessage>()
  assert.deepEqual([filing.state, filing.applicant, filing.actions[0]?.by], ['delivered', 'agent', '代办人'])
  const own = await get<OwnFilingForm>(`/api/filings/${filing.id}/form`, active)
  assert.deepEqual([own.form.agent, own.materials.map((one) => one.id)], [agent, [proof.id]])
  const { rows } = await database.pool.query<{ text: string }>(
    `select row_to_json(f)::text || coalesce((select string_agg(encode(c.reply, 'escape') || c.acts::text || c.events::text, '') from journal c
       where c.subject_id = f.filing_id), '') as text from filing_action f where filing_id = $1`,
    [filing.id],
  )
  for (const { text } of rows) assert.equal(text.includes(agent.idNumber) || text.includes(agent.name), false)
  // Xingtai's law names the person alone.
  const elsewhere = await check(xingtai, { ...form, agent })
  assert.ok(codesOf(elsewhere).includes('applicant-not-allowed applicant'))
})

test('institutions: grade and place come from the directory; what needs no choice, lies elsewhere, or is none is told', async () => {
  const permit = await uploadMaterial(app, taizhou, 'residence-permit')
  const form: FilingForm = { ...resident, uploads: [permit.id] }
  const rules = await get<FilingFormRules>('/api/filings/form-rules?type=long-term-resident', taizhou)
  assert.deepEqual(
    [rules.choice?.least, rules.choice?.most, rules.choice?.levels],
    [1, 3, ['tier1', 'community', 'other']],
  )
  assert.equal((await get<FilingFormRules>('/api/filings/form-rules?type=temporary', taizhou)).choice, undefined)
  const chosen = async (...codes: string[]) =>
    codesOf(await check(taizhou, { ...form, institutions: codes.map((code) => ({ code })) }))
  assert.deepEqual(await chosen('H31010000003'), [])
  assert.deepEqual(await chosen('H31010000001'), ['institution-free institutions[0]'])
  assert.deepEqual(await chosen('H31010000004'), ['institution-networked institutions[0]'])
  assert.deepEqual(await chosen('H33010000002'), [
    'institution-networked institutions[0]',
    'institution-elsewhere institutions[0]',
  ])
  assert.deepEqual(await chosen('P31010000001'), ['institution-free institutions[0]'])
  const lied = await check(taizhou, {
    ...form,
    institutions: [{ code: 'H31010000001', level: 'community', place: '310100' }],
  })
  assert.deepEqual(codesOf(lied), ['institution-free institutions[0]'])
  const none = await post('/api/filings', taizhou, { ...form, institutions: [{ code: 'H99999999999' }] })
  assert.equal(none.json<ProblemDocument>().errors?.[0]?.path, 'institutions[0]')

  const filed = await post('/api/filings', taizhou, { ...form, institutions: [{ code: 'H31010000003' }] })
  const filing = filed.json<FilingMessage>()
  assert.equal(filing.state, 'delivered', filed.body)
  const own = await get<OwnFilingForm>(`/api/filings/${filing.id}/form`, taizhou)
  assert.deepEqual(own.form.institutions, [{ code: 'H31010000003' }])
})

test('a hospital that may not be chosen: a private second-grade one outside the province that is not networked', async () => {
  // As another one of the directory, but for what is tried here.
  await database.pool.query(
    `create temporary table other_one as select * from institution where code = 'H31010000003';
     update other_one set code = 'H31010000098', level = 'tier2', ownership = 'private';
     insert into institution (code, name, place, level, ownership, recorded_at, indexed_name)
     select code, name, place, level, ownership, recorded_at, indexed_name from other_one`,
  )
  const found = await check(taizhou, { ...resident, destination: '310000', institutions: [{ code: 'H31010000098' }] })
  assert.ok(codesOf(found).includes('institution-not-choosable institutions[0]'), JSON.stringify(codesOf(found)))
})

test('what is open is named, with who can answer', async () => {
  const rules = await get<FilingFormRules>('/api/filings/form-rules?type=temporary', xingtai)
  assert.ok(rules.open.some((one) => one.title === '备案什么时候生效'))
  assert.deepEqual(rules.applicants, ['self'])
  assert.deepEqual(rules.supplementary, { beforeDischarge: false, days: 10 })
  assert.deepEqual(rules.contacts, [{ title: '参保地医保服务热线', contact: '0319-12393' }])
  assert.deepEqual(
    (await get<FilingFormRules>('/api/filings/form-rules?type=migrant-worker', xingtai)).changeAfter?.months,
    6,
  )
})

test('a draft is kept encrypted, is one’s own, comes back with its uploads, and is gone once it is sent', async () => {
  const picture = await uploadMaterial(app, provincial, 'residence-proof')
  const draft = {
    way: { step: 'form', place: '310100', type: 'long-term-resident' },
    form: { mobile: '13812345678', uploads: [picture.id] },
  }
  const put = await app.inject({
    method: 'PUT',
    url: '/api/drafts/filing',
    payload: draft,
    headers: { cookie: provincial },
  })
  assert.equal(put.statusCode, 200, put.body)
  const kept = await get<KeptDraft>('/api/drafts/filing', provincial)
  assert.deepEqual([kept.draft?.way, kept.draft?.form], [draft.way, draft.form])
  assert.deepEqual(
    kept.draft?.materials.map((one) => one.id),
    [picture.id],
  )
  assert.equal((await get<KeptDraft>('/api/drafts/filing', active)).draft, null)
  const { rows } = await database.pool.query<{ content_cipher: Buffer }>('select content_cipher from draft')
  assert.equal(rows[0]?.content_cipher.includes(Buffer.from('13812345678')), false)
  const large = { way: {}, form: { address: 'x'.repeat(40_000) } }
  const refused = await app.inject({
    method: 'PUT',
    url: '/api/drafts/filing',
    payload: large,
    headers: { cookie: provincial },
  })
  assert.equal(refused.statusCode, 413)
  const filed = await post('/api/filings', provincial, { ...resident, uploads: [picture.id] })
  assert.equal(filed.statusCode, 201, filed.body)
  assert.equal((await get<KeptDraft>('/api/drafts/filing', provincial)).draft, null)
})

test('put right: the notice comes back with the form, the same file may come again, and the desk sees the new one', async () => {
  const paper = await uploadMaterial(app, active, 'referral-form')
  const form: FilingForm = {
    type: 'referral',
    destination: '440100',
    from: '2026-03-10',
    mobile: '13800000000',
    commitmentSigned: true,
    uploads: [paper.id],
    referral: { institution: '演示杭州三级医院', on: '2026-03-09' },
  }
  const filed = (await post('/api/filings', active, form)).json<FilingMessage>()
  const asked = await post(`/api/desk/filings/${filed.id}/ask-corrections`, desk, {
    reason: '转诊单没有盖章，请重新拍照',
  })
  assert.equal(asked.statusCode, 200, asked.body)
  const waiting = await get<FilingMessage>(`/api/filings/${filed.id}`, active)
  assert.deepEqual([waiting.state, waiting.allowed], ['corrections-asked', ['correct', 'cancel']])
  const own = await get<OwnFilingForm>(`/api/filings/${filed.id}/form`, active)
  assert.deepEqual([own.form.referral?.on, own.form.uploads], ['2026-03-09', [paper.id]])
  const checked = await post(`/api/filings/check?filingId=${filed.id}`, active, own.form)
  assert.equal(checked.json<FilingCheckMessage>().decision, 'review', checked.body)
  const better = await uploadMaterial(app, active, 'referral-form')
  const again = await post(`/api/filings/${filed.id}/corrections`, active, {
    ...own.form,
    uploads: [paper.id, better.id],
  })
  assert.equal(again.json<FilingMessage>().state, 'applied', again.body)
  const seen = await get<{ materials: { id: string }[] }>(`/api/desk/filings/${filed.id}/materials`, desk)
  assert.deepEqual(seen.materials.map((one) => one.id).sort(), [paper.id, better.id].sort())
})

test('the case at the desk names the institutions that were chosen before and after a correction', async () => {
  await database.pool.query(`delete from institution_service where institution = 'H31010000004'`)
  const worker = await signInCitizen(database, clock, '33100000000000000007')
  const taizhouDesk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })
  const { filings } = await get<{ filings: FilingMessage[] }>('/api/filings', worker)
  const seal = await uploadMaterial(app, worker, 'employer-seal')
  const form: FilingForm = {
    ...resident,
    type: 'stationed-worker',
    uploads: [seal.id],
    institutions: [{ code: 'H31010000003' }],
    replaces: filings[0]!.id,
  }
  const filed = (await post('/api/filings', worker, form)).json<FilingMessage>()
  assert.equal(filed.state, 'applied')
  await post(`/api/desk/filings/${filed.id}/ask-corrections`, taizhouDesk, { reason: '请换一家机构' })
  const again = await post(`/api/filings/${filed.id}/corrections`, worker, {
    ...form,
    institutions: [{ code: 'H31010000004' }],
  })
  assert.equal(again.json<FilingMessage>().state, 'applied', again.body)
  const { history } = await get<FilingCaseMessage>(`/api/desk/filings/${filed.id}`, taizhouDesk)
  assert.deepEqual(history.at(-1)?.changes, [
    { field: '自选机构', before: '演示上海未联网医院', after: '演示上海社区中心' },
  ])
})
