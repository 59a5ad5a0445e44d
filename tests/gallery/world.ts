/**
 * What there is to see in the gallery of pages: the demonstration, and people, hospitals and desks who have done something
 * in it, through the doors of the program, each at a moment of its own, so that
 * every list has one order.
 */
import assert from 'node:assert/strict'
import type {
  ClaimCaseMessage,
  ClaimForm,
  ClaimReview,
  FilingCaseMessage,
  FilingForm,
  PaymentBatchMessage,
} from '@yidi/contracts'
import { formOf } from '../../apps/server/src/claims/doors/testing.ts'
import { recordKinds } from '../../apps/server/src/kinds.ts'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import { openPlatformServer, type TestPlatform } from '../browser/server.ts'
import { feeLine, Hospital, people, settlement } from '../hospital/hospital.ts'
import { approveGrant, grantKind } from '../payments/grant.ts'

/** Whoever looks at a page: nobody, a person of the demonstration, or an account of its staff. */
export type Viewer = 'guest' | keyof typeof people | `staff ${string}`

export interface World {
  address: string
  now: Date
  /** What the addresses of pages name: `{approved}` in a path stands for the filing that was approved. */
  named: Readonly<Record<string, string>>
  /** The cookie of a viewer who is logged in; undefined for a guest. */
  cookieOf: (viewer: Viewer) => Promise<string | undefined>
  close: () => Promise<void>
}

class Doors {
  readonly server: TestPlatform
  readonly #cookies = new Map<Viewer, string>()
  #moment = 0
  #day = 0

  constructor(server: TestPlatform) {
    this.server = server
  }

  async cookieOf(viewer: Viewer): Promise<string | undefined> {
    if (viewer === 'guest') return undefined
    const known = this.#cookies.get(viewer)
    if (known !== undefined) return known
    const { app, db, clock } = this.server.platform
    let cookie: string
    if (viewer.startsWith('staff ')) {
      const payload = { kind: 'staff', name: viewer.slice('staff '.length), password: this.server.password }
      const answer = await app.inject({ method: 'POST', url: '/api/session', payload })
      assert.ok(answer.statusCode < 300, `${viewer}: ${answer.body}`)
      cookie = String(answer.headers['set-cookie']).split(';')[0]!
    } else cookie = await signInCitizen(db, clock, people[viewer as keyof typeof people])
    this.#cookies.set(viewer, cookie)
    return cookie
  }

  async read<Reply>(viewer: Viewer, url: string): Promise<Reply> {
    const headers = { cookie: (await this.cookieOf(viewer)) ?? '' }
    const answer = await this.server.platform.app.inject({ url, headers })
    assert.equal(answer.statusCode, 200, `${url}: ${answer.body}`)
    return answer.json<Reply>()
  }

  /** Another minute of the same morning. */
  tick(): void {
    this.#moment += 1
    const begin = Date.parse('2026-06-20T02:00:00Z') + this.#day * 86_400_000
    this.server.platform.clock.set(new Date(begin + this.#moment * 60_000).toISOString())
  }

  /** The next morning, on which everybody logs in again: filings of a person stand in the order of their days. */
  nextDay(): string {
    this.#day += 1
    this.#cookies.clear()
    this.tick()
    return this.server.platform.clock.today()
  }

  /** One command through a door of the program, a minute after the one before. */
  async send<Reply = { id: string }>(viewer: Viewer, url: string, payload: object): Promise<Reply> {
    this.tick()
    const headers = {
      cookie: (await this.cookieOf(viewer)) ?? '',
      'idempotency-key': `gallery-${String(this.#moment)}`,
      ...(payload instanceof Buffer ? { 'content-type': 'image/png' } : {}),
    }
    const answer = await this.server.platform.app.inject({ method: 'POST', url, payload, headers })
    assert.ok(answer.statusCode < 300, `${url}: ${answer.body}`)
    return answer.json<Reply>()
  }
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

/** A claim in review, and one whose review waits for its approval, with a line that was cut. */
async function claim(doors: Doors) {
  const sent = async (from: string, to: string, number: string): Promise<{ id: string }> => {
    doors.nextDay()
    const uploads = []
    for (const kind of ['medical-receipt', 'medical-record'])
      uploads.push((await doors.send('active', `/api/materials?kind=${kind}`, samplePng(48 + uploads.length))).id)
    const form = formOf({ uploads })
    const made = await doors.send('active', '/api/claims', {
      ...form,
      visit: { ...form.visit, from, to },
      invoices: [{ number, day: to, total: '20000.00' }],
      lines: form.lines.map((line) => ({ ...line, day: to })),
    } satisfies ClaimForm)
    await doors.send('staff desk-330100', `/api/desk/claims/${made.id}/accept`, {})
    return made
  }
  const { id: reviewed } = await sent('2026-04-06', '2026-04-16', '12345678')
  const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
  await doors.send('staff review-330100', `/api/desk/claims/${reviewed}/review`, {
    lines: [{ lineNo: 2, cut: { amount: '2000', reason: 'no-proof', basis, words: '病历里没有这次检查' } }],
  } satisfies ClaimReview)
  const { id } = await sent('2026-05-06', '2026-05-16', '87654321')
  return { claim: id, reviewed }
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

/** Claims of one person: one sent back to be corrected, one decided with a line that was cut. */
async function claimOnPhone(doors: Doors) {
  const claim = async (month: string, number: string) => {
    const uploads: string[] = []
    for (const kind of ['medical-receipt', 'medical-record'])
      uploads.push((await doors.send('retiredWithFiling', `/api/materials?kind=${kind}`, samplePng(80))).id)
    const form = formOf({ uploads, situation: 'direct-failed' })
    const [from, to] = [`2026-${month}-06`, `2026-${month}-16`]
    const { id } = await doors.send('retiredWithFiling', '/api/claims', {
      ...form,
      visit: { ...form.visit, from, to },
      invoices: [{ number, day: to, total: '20000.00' }],
      lines: form.lines.map((line) => ({ ...line, day: to })),
    } satisfies ClaimForm)
    return id
  }
  const claimDecided = await claim('04', '12345678')
  const at = `/api/desk/claims/${claimDecided}`
  const basis = { document: 'zj-provincial-2016-113', article: '第三十五条' }
  await doors.send('staff desk-330100', `${at}/accept`, {})
  await doors.send('staff review-330100', `${at}/review`, {
    lines: [{ lineNo: 2, cut: { amount: '2000', reason: 'no-proof', basis, words: '病历里没有这次检查' } }],
  } satisfies ClaimReview)
  const { outcome } = await doors.read<ClaimCaseMessage>('staff approve-330100', at)
  assert.ok(outcome.result !== undefined && 'amounts' in outcome.result)
  const { fundTotal: fund, cash } = outcome.result.amounts
  await doors.send('staff approve-330100', `${at}/approve`, { fund, cash })
  const claimBack = await claim('05', '87654321')
  await doors.send('staff desk-330100', `/api/desk/claims/${claimBack}/ask-corrections`, {
    problems: [
      { code: 'blurred', path: 'uploads', text: '票据的照片看不清', remedy: '请重新拍照上传', weight: 'blocks' },
      { code: 'day', path: 'visit.to', text: '出院日期和病历不一样', remedy: '请照病历核对', weight: 'blocks' },
    ],
    reason: '请补两处，补好后再提交',
  })
  return { claimDecided, claimBack }
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

/** A batch that is being paid, one that is to be confirmed, and grants that wait for the next: all within the minute before. */
async function payGrants(doors: Doors) {
  const { app, db: database, clock } = doors.server.platform
  const bank = ['演示银行杭州分行', '演示农商银行'] as const
  const subjects: string[] = []
  for (const [no, amountFen] of [356000, 128050, 4500, 986520, 20000, 73800, 2301200].entries()) {
    const [recordId, personNo] = [
      `G330100-20260620-${String(no + 1).padStart(3, '0')}`,
      [people.active, people.child][no % 2]!,
    ]
    const payee = {
      holder: ['演示职工乙', '演示居民己'][no % 2]!,
      bank: bank[no % 2]!,
      account: `62220000111122${String(33300 + no)}`,
    }
    await approveGrant({ database, clock }, { personNo, recordId, amountFen, payee })
    subjects.push(recordId)
  }
  let turn = 0
  const post = async (who: 'finance' | 'finance2', url: string, payload: object = {}) => {
    turn += 1
    const headers = {
      cookie: (await doors.cookieOf(`staff ${who}-330100`)) ?? '',
      'idempotency-key': `payments-${String(turn)}`,
    }
    const answer = await app.inject({ method: 'POST', url: `/api/desk/payments/batches${url}`, payload, headers })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<PaymentBatchMessage>().batchId
  }
  const paid = await post('finance', '', { subjects: subjects.slice(0, 3) })
  await post('finance2', `/${paid}/confirm`)
  const day = clock.today()
  await post('finance', `/${paid}/items/1/paid`, { day })
  await post('finance', `/${paid}/items/2/returned`, { day, reason: 'name-does-not-fit' })
  // The list of batches has one order.
  clock.set(new Date(clock.now().getTime() + 1000).toISOString())
  const drawn = await post('finance', '', { subjects: subjects.slice(3, 5) })
  return { batch: paid, drawn }
}

/** The server with everything in it, on a morning of June 2026. */
export async function openWorld(): Promise<World> {
  // Its own address has another port each time, and pages tell it.
  const server = await openPlatformServer({ YIDI_PUBLIC_URL: 'https://yidi.example.cn' }, [...recordKinds, grantKind])
  const doors = new Doors(server)
  const made = {
    ...(await settle(doors)),
    ...(await fillTheQueue(doors)),
    ...(await keepRegisters(doors)),
    ...(await workAtTheDesk(doors)),
    ...(await claimOnPhone(doors)),
    ...(await claim(doors)),
    ...(await stayWithEverything(doors)),
    ...(await payGrants(doors)),
  }
  const { code } = await doors.read<{ code: string }>('active', `/api/filings/${made.approved}/receipt`)
  doors.tick()
  return {
    address: server.address,
    now: server.platform.clock.now(),
    named: { ...made, receipt: code },
    cookieOf: (viewer) => doors.cookieOf(viewer),
    close: server.close,
  }
}
