/** 药店购药: a purchase by one message (2101, 2102), sent twice, undone, reversed, refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, ledgerAgrees, refusedWith, rowCounts } from './checks.ts'
import { Hospital, newMsgid, openPlatform, people, purchase } from './hospital.ts'

const home = { code: 'P33010000001', place: '330100' }
const away = { code: 'P31010000001', place: '310100' }

const idsOf = (output: { setlinfo: { setl_id: string; mdtrt_id: string; psn_no: string } }) => ({
  data: { setl_id: output.setlinfo.setl_id, mdtrt_id: output.setlinfo.mdtrt_id, psn_no: output.setlinfo.psn_no },
})

test('at home: reckoned, settled by the account first, each line told; the same again is the same purchase', async () => {
  const { app, db } = await openPlatform()
  const pharmacy = new Hospital(app, home.code, home.place)
  const lines = [
    ['YDA0000001', 2, 100],
    ['YDB0000001', 1, 50],
  ] as const
  const before = await rowCounts(db)
  const trial = await pharmacy.ask('2101', purchase(people.active, lines))
  assert.deepEqual(await rowCounts(db), before, 'a pre-settlement wrote something')
  const msgid = newMsgid(home.code)
  const sold = await pharmacy.ask('2102', purchase(people.active, lines), { msgid })
  const [told, paid] = [amountsOf(trial), amountsOf(sold)]
  // 10 % of the class B medicine is borne first; current-year account 1,200.00 pays what is in scope.
  assert.deepEqual(
    [paid['medfee_sumamt'], paid['preselfpay_amt'], paid['acct_pay'], paid['psn_cash_pay'], paid['clr_type']],
    [250, 5, told['acct_pay'], told['psn_cash_pay'], '41'],
  )
  assert.equal('setl_time' in told, false)
  const { detlcutinfo } = sold.output as { detlcutinfo: Record<string, unknown>[] }
  assert.deepEqual(
    detlcutinfo.map((line) => [line['feedetl_sn'], line['chrgitm_lv'], line['preselfpay_amt'], line['inscp_scp_amt']]),
    [
      ['1', '01', 0, 200],
      ['2', '02', 5, 45],
    ],
  )
  const again = await pharmacy.ask('2102', purchase(people.active, lines), { msgid })
  assert.deepEqual(again.output, sold.output)
  refusedWith(await pharmacy.send('2102', purchase(people.active, [['YDA0000001', 1, 9]]), { msgid }), 'G1201')
  const query = await pharmacy.ask('5203', { data: { ...idsOf(sold.output).data } })
  assert.equal((query.output as { setlinfo: { refd_setl_flag: string } }).setlinfo.refd_setl_flag, '0')
  await ledgerAgrees(db)
})

test('undone by its number: everything comes back, and the purchase is gone', async () => {
  const { app, db } = await openPlatform()
  const pharmacy = new Hospital(app, home.code, home.place)
  const msgid = newMsgid(home.code)
  const sent = purchase(people.active, [['YDA0000001', 1, 300]])
  const sold = await pharmacy.ask('2102', sent, { msgid })
  const back = amountsOf(await pharmacy.ask('2103', idsOf(sold.output)))
  assert.equal(back['medfee_sumamt'], -300)
  assert.equal(back['balc'], 1200)
  refusedWith(await pharmacy.send('2102', sent, { msgid }), 'G1203')
  refusedWith(await pharmacy.send('2103', idsOf(sold.output)), 'G3005')
  const { rows } = await db.pool.query(`select status from visit where visit_id = $1`, [
    (sold.output as { setlinfo: { mdtrt_id: string } }).setlinfo.mdtrt_id,
  ])
  assert.deepEqual(rows, [{ status: 'cancelled' }])
  await ledgerAgrees(db)
})

test('reversed (2601): what arrived is undone, what arrives afterwards is refused', async () => {
  const { app, db } = await openPlatform()
  const pharmacy = new Hospital(app, home.code, home.place)
  const sent = purchase(people.active, [['YDA0000001', 1, 300]])
  const [first, late] = [newMsgid(home.code), newMsgid(home.code)]
  await pharmacy.ask('2102', sent, { msgid: first })
  for (const omsgid of [first, late])
    await pharmacy.ask('2601', { data: { psn_no: people.active, omsgid, oinfno: '2102' } })
  refusedWith(await pharmacy.send('2102', sent, { msgid: late }), 'G1202')
  const person = await db.pool.query('select account_current_fen from person_state where person_no = $1', [
    people.active,
  ])
  assert.deepEqual(person.rows, [{ account_current_fen: 120_000 }])
  await ledgerAgrees(db)
})

test('away: the past-year account pays, and without one the person does', async () => {
  const { app, db } = await openPlatform()
  const pharmacy = new Hospital(app, away.code, away.place)
  const paid = amountsOf(await pharmacy.ask('2102', purchase(people.retiredWithFiling, [['YDA0000001', 1, 200]])))
  assert.deepEqual([paid['acct_pay'], paid['fund_pay_sumamt'], paid['psn_cash_pay'], paid['balc']], [200, 0, 0, 3300])
  const without = amountsOf(await pharmacy.ask('2102', purchase(people.active, [['YDA0000001', 1, 200]])))
  assert.deepEqual([without['acct_pay'], without['psn_cash_pay'], without['balc']], [0, 200, 1200])
  await ledgerAgrees(db)
})

test('what is wrong is refused whole, and nothing is written', async () => {
  const { app, db } = await openPlatform()
  const pharmacy = new Hospital(app, home.code, home.place)
  const lines = [['YDA0000001', 1, 100]] as const
  const before = await rowCounts(db)
  const refusals: [string, unknown][] = [
    ['G4010', purchase(people.active, lines, { medfee_sumamt: 100.01 })],
    ['G3014', purchase(people.active, lines, { med_type: '21' })],
    ['G2202', purchase(people.active, lines, { begntime: '1990-06-10 09:00:00' })],
    ['G4004', purchase(people.active, lines, { begntime: '2026-06-11 09:00:00' })],
    ['G5105', purchase(people.stopped, lines)],
    ['G5119', purchase(people.active, lines, { acct_used_flag: '2' })],
    ['G1013', { druginfo: purchase(people.active, lines).druginfo, drugdetail: [] }],
    ['G5120', purchase(people.active, [['NOBODY-KNOWS', 1, 100]])],
  ]
  for (const [code, sent] of refusals)
    for (const infno of ['2101', '2102']) refusedWith(await pharmacy.send(infno, sent), code)
  refusedWith(await new Hospital(app, 'H33010000001', '330100').send('2102', purchase(people.active, lines)), 'G3014')
  assert.deepEqual(await rowCounts(db), before)
})

test('inside a stay: as the pool’s setting has it, and the stay is named', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  await hospital.admit(people.active, { begntime: '2026-06-08 08:00:00' })
  const pharmacy = new Hospital(app, home.code, home.place)
  for (const infno of ['2101', '2102']) {
    const reply = await pharmacy.ask(infno, purchase(people.active, [['YDA0000001', 1, 10]]))
    assert.match(reply.warn_msg ?? '', /演示杭州三级医院未结算的住院/)
  }
})

test('a prescription from elsewhere: its number is needed, kept, read again, and said where it was filled before', async () => {
  const { app, db } = await openPlatform()
  const pharmacy = new Hospital(app, home.code, home.place)
  const filling = (rxno: string) => {
    const { druginfo, drugdetail } = purchase(people.active, [['YDA0000001', 1, 20]])
    return {
      druginfo,
      drugdetail: drugdetail.map((line) => ({ ...line, rx_circ_flag: '1', rxno, bilg_dr_codg: 'D9' })),
    }
  }
  for (const infno of ['2101', '2102']) refusedWith(await pharmacy.send(infno, filling('')), 'G4018')
  const first = await pharmacy.ask('2102', filling('RX-1'))
  assert.doesNotMatch(first.warn_msg ?? '', /配过药/)
  const { setl_id, mdtrt_id } = idsOf(first.output).data
  const read = await pharmacy.ask('5204', { data: { psn_no: people.active, setl_id, mdtrt_id } })
  const [line] = (read.output as { data: Record<string, unknown>[] }).data
  assert.deepEqual([line!['rxno'], line!['rx_circ_flag']], ['RX-1', '1'])
  for (const infno of ['2101', '2102'])
    assert.match(
      (await pharmacy.ask(infno, filling('RX-1'))).warn_msg ?? '',
      /外购处方RX-1已于2026-06-10在演示杭州药店配过药/,
    )
  assert.doesNotMatch((await pharmacy.ask('2101', filling('RX-2'))).warn_msg ?? '', /配过药/)
  await ledgerAgrees(db)
})
