/**
 * What there is to see in the gallery of pages: the demonstration, and people, hospitals and desks who have done something
 * in it, through the doors of the program, each at a moment of its own, so that
 * every list has one order.
 */
import type { FilingCaseMessage, FilingForm } from '@yidi/contracts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { openPlatformServer } from '../browser/server.ts'
import { feeLine, Hospital, people, settlement } from '../hospital/hospital.ts'
import { addFindingOf } from '../../apps/server/src/oversight/findings/testing.ts'
import { appealAndRule } from './agency.ts'
import { claimAtDesk, claimOnPhone, payClaims } from './claims.ts'
import { declareAndPay } from './contributions.ts'
import { Doors, type Viewer } from './doors.ts'
import { evaluate } from './evaluating.ts'
import { fundTheYear, stayInMay } from './funding.ts'
import { complain } from './hearing.ts'
import { leaveMoney } from './leaving.ts'
import { oversee } from './overseeing.ts'

export interface World {
  address: string
  now: Date
  /** What the addresses of pages name: `{approved}` in a path stands for the filing that was approved. */
  named: Readonly<Record<string, string>>
  /** The cookie of a viewer who is logged in; undefined for a guest. */
  cookieOf: (viewer: Viewer) => Promise<string | undefined>
  close: () => Promise<void>
}

const temporary: FilingForm = {
  type: 'temporary',
  destination: '310100',
  from: '2026-06-20',
  to: '2026-12-31',
  mobile: '13800000000',
  commitmentSigned: true,
}

/** No rule can decide it: a hospital that nobody knows. A clerk must look. */
const referral = (destination: string, from: string): FilingForm => ({
  type: 'referral',
  destination,
  from,
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '查不到的医院', on: '2026-06-18' },
  reason: '需要进一步检查',
})

/** A person with an approved filing, a settled bill and one that was undone. */
async function settle(doors: Doors) {
  const { id: approved } = await doors.send('active', '/api/filings', temporary)
  const hospital = new Hospital(doors.server.platform.app, 'H31010000001', '310100')
  const stay = async (person: string, begin: string, end: string): Promise<{ visit: string; bill: string }> => {
    doors.tick()
    const visit = await hospital.admit(person, { begntime: `${begin} 08:00:00` })
    const line = feeLine(person, visit, ['YDA0000001', 10, 1000], 1)
    await hospital.ask('2301', { feedetail: [{ ...line, fee_ocur_time: `${begin} 09:30:00` }] })
    await hospital.discharge(person, visit, end)
    doors.tick()
    const reply = await hospital.ask('2304', settlement(person, visit, 10000))
    return { visit, bill: (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id }
  }
  const { bill } = await stay(people.active, '2026-06-20', '2026-06-20')
  const { visit, bill: undone } = await stay(people.retiredWithFiling, '2026-06-01', '2026-06-12')
  doors.tick()
  await hospital.ask('2305', { data: { psn_no: people.retiredWithFiling, mdtrt_id: visit, setl_id: undone } })
  return { approved, bill, undone }
}

/** A stay whose lines are cut for every reason, refused once, settled, undone and settled again. */
async function stayWithEverything(doors: Doors): Promise<{ visit: string }> {
  const [person, code] = [people.provincialActive, 'H33010000001']
  const hospital = new Hospital(doors.server.platform.app, code, '330100')
  doors.tick()
  const visit = await hospital.admit(person, { begntime: '2026-06-10 08:00:00' })
  await hospital.send('2304', settlement(person, visit, 1))
  doors.tick()
  await hospital.upload(person, visit, [
    ['YDA0000001', 10, 800],
    ['YDB0000001', 20, 100],
    ['YHB0000001', 1, 12000],
    ['ZZ-1', 1, 50],
  ])
  await hospital.discharge(person, visit)
  for (const last of [false, true]) {
    doors.tick()
    const { output } = await hospital.ask('2304', settlement(person, visit, 22050))
    const { setl_id } = (output as { setlinfo: { setl_id: string } }).setlinfo
    doors.tick()
    if (!last) await hospital.ask('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id } })
  }
  return { visit }
}

/** Filings that wait at the desk, were sent back and were refused. */
async function fillTheQueue(doors: Doors) {
  const apply = (destination: string) =>
    doors.send('taizhouResident', '/api/filings', referral(destination, doors.nextDay()))
  const { id: refused } = await apply('110100')
  await doors.send('staff desk-331000', `/api/desk/filings/${refused}/accept`, {})
  const code = 'referral-not-qualified'
  const seen = await doors.read<FilingCaseMessage>('staff review-331000', `/api/desk/filings/${refused}`)
  await doors.send('staff review-331000', `/api/desk/filings/${refused}/refuse`, {
    code,
    basis: seen.reasons.find((reason) => reason.code === code)!.bases[0]!,
    reason: '出具意见的医院不在定点名录里',
  })
  const { id: sentBack } = await apply('440100')
  await doors.send('staff desk-331000', `/api/desk/filings/${sentBack}/ask-corrections`, {
    reason: '转诊备案表没有盖章',
  })
  const { id: accepted } = await apply('420100')
  await doors.send('staff desk-331000', `/api/desk/filings/${accepted}/accept`, {})
  const { id: waiting } = await apply('310100')
  return { refused, sentBack, accepted, waiting }
}

/** Who may act for whom, registers, and what came by employer, hospital and counter. */
async function keepRegisters(doors: Doors) {
  await doors.send('retiredWithFiling', '/api/me/authorisations', {
    direction: 'consent',
    name: '演示职工乙',
    idNumber: '330100198811020127',
    relation: 'child',
    scopes: ['file'],
  })
  const { id: guardian } = await doors.send('provincialActive', '/api/me/authorisations', {
    direction: 'guardian',
    name: '演示居民己',
    idNumber: '330100201509010125',
    relation: 'child',
    scopes: ['file'],
    proof: 'birth-certificate',
  })
  const upload = await doors.send('provincialReferral', '/api/materials?kind=diagnosis-proof', samplePng(32))
  const { id: disease } = await doors.send('provincialReferral', '/api/diseases', {
    kind: '血友病',
    hospital: '演示杭州三级医院',
    diagnosedOn: '2026-06-01',
    uploads: [upload.id],
  })
  await doors.send('provincialReferral', '/api/abroad', {
    leaveOn: '2026-07-01',
    returnOn: '2026-09-01',
    disease: '高血压',
    medicines: '演示降压药',
  })
  return { guardian, disease }
}

/** What employer, hospital and agency have done, each on a page of its own. */
async function workAtTheDesk(doors: Doors) {
  await doors.send('staff employer-D33010000001', '/api/employer/filings', {
    personNo: people.active,
    destination: '110100',
    from: doors.nextDay(),
    mobile: '13800000000',
    confirmed: true,
  })
  await doors.send('staff hospital-H33010000001', '/api/institution/referrals', {
    personNo: people.active,
    destination: '310100',
    receivingCode: 'H31010000001',
    receivingName: '演示上海三级医院',
    diagnosisName: '肺恶性肿瘤',
    reason: '本院条件有限，同意转上海治疗',
    on: doors.nextDay(),
    mobile: '13800000000',
    commitmentSigned: true,
  })
  const { id: promised } = await doors.send('stopped', '/api/filings', {
    type: 'long-term-resident',
    destination: '440100',
    from: doors.nextDay(),
    mobile: '13800000000',
    stayMonths: 12,
    commitmentSigned: true,
    commitmentInPlace: true,
  } satisfies FilingForm)
  await doors.send('staff review-330100', '/api/desk/commitment-checks/draw', {
    from: '2026-06-01',
    to: '2026-06-30',
    percent: 100,
    seed: '20260630',
  })
  return { promised }
}

/** The server with everything in it, on a morning of June 2026. */
export async function openWorld(): Promise<World> {
  // Its own address has another port each time, and pages tell it.
  const server = await openPlatformServer({ YIDI_PUBLIC_URL: 'https://yidi.example.cn' })
  const doors = new Doors(server)
  const stays = await stayInMay(doors)
  const made = {
    ...(await settle(doors)),
    ...(await fillTheQueue(doors)),
    ...(await keepRegisters(doors)),
    ...(await workAtTheDesk(doors)),
    ...(await claimOnPhone(doors)),
    ...(await claimAtDesk(doors)),
    ...(await stayWithEverything(doors)),
    ...(await payClaims(doors)),
  }
  const appeals = await appealAndRule(doors, made)
  await declareAndPay(doors)
  const left = await leaveMoney(doors)
  const finding = await addFindingOf(server.platform.db, server.platform.clock, '330100', people.active)
  const funds = await fundTheYear(doors)
  const seen = await oversee(doors, stays)
  doors.leave()
  const heard = await complain(doors, made)
  const evaluated = await evaluate(doors)
  const { code } = await doors.read<{ code: string }>('active', `/api/filings/${made.approved}/receipt`)
  doors.tick()
  doors.leave()
  return {
    address: server.address,
    now: server.platform.clock.now(),
    named: { ...made, ...appeals, ...left, ...funds, ...seen, ...heard, ...evaluated, receipt: code, finding },
    cookieOf: (viewer) => doors.cookieOf(viewer),
    close: server.close,
  }
}
