/** 3201: the sums of an institution, compared with ours to the fen; what counts, on which day, and what no statement can be of. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { Hospital, newMsgid, openPlatform, people, registration, settlement } from './hospital.ts'
import type { Options, Reply } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const hospital = new Hospital(app, 'H31010000001', '310100')
const person = people.retiredWithFiling

interface Sums {
  medfee_sumamt: number
  fund_pay_sumamt: number
  acct_pay: number
  psn_cash_pay: number
}
interface Settled extends Sums {
  visit: string
  id: string
  msgid: string
}

/** A stay from admission to settlement. */
async function settleStay(at: Hospital, of: string, totalYuan: number): Promise<Settled> {
  const visit = await at.admit(of)
  await at.upload(of, visit, [['YDA0000001', 1, totalYuan]])
  await at.discharge(of, visit)
  const msgid = newMsgid(at.code)
  const { output } = await at.ask('2304', settlement(of, visit, totalYuan), { msgid })
  const { setlinfo } = output as { setlinfo: Sums & { setl_id: string } }
  return { ...setlinfo, visit, id: setlinfo.setl_id, msgid }
}

const undo = (at: Hospital, of: string, { visit, id }: Settled) =>
  at.ask('2305', { data: { mdtrt_id: visit, setl_id: id, psn_no: of, setl_type: '2' } })

const nothing = { medfee_sumamt: 0, fund_pay_sumamt: 0, acct_pay: 0, fixmedins_setl_cnt: 0 }
const sumsOf = ({ medfee_sumamt, fund_pay_sumamt, acct_pay }: Sums, count = 1) => ({
  medfee_sumamt,
  fund_pay_sumamt,
  acct_pay,
  fixmedins_setl_cnt: count,
})

const totals = (figures: object, more: object = {}) => ({
  data: {
    insutype: '310',
    clr_type: '21',
    setl_optins: '330100',
    stmt_begndate: '2026-06-01',
    stmt_enddate: '2026-06-20',
    ...figures,
    ...more,
  },
})

interface Result {
  setl_optins: string
  stmt_rslt: string
  stmt_rslt_dscr: string
}
async function compare(figures: object, more: object = {}, at = hospital, options: Options = {}): Promise<Result> {
  const { output } = await at.ask('3201', totals(figures, more), options)
  return (output as { stmtinfo: Result }).stmtinfo
}
const isEven = (result: Result) => {
  // A word in the description is a difference to clients, whatever the result says.
  assert.deepEqual([result.stmt_rslt, result.stmt_rslt_dscr], ['0', ''])
}
const isUneven = (result: Result, words: string) => {
  assert.deepEqual([result.stmt_rslt, result.stmt_rslt_dscr], ['1', words])
}
const isRefused = (reply: Reply, fault: string, words: RegExp) => {
  assert.deepEqual([reply.infcode, reply.output], [-1, null])
  assert.match(reply.err_msg ?? '', new RegExp(`^\\[${fault}\\].*${words.source}`))
}

const stay = await settleStay(hospital, person, 10_000)

test('a settlement of the days counts once; the agency is the pool, or that of the place, or not named', async () => {
  isEven(await compare(sumsOf(stay)))
  for (const setl_optins of ['310100', '310115', '']) {
    const result = await compare(sumsOf(stay), { setl_optins })
    isEven(result)
    assert.equal(result.setl_optins, setl_optins)
  }
  isEven(await compare(nothing, { setl_optins: '339900' }))
  const moments = { stmt_begndate: '2026-06-20 00:00:00', stmt_enddate: '2026-06-20 23:59:59' }
  isEven(await compare(sumsOf(stay), moments))
  // The day of settling decides, not the days of the stay.
  isEven(await compare(nothing, { stmt_enddate: '2026-06-19' }))
  isEven(await compare(nothing, { clr_type: '11' }))
  isEven(await compare(nothing, { clr_type: '99' }))
  isEven(await compare(nothing, { insutype: '390' }))
  isEven(await compare(sumsOf(stay), { clr_type: '2101' }))
  isEven(await compare(nothing, {}, new Hospital(app, 'H31010000002', '310100')))
})

test('a fen is named, with either side; so is a settlement too many', async () => {
  const figures = sumsOf(stay)
  assert.equal(figures.medfee_sumamt, 10_000)
  isUneven(await compare({ ...figures, medfee_sumamt: 10_000.01 }), '医疗费总额：机构10000.01、平台10000.00')
  assert.equal(figures.fund_pay_sumamt + figures.acct_pay + stay.psn_cash_pay, 10_000)
  isUneven(
    await compare({
      medfee_sumamt: 0,
      fund_pay_sumamt: figures.fund_pay_sumamt,
      acct_pay: figures.acct_pay + 1,
      fixmedins_setl_cnt: 2,
    }),
    `医疗费总额：机构0.00、平台10000.00；个人账户支付金额：机构${(figures.acct_pay + 1).toFixed(2)}、平台${figures.acct_pay.toFixed(2)}；结算笔数：机构2、平台1`,
  )
  isUneven(
    await compare(nothing),
    `医疗费总额：机构0.00、平台10000.00；基金支付总额：机构0.00、平台${figures.fund_pay_sumamt.toFixed(2)}；` +
      `结算笔数：机构0、平台1`,
  )
})

test('what is undone counts twice, as it was and as it went back, each on its own day; without refunds it counts not at all', async () => {
  const at = new Hospital(app, 'H31010000002', '310100')
  const of = people.taizhouStationed
  const agency = { setl_optins: '331000' }
  const gone = await settleStay(at, of, 2000)
  isEven(await compare(sumsOf(gone), agency, at))
  const last = clock.now()
  clock.set('2026-07-02T10:00:00+08:00')
  await undo(at, of, gone)
  const june = { ...agency, stmt_enddate: '2026-06-30' }
  const july = { ...agency, stmt_begndate: '2026-07-01', stmt_enddate: '2026-07-02' }
  const both = { ...agency, stmt_enddate: '2026-07-02' }
  isEven(await compare(sumsOf(gone), june, at))
  const back = {
    medfee_sumamt: -gone.medfee_sumamt,
    fund_pay_sumamt: -gone.fund_pay_sumamt,
    acct_pay: -gone.acct_pay,
    fixmedins_setl_cnt: 1,
  }
  isEven(await compare(back, july, at))
  isEven(await compare({ ...nothing, fixmedins_setl_cnt: 2 }, both, at))
  isEven(await compare({ ...nothing, fixmedins_setl_cnt: 2 }, { ...both, REFD_SETL_FLAG: '1' }, at))
  isUneven(await compare(nothing, both, at), '结算笔数：机构0、平台2（含退费1笔）')
  for (const period of [june, july, both]) isEven(await compare(nothing, { ...period, REFD_SETL_FLAG: '0' }, at))
  const again = await settleStay(at, of, 500)
  isEven(await compare(sumsOf(again), { ...both, refd_setl_flag: '0' }, at))
  clock.set(last.toISOString())
})

test('an outpatient bill is one of its own kind; the day’s books of every kind come apart', async () => {
  const at = new Hospital(app, 'H31010000004', '310100')
  const visit = (await at.ask('2201', registration(person))).output.data.mdtrt_id as string
  await at.uploadOutpatient(person, visit, [['YDA0000001', 1, 100]])
  const bill = settlement(person, visit, 100, { chrg_bchno: 'B1', med_type: '11' })
  const { setlinfo } = (await at.ask('2207', bill)).output as { setlinfo: Sums & { clr_type: string } }
  assert.equal(setlinfo.clr_type, '11')
  isEven(await compare(sumsOf(setlinfo), { clr_type: '11' }, at))
  isEven(await compare(nothing, { clr_type: '21' }, at))
})

test('days that no statement is of, and who has no books here, are refused with what is wrong', async () => {
  const send = (more: object) => hospital.send('3201', totals(nothing, more))
  isRefused(await send({ stmt_begndate: '2026-06-20', stmt_enddate: '2026-06-01' }), 'G7101', /结束早于开始/)
  isRefused(await send({ stmt_enddate: '2026-06-21' }), 'G7101', /今天（2026-06-20）/)
  isRefused(await send({ stmt_begndate: '2025-06-19' }), 'G7101', /超过366天/)
  isEven(await compare(sumsOf(stay), { stmt_begndate: '2025-06-20' }))
  isRefused(await send({ setl_optins: '440300' }), 'G7102', /440300/)
  isRefused(await send({ setl_optins: '999999' }), 'G7102', /999999/)
  isRefused(await send({ insutype: '510' }), 'G7103', /510/)
  isRefused(await send({ clr_type: '12' }), 'G1018', /11门诊/)
  isRefused(await send({ refd_setl_flag: '2' }), 'G1018', /refd_setl_flag/)
  isRefused(await send({ medfee_sumamt: '1.001' }), 'G1014', /medfee_sumamt/)
  isRefused(await send({ fixmedins_setl_cnt: '1.5' }), 'G1014', /fixmedins_setl_cnt/)
  isRefused(await send({ medfee_sumamt: '' }), 'G1013', /medfee_sumamt/)
})

test('the same again says the same, and is kept once', async () => {
  const msgid = newMsgid(hospital.code)
  const count = async () => (await db.pool.query('select from institution_statement')).rowCount!
  const before = await count()
  const first = await compare(nothing, {}, hospital, { msgid })
  assert.deepEqual(await compare(nothing, {}, hospital, { msgid }), first)
  assert.equal(await count(), before + 1)
})
