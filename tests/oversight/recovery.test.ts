/** 追回 over HTTP: ordered by a decided case, received in parts to the last yuan, set off, written off by two, taken back whole. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ProblemDocument, ReclaimListMessage, ReclaimMessage } from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { hangzhou, openMonth, settleStay, shanghai } from '../monthly/world.ts'
import { decideCase, liftCase } from './decided.ts'

const url = '/api/desk/recoveries'
const pool = '330100'
const month = await openMonth()
const { db, clock, app } = month
const fenOf = (yuan: string) => Math.round(Number(yuan) * 100)
const cookies: Record<string, string> = {}
const staff = {
  inspects: { roles: ['inspecting'], pool },
  inspectsToo: { roles: ['inspecting'], pool },
  elsewhere: { roles: ['inspecting'], pool: '331000' },
  elsewherePays: { roles: ['finance'], pool: '331000' },
  pays: { roles: ['finance'], pool },
  paysToo: { roles: ['finance'], pool },
  nowhere: { roles: ['inspecting'] },
  owes: { roles: ['institution'], institution: hangzhou },
} as const
type Who = keyof typeof staff
for (const [name, said] of Object.entries(staff))
  cookies[name] = await signInStaff(db, clock, { ...said, roles: [...said.roles], name: `reclaim-${name}` })

const inject = (who: Who, at: string, payload?: object) =>
  app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: at,
    headers: { cookie: cookies[who]!, ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) },
    ...(payload === undefined ? {} : { payload }),
  })
async function ask<Answer = ReclaimMessage>(who: Who, at: string, payload?: object): Promise<Answer> {
  const answer = await inject(who, at, payload)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Answer>()
}

/** Everything that is kept, as one text. */
async function kept(): Promise<string> {
  const tables = ['reclaim_order', 'reclaim_line', 'reclaim_receipt', 'monthly_carry', 'office_step', 'office_posting']
  const rows = await Promise.all(
    tables.map(async (table) => (await db.pool.query(`select * from ${table} order by 1, 2`)).rows),
  )
  return JSON.stringify(rows)
}

/** Refused with this code and these words, and nothing written. */
async function isRefused(code: string, words: RegExp, who: Who, at: string, payload: object): Promise<void> {
  const before = await kept()
  const answer = await inject(who, at, payload)
  const document = answer.json<ProblemDocument>()
  assert.equal(document.code, code, answer.body)
  assert.match(document.detail, words)
  assert.equal(await kept(), before)
}

/** What the book of the pool says of an account, in fen. */
const balance = async (account: string): Promise<number> =>
  (await bookBalances(db, pool)).find((one) => one.account === account)?.balanceFen ?? 0
const owed = () => balance('receivable:recovery')

const stay = await settleStay(month.homeHospital, people.active, 20_000)
const { fund_fen: fundFen } = await db.kysely
  .selectFrom('settlement')
  .select('fund_fen')
  .where('person_no', '=', people.active)
  .where('settlement_id', '=', stay.id)
  .executeTakeFirstOrThrow()
const yuan = (fen: number) => (fen / 100).toFixed(2)

await decideCase(db, clock, {
  ...{ caseId: 'JC-1', pool, subjectKind: 'institution', subject: hangzhou },
  consequences: [{ kind: 'recovery', amountFen: 1_000_00 }],
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-2', pool, subjectKind: 'person', subject: people.active },
  consequences: [{ kind: 'recovery' }],
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-3', pool, subjectKind: 'institution', subject: shanghai },
  consequences: [{ kind: 'recovery' }],
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-4', pool, subjectKind: 'institution', subject: hangzhou },
  consequences: [{ kind: 'interview' }],
})

const line = (amount: string) => ({ personNo: people.active, settlementId: stay.id, amount })
const form = {
  ...{ caseId: 'JC-1', debtorKind: 'institution', debtor: hangzhou, limitDay: '2026-07-31' },
  document: '演示追〔2026〕1号',
  lines: [line('800.00')],
}
const received = (amount: string, reference: string) => ({ amount, reference, day: '2026-06-20' })

test('an order is refused without a decided case, above it, above what the fund paid, and with what is not there', async () => {
  const wrong = (code: string, words: RegExp, part: object, who: Who = 'inspects') =>
    isRefused(code, words, who, url, { ...form, ...part })
  await wrong('office-record-not-found', /JC-0/, { caseId: 'JC-0' })
  await wrong('reclaim-case-not-decided', /JC-4/, { caseId: 'JC-4' })
  await wrong('reclaim-debtor-not-decided', /H33010000001/, { caseId: 'JC-2' })
  await wrong('reclaim-above-case', /决定追回 1000\.00 元，已经下达 0\.00 元，这次要 1000\.01/, {
    lines: [line('1000.01')],
  })
  await wrong('reclaim-above-fund', /还能追回/, { lines: [line(yuan(fundFen + 1))] })
  await wrong('reclaim-amount-not-valid', /“1,000”/, { lines: [line('1,000')] })
  await wrong('reclaim-amount-not-valid', /“0\.00”/, { lines: [line('0.00')] })
  await wrong('reclaim-settlement-twice', /有两行/, { lines: [line('1.00'), line('2.00')] })
  await wrong('reclaim-settlement-not-found', /S-NONE/, { lines: [{ ...line('1.00'), settlementId: 'S-NONE' }] })
  await wrong('reclaim-settlement-not-found', /H31010000001/, { caseId: 'JC-3', debtor: shanghai })
  await wrong('reclaim-day-not-valid', /交回的期限“2026-06-19”/, { limitDay: '2026-06-19' })
  await wrong('reclaim-words-missing', /决定书的文号/, { document: ' ' })
  await wrong('reclaim-settlement-not-found', /331000/, {}, 'elsewhere')
  await wrong('reclaim-no-pool', /没有所属的统筹区/, {}, 'nowhere')
  await ledgerAgrees(db)
})

test('recovered in parts to the last yuan; a receipt after that is refused, so is the same reference twice', async () => {
  const before = await balance('fund:pool')
  const order = await ask('inspects', url, form)
  assert.deepEqual([order.state, order.open, order.articles, order.caseStands], ['ordered', '800.00', 'P43、P36', true])
  assert.equal(await owed(), 800_00)
  assert.equal(before - (await balance('fund:pool')), 800_00)
  await ledgerAgrees(db)
  const at = `${url}/${order.orderId}`

  await isRefused(
    'reclaim-above-owed',
    /还欠 800\.00 元，这次是 800\.01/,
    'pays',
    `${at}/receive`,
    received('800.01', 'A1'),
  )
  await isRefused('reclaim-day-not-valid', /银行的日期“2026-06-21”/, 'pays', `${at}/receive`, {
    ...received('1.00', 'A1'),
    day: '2026-06-21',
  })
  await isRefused('reclaim-words-missing', /银行流水号/, 'pays', `${at}/receive`, received('1.00', ' '))
  await isRefused('reclaim-other-pool', /330100/, 'elsewherePays', `${at}/receive`, received('1.00', 'A1'))
  const part = await ask('pays', `${at}/receive`, received('300.50', 'A1'))
  assert.deepEqual([part.state, part.received, part.open], ['ordered', '300.50', '499.50'])
  await isRefused('reclaim-reference-known', /A1/, 'paysToo', `${at}/receive`, received('1.00', 'A1'))
  await isRefused('reclaim-received', /已经收到 300\.50/, 'inspectsToo', `${at}/cancel`, { words: '改了' })
  const all = await ask('pays', `${at}/receive`, received('499.50', 'A2'))
  assert.deepEqual([all.state, all.open, all.allowed], ['paid', '0.00', ['give-back']])
  assert.equal(await owed(), 0)
  await isRefused('office-step-not-allowed', /收款/, 'pays', `${at}/receive`, received('0.01', 'A3'))
  await ledgerAgrees(db)

  const { orders } = await ask<ReclaimListMessage>('owes', '/api/institution/recoveries')
  assert.deepEqual(
    orders.map(({ orderId, stateTitle }) => [orderId, stateTitle]),
    [[order.orderId, '已收齐']],
  )
  await isRefused('reclaim-above-case', /已经下达 800\.00/, 'inspects', url, { ...form, lines: [line('200.01')] })
})

test('what was received is given back and owed again; then the order is taken back whole, by another', async () => {
  const [found] = (await ask<ReclaimListMessage>('pays', url)).orders
  const at = `${url}/${found!.orderId}`
  const back = (receipt: number) => ({ receipt, words: '付错了', day: '2026-06-20' })
  await isRefused('reclaim-receipt-not-found', /第 3 笔/, 'pays', `${at}/give-back`, back(3))
  await ask('pays', `${at}/give-back`, back(1))
  const all = await ask('paysToo', `${at}/give-back`, back(2))
  assert.deepEqual([all.state, all.open], ['ordered', '800.00'])
  await isRefused('reclaim-receipt-not-found', /已经退回/, 'pays', `${at}/give-back`, back(2))
  await isRefused('office-step-own', /作废/, 'inspects', `${at}/cancel`, { words: '改了' })
  await isRefused('reclaim-words-missing', /作废/, 'inspectsToo', `${at}/cancel`, { words: '' })
  await liftCase(db, clock, 'JC-1')
  assert.equal((await ask('inspectsToo', at)).caseStands, false)
  const before = await balance('fund:pool')
  const gone = await ask('inspectsToo', `${at}/cancel`, { words: '案件撤销' })
  assert.deepEqual([gone.state, gone.open, gone.allowed], ['cancelled', '0.00', []])
  assert.deepEqual([await owed(), (await balance('fund:pool')) - before], [0, 800_00])
  assert.equal(await balance('bank:expenditure'), 0)
  await ledgerAgrees(db)
})

test('orders of one settlement never come to more than its fund paid, whoever owes', async () => {
  const ofPerson = { ...form, caseId: 'JC-2', debtorKind: 'person', debtor: people.active }
  const order = await ask('inspects', url, { ...ofPerson, lines: [line(yuan(fundFen))] })
  assert.equal(order.articles, 'P42、P36')
  await isRefused('reclaim-above-fund', /还能追回 0\.00 元，这次要 0\.01/, 'inspects', url, {
    ...ofPerson,
    lines: [line('0.01')],
  })
  const at = `${url}/${order.orderId}`
  await isRefused('reclaim-offset-not-here', /没有可以抵扣的应付款/, 'pays', `${at}/offset`, { amount: '1.00' })
  await ask('pays', `${at}/receive`, received('100.00', 'B1'))
  await isRefused('reclaim-words-missing', /申请核销/, 'pays', `${at}/ask-write-off`, { words: ' ' })
  await ask('pays', `${at}/ask-write-off`, { words: '人已去世，没有遗产' })
  await isRefused('office-step-own', /复核核销/, 'pays', `${at}/write-off`, { words: '同意' })
  const written = await ask('paysToo', `${at}/write-off`, { words: '同意' })
  assert.deepEqual([written.state, written.writtenOff, written.open], ['written-off', yuan(fundFen - 100_00), '0.00'])
  assert.equal(await owed(), 0)
  await ledgerAgrees(db)
  const again = await ask('pays', `${at}/reopen`, { words: '找到了遗产' })
  assert.deepEqual([again.state, again.open], ['ordered', yuan(fundFen - 100_00)])
  await ledgerAgrees(db)
  await ask('pays', `${at}/ask-write-off`, { words: '又没有了' })
  assert.equal((await ask('paysToo', `${at}/keep`, { words: '再等等' })).state, 'ordered')
  await ask('pays', `${at}/give-back`, { receipt: 1, words: '退', day: '2026-06-20' })
  await ask('inspectsToo', `${at}/cancel`, { words: '结束' })
  await ledgerAgrees(db)
})

test('set off against what the institution is owed: its next month pays so much less, and given back it is paid again', async () => {
  await decideCase(db, clock, {
    ...{ caseId: 'JC-5', pool, subjectKind: 'institution', subject: hangzhou },
    consequences: [{ kind: 'recovery', amountFen: 500_00 }],
  })
  const order = await ask('inspects', url, { ...form, caseId: 'JC-5', lines: [line('500.00')] })
  const at = `${url}/${order.orderId}`
  const off = await ask('pays', `${at}/offset`, { amount: '500.00' })
  assert.deepEqual([off.state, off.receipts[0]!.wayTitle], ['paid', '从应付款抵扣'])
  await ledgerAgrees(db)
  const back = await ask('pays', `${at}/give-back`, { receipt: 1, words: '改收现金', day: '2026-06-20' })
  assert.equal(back.open, '500.00')
  await ask('pays', `${at}/offset`, { amount: '200.00' })

  await month.moveTo('2026-07-02T02:00:00Z')
  const { applicationId: id } = await month.apply('home')
  await month.ask('homeAudits', `/api/desk/monthly/${id}/conclude`, {})
  const approves = await signInStaff(db, clock, { roles: ['approving'], pool, name: 'reclaim-approves' })
  const answer = await app.inject({
    method: 'POST',
    url: `/api/desk/monthly/${id}/approve`,
    headers: { cookie: approves, 'idempotency-key': randomUUID() },
    payload: { refused: '0.00' },
  })
  const approved = answer.json<{ payable: string; carried: string; due: string }>()
  assert.equal(approved.carried, '-200.00', answer.body)
  assert.equal(fenOf(approved.due), fenOf(approved.payable) - 200_00)
  assert.equal(await month.owed(pool, hangzhou), fenOf(approved.due))
  await ledgerAgrees(db)
})
