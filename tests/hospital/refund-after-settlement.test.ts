/** 退费: lines that are given back after their settlement. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { Hospital, feeLine, newMsgid, openPlatform, people, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'

const person = people.retiredWithFiling
const idOf = (reply: Reply) => (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id
const undo = (hospital: Hospital, visit: string, settlementId: string) =>
  hospital.send('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id: settlementId } })

/** A stay of 4 × 1,500 yuan of 甲类 and 1,000 yuan of 乙类, discharged and settled. */
async function settledStay() {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [
    ['YDA0000001', 4, 1500],
    ['YDB0000001', 1, 1000],
  ])
  await hospital.discharge(person, visit)
  const msgid = newMsgid(hospital.code)
  const first = await hospital.ask('2304', settlement(person, visit, 7000), { msgid })
  return { db, hospital, visit, first, msgid }
}

/** 2301 of a line that gives back some of the first. */
const giveBack = (hospital: Hospital, visit: string, count: number, serial: string) =>
  hospital.send('2301', {
    feedetail: [
      {
        ...feeLine(person, visit, ['YDA0000001', -count, 1500], serial),
        init_feedetl_sn: '1',
      },
    ],
  })

test('what remains is settled anew in one step, and the difference is said and paid back', async () => {
  const { db, hospital, visit, first, msgid } = await settledStay()
  const before = amountsOf(first)
  await giveBack(hospital, visit, 1, '3')
  const trial = await hospital.ask('2303', settlement(person, visit, 5500))
  const second = await hospital.ask('2304', settlement(person, visit, 5500))
  const after = amountsOf(second)
  assert.equal(amountsOf(trial)['hifp_pay'], after['hifp_pay'])
  assert.equal(amountsOf(trial)['balc'], after['balc'])
  const difference = (name: string) => String(Math.round((before[name]! - after[name]!) * 100) / 100)
  assert.match(
    second.warn_msg ?? '',
    new RegExp(
      `代替结算${idOf(first)}，退回基金${difference('fund_pay_sumamt')}元、账户${difference('acct_pay')}元、现金${difference('psn_cash_pay')}元`,
    ),
  )
  await ledgerAgrees(db)
  // The same as a stay of which that piece was never charged.
  const whole = await openPlatform()
  const other = new Hospital(whole.app, 'H31010000001', '310100')
  const stay = await other.admit(person)
  await other.upload(person, stay, [
    ['YDA0000001', 3, 1500],
    ['YDB0000001', 1, 1000],
  ])
  await other.discharge(person, stay)
  const plain = amountsOf(await other.ask('2304', settlement(person, stay, 5500)))
  for (const name of ['medfee_sumamt', 'act_pay_dedc', 'hifp_pay', 'acct_pay', 'psn_cash_pay', 'balc'])
    assert.equal(after[name], plain[name], name)
  // The first is gone: its message is no success any more, and it cannot be undone a second time.
  refusedWith(await hospital.send('2304', settlement(person, visit, 7000), { msgid }), 'G1203')
  refusedWith(await undo(hospital, visit, idOf(first)), 'G5202')
  amountsOf(await undo(hospital, visit, idOf(second)))
  await ledgerAgrees(db)
})

test('everything is given back in pieces, each settled anew; at the end nothing is paid and nothing owed', async () => {
  const { db, hospital, visit } = await settledStay()
  for (const serial of ['3', '4', '5', '6']) {
    await giveBack(hospital, visit, 1, serial)
    amountsOf(await hospital.ask('2304', settlement(person, visit, 0)))
  }
  refusedWith(await giveBack(hospital, visit, 1, '7'), 'G4007')
  const { rows } = await db.pool.query(
    `select count(*)::int as made, count(replaces)::int as replacing, sum(total_fen)::int as total
       from settlement where kind = 'settlement' and visit_id = $1`,
    [visit],
  )
  assert.deepEqual(rows, [{ made: 5, replacing: 4, total: 700_000 + 550_000 + 400_000 + 250_000 + 100_000 }])
  await ledgerAgrees(db)
})

test('nothing but a refund goes onto a settled stay, and a later settlement is in the way of one', async () => {
  const { hospital, visit } = await settledStay()
  refusedWith(await hospital.send('2301', { feedetail: [feeLine(person, visit, ['YDA0000001', 1, 10], '9')] }), 'G3011')
  const later = await hospital.admit(person, { begntime: '2026-06-12 12:00:00' })
  await hospital.ask('2301', {
    feedetail: [{ ...feeLine(person, later, ['YDA0000001', 1, 500], 1), fee_ocur_time: '2026-06-12 13:00:00' }],
  })
  await hospital.discharge(person, later, '2026-06-14')
  await hospital.ask('2304', settlement(person, later, 500))
  await giveBack(hospital, visit, 1, '3')
  for (const infno of ['2303', '2304']) refusedWith(await hospital.send(infno, settlement(person, visit, 0)), 'G5203')
})

test('an outpatient bill: a line given back in its own batch is settled with what remains of the first', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const visit = await hospital.register(people.active)
  await hospital.uploadOutpatient(people.active, visit, [['YDA0000001', 2, 900]])
  const request = (total: number, batch: string) =>
    settlement(people.active, visit, total, { med_type: '11', chrg_bchno: batch })
  const first = await hospital.ask('2207', request(1800, 'B1'))
  await hospital.ask('2204', {
    feedetail: [
      {
        ...feeLine(people.active, visit, ['YDA0000001', -1, 900], 2),
        init_feedetl_sn: '1',
        chrg_bchno: 'B2',
        rx_circ_flag: '0',
      },
    ],
  })
  const second = amountsOf(await hospital.ask('2207', request(900, 'B2')))
  // 1,200.00 of the account paid all but 600 of the first bill; of 900 it pays everything.
  assert.deepEqual([amountsOf(first)['acct_pay'], amountsOf(first)['psn_cash_pay']], [1200, 600])
  assert.deepEqual([second['acct_pay'], second['psn_cash_pay'], second['balc']], [900, 0, 300])
  await ledgerAgrees(db)
})

test('lines of two settlements are not given back in one', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const visit = await hospital.register(people.active)
  const upload = (serial: number, count: number, batch: string, original = '') =>
    hospital.ask('2204', {
      feedetail: [
        {
          ...feeLine(people.active, visit, ['YDA0000001', count, 100], serial),
          init_feedetl_sn: original,
          chrg_bchno: batch,
          rx_circ_flag: '0',
        },
      ],
    })
  const request = (batch: string) => settlement(people.active, visit, 0, { med_type: '11', chrg_bchno: batch })
  for (const [serial, batch] of [
    [1, 'B1'],
    [2, 'B2'],
  ] as const) {
    await upload(serial, 2, batch)
    await hospital.ask('2207', request(batch))
  }
  await upload(3, -1, 'B3', '1')
  await upload(4, -1, 'B3', '2')
  refusedWith(await hospital.send('2207', request('B3')), 'G4017')
})
