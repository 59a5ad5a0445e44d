/** Fee lines: the same again is the same in everything, refunds end at nought, unknown codes never settle in silence. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { feeLine, Hospital, openPlatform, people, settlement } from './hospital.ts'
import type { Platform, Reply } from './hospital.ts'

const person = people.retiredWithFiling

interface Row {
  feedetl_sn: string
  det_item_fee_sumamt: number
  memo: string | null
}
const rowsOf = (reply: Reply) => (reply.output as { result: Row[] }).result

async function admitted(): Promise<{ platform: Platform; hospital: Hospital; visit: string }> {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H31010000001', '310100')
  return { platform, hospital, visit: await hospital.admit(person) }
}

test('the same serial in the next batch, another flag or doctor, one serial twice in a message', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H33010000001', '330100')
  const visit = await hospital.register(person)
  const line = { ...feeLine(person, visit, ['YDA0000001', 1, 30], 1), chrg_bchno: 'B1', rx_circ_flag: '0', rxno: 'R1' }
  const upload = (...feedetail: Record<string, unknown>[]) => hospital.send('2204', { feedetail })
  assert.equal((await upload(line)).infcode, 0)
  assert.equal((await upload(line)).infcode, 0, 'the same again')
  assert.equal((await upload({ ...line, det_item_fee_sumamt: '30.00', pric: '30' })).infcode, 0, 'written otherwise')
  assert.match(refusedWith(await upload({ ...line, chrg_bchno: 'B2' }), 'G4016'), /B1.*B2/)
  for (const change of [
    { hosp_appr_flag: '2' },
    { hosp_appr_flag: '1' },
    { rxno: 'R2' },
    { bilg_dr_codg: 'D2' },
    { medins_list_codg: 'other' },
    { fee_ocur_time: '2026-06-10 09:30:01' },
    { memo: '改' },
  ])
    refusedWith(await upload({ ...line, ...change }), 'G4003')
  const second = { ...line, feedetl_sn: '2' }
  assert.match(refusedWith(await upload(second, second), 'G4015'), /流水号都是2/)
  assert.equal((await upload(second)).infcode, 0)
  const { rows } = await platform.db.pool.query(`select serial from fee_line order by line_id`)
  assert.deepEqual(rows, [{ serial: '1' }, { serial: '2' }])
})

test('given back piece by piece: the last takes what is left, whatever was rounded; the bill ends at nought', async () => {
  const { platform, hospital, visit } = await admitted()
  const give = async (code: string, original: string, serial: string, price: string, amount: string, count = -1) =>
    hospital.send('2301', {
      feedetail: [
        {
          ...feeLine(person, visit, [code, 1, 1], serial),
          init_feedetl_sn: original,
          pric: price,
          cnt: count,
          det_item_fee_sumamt: amount,
        },
      ],
    })
  const take = (code: string, serial: string, count: number, price: string, amount: string) =>
    hospital.ask('2301', {
      feedetail: [
        { ...feeLine(person, visit, [code, 1, 1], serial), pric: price, cnt: count, det_item_fee_sumamt: amount },
      ],
    })
  await take('YDB0000001', '30', 7, '1.4286', '10.00')
  for (let piece = 1; piece <= 6; piece++)
    assert.equal((await give('YDB0000001', '30', String(30 + piece), '1.4286', '-1.43')).infcode, 0)
  const last = await give('YDB0000001', '30', '37', '1.4286', '-1.43')
  assert.deepEqual(
    rowsOf(last).map((row) => [row.det_item_fee_sumamt, row.memo]),
    [[-1.42, '按剩余金额1.42元退（报文为1.43元）']],
  )
  assert.deepEqual(
    rowsOf(await give('YDB0000001', '30', '37', '1.4286', '-1.43')),
    rowsOf(last),
    'and so when asked again',
  )
  await take('YDA0000001', '40', 3, '3.333333', '10.00')
  await give('YDA0000001', '40', '41', '3.333333', '-3.33')
  await give('YDA0000001', '40', '42', '3.333333', '-3.33')
  assert.equal(rowsOf(await give('YDA0000001', '40', '43', '3.333333', '-3.33'))[0]!.det_item_fee_sumamt, -3.34)
  const { rows } = await platform.db.pool.query(
    `select sum(amount_fen)::int as amount, sum(own_share_fen)::int as own, sum(in_scope_fen)::int as scope from fee_line`,
  )
  assert.deepEqual(rows, [{ amount: 0, own: 0, scope: 0 }])

  // Too cheap by more than a fen, too much, or more than there was: refused, naming what is left.
  await take('YDA0000001', '50', 2, '5', '10.00')
  assert.match(refusedWith(await give('YDA0000001', '50', '51', '3.5', '-10.50', -3), 'G4007'), /数量2、金额10元/)
  assert.match(refusedWith(await give('YDA0000001', '50', '51', '4.9', '-9.80', -2), 'G4007'), /数量2、金额10元/)
  assert.equal((await give('YDA0000001', '50', '51', '5', '-5')).infcode, 0)
  assert.match(refusedWith(await give('YDA0000001', '50', '52', '5.05', '-5.05'), 'G4007'), /数量1、金额5元/)

  // The institution's own sum is off by those fen; it settles all the same.
  await hospital.discharge(person, visit)
  const sent = 5 + (10 - 7 * 1.43) + (10 - 3 * 3.33)
  const settled = await hospital.ask('2304', settlement(person, visit, Math.round(sent * 100) / 100))
  assert.equal(amountsOf(settled)['medfee_sumamt'], 5)
  await ledgerAgrees(platform.db)
})

test('a refund before its original in one message', async () => {
  const { hospital, visit } = await admitted()
  const original = feeLine(person, visit, ['YDA0000001', 2, 50], 1)
  const refund = { ...feeLine(person, visit, ['YDA0000001', -1, 50], 2), init_feedetl_sn: '1' }
  const reply = await hospital.ask('2301', { feedetail: [refund, original] })
  assert.deepEqual(
    rowsOf(reply).map((row) => [row.feedetl_sn, row.det_item_fee_sumamt]),
    [
      ['2', -50],
      ['1', 100],
    ],
    'answered in the order of the message',
  )
  const orphan = { ...refund, feedetl_sn: '3', init_feedetl_sn: '9' }
  refusedWith(await hospital.send('2301', { feedetail: [orphan] }), 'G4006')
})

test('a code that no catalogue knows: said at upload, pre-settlement, settlement and on the bill', async () => {
  const { platform, hospital, visit } = await admitted()
  const { app, db, clock } = platform
  const upload = await hospital.upload(person, visit, [
    ['YDA0000001', 1, 1000],
    ['NOBODY-1', 1, 20],
    ['NOBODY-2', 1, 30],
  ])
  const words = /上海市目录没有编码NOBODY-1、NOBODY-2，按全自费处理/
  assert.match(upload.warn_msg ?? '', words)
  assert.deepEqual(
    rowsOf(upload).map((row) => row.memo !== null),
    [false, true, true],
  )
  await hospital.discharge(person, visit)
  assert.match((await hospital.ask('2303', settlement(person, visit, 1050))).warn_msg ?? '', words)
  const settled = await hospital.ask('2304', settlement(person, visit, 1050))
  assert.match(settled.warn_msg ?? '', words)
  const info = amountsOf(settled)
  assert.equal(info['fulamt_ownpay_amt'], 50)
  const cookie = await signInCitizen(db, clock, person)
  const bill = await app.inject({ url: `/api/settlements/${String(info['setl_id'])}`, headers: { cookie } })
  assert.deepEqual(bill.json<{ unknownCodes?: string[] }>().unknownCodes, ['NOBODY-1', 'NOBODY-2'])
})

test('where no line is known nothing is settled, naming place and codes; class C is known', async () => {
  const { platform, hospital, visit } = await admitted()
  await hospital.upload(person, visit, [['NOBODY-1', 1, 20]])
  await hospital.discharge(person, visit)
  for (const infno of ['2303', '2304'])
    assert.match(refusedWith(await hospital.send(infno, settlement(person, visit, 20)), 'G5120'), /上海市.*NOBODY-1/)
  // A place whose catalogue was never loaded: every code is unknown there.
  await platform.db.pool.query(`update institution set place = '320500' where code = 'H31010000002'`)
  const elsewhere = new Hospital(platform.app, 'H31010000002', '320500')
  const stay = await elsewhere.admit(person, { begntime: '2026-06-09 08:00:00' })
  const line = { ...feeLine(person, stay, ['YDA0000001', 1, 20], 1), fee_ocur_time: '2026-06-09 09:00:00' }
  const warned = await elsewhere.ask('2301', { feedetail: [line] })
  assert.match(warned.warn_msg ?? '', /苏州市目录没有编码YDA0000001/)
  assert.match(refusedWith(await elsewhere.send('2303', settlement(person, stay, 20)), 'G5120'), /苏州市.*YDA0000001/)
  const known = new Hospital(platform.app, 'H33010000001', '330100')
  const own = await known.register(people.active)
  await known.uploadOutpatient(people.active, own, [['YDC0000001', 1, 20]])
  const bill = settlement(people.active, own, 20, { chrg_bchno: 'B1', med_type: '11' })
  const info = amountsOf(await known.ask('2207', bill))
  assert.equal(info['fulamt_ownpay_amt'], 20)
})

test('a settlement that comes to something else than its pre-settlement says both sums', async () => {
  const { platform, hospital, visit } = await admitted()
  await hospital.upload(person, visit, [['YDA0000001', 1, 2000]])
  await hospital.discharge(person, visit)
  const ahead = await hospital.ask('2303', settlement(person, visit, 2000))
  assert.ok(!('setl_time' in ahead.output.setlinfo), 'a pre-settlement has no time of settlement')
  assert.equal(amountsOf(ahead)['act_pay_dedc'], 800)
  // Meanwhile another stay bears the year's deductible.
  const other = new Hospital(platform.app, 'H31010000002', '310100')
  const first = await other.admit(person, { begntime: '2026-06-10 07:00:00' })
  await other.upload(person, first, [['YDA0000001', 1, 1000]])
  await other.discharge(person, first, '2026-06-10')
  await other.ask('2304', settlement(person, first, 1000))
  const settled = await hospital.ask('2304', settlement(person, visit, 2000))
  // Retired, tier 3, at the destination: 86 % of 1,200 was told; of 1,700 it is, because 500 were borne elsewhere.
  assert.match(
    settled.warn_msg ?? '',
    /与预结算不同：预结算基金1032元、账户0元、现金968元，本次基金1462元、账户0元、现金538元/,
  )
  const again = await other.admit(person, { begntime: '2026-06-10 06:00:00' })
  await other.upload(person, again, [['YDA0000001', 1, 1000]])
  await other.discharge(person, again, '2026-06-10')
  await other.ask('2303', settlement(person, again, 1000))
  const same = await other.ask('2304', settlement(person, again, 1000))
  assert.doesNotMatch(same.warn_msg ?? '', /预结算/)
  assert.ok('setl_time' in same.output.setlinfo)
})

test('of charging batches each settlement is held against what was last told of its own lines', async () => {
  const { app, clock } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const visit = await hospital.register(people.active)
  let serials = 0
  const upload = (batch: string, yuan: number) => {
    const line = feeLine(people.active, visit, ['YDA0000001', 1, yuan], ++serials)
    return hospital.ask('2204', { feedetail: [{ ...line, chrg_bchno: batch, rx_circ_flag: '0' }] })
  }
  /** Each message a minute after the one before. */
  let minutes = 0
  const ask = (infno: string, batch: string, total: number) => {
    clock.set(`2026-06-20T03:${String(++minutes).padStart(2, '0')}:00Z`)
    const more = { chrg_bchno: batch, med_type: '11', acct_used_flag: '0' }
    return hospital.ask(infno, settlement(people.active, visit, total, more))
  }
  await upload('B1', 1000)
  await upload('B2', 500)
  assert.equal(amountsOf(await ask('2206', 'B2', 500))['act_pay_dedc'], 500)
  await upload('B2', 1500)
  assert.equal(amountsOf(await ask('2206', 'B1', 1000))['act_pay_dedc'], 1000)
  assert.equal(amountsOf(await ask('2206', 'B2', 2000))['act_pay_dedc'], 1000)
  await ask('2206', '', 3000)
  assert.doesNotMatch((await ask('2207', 'B1', 1000)).warn_msg ?? '', /预结算/)
  // The first batch has borne the year's deductible: 76 % of 2,000 instead of 1,000.
  const told = '与预结算不同：预结算基金760元、账户0元、现金1240元，本次基金1520元、账户0元、现金480元'
  const second = await ask('2207', 'B2', 2000)
  assert.ok(second.warn_msg?.includes(told), second.warn_msg)
  // Undone, its lines are open again, and what was told of them counts again.
  const id = (second.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id
  await hospital.ask('2208', { data: { psn_no: people.active, mdtrt_id: visit, setl_id: id } })
  assert.ok((await ask('2207', 'B2', 2000)).warn_msg?.includes(told))
  // New lines of a settled batch, and what is left of the visit: of these nothing was told.
  for (const batch of ['B2', '']) {
    await upload('B2', 100)
    assert.doesNotMatch((await ask('2207', batch, 100)).warn_msg ?? '', /预结算/)
  }
})
