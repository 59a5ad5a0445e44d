/** 相抵: two clearings of a month in opposite directions pay the difference alone, where both agencies have switched it on. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type pg from 'pg'
import type { ClearingMessage, MonthlyApplicationMessage, OwnMonthlyMessage, PaymentsMessage } from '@yidi/contracts'
import { bookBalances, verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { Hospital, openPlatform, people } from '../hospital/hospital.ts'
import { fenOf, settleEmergency, url } from './world.ts'

const sides = { hangzhou: '330100', taizhou: '331000' } as const
type Side = keyof typeof sides
const hospitals = { hangzhou: 'H33010000001', taizhou: 'H33100000001' } as const
const opposite = { hangzhou: 'taizhou', taizhou: 'hangzhou' } as const
const roles = { finance: 'finance', finance2: 'finance', audits: 'reviewing', approves: 'approving' } as const
type Who = `${Side}-${keyof typeof roles | 'own'}`

/** One stay of each in the other's hospital in June; 20,000.00 in Hangzhou and 30,000.00 in Taizhou. */
async function openTwo() {
  const platform = await openPlatform('2026-06-20T02:00:00Z')
  const { app, db, clock } = platform
  test.after(() => app.close())
  await settleEmergency(new Hospital(app, hospitals.hangzhou, sides.hangzhou), people.taizhouStationed, 20_000)
  await settleEmergency(new Hospital(app, hospitals.taizhou, sides.taizhou), people.active, 30_000)
  clock.set('2026-07-02T02:00:00Z')
  const cookies: Record<string, string> = {}
  for (const side of Object.keys(sides) as Side[]) {
    const own = { roles: ['institution' as const], institution: hospitals[side], name: `${side}-own` }
    cookies[own.name] = await signInStaff(db, clock, own)
    for (const [who, role] of Object.entries(roles))
      cookies[`${side}-${who}`] = await signInStaff(db, clock, {
        ...{ roles: [role], pool: sides[side], name: `${side}-${who}` },
      })
  }
  async function ask<Answer>(who: Who, to: string, payload?: object): Promise<Answer> {
    const headers = { cookie: cookies[who]!, ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) }
    const method = payload === undefined ? 'GET' : 'POST'
    const answer = await app.inject({ method, url: to, headers, ...(payload === undefined ? {} : { payload }) })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<Answer>()
  }
  const step = (who: Who, id: string, action: string, body: object = {}) =>
    ask<ClearingMessage>(who, `${url}/${id}/${action}`, body)
  const fen = async (side: Side, account: string) =>
    (await bookBalances(db, sides[side])).find((one) => one.account === account)?.balanceFen ?? 0
  /** The application of a hospital, approved; `refuse` is taken off it. */
  async function approveMonth(side: Side, refuse = 0): Promise<void> {
    const { offers } = await ask<OwnMonthlyMessage>(`${side}-own`, '/api/institution/monthly')
    const { month, kind, figures } = offers[0]!
    const form = { month, kind, figures }
    const { applicationId } = await ask<MonthlyApplicationMessage>(`${side}-own`, '/api/institution/monthly', form)
    const at = `/api/desk/monthly/${applicationId}`
    const refused = (refuse / 100).toFixed(2)
    if (refuse > 0)
      await ask(`${side}-audits`, `${at}/decide`, {
        lines: [{ no: 1, decision: 'refused', amount: refused, reason: 'no-proof' }],
      })
    await ask(`${side}-audits`, `${at}/conclude`, {})
    if (refuse > 0) await ask(`${side}-own`, `/api/institution/monthly/${applicationId}/accept`, {})
    await ask(`${side}-approves`, `${at}/approve`, { refused })
  }
  return {
    ...{ db, ask, fen, approveMonth },
    see: (id: string) => ask<ClearingMessage>('hangzhou-finance', `${url}/${id}`),
    async switchOn(side: Side, value: number, from = '2026-01-01'): Promise<void> {
      const said = { pool: sides[side], name: 'clearing.netting' as const, from_day: from, value }
      const row = { ...said, document: '演示文件', entered_by: 'test', entered_at: clock.now() }
      await db.kysely.insertInto('agency_figure').values(row).execute()
    },
    /** What a side treated is drawn, confirmed and approved by the other; gives it as the approver sees it. */
    async clear(side: Side): Promise<ClearingMessage> {
      const other = opposite[side]
      const { clearingId: id } = await ask<ClearingMessage>(`${side}-finance`, url, {
        ...{ pool: sides[other], month: '2026-06' },
      })
      await step(`${side}-finance`, id, 'send')
      await step(`${other}-finance`, id, 'confirm')
      const { due } = await step(`${other}-finance`, id, 'hand-in')
      return step(`${other}-approves`, id, 'approve', { due: due! })
    },
    async account(payer: Side): Promise<void> {
      const at = `/api/desk/regions/${sides[opposite[payer]]}/account`
      const form = { holder: '演示医保中心', bank: '演示银行', account: '6222000011112222333' }
      await ask(`${payer}-finance`, at, form)
      await ask(`${payer}-finance2`, `${at}/1/confirm`, {})
    },
    orders: async (side: Side) => (await ask<PaymentsMessage>(`${side}-finance`, '/api/desk/payments')).orders,
    async pay(side: Side): Promise<void> {
      const { orders } = await ask<PaymentsMessage>(`${side}-finance`, '/api/desk/payments')
      const subjects = orders.map(({ subjectId }) => subjectId)
      const batches = '/api/desk/payments/batches'
      const { batchId } = await ask<{ batchId: string }>(`${side}-finance`, batches, { subjects })
      await ask(`${side}-finance2`, `${batches}/${batchId}/confirm`, {})
      await ask(`${side}-finance`, `${batches}/${batchId}/paid`, { day: '2026-07-02' })
    },
    /** What each book says that it owes the other and has to get of it, in fen. */
    between: async () =>
      Promise.all(
        (Object.keys(sides) as Side[]).flatMap((side) => {
          const other = sides[opposite[side]]
          return [fen(side, `payable:region:${other}`), fen(side, `receivable:pool:${other}`)]
        }),
      ),
  }
}

/** A netting that the books do not have to the fen is named by both clearings. */
async function falsified(db: Awaited<ReturnType<typeof openTwo>>['db'], ...ids: string[]): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await client.query(`update office_posting set amount_fen = amount_fen + 1 where purpose = 'netting'`)
    const { faults } = await verifyLedger({ pool: client as unknown as pg.Pool })
    assert.deepEqual(
      faults.map(({ rule, subject }) => `${rule} ${subject}`),
      ids.map((id) => `clearing-postings ${id}`).sort(),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('switched on by both: the smaller is paid by it, of the larger the bank pays the difference, and nobody owes anything', async () => {
  const two = await openTwo()
  await two.switchOn('hangzhou', 1)
  await two.switchOn('taizhou', 1)
  await two.approveMonth('hangzhou')
  await two.approveMonth('taizhou')
  const small = await two.clear('hangzhou')
  assert.deepEqual([small.state, small.netted], ['approved', '0.00'])
  const large = await two.clear('taizhou')
  assert.ok(fenOf(large.due!) > fenOf(small.due!))
  assert.deepEqual([large.state, large.netted], ['approved', small.due])
  const netted = await two.see(small.clearingId)
  assert.deepEqual([netted.state, netted.netted], ['paid', small.due])
  await ledgerAgrees(two.db)
  await falsified(two.db, small.clearingId, large.clearingId)
  // Hangzhou owes more: its person was treated in Taizhou.
  await two.account('hangzhou')
  await two.account('taizhou')
  const [order, ...more] = await two.orders('hangzhou')
  assert.deepEqual([fenOf(order!.amount), more], [fenOf(large.due!) - fenOf(small.due!), []])
  assert.deepEqual(await two.orders('taizhou'), [])
  await two.pay('hangzhou')
  assert.equal((await two.see(large.clearingId)).state, 'paid')
  assert.deepEqual(await two.between(), [0, 0, 0, 0])
  assert.equal(await two.fen('taizhou', 'bank:expenditure'), fenOf(large.due!) - fenOf(small.due!))
  await ledgerAgrees(two.db)
})

test('equal amounts: both are paid and the bank pays nothing', async () => {
  const two = await openTwo()
  await two.switchOn('hangzhou', 1)
  await two.switchOn('taizhou', 1)
  await two.approveMonth('hangzhou')
  const [owes] = await two.between().then(([, , toHangzhou]) => [toHangzhou!])
  const [toTaizhou] = await two.between()
  await two.approveMonth('taizhou', toTaizhou! - owes!)
  const first = await two.clear('hangzhou')
  const second = await two.clear('taizhou')
  assert.equal(first.due, second.due)
  assert.deepEqual([(await two.see(first.clearingId)).state, second.state], ['paid', 'paid'])
  assert.deepEqual(await two.between(), [0, 0, 0, 0])
  assert.equal(await two.fen('hangzhou', 'bank:expenditure'), 0)
  await ledgerAgrees(two.db)
})

test('off, on with one of the two, or from a later day: each pays what it owes', async () => {
  const two = await openTwo()
  await two.switchOn('hangzhou', 1)
  await two.switchOn('taizhou', 1, '2026-07-03')
  await two.approveMonth('hangzhou')
  await two.approveMonth('taizhou')
  const first = await two.clear('hangzhou')
  const second = await two.clear('taizhou')
  assert.deepEqual([first.netted, second.netted, second.state], ['0.00', '0.00', 'approved'])
  await two.account('hangzhou')
  await two.account('taizhou')
  assert.deepEqual(
    [
      (await two.orders('hangzhou')).map(({ amount }) => amount),
      (await two.orders('taizhou')).map(({ amount }) => amount),
    ],
    [[second.due], [first.due]],
  )
  await ledgerAgrees(two.db)
})
