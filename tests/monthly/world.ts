/** A month of institutions that is over, and whoever applies, audits, approves and pays. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type {
  MonthlyApplicationMessage,
  MonthlyApplyForm,
  MonthlyListMessage,
  MonthlyOffer,
  OwnMonthlyMessage,
  PaymentBatchMessage,
  PaymentsMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import { Hospital, newMsgid, openPlatform, settlement } from '../hospital/hospital.ts'

export const shanghai = 'H31010000001'
export const hangzhou = 'H33010000001'
const account = { holder: '演示医院', bank: '演示银行', account: '6222000011112222333' }

/** The program on a day of June; `nextMonth` moves it on. */
export async function openMonth() {
  const platform = await openPlatform('2026-06-20T02:00:00Z')
  const { app, db, clock } = platform
  test.after(() => app.close())
  const cookies: Record<string, string> = {}
  const staff = {
    own: { roles: ['institution'], institution: shanghai },
    home: { roles: ['institution'], institution: hangzhou },
    audits: { roles: ['reviewing'], pool: '310100' },
    both: { roles: ['reviewing', 'approving'], pool: '310100' },
    approves: { roles: ['approving'], pool: '310100' },
    pays: { roles: ['finance'], pool: '310100' },
    paysToo: { roles: ['finance'], pool: '310100' },
    elsewhere: { roles: ['reviewing', 'approving'], pool: '330100' },
    homePays: { roles: ['finance'], pool: '330100' },
    homePaysToo: { roles: ['finance'], pool: '330100' },
    nowhere: { roles: ['finance'] },
    homeAudits: { roles: ['reviewing'], pool: '330100' },
  } as const
  type Who = keyof typeof staff
  /** Sessions end when the clock moves on. */
  async function signIn(): Promise<void> {
    for (const [name, said] of Object.entries(staff))
      cookies[name] = await signInStaff(db, clock, { ...said, roles: [...said.roles], name: `monthly-${name}` })
  }
  await signIn()

  const inject = (who: Who, url: string, payload?: object, key: string = randomUUID()) =>
    app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url,
      headers: { cookie: cookies[who]!, ...(payload === undefined ? {} : { 'idempotency-key': key }) },
      ...(payload === undefined ? {} : { payload }),
    })
  /** Asks and demands success. */
  async function ask<Answer = MonthlyApplicationMessage>(who: Who, url: string, payload?: object): Promise<Answer> {
    const answer = await inject(who, url, payload)
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<Answer>()
  }
  /** Asks and demands this refusal; gives its words. */
  async function refused(code: string, who: Who, url: string, payload: object = {}): Promise<string> {
    const answer = await inject(who, url, payload)
    const document = answer.json<ProblemDocument>()
    assert.equal(document.code, code, answer.body)
    return document.detail
  }

  const overview = (who: Who = 'own') => ask<OwnMonthlyMessage>(who, '/api/institution/monthly')
  const formOf = ({ month, kind, figures }: MonthlyOffer): MonthlyApplyForm => ({ month, kind, figures })

  return {
    ...platform,
    ...{ inject, ask, refused, overview, formOf },
    hospital: new Hospital(app, shanghai, '310100'),
    homeHospital: new Hospital(app, hangzhou, '330100'),
    async moveTo(moment: string): Promise<void> {
      clock.set(moment)
      await signIn()
    },
    /** Sets a figure of the region. */
    async figure(name: string, value: number, pool = '310100'): Promise<void> {
      const said = { pool, name: name as 'claims.decide-days', from_day: '2026-01-01', value }
      const row = { ...said, document: '演示文件', entered_by: 'test', entered_at: clock.now() }
      await db.kysely.insertInto('agency_figure').values(row).execute()
    },
    /** Applies with the figures of the program. */
    async apply(who: Who = 'own', month = '2026-06'): Promise<MonthlyApplicationMessage> {
      const { offers } = await overview(who)
      const offer = offers.find((one) => one.month === month && one.applicationId === null)!
      return ask(who, '/api/institution/monthly', formOf(offer))
    },
    /** An account of an institution that two people saw. */
    async account(
      code = shanghai,
      by: readonly [Who, Who] = ['pays', 'paysToo'],
      number = account.account,
    ): Promise<void> {
      const url = `/api/desk/institutions/${code}/account`
      const { waiting } = await ask<{ waiting: { no: number } }>(by[0], url, { ...account, account: number })
      await ask(by[1], `${url}/${String(waiting.no)}/confirm`, {})
    },
    /** A batch of everything that waits, seen by two; gives it confirmed. */
    async batch(by: readonly [Who, Who] = ['pays', 'paysToo']): Promise<PaymentBatchMessage> {
      const { orders } = await ask<PaymentsMessage>(by[0], '/api/desk/payments')
      const subjects = orders.map(({ subjectId }) => subjectId)
      const { batchId } = await ask<PaymentBatchMessage>(by[0], '/api/desk/payments/batches', { subjects })
      return ask<PaymentBatchMessage>(by[1], `/api/desk/payments/batches/${batchId}/confirm`, {})
    },
    list: (who: Who = 'audits') => ask<MonthlyListMessage>(who, '/api/desk/monthly'),
    /** What the book of a region owes an institution, in fen. */
    async owed(region: string, code: string): Promise<number> {
      const rows = await bookBalances(db, region)
      return rows.find((one) => one.account === `payable:institution:${code}`)?.balanceFen ?? 0
    },
  }
}

/** A stay from admission to settlement; gives its visit and settlement. */
export async function settleStay(
  at: Hospital,
  person: string,
  totalYuan: number,
): Promise<{ visit: string; id: string }> {
  const visit = await at.admit(person)
  await at.upload(person, visit, [['YDA0000001', 1, totalYuan]])
  await at.discharge(person, visit)
  const { output } = await at.ask('2304', settlement(person, visit, totalYuan), { msgid: newMsgid(at.code) })
  return { visit, id: (output as { setlinfo: { setl_id: string } }).setlinfo.setl_id }
}

/** Takes a settlement back. */
export const undo = (at: Hospital, person: string, { visit, id }: { visit: string; id: string }) =>
  at.ask('2305', { data: { mdtrt_id: visit, setl_id: id, psn_no: person, setl_type: '2' } })
