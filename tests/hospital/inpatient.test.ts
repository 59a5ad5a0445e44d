import assert from 'node:assert/strict'
import test from 'node:test'
import { approvedFiling } from '../../apps/server/src/filing/record/index.ts'
import { amountsOf, ledgerAgrees, refusedWith, rowCounts } from './checks.ts'
import { Hospital, newMsgid, openPlatform, people, settlement } from './hospital.ts'
import type { Platform } from './hospital.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'

async function file(platform: Platform, personNo: string, destination: string, from: string): Promise<void> {
  const answer = await commitForPerson(platform.db, {
    personNo,
    at: platform.clock.now(),
    changes: {
      filing_action: approvedFiling(
        { pool: personNo.slice(0, 6), type: 'temporary', destination, from, to: '2026-12-31' },
        from,
        { role: 'citizen', kind: 'person', id: personNo },
      ),
    },
    audit: [],
  })
  assert.equal(answer.outcome, 'done')
}

test('a stay away from home with a long-term filing: registered, uploaded, settled, queried, undone', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const person = people.retiredWithFiling
  const found = await hospital.ask('1101', {
    data: { mdtrt_cert_type: '02', mdtrt_cert_no: '330100195003070114', certno: '', psn_name: '' },
  })
  const output = found.output as { baseinfo: { psn_no: string }; insuinfo: Record<string, unknown>[] }
  assert.equal(output.baseinfo.psn_no, person)
  assert.deepEqual(output.insuinfo[0], {
    balc: 3500,
    insutype: '310',
    psn_type: '12',
    psn_insu_stas: '1',
    psn_insu_date: '2017-01-01',
    paus_insu_date: null,
    cvlserv_flag: '0',
    insuplc_admdvs: '330100',
    emp_name: '',
  })
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [
    ['YDA0000001', 10, 1000],
    ['YDB0000001', 1, 500],
    ['YHB0000001', 1, 12000],
    ['UNKNOWN', 1, 10],
  ])
  const before = amountsOf(await hospital.ask('2303', settlement(person, visit, 22510)))
  await hospital.discharge(person, visit)
  const unsettled = await rowCounts(db)
  const again = amountsOf(await hospital.ask('2303', settlement(person, visit, 22510)))
  assert.deepEqual(await rowCounts(db), unsettled, 'a pre-settlement writes nothing')
  assert.equal(before['hifp_pay'], again['hifp_pay'])
  const settled = await hospital.ask('2304', settlement(person, visit, 22510))
  const info = amountsOf(settled)
  // Ceiling 2,000; own shares 10 % of 500 and 30 % of 10,000; unknown code out of scope; no prepayment; retired at
  // tier3 after 800: 86 % of 16,650.
  assert.equal(info['overlmt_selfpay'], 2000)
  assert.equal(info['preselfpay_amt'], 3050)
  assert.equal(info['fulamt_ownpay_amt'], 10)
  assert.equal(info['inscp_scp_amt'], 17450)
  assert.equal(info['act_pay_dedc'], 800)
  assert.equal(info['hifp_pay'], 14319)
  assert.equal(info['psn_cash_pay'], 8191)
  assert.equal(info['acct_pay'], 0)
  assert.match(String(info['setl_time']), /^2026-06-20 10:00:00$/)
  await ledgerAgrees(db)
  const settlementId = String(info['setl_id'])
  const postings = await db.pool.query(
    `select book, debit, credit, amount_fen from posting where source_id = $1 order by posting_no`,
    [settlementId],
  )
  assert.deepEqual(postings.rows, [
    { book: '330100', debit: 'fund:pool', credit: 'payable:region:310100', amount_fen: 1431900 },
    {
      book: '310100',
      debit: 'receivable:pool:330100',
      credit: 'payable:institution:H31010000001',
      amount_fen: 1431900,
    },
  ])

  const query = await hospital.ask('5203', { data: { psn_no: person, setl_id: settlementId, mdtrt_id: visit } })
  assert.equal(amountsOf(query)['hifp_pay'], 14319)
  const details = (query.output as { setlinfo: Record<string, unknown> }).setlinfo
  assert.equal(details['refd_setl_flag'], '0')
  assert.equal(details['pay_loc'], '4')

  const undone = await hospital.ask('2305', { data: { psn_no: person, setl_id: settlementId, mdtrt_id: visit } })
  const negative = amountsOf(undone)
  for (const name of ['medfee_sumamt', 'hifp_pay', 'psn_cash_pay', 'act_pay_dedc', 'inscp_scp_amt'])
    assert.equal(negative[name], -info[name]!)
  assert.equal(negative['pdn_cash_pay'], negative['psn_cash_pay'])
  assert.notEqual(negative['setl_id'], settlementId)
  await ledgerAgrees(db)
  const year = await db.pool.query(`select inpatient_stays, inpatient_deductible_fen from person_year`)
  assert.deepEqual(year.rows, [{ inpatient_stays: 0, inpatient_deductible_fen: 0 }])
  refusedWith(
    await hospital.send('2305', { data: { psn_no: person, setl_id: settlementId, mdtrt_id: visit } }),
    'G5202',
  )
  // Undone, the stay can be taken apart again: discharge, lines, registration.
  await hospital.ask('2405', { data: { psn_no: person, mdtrt_id: visit } })
  await hospital.ask('2302', { data: { psn_no: person, mdtrt_id: visit, feedetl_sn: '0000' } })
  await hospital.ask('2404', { data: { psn_no: person, mdtrt_id: visit } })
  refusedWith(await hospital.send('2303', settlement(person, visit, 0)), 'G3005')
})

test('not filed: admitted with a warning, refused with the way out, settled after a supplementary filing', async () => {
  const platform = await openPlatform()
  const { app, db } = platform
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const person = people.active
  const admitted = await hospital.ask('2401', {
    mdtrtinfo: { psn_no: person, insutype: '310', begntime: '2026-06-10 08:00:00', med_type: '21', ipt_no: 'Z2' },
    diseinfo: [],
  })
  assert.match(admitted.warn_msg ?? '', /^\[G5101\] .*备案/)
  const visit = (admitted.output as { result: { mdtrt_id: string } }).result.mdtrt_id
  await hospital.upload(person, visit, [['YDA0000001', 1, 10_000]])
  const before = await rowCounts(db)
  const text = refusedWith(await hospital.send('2303', settlement(person, visit, 10_000)), 'G5101')
  assert.match(text, /处理办法：.*(出院前|补办)/)
  assert.deepEqual(await rowCounts(db), before)
  await file(platform, person, '310100', '2026-06-10')
  await hospital.discharge(person, visit)
  // The very message that was refused would be tried afresh; here a new one.
  const settled = await hospital.ask('2304', settlement(person, visit, 10_000))
  const info = amountsOf(settled)
  // Temporary filing: 20 % first, 800, then 82 % of 7,200.
  assert.equal(info['act_pay_dedc'], 800)
  assert.equal(info['hifp_pay'], 5904)
  const [line] = (settled.output as { setldetail: { setl_proc_info: string }[] }).setldetail
  assert.match(line!.setl_proc_info, /先行自付.*20%.*2000元/)
  await ledgerAgrees(db)
})

test('an emergency counts as filed: by admission type, by flags in a text or an object', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  for (const exp_content of ['{"IPT_TYPE":"2"}', { IPT_TYPE: '2' }]) {
    const visit = await hospital.admit(people.active, { exp_content })
    await hospital.upload(people.active, visit, [['YDA0000001', 1, 5000]])
    assert.equal(amountsOf(await hospital.ask('2303', settlement(people.active, visit, 5000)))['hifp_pay'], 3444)
  }
})

test('of several filings the one that covers the place with the lowest prepayment counts', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H31010000001', '310100')
  const person = people.provincialReferral
  await file(platform, person, '310100', '2026-06-01')
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 1, 10_000]])
  const reply = await hospital.ask('2303', settlement(person, visit, 10_000))
  const info = amountsOf(reply)
  // The referral's 10 %, not the temporary filing's 20 %: 9,000 less 800, retired tier3 88 %.
  assert.equal(info['hifp_pay'], 7216)
  // The deductible is taken from the past-year account as far as it goes: 600 of 800.
  assert.equal(info['acct_pay'], 600)
  assert.equal(info['balc'], 0)
})

test('a person of Hangzhou with a filing for Shanghai travels on to Beijing', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H11010000001', '110100')
  const visit = await hospital.admit(people.retiredWithFiling)
  await hospital.upload(people.retiredWithFiling, visit, [['YDA0000001', 1, 10_000]])
  const info = amountsOf(await hospital.ask('2303', settlement(people.retiredWithFiling, visit, 10_000)))
  // 20 % first, then 800, then 86 % of 7,200.
  assert.equal(info['hifp_pay'], 6192)
})

test('in one province no filing is needed; at home one book says both', async () => {
  const { app, db } = await openPlatform()
  const ningbo = new Hospital(app, 'H33020000001', '330200')
  const away = await ningbo.admit(people.active)
  await ningbo.upload(people.active, away, [['YDA0000001', 1, 3000]])
  await ningbo.discharge(people.active, away, '2026-06-10')
  assert.equal(amountsOf(await ningbo.ask('2304', settlement(people.active, away, 3000)))['hifp_pay'], 2100)
  const home = new Hospital(app, 'H33010000001', '330100')
  const visit = await home.admit(people.active)
  await home.upload(people.active, visit, [['YDA0000001', 1, 3000]])
  await home.discharge(people.active, visit)
  const info = amountsOf(await home.ask('2304', settlement(people.active, visit, 3000)))
  // The year's one deductible: 800 at tier3 less the 500 borne at tier2.
  assert.equal(info['act_pay_dedc'], 300)
  assert.equal(info['hifp_pay'], 2214)
  const { rows } = await db.pool.query(`select distinct book from posting where source_id = $1`, [info['setl_id']])
  assert.deepEqual(rows, [{ book: '330100' }])
  // The former cannot be undone while the latter rests on its deductible.
  const first = await db.pool.query<{ settlement_id: string }>(
    `select settlement_id from settlement where visit_id = $1`,
    [away],
  )
  const undoFirst = { data: { psn_no: people.active, setl_id: first.rows[0]!.settlement_id, mdtrt_id: away } }
  const text = refusedWith(await ningbo.send('2305', undoFirst), 'G5203')
  assert.ok(text.includes(String(info['setl_id'])))
  await home.ask('2305', { data: { psn_no: people.active, setl_id: info['setl_id'], mdtrt_id: visit } })
  await ningbo.ask('2305', undoFirst)
  await ledgerAgrees(db)
})

test('refunds: a negative line takes from its original, in every part', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const person = people.retiredWithFiling
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDB0000002', 3, 0.3]])
  const line = {
    mdtrt_id: visit,
    psn_no: person,
    fee_ocur_time: '2026-06-10 10:00:00',
    med_list_codg: 'YDB0000002',
    pric: '0.3',
  }
  const refund = (feedetl_sn: string, cnt: string, amount: string) => ({
    feedetail: [{ ...line, feedetl_sn, init_feedetl_sn: '1', cnt, det_item_fee_sumamt: amount }],
  })
  for (const [serial, more] of [
    ['2', '-1'],
    ['3', '-1'],
    ['4', '-1'],
  ] as const)
    await hospital.ask('2301', refund(serial, more, '-0.3'))
  const { rows } = await db.pool.query(
    `select sum(amount_fen)::int as amount, sum(own_share_fen)::int as own, sum(in_scope_fen)::int as scope from fee_line`,
  )
  assert.deepEqual(rows, [{ amount: 0, own: 0, scope: 0 }])
  refusedWith(await hospital.send('2301', refund('5', '-1', '-0.3')), 'G4007')
  refusedWith(await hospital.send('2302', { data: [{ feedetl_sn: '1', mdtrt_id: visit, psn_no: person }] }), 'G4006')
})

test('repeats: the same message again gives the first reply, another input under its id is refused', async () => {
  const { app, db, clock } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const person = people.retiredWithFiling
  const msgid = newMsgid(hospital.code)
  const visit = await hospital.admit(person, { ipt_no: 'Z1' }, { msgid })
  assert.equal(await hospital.admit(person, { ipt_no: 'Z1' }, { msgid }), visit)
  refusedWith(
    await hospital.send(
      '2401',
      { mdtrtinfo: { psn_no: person, insutype: '310', begntime: '2026-06-09 08:00:00', med_type: '21', ipt_no: 'Z' } },
      { msgid },
    ),
    'G1201',
  )
  await hospital.upload(person, visit, [['YDA0000001', 1, 5000]])
  await hospital.discharge(person, visit)
  const settleId = newMsgid(hospital.code)
  const first = await hospital.ask('2304', settlement(person, visit, 5000), { msgid: settleId })
  const counts = await rowCounts(db)
  clock.set('2026-06-21T02:00:00Z')
  const second = await hospital.ask('2304', settlement(person, visit, 5000), { msgid: settleId })
  assert.deepEqual({ ...second, refmsg_time: '', respond_time: '' }, { ...first, refmsg_time: '', respond_time: '' })
  assert.notEqual(second.respond_time, first.respond_time)
  assert.deepEqual(await rowCounts(db), counts)
  refusedWith(await hospital.send('2304', settlement(person, visit, 4999), { msgid: settleId }), 'G1201')
  // Another person under the same id is another input too.
  refusedWith(await hospital.send('2304', settlement(people.active, visit, 5000), { msgid: settleId }), 'G1201')
  // The reply is kept, but not readable: it names the person.
  const { rows } = await db.pool.query<{ reply: Buffer }>(`select reply from journal where name = '2304'`)
  assert.doesNotMatch(rows[0]!.reply.toString('latin1'), /330100195003070114/)
  assert.doesNotMatch(rows[0]!.reply.toString('utf8'), /演示/)
})

test('a refused message is tried afresh when it comes again', async () => {
  const platform = await openPlatform()
  const hospital = new Hospital(platform.app, 'H31010000001', '310100')
  const person = people.active
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 1, 5000]])
  await hospital.discharge(person, visit)
  const msgid = newMsgid(hospital.code)
  refusedWith(await hospital.send('2304', settlement(person, visit, 5000), { msgid }), 'G5101')
  await file(platform, person, '310000', '2026-06-01')
  amountsOf(await hospital.ask('2304', settlement(person, visit, 5000), { msgid }))
})

test('reversal: what took effect is undone, what never arrived is refused when it does', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const person = people.retiredWithFiling
  const admitId = newMsgid(hospital.code)
  const visit = await hospital.admit(person, {}, { msgid: admitId })
  await hospital.upload(person, visit, [['YDA0000001', 1, 5000]])
  await hospital.discharge(person, visit)
  const msgid = newMsgid(hospital.code)
  await hospital.ask('2304', settlement(person, visit, 5000), { msgid })
  const reversal = { data: { psn_no: person, omsgid: msgid, oinfno: '2304' } }
  const reversed = await hospital.ask('2601', reversal)
  assert.equal(reversed.output, null)
  await ledgerAgrees(db)
  refusedWith(await hospital.send('2304', settlement(person, visit, 5000), { msgid }), 'G1202')
  await hospital.ask('2601', reversal)
  // With a new id the stay settles again.
  amountsOf(await hospital.ask('2304', settlement(person, visit, 5000)))
  await ledgerAgrees(db)

  const never = newMsgid(hospital.code)
  await hospital.ask('2601', { data: { psn_no: person, omsgid: never, oinfno: '2401' } })
  refusedWith(
    await hospital.send(
      '2401',
      { mdtrtinfo: { psn_no: person, insutype: '310', begntime: '2026-06-15 08:00:00', med_type: '21', ipt_no: 'Z9' } },
      { msgid: never },
    ),
    'G1202',
  )
  refusedWith(await hospital.send('2601', { data: { psn_no: person, omsgid: 'x', oinfno: '2301' } }), 'G5301')
  // An admission whose stay holds lines cannot be reversed away.
  refusedWith(await hospital.send('2601', { data: { psn_no: person, omsgid: admitId, oinfno: '2401' } }), 'G3011')
  const other = newMsgid(hospital.code)
  const second = await hospital.admit(person, {}, { msgid: other })
  await hospital.ask('2601', { data: { psn_no: person, omsgid: other, oinfno: '2401' } })
  refusedWith(await hospital.send('2303', settlement(person, second, 0)), 'G3005')
})

test('two settlements of one person at the same moment: both right, one after the other', async () => {
  const { app, db } = await openPlatform()
  const person = people.retiredWithFiling
  const hospitals = [new Hospital(app, 'H31010000001', '310100'), new Hospital(app, 'H31010000002', '310100')]
  const visits = await Promise.all(
    hospitals.map(async (hospital) => {
      const visit = await hospital.admit(person)
      await hospital.upload(person, visit, [['YDA0000001', 1, 30_000]])
      // A day's stay each: stays that lie at the same time are never both settled.
      await hospital.discharge(person, visit, '2026-06-10')
      return { hospital, visit }
    }),
  )
  const replies = await Promise.all(
    visits.map(({ hospital, visit }) => hospital.ask('2304', settlement(person, visit, 30_000))),
  )
  const deductibles = replies.map((reply) => amountsOf(reply)['act_pay_dedc']!)
  // One deductible a year at the highest level, in whichever order they came: 800 + 0 or 500 + 300.
  assert.equal(deductibles[0]! + deductibles[1]!, 800)
  await ledgerAgrees(db)
  const same = newMsgid('H31010000001')
  const third = await hospitals[0]!.admit(person)
  await hospitals[0]!.upload(person, third, [['YDA0000001', 1, 100]])
  await hospitals[0]!.discharge(person, third)
  const twins = await Promise.all(
    [1, 2, 3].map(() => hospitals[0]!.ask('2304', settlement(person, third, 100), { msgid: same })),
  )
  assert.equal(new Set(twins.map((reply) => String(amountsOf(reply)['setl_id']))).size, 1)
  await ledgerAgrees(db)
})

test('whoever reads the card of somebody whose benefits are stopped is told why, and nobody else is', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const card = (idNumber: string) => ({
    data: { mdtrt_cert_type: '02', mdtrt_cert_no: idNumber, certno: '', psn_name: '' },
  })
  const stopped = await hospital.ask('1101', card('330100197001010117'))
  assert.match(stopped.warn_msg ?? '', /^\[G5105\].*停/)
  assert.equal((await hospital.ask('1101', card('330100195003070114'))).warn_msg, undefined)
})
