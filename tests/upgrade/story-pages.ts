/** What people, the desk and the office do on the pages in the story that the dump holds. */
import type { FilingForm, FilingMessage, InstitutionOne, PersonPage, StaffPassword } from '@yidi/contracts'
import { actingHeader } from '@yidi/contracts'
import { uploadMaterial } from '../../apps/server/src/platform/materials/testing.ts'
import { people } from '../hospital/hospital.ts'
import { citizen, desk, keeperOfAccounts, review, type Doors } from './doors.ts'
import { activeIdNumber, demonstrationPassword } from './fixture.ts'
import { newcomer } from './newcomer.ts'

const signed = { mobile: '13800000000', commitmentSigned: true } as const
const from = '2026-06-20'
const temporary: FilingForm = { ...signed, type: 'temporary', destination: '110100', from, to: '2026-12-31' }
const resident: FilingForm = {
  ...{ ...signed, type: 'long-term-resident', destination: '310100', from },
  ...{ address: '演示路 1 号', stayMonths: 6 },
}
const referral: FilingForm = {
  ...{ ...signed, type: 'referral', destination: '310100', from, materials: ['referral-form'] },
  referral: { institution: '演示台州三级医院', on: '2026-06-19' },
}

/** The pages' part: filings in every state, registers, people, accounts, papers. */
export async function liveOnPages(doors: Doors): Promise<void> {
  await logIn(doors)
  await ownFilings(doors)
  await deskFilings(doors)
  await registers(doors)
  await enrolments(doors)
  await office(doors)
}

/** The event that no relay has seen yet, after the last seal: a filing that opens at once. */
export async function fileAfterTheSeal(doors: Doors): Promise<void> {
  await doors.post(citizen(people.taizhouStationed), '/api/filings', temporary)
}

/** With the password, once right and once wrong. */
async function logIn({ platform: { app } }: Doors): Promise<void> {
  const form = { kind: 'citizen', idNumber: activeIdNumber, password: demonstrationPassword }
  for (const payload of [{ ...form, password: 'not this one' }, form, { ...form, kind: 'staff', name: 'desk-330100' }])
    await app.inject({ method: 'POST', url: '/api/session', payload })
}

/** Opened at once, changed with papers carried over, cancelled, kept as a draft, printed; one at the counter, one that ends. */
async function ownFilings(doors: Doors): Promise<void> {
  const me = citizen(people.active)
  const { app } = doors.platform
  const cookie = await doors.cookie(me)
  const proof = await uploadMaterial(app, cookie, 'residence-proof')
  const first = await doors.post(me, '/api/filings', { ...resident, uploads: [proof.id] })
  const changed = { ...resident, destination: '420100', replaces: first.id, carriedOver: [proof.id] }
  const second = await doors.post(me, '/api/filings', changed)
  const third = await doors.post(me, '/api/filings', temporary)
  await doors.post(me, `/api/filings/${third.id}/cancel`, { reason: '不去了' })
  for (const paper of ['form.pdf', 'receipt.pdf']) await doors.paper(me, `/api/filings/${second.id}/${paper}`)
  const draft = { way: { step: 'form', place: '310100', type: 'temporary' }, form: { mobile: '13800000000' } }
  await app.inject({ method: 'PUT', url: '/api/drafts/filing', payload: draft, headers: { cookie } })
  await doors.post(desk('330100'), '/api/desk/filings', {
    ...{ idNumber: activeIdNumber, form: { ...temporary, destination: '530100' } },
  })

  const worker = citizen(people.taizhouStationed)
  const permit = await uploadMaterial(app, await doors.cookie(worker), 'residence-permit')
  const { filings } = await doors.get<{ filings: FilingMessage[] }>(worker, '/api/filings')
  const move = {
    ...resident,
    destination: '440100',
    from: '2026-07-01',
    uploads: [permit.id],
    replaces: filings[0]!.id,
  }
  await doors.post(worker, '/api/filings', move)
}

/** At the desk: approved, waiting, corrections asked for and given, refused, for one visit. */
async function deskFilings(doors: Doors): Promise<void> {
  const who = citizen(people.taizhouResident)
  const [clerk, reviewer] = [desk('331000'), review('331000')]
  const file = (destination: string) => doors.post(who, '/api/filings', { ...referral, destination })
  const decide = (id: string, step: string, by = reviewer, words: object = {}) =>
    doors.post(by, `/api/desk/filings/${id}/${step}`, words)

  await file('310100')
  const asked = await file('320500')
  await decide(asked.id, 'ask-corrections', clerk, { reason: '转诊备案表上没有印章，请补盖后重新提交' })
  const corrected = await file('440100')
  await decide(corrected.id, 'ask-corrections', clerk, { reason: '请写明转诊日期' })
  await doors.post(who, `/api/filings/${corrected.id}/corrections`, { ...referral, destination: '440100' })
  const approved = await file('330100')
  await decide(approved.id, 'accept', clerk)
  await decide(approved.id, 'approve', reviewer, { reason: '已电话核实' })
  const refused = await file('420100')
  await decide(refused.id, 'accept', clerk)
  const { reasons } = await doors.get<{ reasons: { code: string; bases: object[] }[] }>(
    reviewer,
    `/api/desk/filings/${refused.id}`,
  )
  const ground = reasons.find(({ bases }) => bases.length > 0)!
  const refusal = { code: ground.code, reason: '转诊意见不是参保地三级医院出具。', basis: ground.bases[0] }
  await decide(refused.id, 'refuse', reviewer, refusal)

  const oneVisit = { ...temporary, destination: '310100', to: null, commitmentSigned: false }
  const single = await doors.post(citizen(people.xingtai), '/api/filings', oneVisit)
  await decide(single.id, 'accept', desk('130500'))
  await decide(single.id, 'approve', review('130500'), { reason: '材料齐全' })
}

/** A designated disease, medicine for abroad, an authorisation and what is done with it, a special category. */
async function registers(doors: Doors): Promise<void> {
  const me = citizen(people.active)
  const { app } = doors.platform
  const proof = await uploadMaterial(app, await doors.cookie(me), 'diagnosis-proof')
  const disease = { hospital: '演示杭州三级医院', diagnosedOn: '2026-06-01' }
  const applied = await doors.post(me, '/api/diseases', { ...disease, kind: '血友病', uploads: [proof.id] })
  await doors.post(review('330100'), `/api/desk/registers/${applied.id}/approve`, {})
  const other = await doors.post(me, '/api/diseases', { ...disease, kind: '肺结核' })
  await doors.post(review('330100'), `/api/desk/registers/${other.id}/refuse`, { reason: '证明看不清' })
  const abroad = { leaveOn: '2026-07-10', returnOn: '2026-09-10', disease: '高血压', medicines: '演示药' }
  await doors.post(citizen(people.provincialActive), '/api/abroad', abroad)
  const given = await doors.post(citizen(people.retiredWithFiling), '/api/me/authorisations', {
    ...{ direction: 'consent', name: '演示职工乙', idNumber: activeIdNumber, relation: 'child' },
    scopes: ['file', 'settlements', 'code'],
  })
  const headers = { cookie: await doors.cookie(me), 'idempotency-key': 'upgrade-acting', [actingHeader]: given.id }
  await app.inject({ method: 'POST', url: '/api/filings', payload: temporary, headers })
}

/** A newcomer who is enrolled, changed, of a special category for a while, and stopped; a telephone put right. */
async function enrolments(doors: Doors): Promise<void> {
  const clerk = desk('330100')
  const { personNo } = await doors.post<{ personNo: string }>(clerk, '/api/desk/people', {
    ...{ ...newcomer, phone: '13800000001', card: 'A12345678' },
    ...{ insurance: 'employee', category: 'active', employer: '演示单位' },
    ...{ from: '2026-06-01', benefitsFrom: '2026-06-01' },
  })
  const url = `/api/desk/people/${personNo}`
  const serviceman = { category: 'disabled-serviceman', grade: 6, from: '2026-06-01', reason: '残疾军人证' }
  await doors.post(clerk, `${url}/special-category`, serviceman)
  const { special } = await doors.get<PersonPage>(clerk, url)
  const ending = { lastDay: '2026-06-18', reason: '重新评定' }
  await doors.post(clerk, `${url}/special-category/${special!.recordId}/end`, ending)
  await doors.post(clerk, `${url}/change`, { from: '2026-06-15', category: 'retired', reason: '办理退休' })
  await doors.post(clerk, `${url}/benefits`, { from: '2026-06-19', status: 'stopped', reason: '欠费' })
  await doors.post(clerk, `/api/desk/people/${people.active}/correct`, { phone: '13800000002', reason: '换号' })
}

/** An institution's telephone changed twice, an account made and changed. */
async function office(doors: Doors): Promise<void> {
  const clerk = desk('330100')
  const code = 'H33010000002'
  const { name, level, settlementLevel, ownership, address, services } = await doors.get<InstitutionOne>(
    clerk,
    `/api/institutions/${code}`,
  )
  for (const telephone of ['0571-88880000', '0571-88880001'])
    await doors.post(clerk, `/api/institutions/${code}/edit`, {
      ...{ name, level, settlementLevel, ownership, address, services, telephone },
    })
  const account = { roles: ['accepting'], pool: '330100', institution: null, employer: null }
  const made = await doors.post<StaffPassword>(keeperOfAccounts, '/api/desk/staff', { ...account, name: 'desk-new' })
  const change = { ...account, roles: ['reviewing'] }
  await doors.post(keeperOfAccounts, `/api/desk/staff/${made.account.userId}/change`, change)
}
