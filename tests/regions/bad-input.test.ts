/** Whatever is wrong with a step of a clearing has its own answer, and nothing is written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { people } from '../hospital/hospital.ts'
import { settleStay, undo } from '../monthly/world.ts'
import { insured, openRegions, settleEmergency, treating, url } from './world.ts'
import type { Who } from './world.ts'

const regions = await openRegions()
const other = await settleEmergency(regions.hospital, people.active, 20_000)
const kept = await settleStay(regions.hospital, people.retiredWithFiling, 10_000)
await undo(regions.hospital, people.active, other)
await regions.moveTo('2026-07-02T02:00:00Z')

const tables = ['office_record', 'office_step', 'office_posting', 'region_clearing_line', 'region_account'] as const
async function written(): Promise<string> {
  const { rows } = await regions.db.pool.query<{ text: string }>(
    `select string_agg(t::text, ',') as text from (${tables.map((table) => `select md5(string_agg(t::text, ',' order by t::text)) as t from ${table} t`).join(' union all ')}) t`,
  )
  return rows[0]!.text
}

async function refuses(code: string, who: Who, at: string, body: object, says: RegExp): Promise<void> {
  const before = await written()
  assert.match(await regions.refused(code, who, at, body), says)
  assert.equal(await written(), before)
}

test('drawing: the month, the pool, and something to clear', async () => {
  const draw = (body: object) => ({ pool: insured, month: '2026-06', ...body })
  await refuses('clearing-month-not-valid', 'pays', url, draw({ month: '2026-13' }), /“2026-13”/)
  await refuses('clearing-month-not-over', 'pays', url, draw({ month: '2026-07' }), /最晚可以汇总 2026-06/)
  await refuses('clearing-own-pool', 'pays', url, draw({ pool: treating }), /310100/)
  await refuses('clearing-nothing', 'pays', url, draw({}), /2026-06/)
  await refuses('clearing-no-region', 'nowhere', url, draw({}), /您的账号没有所属的地区/)
})

test('each step is of one side, in order, by another person, with its words', async () => {
  await regions.approveMonth('2026-06')
  const { clearingId: id, lines } = await regions.draw('2026-06')
  await refuses('clearing-nothing', 'pays', url, { pool: insured, month: '2026-06' }, /没有审定了还没有清算的明细/)
  const at = (action: string) => `${url}/${id}/${action}`
  const negative = lines.find(({ amount }) => amount.startsWith('-'))!
  // The other one is undone, and can be withdrawn no more.
  const positive = lines.find(({ settlement }) => settlement === kept.id)!
  const said = { no: positive.no, reason: 'not-insured', words: '停保' }
  await refuses('clearing-other-region', 'homePays', at('send'), {}, /由 310100/)
  await refuses('office-step-not-allowed', 'homePays', at('confirm'), {}, /已汇总/)
  await regions.step('pays', id, 'send')
  await refuses('clearing-other-region', 'pays', at('confirm'), {}, /由 330100/)
  await refuses('clearing-line-not-found', 'homePays', at('confirm'), { lines: [99] }, /第 99 笔/)
  await refuses('clearing-dispute-reason', 'homePays', at('dispute'), { ...said, reason: 'other' }, /“other”/)
  await refuses('clearing-words-missing', 'homePays', at('dispute'), { ...said, words: ' ' }, /提出争议/)
  await refuses('clearing-line-takes-back', 'homePays', at('dispute'), { ...said, no: negative.no }, /是撤销/)
  await regions.step('homePays', id, 'confirm', { lines: [negative.no] })
  await refuses('clearing-line-confirmed', 'homePays', at('confirm'), { lines: [negative.no] }, /已经确认过/)
  await refuses('clearing-lines-open', 'homePays', at('hand-in'), {}, /还有 2 笔/)
  await regions.step('homePays', id, 'dispute', said)
  await regions.step('homePays', id, 'confirm')
  await regions.step('homePays', id, 'hand-in')
  const answer = { no: positive.no, withdraw: true, words: '撤下' }
  await refuses('clearing-line-not-disputed', 'pays', at('answer'), { ...answer, no: negative.no }, /没有等答复的争议/)
  await refuses('clearing-words-missing', 'pays', at('answer'), { ...answer, words: '' }, /答复争议/)
  await regions.step('pays', id, 'answer', answer)
  const now = await regions.see('homePays', id)
  if (now.lines.find(({ no }) => no === positive.no)!.state === 'withdrawn')
    await refuses('clearing-line-withdrawn', 'homePays', at('confirm'), { lines: [positive.no] }, /已经撤下/)
})

test('the approver has seen the amount and has not confirmed', async () => {
  await settleEmergency(regions.hospital, people.retiredWithFiling, 12_000, ['2026-07-01', '2026-07-02'])
  await regions.moveTo('2026-08-03T02:00:00Z')
  await regions.approveMonth('2026-07')
  const { clearingId: id, due } = await regions.confirmed('2026-07')
  await refuses('clearing-amount-changed', 'elsewhere', `${url}/${id}/approve`, { due: '1.00' }, /您看到的应付是 1\.00/)
  await regions.db.kysely
    .updateTable('office_step')
    .set({ actor: 'monthly-elsewhere' })
    .where('record_id', '=', id)
    .where('action', '=', 'confirm')
    .execute()
  await refuses('office-step-own', 'elsewhere', `${url}/${id}/approve`, { due: due! }, /复核/)
})

test('accounts of regions and what is prepaid', async () => {
  const account = `/api/desk/regions/${treating}/account`
  const form = { holder: '演示', bank: '演示银行', account: '12345678' }
  await refuses('region-account-not-valid', 'homePays', account, { ...form, account: '12' }, /账号/)
  await refuses('region-account-not-valid', 'homePays', account, { ...form, holder: ' ' }, /户名/)
  await regions.ask('homePays', account, form)
  await refuses('region-account-own', 'homePays', `${account}/1/confirm`, {}, /是您录入的/)
  await refuses('region-account-nothing', 'homePaysToo', `${account}/2/confirm`, {}, /第 2 号/)
  const prepaid = '/api/desk/prepaid'
  const deposit = { kind: 'deposit', other: treating, amount: '100.00', document: '演示' }
  for (const place of ['', '上海', '999999'])
    await refuses('prepaid-place-unknown', 'homePays', prepaid, { ...deposit, other: place }, new RegExp(`“${place}”`))
  await refuses('prepaid-amount-not-valid', 'homePays', prepaid, { ...deposit, amount: '0' }, /“0”/)
  await refuses('prepaid-document-missing', 'homePays', prepaid, { ...deposit, document: ' ' }, /预付/)
  await refuses('clearing-no-region', 'nowhere', prepaid, deposit, /您的账号没有所属的地区/)
  await refuses('clearing-own-pool', 'homePays', prepaid, { ...deposit, other: insured }, /330100/)
  const back = { ...deposit, kind: 'return', other: insured }
  await refuses('prepaid-not-enough', 'pays', prepaid, back, /不够 100\.00 元/)
  const { records } = await regions.ask<{ records: { recordId: string }[] }>('homePays', prepaid, deposit)
  const confirm = `${prepaid}/${records[0]!.recordId}/confirm`
  const bank = { reference: 'YH', day: '2026-08-03' }
  await refuses('prepaid-bank-not-valid', 'homePaysToo', confirm, { ...bank, day: '2026-08-04' }, /2026-08-04/)
  await refuses('office-step-own', 'homePays', confirm, bank, /复核/)
  await refuses('clearing-other-region', 'pays', confirm, bank, /由 330100/)
})
