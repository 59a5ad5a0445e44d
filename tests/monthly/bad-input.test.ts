/** What is wrong with an application, a decision or an account: each has its own answer, and nothing is written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setMonthlyLimits } from '../../apps/server/src/clearing/monthly/testing.ts'
import { monthlyKind } from '../../apps/server/src/clearing/monthly/testing.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { people } from '../hospital/hospital.ts'
import { openMonth, settleStay, shanghai } from './world.ts'

const month = await openMonth()
await settleStay(month.hospital, people.retiredWithFiling, 10_000)
await month.moveTo('2026-07-02T02:00:00Z')
const own = '/api/institution/monthly'
const desk = '/api/desk/monthly'
const [offer] = (await month.overview()).offers
const form = month.formOf(offer!)

/** Everything that this part of the program keeps, as one text. */
async function kept(): Promise<string> {
  const tables = [
    'monthly_application',
    'monthly_line',
    'monthly_carry',
    'institution_account',
    'office_step',
    'office_posting',
  ]
  const rows = await Promise.all(
    tables.map(async (table) => (await month.db.pool.query(`select * from ${table} order by 1, 2`)).rows),
  )
  return JSON.stringify(rows)
}

/** Refused with this code and these words, and nothing written. */
async function isRefused(words: RegExp, ...asked: Parameters<typeof month.refused>): Promise<void> {
  const before = await kept()
  assert.match(await month.refused(...asked), words)
  assert.equal(await kept(), before)
}

test('a month that is none, one that is not over, a kind without settlements, an amount that is none', async () => {
  await isRefused(/“2026-13”/, 'monthly-month-not-valid', 'own', own, { ...form, month: '2026-13' })
  await isRefused(/最晚可以申报 2026-06/, 'monthly-month-not-over', 'own', own, { ...form, month: '2026-07' })
  await isRefused(/没有“药店购药”的结算/, 'monthly-nothing', 'own', own, { ...form, kind: 'pharmacy' })
  const figures = { ...form.figures, total: '1,000' }
  await isRefused(/“1,000”不是金额/, 'monthly-amount-not-valid', 'own', own, { ...form, figures })
  await isRefused(
    /基金申报总额：机构0\.00、平台/,
    ...(['monthly-figures-differ', 'own', own, { ...form, figures: { ...form.figures, fund: '0' } }] as const),
  )
})

test('an institution that had no agreement in the month', async () => {
  await month.db.pool.query(`update institution_agreement set to_day = '2026-05-31' where institution = $1`, [shanghai])
  await isRefused(/2026-06 没有有过效的定点协议/, 'monthly-no-agreement', 'own', own, form)
  await month.db.pool.query(`update institution_agreement set to_day = null where institution = $1`, [shanghai])
})

test('applied twice; taken back it can be applied for again, and the former can no longer be touched', async () => {
  const first = await month.apply()
  assert.match(
    first.notes.join(),
    /不抽；.*不按金额抽/,
    'nothing is drawn while no figure is set, and the page says so',
  )
  assert.equal(first.counts.drawn, 0)
  await isRefused(new RegExp(first.applicationId), 'monthly-applied-already', 'own', own, form)
  await month.ask('own', `${own}/${first.applicationId}/withdraw`, {})
  await isRefused(/已撤回/, 'office-step-not-allowed', 'audits', `${desk}/${first.applicationId}/conclude`)
})

test('decisions on a line that is not there, for no reason of the list, of more than the funds paid', async () => {
  const { applicationId: id, lines } = await month.apply()
  assert.deepEqual(lines, [])
  const url = `${desk}/${id}`
  const refuse = (said: object) => ({ lines: [{ no: 1, decision: 'refused', reason: 'no-proof', ...said }] })
  await isRefused(/没有第 7 笔/, 'monthly-line-not-found', 'audits', `${url}/decide`, refuse({ no: 7 }))
  await isRefused(/“whim”不在列表里/, 'monthly-refusal-reason', 'audits', `${url}/decide`, refuse({ reason: 'whim' }))
  for (const amount of ['0.00', '99999.00', '-1.00'])
    await isRefused(/不超过基金支付的/, 'monthly-refusal-amount', 'audits', `${url}/decide`, refuse({ amount }))
  await isRefused(/没有/, 'office-record-not-found', 'audits', `${desk}/Y0/conclude`)

  // Any line may be looked at, drawn or not.
  await month.ask('audits', `${url}/decide`, refuse({ amount: '1.00' }))
  await month.ask('audits', `${url}/conclude`, {})
  await isRefused(/不能“撤回”/, 'office-step-not-allowed', 'own', `${own}/${id}/withdraw`)
  await isRefused(/没有提出异议/, 'monthly-no-objection', 'own', `${own}/${id}/hand-in`)
  await isRefused(/要写明理由/, 'monthly-words-missing', 'own', `${own}/${id}/object`, { no: 1, words: ' ' })
})

test('an objection to what is not refused; the limit that is set later runs from then on, and ends it', async () => {
  const { applications } = await month.list()
  const { applicationId: id, dueDay } = applications[0]!
  assert.equal(dueDay, null)
  await month.db.pool.query(
    `insert into monthly_line select application_id, 2, person_no, source_id, visit_id, settled_day, pool, amount_fen, parts, null,
       'accepted', 0, null, null, null, null, null, null, total_fen, fund_fen, undoes from monthly_line where application_id = $1`,
    [id],
  )
  await isRefused(/第 2 笔没有不予支付/, 'monthly-line-not-refused', 'own', `${own}/${id}/object`, {
    no: 2,
    words: '不对',
  })
  await month.db.pool.query('delete from monthly_line where application_id = $1 and line_no = 2', [id])

  const context = { database: month.db, clock: month.clock, release: openRelease(undefined) }
  await setMonthlyLimits(monthlyKind, context)
  await month.figure('monthly.objection-days', 5)
  await setMonthlyLimits(monthlyKind, context)
  assert.equal((await month.list()).applications[0]?.dueDay, '2026-07-07')
  await month.moveTo('2026-07-07T02:00:00Z')
  await setMonthlyLimits(monthlyKind, context)
  assert.equal((await month.list()).applications[0]?.state, 'objecting', 'the last day belongs to the institution')
  await month.moveTo('2026-07-08T02:00:00Z')
  await setMonthlyLimits(monthlyKind, context)
  assert.equal((await month.list()).applications[0]?.state, 'concluded')
  await isRefused(/要写明理由/, 'monthly-words-missing', 'approves', `${desk}/${id}/return`, { words: '' })
  await month.ask('approves', `${desk}/${id}/return`, { words: '金额再核对' })
  assert.equal((await month.list()).applications[0]?.state, 'auditing')
})

test('an account that is none, confirmed by whoever entered it, one that is not waiting; none to pay to', async () => {
  const url = `/api/desk/institutions/${shanghai}/account`
  const said = { holder: '演示医院', bank: '演示银行', account: '6222000011112222333' }
  await isRefused(/“账号”写的是“12a”/, 'institution-account-not-valid', 'pays', url, { ...said, account: '12a' })
  await isRefused(/“户名”/, 'institution-account-not-valid', 'pays', url, { ...said, holder: ' ' })
  await month.ask('pays', url, said)
  await isRefused(/是您录入的/, 'institution-account-own', 'pays', `${url}/1/confirm`)
  await isRefused(/没有第 9 号/, 'institution-account-nothing', 'paysToo', `${url}/9/confirm`)
  const nowhere = { shown: await month.ask<{ inForce: unknown }>('paysToo', url) }
  assert.equal(nowhere.shown.inForce, null)
})

test('what waits for payment without an account is taken into no batch', async () => {
  const { applicationId: id } = (await month.list()).applications[0]!
  await month.ask('audits', `${desk}/${id}/decide`, { lines: [{ no: 1, decision: 'accepted' }] })
  await month.ask('audits', `${desk}/${id}/conclude`, {})
  await isRefused(
    /您看到的不予支付是 1\.00 元，现在是 0\.00/,
    'monthly-amount-changed',
    'approves',
    `${desk}/${id}/approve`,
    {
      refused: '1.00',
    },
  )
  await month.ask('approves', `${desk}/${id}/approve`, { refused: '0.00' })
  await isRefused(/./, 'payment-order-not-waiting', 'pays', '/api/desk/payments/batches', { subjects: [id] })
})
