/** 3260 to 3262: an institution fetches its month of people insured elsewhere, confirms it line by line, and takes that back. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { settleStay } from '../monthly/world.ts'
import { openRegions, settleEmergency, url } from '../regions/world.ts'
import { errorRegistry } from '@yidi/contracts'
import type { ClearingMessage, ErrorCode } from '@yidi/contracts'
import { refusedWith } from './checks.ts'
import { Hospital, newMsgid, people } from './hospital.ts'
import type { Reply } from './hospital.ts'

const regions = await openRegions()
const { hospital } = regions
const first = await settleStay(hospital, people.retiredWithFiling, 10_000)
regions.clock.set('2026-06-20T02:00:01Z')
const stays = [first, await settleEmergency(hospital, people.active, 20_000)]
await regions.moveTo('2026-07-02T02:00:00Z')

interface Row {
  seqno: string
  certno: string
  mdtrt_id: string
  mdtrt_setl_time: string
  setl_sn: string
  medfee_sumamt: number
  optins_pay_sumamt: number
}
const of = { trt_year: '2026', trt_month: '06' }
const fetch = async (startrow = 1, at = hospital): Promise<Row[]> =>
  ((await at.ask('3260', { data: { ...of, startrow } })).output as { data: Row[] }).data
const confirming = (rows: readonly Row[], flags: readonly string[], more: object = {}) => ({
  data: { ...of, totalrow: rows.length, ...more },
  detail: rows.map(({ certno, mdtrt_id, mdtrt_setl_time, setl_sn, medfee_sumamt, optins_pay_sumamt }, index) => ({
    ...{ certno, mdtrt_id, mdtrt_setl_time, setl_sn, medfee_sumamt, optins_pay_sumamt, cnfm_flag: flags[index] },
  })),
})
/** A refusal is told in the words of the one registry, with the way out. */
function toldAs(reply: Reply, code: ErrorCode): string {
  const said = refusedWith(reply, 'G7301')
  assert.ok(said.includes(errorRegistry[code].remedy.replace(/。$/, '')), `${code}: ${said}`)
  return said
}
const noted = async () =>
  (
    await regions.db.kysely
      .selectFrom('monthly_line')
      .select(['source_id', 'own_confirmed'])
      .where('own_message', 'is not', null)
      .execute()
  ).length

test('nothing is listed before the application is approved; then every line, page by page', async () => {
  assert.deepEqual(await fetch(), [])
  await regions.approveMonth('2026-06')
  const rows = await fetch()
  assert.deepEqual(
    rows.map(({ seqno, setl_sn, mdtrt_id, medfee_sumamt }) => [seqno, setl_sn, mdtrt_id, medfee_sumamt]),
    stays.map(({ id, visit }, index) => [String(index + 1), id, visit, [10_000, 20_000][index]]),
  )
  assert.ok(rows.every(({ certno, optins_pay_sumamt }) => certno.length === 18 && optins_pay_sumamt > 0))
  assert.deepEqual(
    (await fetch(2)).map(({ seqno }) => seqno),
    ['2'],
  )
  assert.deepEqual(await fetch(1, new Hospital(regions.app, 'H31010000002', '310100')), [])
  refusedWith(await hospital.send('3260', { data: { ...of, trt_month: '13', startrow: 1 } }), 'G7305')
})

test('figures that are not ours, a line that is not listed, a wrong count: refused whole', async () => {
  const rows = await fetch()
  const other = rows.map((row, index) => (index === 1 ? { ...row, optins_pay_sumamt: 0.01 } : row))
  const differs = toldAs(await hospital.send('3261', confirming(other, ['1', '1'])), 'own-line-differs')
  assert.match(differs, /机构 医疗费20000\.00、应付0\.01，平台 医疗费20000\.00/)
  const unknown = rows.map((row, index) => (index === 1 ? { ...row, setl_sn: 'X1' } : row))
  const notListed = toldAs(await hospital.send('3261', confirming(unknown, ['1', '1'])), 'own-line-not-listed')
  assert.match(notListed, /没有结算 X1/)
  const short = confirming(rows, ['1', '1'], { totalrow: 3 })
  assert.match(toldAs(await hospital.send('3261', short), 'own-lines-count'), /总行数写 3，明细有 2 笔/)
  assert.equal(await noted(), 0)
})

test('what is confirmed is drawn, what is left out is not; taken back while no clearing holds it', async () => {
  const rows = await fetch()
  const msgid = newMsgid(hospital.code)
  const said = confirming(rows, ['1', '0'])
  await hospital.ask('3261', said, { msgid })
  await hospital.ask('3261', said, { msgid })
  assert.equal(await noted(), 2)
  assert.match(toldAs(await hospital.send('3261', said), 'own-line-said'), new RegExp(msgid))
  const { flows } = await regions.listing('pays')
  assert.equal(flows[0]!.months[0]!.unconfirmed, 1)
  const never = { data: { ...of, otransid: newMsgid(hospital.code) } }
  toldAs(await hospital.send('3262', never), 'own-message-not-found')
  await hospital.ask('3262', { data: { ...of, otransid: msgid } })
  assert.equal(await noted(), 0)
  assert.match(toldAs(await hospital.send('3261', said, { msgid }), 'own-lines-taken-back'), /已经回退/)
  const again = newMsgid(hospital.code)
  await hospital.ask('3261', said, { msgid: again })
  const drawn = await regions.ask<ClearingMessage>('pays', url, { pool: '330100', month: '2026-06' })
  assert.deepEqual(
    drawn.lines.map(({ settlement }) => settlement),
    [stays[0]!.id],
  )
  const held = toldAs(await hospital.send('3262', { data: { ...of, otransid: again } }), 'own-line-held')
  assert.match(held, new RegExp(drawn.clearingId))
})
