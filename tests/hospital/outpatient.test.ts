import assert from 'node:assert/strict'
import test from 'node:test'
import { amountsOf, ledgerAgrees, refusedWith, rowCounts } from './checks.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'
import type { LineOf, Reply } from './hospital.ts'

/** Registers, uploads and settles (2207) a bill in one batch; gives the amounts and the ids. */
async function buy(hospital: Hospital, person: string, lines: readonly LineOf[], more: Record<string, unknown> = {}) {
  const insutype = typeof more['insutype'] === 'string' ? more['insutype'] : '310'
  const visit = await hospital.register(person, { insutype })
  await hospital.uploadOutpatient(person, visit, lines)
  const total = lines.reduce((sum, [, quantity, price]) => sum + quantity * price, 0)
  const request = settlement(person, visit, total, { med_type: '11', chrg_bchno: 'B1', ...more })
  const trial = await hospital.send('2206', request)
  const reply = await hospital.send('2207', request)
  if (reply.infcode === 0) {
    const [before, after] = [amountsOf(trial), amountsOf(reply)]
    for (const name of ['hifp_pay', 'acct_pay', 'psn_cash_pay', 'act_pay_dedc', 'balc'])
      assert.equal(before[name], after[name], `pre-settlement and settlement differ in ${name}`)
    assert.equal(before['setl_id'], null)
  } else assert.equal(trial.err_msg, reply.err_msg)
  return { visit, reply }
}

const undo = (hospital: Hospital, person: string, visit: string, reply: Reply) =>
  hospital.send('2208', {
    data: {
      psn_no: person,
      mdtrt_id: visit,
      setl_id: (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id,
    },
  })

test('at home: account first, then the year’s deductible, then the fund; undone in the order that holds', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const person = people.active
  const first = await buy(hospital, person, [['YDA0000001', 2, 1000]])
  const one = amountsOf(first.reply)
  assert.deepEqual([one['acct_pay'], one['act_pay_dedc'], one['hifp_pay'], one['psn_cash_pay']], [1200, 800, 0, 800])
  assert.equal(one['balc'], 0)
  const second = await buy(hospital, person, [['YDA0000001', 1, 1000]])
  const two = amountsOf(second.reply)
  // 200 of the deductible are left; 76 % of 800.
  assert.deepEqual([two['acct_pay'], two['act_pay_dedc'], two['hifp_pay'], two['psn_cash_pay']], [0, 200, 608, 392])
  refusedWith(await undo(hospital, person, first.visit, first.reply), 'G5203')
  const back = amountsOf(await undo(hospital, person, second.visit, second.reply))
  assert.equal(back['hifp_pay'], -608)
  const all = amountsOf(await undo(hospital, person, first.visit, first.reply))
  assert.equal(all['acct_pay'], -1200)
  assert.equal(all['balc'], 1200)
  await ledgerAgrees(db)
  await hospital.ask('2205', { data: { mdtrt_id: first.visit, chrg_bchno: '0000', psn_no: person } })
  await hospital.ask('2202', { data: { psn_no: person, mdtrt_id: first.visit, ipt_otp_no: 'M0001' } })
})

test('away with a long-term filing: as at home', async () => {
  const { app, db } = await openPlatform()
  const { reply } = await buy(new Hospital(app, 'H31010000001', '310100'), people.retiredWithFiling, [
    ['YDA0000001', 1, 1000],
  ])
  const info = amountsOf(reply)
  // Current-year account 500, retired deductible 300, 82 % of 200.
  assert.deepEqual(
    [info['acct_pay'], info['act_pay_dedc'], info['hifp_pay'], info['psn_cash_pay']],
    [500, 300, 164, 336],
  )
  await ledgerAgrees(db)
})

test('the account stays out of it when the person does not want it used', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const { reply } = await buy(hospital, people.active, [['YDA0000001', 2, 1000]], { acct_used_flag: '0' })
  const info = amountsOf(reply)
  assert.deepEqual([info['acct_pay'], info['act_pay_dedc'], info['hifp_pay'], info['balc']], [0, 1000, 760, 1200])
})

test('away and not filed: refused, unless it is an emergency by type or flag', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const lines = [['YDA0000001', 1, 3000]] as const
  const refused = await buy(hospital, people.active, lines)
  refusedWith(refused.reply, 'G5101')
  const byType = await buy(hospital, people.active, lines, { med_type: '13' })
  // 1,200 from the account, 1,000 deductible, 76 % of 800.
  assert.equal(amountsOf(byType.reply)['hifp_pay'], 608)
  for (const flag of ['1', '3'])
    amountsOf(
      (await buy(hospital, people.active, lines, { exp_content: JSON.stringify({ OTP_ER_REFL_FLAG: flag }) })).reply,
    )
  refusedWith((await buy(hospital, people.active, lines, { exp_content: '{"OTP_ER_REFL_FLAG":"2"}' })).reply, 'G5101')
})

test('2203 says what kind of visit it is, with diagnoses that can be voided', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const person = people.active
  const visit = await hospital.register(person)
  const report = (med_type: string, vali_flag: string) => ({
    mdtrtinfo: {
      mdtrt_id: visit,
      psn_no: person,
      med_type,
      begntime: '2026-06-10 08:00:00',
      dise_codg: '',
      dise_name: '',
    },
    diseinfo: [{ diag_type: '1', diag_srt_no: 1, diag_code: 'R10', diag_name: '腹痛', vali_flag }],
  })
  await hospital.ask('2203', report('13', '1'))
  await hospital.ask('2203', report('13', '1'))
  const valid = () => db.pool.query(`select count(*) as count from diagnosis where voided_at is null`)
  assert.deepEqual((await valid()).rows, [{ count: 1 }])
  await hospital.ask('2203', report('13', '0'))
  assert.deepEqual((await valid()).rows, [{ count: 0 }])
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, 3000]])
  amountsOf(await hospital.ask('2207', settlement(person, visit, 3000, { med_type: '' })))
  refusedWith(await hospital.send('2203', report('21', '1')), 'G3011')
})

test('batches settle one by one; a visit without open lines is settled', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const person = people.active
  const visit = await hospital.register(person)
  await hospital.ask('2204', {
    feedetail: [1, 2].map((serial) => ({
      feedetl_sn: String(serial),
      mdtrt_id: visit,
      psn_no: person,
      chrg_bchno: `B${String(serial)}`,
      fee_ocur_time: '2026-06-10 09:00:00',
      med_list_codg: 'YDA0000001',
      det_item_fee_sumamt: '100.00',
      cnt: '1',
      pric: '100',
    })),
  })
  const request = (batch: string) => settlement(person, visit, 100, { med_type: '11', chrg_bchno: batch })
  amountsOf(await hospital.ask('2207', request('B1')))
  refusedWith(await hospital.send('2207', request('B1')), 'G4012')
  amountsOf(await hospital.ask('2207', request('B2')))
  refusedWith(await hospital.send('2207', request('B2')), 'G3011')
  await ledgerAgrees(db)
})

test('pharmacies: out of the province the past-year account alone, at home by the pool’s own table', async () => {
  const { app, db } = await openPlatform()
  const shanghai = new Hospital(app, 'P31010000001', '310100')
  const away = amountsOf(
    (await buy(shanghai, people.provincialReferral, [['YDA0000001', 1, 700]], { med_type: '41' })).reply,
  )
  assert.deepEqual([away['acct_pay'], away['hifp_pay'], away['act_pay_dedc'], away['psn_cash_pay']], [600, 0, 0, 100])
  assert.equal(away['clr_type'], '41')
  refusedWith(
    (await buy(shanghai, people.child, [['YDA0000001', 1, 70]], { med_type: '41', insutype: '390' })).reply,
    'G5104',
  )
  const hangzhou = new Hospital(app, 'P33010000001', '330100')
  const home = amountsOf(
    (await buy(hangzhou, people.provincialActive, [['YDA0000001', 1, 3000]], { med_type: '41' })).reply,
  )
  // 800 from the current-year account, 1,000 deductible, 85 % of 1,200.
  assert.deepEqual([home['acct_pay'], home['hifp_pay'], home['psn_cash_pay']], [800, 1020, 1180])
  await ledgerAgrees(db)
})

test('residents, founding workers, and the catalogue of the place', async () => {
  const { app, db } = await openPlatform()
  const community = new Hospital(app, 'H33010000002', '330100')
  const child = amountsOf((await buy(community, people.child, [['YDA0000001', 1, 1000]], { insutype: '390' })).reply)
  // Deductible 300, the resident of tier 1 bears 30 % at a community institution.
  assert.deepEqual([child['act_pay_dedc'], child['hifp_pay'], child['acct_pay']], [300, 490, 0])
  assert.equal(child['psn_type'], '14')
  const home = new Hospital(app, 'H33010000001', '330100')
  const worker = amountsOf((await buy(home, people.foundingWorker, [['YDA0000001', 1, 1000]])).reply)
  assert.deepEqual([worker['act_pay_dedc'], worker['hifp_pay'], worker['psn_cash_pay']], [300, 700, 300])
  assert.equal(worker['psn_type'], '34')
  const atHome = amountsOf((await buy(home, people.retiredWithFiling, [['YDX0000001', 1, 100]])).reply)
  assert.equal(atHome['fulamt_ownpay_amt'], 100)
  const inShanghai = amountsOf(
    (await buy(new Hospital(app, 'H31010000001', '310100'), people.retiredWithFiling, [['YDX0000001', 1, 100]])).reply,
  )
  assert.deepEqual([inShanghai['fulamt_ownpay_amt'], inShanghai['preselfpay_amt']], [0, 10])
  await ledgerAgrees(db)
})

test('each reason not to settle directly has its own answer, and nothing is half written', async () => {
  const { app, db } = await openPlatform()
  const at = (code: string, place: string) => new Hospital(app, code, place)
  const stay = async (hospital: Hospital, person: string, insutype = '310') => {
    const visit = await hospital.admit(person, { insutype })
    await hospital.upload(person, visit, [['YDA0000001', 1, 5000]])
    await hospital.discharge(person, visit)
    const before = await rowCounts(db)
    const reply = await hospital.send('2304', settlement(person, visit, 5000, { insutype }))
    assert.deepEqual(await rowCounts(db), before)
    return reply
  }
  const shanghai = at('H31010000001', '310100')
  refusedWith(await stay(shanghai, people.stopped), 'G5105')
  refusedWith(await stay(at('H31010000003', '310100'), people.retiredWithFiling), 'G5103')
  refusedWith(await stay(at('H31010000004', '310100'), people.retiredWithFiling), 'G5106')
  refusedWith(await stay(shanghai, people.provincialActive), 'G5101')
  refusedWith(await stay(shanghai, people.taizhouResident, '390'), 'G5101')
  refusedWith(
    (await buy(at('H13050000001', '130500'), people.xingtai, [['YDA0000001', 1, 10]], { insutype: '390' })).reply,
    'G5109',
  )
  await db.pool.query(`update institution_agreement set status = 'suspended' where institution = 'H11010000001'`)
  refusedWith(await stay(at('H11010000001', '110100'), people.retiredWithFiling), 'G5102')
  refusedWith(
    (await buy(at('H33100000001', '331000'), people.taizhouStationed, [['YDA0000001', 1, 10]])).reply,
    'G5109',
  )
  // Someone else's fault is not the fund's to pay at once.
  const hurt = await shanghai.admit(people.retiredWithFiling, { trum_flag: '1', rel_ttp_flag: '1' })
  await shanghai.upload(people.retiredWithFiling, hurt, [['YDA0000001', 1, 10]])
  refusedWith(await shanghai.send('2303', settlement(people.retiredWithFiling, hurt, 10)), 'G5111')
})
