/** Numbers with a letter: 2203A, 2206A, 2207A, 2501A are what their elder siblings are, however the letter is written. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { hunanSignature } from '../../apps/server/src/gateway/signing/hunan.ts'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { Hospital, newMsgid, openPlatform, people, settlement } from './hospital.ts'

const { app, db, clock } = await openPlatform()
const hospital = new Hospital(app, 'H33010000001', '330100')
const pharmacy = new Hospital(app, 'P33010000001', '330100')
const person = people.active

const report = (visit: string, more: Record<string, unknown> = {}) => ({
  mdtrtinfo: { mdtrt_id: visit, psn_no: person, med_type: '11', begntime: '2026-06-10 08:00:00', ...more },
  diseinfo: [],
})
const bill = (visit: string, total: number) => settlement(person, visit, total, { med_type: '11', chrg_bchno: 'B1' })
const undoing = (visit: string, setl_id: string) => ({ data: { psn_no: person, mdtrt_id: visit, setl_id } })
const reversal = (omsgid: string, oinfno: string) => ({ data: { psn_no: person, omsgid, oinfno } })

test('a visit told, looked at, settled and taken back by the numbers with a letter: the sums of the plain ones', async () => {
  const visit = await hospital.register(person)
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, 2500]])
  assert.equal((await hospital.ask('2203A', report(visit))).output, null)
  const plain = amountsOf(await hospital.ask('2206', bill(visit, 2500)))
  const lettered = amountsOf(await hospital.ask('2206a', bill(visit, 2500)))
  assert.equal(plain['hifp_pay'], 228)
  assert.deepEqual({ ...lettered, medins_setl_id: '' }, { ...plain, medins_setl_id: '' })

  const msgid = newMsgid(hospital.code)
  const settled = await hospital.ask('2207a', bill(visit, 2500), { msgid })
  assert.equal(amountsOf(settled)['hifp_pay'], 228)
  const again = await hospital.ask('2207A', bill(visit, 2500), { msgid })
  assert.deepEqual(again.output, settled.output, 'one message in two spellings')
  refusedWith(await hospital.send('2207a', bill(visit, 2499), { msgid }), 'G1201')
  const { setl_id } = (settled.output as { setlinfo: { setl_id: string } }).setlinfo
  assert.equal(amountsOf(await hospital.ask('2208', undoing(visit, setl_id)))['hifp_pay'], -228)
  const undone = refusedWith(await hospital.send('2207A', bill(visit, 2500), { msgid }), 'G1203')
  assert.match(undone, /已被2208/)
  await ledgerAgrees(db)
})

test('a reversal names the number in either spelling, and the right one', async () => {
  const visit = await hospital.register(person)
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, 100]])
  const msgid = newMsgid(hospital.code)
  await hospital.ask('2207a', bill(visit, 100), { msgid })
  assert.match(refusedWith(await hospital.send('2601', reversal(msgid, '2207')), 'G5303'), /2207A/)
  assert.equal((await hospital.ask('2601', reversal(msgid, '2207a'))).output, null)
  for (const infno of ['2207A', '2207a']) refusedWith(await hospital.send(infno, bill(visit, 100), { msgid }), 'G1202')
  // One that never arrived leaves its mark under the number, not under its spelling.
  const late = newMsgid(hospital.code)
  await hospital.ask('2601', reversal(late, '2207a'))
  refusedWith(await hospital.send('2207A', bill(visit, 100), { msgid: late }), 'G1202')
  assert.match(refusedWith(await hospital.send('2601', reversal(late, '2206a')), 'G5301'), /2206A.*2207A/)
  await ledgerAgrees(db)
})

test('2203 and 2203A say one thing: what either told last stands', async () => {
  const visit = await hospital.register(person)
  const msgid = newMsgid(hospital.code)
  await hospital.ask('2203', report(visit, { med_type: '13' }), { msgid })
  await hospital.ask('2203a', report(visit))
  assert.match(refusedWith(await hospital.send('2203', report(visit, { med_type: '13' }), { msgid }), 'G1203'), /2203A/)
})

test('a pharmacy names who prescribed; a file that comes with it is said not to be kept', async () => {
  const visit = await pharmacy.register(person)
  const told = await pharmacy.ask(
    '2203A',
    report(visit, {
      med_type: '41',
      rxfixmedinsCode: 'H33010000001',
      rxfixmedinsName: '演示杭州三级医院',
      rxIn: 'iVBORw0KGgo=',
      rxfilename: '处方.png',
    }),
  )
  assert.equal(told.output, null)
  assert.match(told.warn_msg ?? '', /处方\.png.*没有保存/)
  const bytes = await pharmacy.ask('2203A', report(visit, { med_type: '41', rxIn: [137, 80, 78, 71] }))
  assert.match(bytes.warn_msg ?? '', /处方文件没有保存/)
  const none = await pharmacy.ask('2203A', report(visit, { med_type: '41', rxIn: '' }))
  assert.doesNotMatch(none.warn_msg ?? '', /处方文件/)
  const { rows } = await db.pool.query('select detail from visit where visit_id = $1', [visit])
  const { detail } = rows[0] as { detail: Record<string, unknown> }
  assert.deepEqual(detail['prescribedBy'], { code: 'H33010000001', name: '演示杭州三级医院' })
  const stay = await hospital.admit(person)
  refusedWith(await hospital.send('2203A', report(stay)), 'G3004')
  refusedWith(await hospital.send('2203A', report(visit)), 'G3003')
  await hospital.ask('2404', { data: { psn_no: person, mdtrt_id: stay } })
})

test('2501A files a referral, which 2502 takes back', async () => {
  const filed = await hospital.ask('2501A', {
    refmedin: {
      psn_no: person,
      mdtrtarea_admdvs: '310115',
      diag_code: 'C34.900',
      diag_name: '肺恶性肿瘤',
      reflin_medins_no: 'H31010000001',
      reflin_medins_name: '演示上海三级医院',
      refl_type: '3',
      refl_date: '2026-06-20',
      refl_rea: '本院条件有限',
      refl_opnn: '同意转上海治疗',
    },
  })
  const { trt_dcla_detl_sn } = (filed.output as { result: { trt_dcla_detl_sn: string } }).result
  const listed = async () =>
    (
      (await hospital.ask('5304', { data: { psn_no: person, begntime: '2026-06-01' } })).output as {
        refmedin: unknown[]
      }
    ).refmedin.length
  assert.equal(await listed(), 1)
  await hospital.ask('2502', { data: { psn_no: person, trt_dcla_detl_sn, memo: '病情好转' } })
  assert.equal(await listed(), 0)
})

test('a signed name and the number of the message may differ in the letter’s size alone', async () => {
  const at = String(clock.now().getTime())
  const signed = (name: string) => ({
    _api_name: name,
    _api_version: '1.0',
    _api_timestamp: at,
    _api_access_key: hospital.code,
    _api_signature: hunanSignature(`demo-${hospital.code}`, name, '1.0', at, hospital.code),
  })
  const asked = (infno: string, name: string) =>
    hospital.send(infno, bill('20260610080000', 100), { headers: signed(name) })
  refusedWith(await asked('2206a', '2206A'), 'G3001')
  refusedWith(await asked('2206A', '2206a'), 'G3001')
  refusedWith(await asked('2206A', '2206'), 'G1107')
})
