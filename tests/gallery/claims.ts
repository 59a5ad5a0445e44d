/** Claims of the gallery, through the doors of the program: sent on the phone, judged at the desk, paid through the bank. */
import assert from 'node:assert/strict'
import type { ClaimCaseMessage, ClaimForm, ClaimReview, PaymentBatchMessage } from '@yidi/contracts'
import { formOf } from '../../apps/server/src/claims/doors/testing.ts'
import { samplePng } from '../../apps/server/src/platform/materials/testing.ts'
import type { Doors, Viewer } from './doors.ts'

interface Stay {
  from: string
  to: string
  /** Of its invoice, eight digits. */
  number: string
  /** Yuan, whole: one examination besides the medicine. Without it the stay costs 20,000 in all. */
  examination?: number
  situation?: ClaimForm['situation']
}

const medicineYuan = 8000

/** A claim for a stay with its papers, as its person sends it on the phone. */
async function send(doors: Doors, who: Viewer, { from, to, number, examination = 12000, situation }: Stay) {
  const uploads = []
  for (const kind of ['medical-receipt', 'medical-record'])
    uploads.push((await doors.send(who, `/api/materials?kind=${kind}`, samplePng(48 + uploads.length))).id)
  const form = formOf({ uploads, ...(situation === undefined ? {} : { situation }) })
  const price = String(examination)
  const [medicine, examined] = form.lines
  const { id } = await doors.send(who, '/api/claims', {
    ...form,
    visit: { ...form.visit, from, to },
    invoices: [{ number, day: to, total: `${String(medicineYuan + examination)}.00` }],
    lines: [
      { ...medicine!, day: to },
      { ...examined!, day: to, price, amount: `${price}.00` },
    ],
  } satisfies ClaimForm)
  return id
}

const cut: ClaimReview = {
  lines: [
    {
      lineNo: 2,
      cut: {
        amount: '2000',
        reason: 'no-proof',
        basis: { document: 'zj-provincial-2016-113', article: '第三十五条' },
        words: '病历里没有这次检查',
      },
    },
  ],
}

/** Accepted, reviewed and approved at the desk of Hangzhou. */
async function decide(doors: Doors, id: string, review: ClaimReview = { lines: [] }): Promise<void> {
  const at = `/api/desk/claims/${id}`
  await doors.send('staff desk-330100', `${at}/accept`, {})
  await doors.send('staff review-330100', `${at}/review`, review)
  const { outcome } = await doors.read<ClaimCaseMessage>('staff approve-330100', at)
  assert.ok(outcome.result !== undefined && 'amounts' in outcome.result)
  const { fundTotal: fund, cash } = outcome.result.amounts
  await doors.send('staff approve-330100', `${at}/approve`, { fund, cash })
}

/** A claim in review, and one whose review waits for its approval, with a line that was cut. */
export async function claimAtDesk(doors: Doors) {
  const sent = async (from: string, to: string, number: string): Promise<string> => {
    doors.nextDay()
    const id = await send(doors, 'active', { from, to, number })
    await doors.send('staff desk-330100', `/api/desk/claims/${id}/accept`, {})
    return id
  }
  const reviewed = await sent('2026-04-06', '2026-04-16', '12345678')
  await doors.send('staff review-330100', `/api/desk/claims/${reviewed}/review`, cut)
  const claim = await sent('2026-05-06', '2026-05-16', '87654321')
  return { claim, reviewed }
}

/** Claims of one person: one sent back to be corrected, one decided with a line that was cut. */
export async function claimOnPhone(doors: Doors) {
  const sent = (month: string, number: string) =>
    send(doors, 'retiredWithFiling', {
      ...{ from: `2026-${month}-06`, to: `2026-${month}-16`, number, situation: 'direct-failed' },
    })
  const claimDecided = await sent('04', '12345678')
  await decide(doors, claimDecided, cut)
  const claimBack = await sent('05', '87654321')
  await doors.send('staff desk-330100', `/api/desk/claims/${claimBack}/ask-corrections`, {
    problems: [
      { code: 'blurred', path: 'uploads', text: '票据的照片看不清', remedy: '请重新拍照上传', weight: 'blocks' },
      { code: 'day', path: 'visit.to', text: '出院日期和病历不一样', remedy: '请照病历核对', weight: 'blocks' },
    ],
    reason: '请补两处，补好后再提交',
  })
  return { claimDecided, claimBack }
}

const stays: readonly (readonly [from: string, to: string, examination: number])[] = [
  ['2026-01-05', '2026-01-12', 3560],
  ['2026-01-20', '2026-01-29', 1280],
  ['2026-02-03', '2026-02-09', 450],
  ['2026-02-16', '2026-02-27', 9865],
  ['2026-03-16', '2026-03-20', 738],
]

/** A batch that is being paid, one that is to be confirmed, and claims that wait for the next. */
export async function payClaims(doors: Doors) {
  doors.nextDay()
  const subjects: string[] = []
  for (const [index, [from, to, examination]] of stays.entries()) {
    const stay = { from, to, examination, number: `2026000${String(index + 1)}`, situation: 'direct-failed' } as const
    const id = await send(doors, 'retiredWithFiling', stay)
    await decide(doors, id)
    subjects.push(id)
  }
  const post = async (who: 'finance' | 'finance2', url: string, payload: object = {}): Promise<string> =>
    (await doors.send<PaymentBatchMessage>(`staff ${who}-330100`, `/api/desk/payments/batches${url}`, payload)).batchId
  const batch = await post('finance', '', { subjects: subjects.slice(0, 3) })
  await post('finance2', `/${batch}/confirm`)
  const day = doors.server.platform.clock.today()
  await post('finance', `/${batch}/items/1/paid`, { day })
  await post('finance', `/${batch}/items/2/returned`, { day, reason: 'name-does-not-fit' })
  const drawn = await post('finance', '', { subjects: subjects.slice(3, 4) })
  const [paid, returned] = subjects
  return { batch, drawn, paid: paid!, returned: returned! }
}
