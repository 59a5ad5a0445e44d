/** For tests: the demonstration with its people and desks, a form that is complete, and the steps of the desk. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type {
  ClaimCaseMessage,
  ClaimForm,
  ClaimMessage,
  ClaimReview,
  ProblemDocument,
  StaffRole,
} from '@yidi/contracts'
import { rowCounts } from '../../../../../tests/hospital/checks.ts'
import { buildApp } from '../../app.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { uploadMaterial } from '../../platform/materials/testing.ts'
import type { App } from '../../platform/module/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

export const people = {
  retired: '33010000000000000001',
  active: '33010000000000000002',
  provincial: '33990000000000000004',
  taizhou: '33100000000000000007',
  xingtai: '13050000000000000009',
  suspended: '33010000000000000010',
} as const

/** What the tests of claims work on. */
interface Opened {
  app: App
  database: Database
  clock: Clock
}

/** The desks that a claim passes, over a program that runs. */
export async function openDesks({ app, database, clock }: Opened) {
  const send = async (
    cookie: string,
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    key: string = randomUUID(),
  ) =>
    app.inject({
      method,
      url,
      headers: { cookie, 'idempotency-key': key },
      ...(payload === undefined ? {} : { payload }),
    })
  const staff = (roles: StaffRole[], name: string, pool = '330100') =>
    signInStaff(database, clock, { roles, name, pool })
  const desks = {
    accepting: await staff(['accepting'], 'accepting-330100'),
    reviewing: await staff(['reviewing'], 'reviewing-330100'),
    approving: await staff(['approving'], 'approving-330100'),
    finance: await staff(['finance'], 'finance-of-claims'),
  }
  return { send, staff, desks }
}

/** The program with the demonstration on a day, and the desks; `now` is ISO 8601. */
export async function openClaims(now = '2026-06-20T02:00:00Z') {
  const clock = fixedClock(now)
  const database = await openTestDatabase()
  await loadDemonstration(database, clock.now())
  const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
  const opened = { app, database, clock }
  return {
    ...opened,
    ...(await openDesks(opened)),
    citizen: (personNo: string) => signInCitizen(database, clock, personNo),
    upload: uploadMaterial,
  }
}

export type Claims = Awaited<ReturnType<typeof openClaims>>
type Desks = Awaited<ReturnType<typeof openDesks>>

/** A stay of ten days in a hospital of Shanghai for 20,000 yuan, paid in full: complete but for its papers. */
export function formOf(changes: Partial<ClaimForm> = {}): ClaimForm {
  return {
    situation: 'not-filed',
    visit: { kind: 'inpatient', place: '310100', from: '2026-05-06', to: '2026-05-16' },
    institution: { code: 'H31010000001' },
    invoices: [{ code: '031001900104', number: '12345678', day: '2026-05-16', total: '20000.00' }],
    lines: [
      { day: '2026-05-07', code: 'YDA0000001', name: '甲类药品', quantity: '10', price: '800', amount: '8000.00' },
      {
        day: '2026-05-08',
        code: 'YFA0000001',
        name: '甲类诊疗项目',
        quantity: '1',
        price: '12000',
        amount: '12000.00',
      },
    ],
    mobile: '13800000000',
    account: { holder: 'self', bank: '演示银行杭州分行', number: '6222020000000000000' },
    commitmentSigned: true,
    ...changes,
  }
}

/** The form with the two papers that are asked for on line. */
export async function completeForm(
  claims: Claims,
  cookie: string,
  changes: Partial<ClaimForm> = {},
): Promise<ClaimForm> {
  const papers = [
    await claims.upload(claims.app, cookie, 'medical-receipt'),
    await claims.upload(claims.app, cookie, 'medical-record'),
  ]
  return formOf({ uploads: papers.map(({ id }) => id), ...changes })
}

/** Refused with this code, in Chinese with a way out, and nothing is written; gives the whole answer. */
export async function refused(
  database: Database,
  run: () => Promise<{ statusCode: number; body: string }>,
  code: string,
): Promise<ProblemDocument> {
  const before = await rowCounts(database)
  const answer = await run()
  const told = JSON.parse(answer.body) as ProblemDocument
  assert.equal(told.code, code, answer.body)
  assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, answer.body)
  assert.match(told.detail, /[一-鿿]/)
  assert.match(told.remedy, /[一-鿿]/)
  assert.deepEqual(await rowCounts(database), before, `${code}: nothing is written`)
  return told
}

/** What a claim goes through at the desk, each step with the account whose it is. */
export function deskOf({ send, desks }: Pick<Desks, 'send' | 'desks'>) {
  const step = async (role: keyof typeof desks, claimId: string, action: string, body: object = {}) =>
    send(desks[role], 'POST', `/api/desk/claims/${claimId}/${action}`, body)
  return {
    step,
    async case(claimId: string, role: keyof typeof desks = 'reviewing'): Promise<ClaimCaseMessage> {
      return (await send(desks[role], 'GET', `/api/desk/claims/${claimId}`)).json<ClaimCaseMessage>()
    },
    /** Accepted, reviewed and approved with the amounts that the case shows. */
    async settle(claimId: string, review: ClaimReview = { lines: [] }): Promise<ClaimMessage> {
      await step('accepting', claimId, 'accept')
      await step('reviewing', claimId, 'review', review)
      const { outcome } = await this.case(claimId, 'approving')
      const amounts = outcome.result !== undefined && 'amounts' in outcome.result ? outcome.result.amounts : undefined
      const answer = await step('approving', claimId, 'approve', {
        fund: amounts?.fundTotal ?? '',
        cash: amounts?.cash ?? '',
      })
      return answer.json<ClaimMessage>()
    },
  }
}
