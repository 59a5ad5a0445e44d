/** What happened to the people of a population: each life is led by real commands of a hospital, a pharmacy, a phone. */
import type { Category, Insurance } from '@yidi/rules'
import type { FilingForm } from '@yidi/contracts'
import {
  Hospital,
  admission,
  feeLine,
  money,
  purchase,
  registration,
  settlement,
} from '../../tests/hospital/hospital.ts'
import type { LineOf } from '../../tests/hospital/hospital.ts'
import type { App } from '../../apps/server/src/platform/module/index.ts'

/** A day of somebody's life, at a server whose clock stands on it. */
export interface Scene {
  app: App
  personNo: string
  /** 310 or 390. */
  insuranceType: string
  day: string
  lines: number
  /** Signs the person in; gives the cookie. */
  signIn(): Promise<string>
}

export interface Life {
  name: string
  pool: string
  insurance: Insurance
  category: Category
  /** Of a hundred people, how many live so. */
  share: number
  lead(scene: Scene): Promise<void>
}

const shanghai = ['H31010000001', '310100'] as const
const hangzhou = ['H33010000001', '330100'] as const
const taizhou = ['H33100000001', '331000'] as const
const pharmacy = ['P33010000001', '330100'] as const
type At = readonly [code: string, place: string]

const codes = ['YDA0000001', 'YDB0000001', 'YDB0000002', 'YFA0000001', 'YFB0000001', 'YHB0000001', 'YDC0000001']

/** Lines of a bill: what each costs follows from its place. */
const linesOf = (count: number): LineOf[] =>
  Array.from({ length: count }, (_, at) => [codes[at % codes.length]!, 1 + (at % 3), money(20 + ((at * 733) % 400))])

const totalOf = (lines: readonly LineOf[]): number =>
  money(lines.reduce((sum, [, count, price]) => sum + count * price, 0))

const billed = (scene: Scene, visitId: string, lines: readonly LineOf[], batch?: string) => ({
  feedetail: lines.map((line, index) => ({
    ...feeLine(scene.personNo, visitId, line, index + 1),
    fee_ocur_time: `${scene.day} 09:30:00`,
    ...(batch === undefined ? {} : { med_type: '11', chrg_bchno: batch, rx_circ_flag: '0' }),
  })),
})

/** A stay of one day: admitted, billed, discharged. */
async function stay(scene: Scene, [code, place]: At): Promise<{ hospital: Hospital; visitId: string; total: number }> {
  const hospital = new Hospital(scene.app, code, place)
  const lines = linesOf(scene.lines)
  const more = { insutype: scene.insuranceType, begntime: `${scene.day} 08:00:00`, exp_content: '{"IPT_TYPE":"2"}' }
  const admitted = await hospital.ask('2401', admission(scene.personNo, more))
  const visitId = (admitted.output as { result: { mdtrt_id: string } }).result.mdtrt_id
  await hospital.ask('2301', billed(scene, visitId, lines))
  await hospital.discharge(scene.personNo, visitId, scene.day)
  return { hospital, visitId, total: totalOf(lines) }
}

const settling = (scene: Scene, visitId: string, total: number, more: Record<string, unknown> = {}) =>
  settlement(scene.personNo, visitId, total, { insutype: scene.insuranceType, ...more })

/** A stay, looked at before, then settled. Gives what undoing it needs. */
async function settledStay(scene: Scene, at: At) {
  const { hospital, visitId, total } = await stay(scene, at)
  await hospital.ask('2303', settling(scene, visitId, total))
  const reply = await hospital.ask('2304', settling(scene, visitId, total))
  const settlementId = (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id
  return { hospital, data: { psn_no: scene.personNo, mdtrt_id: visitId, setl_id: settlementId } }
}

async function settledOutpatient(scene: Scene, [code, place]: At): Promise<void> {
  const hospital = new Hospital(scene.app, code, place)
  const lines = linesOf(scene.lines)
  const begun = { insutype: scene.insuranceType, begntime: `${scene.day} 08:00:00` }
  const registered = await hospital.ask('2201', registration(scene.personNo, begun))
  const visitId = (registered.output as { data: { mdtrt_id: string } }).data.mdtrt_id
  await hospital.ask('2204', billed(scene, visitId, lines, 'B1'))
  await hospital.ask('2207', settling(scene, visitId, totalOf(lines), { med_type: '11', chrg_bchno: 'B1' }))
}

async function bought(scene: Scene): Promise<void> {
  const [code, place] = pharmacy
  const medicines = linesOf(scene.lines).map(([, count, price], at): LineOf => [
    codes.filter((one) => one.startsWith('YD'))[at % 4]!,
    count,
    price,
  ])
  const bill = purchase(scene.personNo, medicines, { insutype: scene.insuranceType, begntime: `${scene.day} 09:00:00` })
  const drugdetail = bill.drugdetail.map((line) => ({ ...line, fee_ocur_time: `${scene.day} 09:05:00` }))
  await new Hospital(scene.app, code, place).ask('2102', { ...bill, drugdetail })
}

async function file(scene: Scene, form: Partial<FilingForm>): Promise<void> {
  const answer = await scene.app.inject({
    method: 'POST',
    url: '/api/filings',
    headers: { cookie: await scene.signIn(), 'idempotency-key': `population-${scene.personNo}` },
    payload: { from: scene.day, mobile: '13800000000', commitmentSigned: true, ...form },
  })
  if (answer.statusCode !== 201) throw new Error(`not filed: ${answer.body}`)
}

const temporary = { type: 'temporary', destination: '310100', to: '2026-12-31' } as const

/** Waits for a clerk: it comes with a paper that somebody must look at. */
const referral = (scene: Scene) => ({
  type: 'referral' as const,
  destination: '310100',
  materials: ['referral-form' as const],
  referral: { institution: '演示杭州三级医院', on: scene.day },
})

const employee = { pool: '330100', insurance: 'employee', category: 'active' } as const

export const lives: readonly Life[] = [
  {
    ...{ name: 'filed, a stay away from home', ...employee, share: 26 },
    lead: async (scene) => {
      await file(scene, temporary)
      await settledStay(scene, shanghai)
    },
  },
  {
    ...{ name: 'retired, a stay away from home', ...employee, category: 'retired', share: 14 },
    lead: async (scene) => void (await settledStay(scene, shanghai)),
  },
  {
    ...{ name: 'a stay at home', ...employee, share: 12 },
    lead: async (scene) => void (await settledStay(scene, hangzhou)),
  },
  {
    ...{ name: 'a resident, a stay at home', pool: '331000', insurance: 'resident', category: 'resident', share: 12 },
    lead: async (scene) => void (await settledStay(scene, taizhou)),
  },
  {
    ...{ name: 'filed, seen by a doctor', ...employee, share: 12 },
    lead: async (scene) => {
      await file(scene, temporary)
      await settledOutpatient(scene, shanghai)
    },
  },
  { name: 'a purchase', ...employee, share: 8, lead: bought },
  {
    ...{ name: 'a referral that waits, a stay not settled', ...employee, share: 6 },
    lead: async (scene) => {
      await file(scene, referral(scene))
      await stay(scene, shanghai)
    },
  },
  {
    ...{ name: 'a stay settled and undone', ...employee, share: 4 },
    lead: async (scene) => {
      const { hospital, data } = await settledStay(scene, shanghai)
      await hospital.ask('2305', { data })
    },
  },
  {
    ...{ name: 'two stays settled', ...employee, share: 6 },
    lead: async (scene) => {
      await settledStay(scene, shanghai)
      await settledStay(scene, shanghai)
    },
  },
]
