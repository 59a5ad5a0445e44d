/** What we read and answer is held to the interface document: nodes, fields, lengths, decimals, code tables, lists. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { decimal, many, one, text, time } from '@yidi/contracts/interface'
import { transactions } from '../../apps/server/src/gateway/transactions/index.ts'
import { Hospital, feeLine, openPlatform, people, settlement } from '../hospital/hospital.ts'
import { documentOf, inputFindings, ofOtherEditions, regionalFields, replyFindings } from './document.ts'

test('every field that we read is the document’s, as long, as exact, and by the code table', () => {
  for (const { infno, input } of transactions.values()) {
    const said = documentOf(infno)
    if (infno in ofOtherEditions) {
      assert.equal(said, undefined, `this edition has ${infno}`)
      const read = Object.entries(input).flatMap(([node, { fields }]) => Object.keys(fields).map((f) => `${node}.${f}`))
      assert.deepEqual(read, ofOtherEditions[infno])
      continue
    }
    assert.ok(said !== undefined, `spec-fields.json has no ${infno}: see make-spec-fields.ts`)
    assert.deepEqual(inputFindings(infno, input, said), [])
  }
  for (const at of Object.keys(regionalFields)) {
    const [, infno, node, field] = /^(\S+) (\S+)\.(\S+)$/.exec(at)!
    assert.ok(transactions.get(infno!)!.input[node!]!.fields[field!] !== undefined, `${at} is not read any more`)
  }
})

test('a field of another name, length, scale or kind is found', () => {
  const said = documentOf('2207')!
  const of = (fields: Parameters<typeof one>[0]) => inputFindings('2207', { data: one(fields) }, said)
  assert.deepEqual(of({ psn_no: text('人员编号', 30, 'must') }), [])
  assert.match(of({ psn_number: text('人员编号', 30, 'must') })[0]!, /no such field/)
  assert.match(of({ psn_no: text('人员编号', 20, 'must') })[0]!, /is 30 long, here 20/)
  assert.match(of({ medfee_sumamt: decimal('医疗费总额', 4, 'must') })[0]!, /number 16,2, here with 4/)
  assert.match(of({ insutype: text('险种类型', 6, 'must') })[0]!, /code of the table insutype/)
  assert.match(of({ psn_no: time('人员编号', 'must') })[0]!, /here a time/)
  assert.match(inputFindings('2207', { data: many({}) }, said)[0]!, /one row in the document/)
  assert.match(inputFindings('2207', { bill: one({}) }, said)[0]!, /no such node/)
  assert.match(replyFindings('2207', { setlinfo: [], setldetail: [] }, said)[0]!, /setlinfo: one row/)
  assert.match(replyFindings('2207', { setlinfo: {} }, said)[0]!, /setldetail is missing/)
  assert.match(replyFindings('2207', null, said)[0]!, /answers nothing/)
})

test('what is answered on a day of a hospital has the nodes of the document, lists where it has lists', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const [person, patient] = [people.active, people.retiredWithFiling]
  const seen = new Set<string>()
  const play = async (infno: string, input: object): Promise<Record<string, Record<string, string>>> => {
    const { output } = (await hospital.ask(infno, input)) as { output: Record<string, Record<string, string>> }
    assert.deepEqual(replyFindings(infno, output, documentOf(infno)!), [])
    seen.add(infno)
    return output
  }
  const days = { begntime: '2026-06-01', endtime: '2026-06-30' }

  await play('9001', { signIn: { opter_no: 'demo', mac: '', ip: '' } })
  await play('1101', { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '330100198811020127' } })
  await play('1201', { medinsinfo: { fixmedins_type: '1' } })
  await play('1901', { data: { type: 'med_type' } })
  await play('2001', { data: { psn_no: person, insutype: '310', med_type: '11', begntime: '2026-06-10' } })
  for (const letter of ['', 'A']) {
    const { data } = await play('2201', {
      data: { psn_no: person, insutype: '310', begntime: '2026-06-10 08:00:00', ipt_otp_no: `M${letter}` },
    })
    const mdtrt_id = data!['mdtrt_id']!
    await play(`2203${letter}`, { mdtrtinfo: { mdtrt_id, psn_no: person, med_type: '11' }, diseinfo: [] })
    const line = { ...feeLine(person, mdtrt_id, ['YDA0000001', 1, 100], 1), chrg_bchno: 'B1', rx_circ_flag: '0' }
    await play('2204', { feedetail: [line] })
    const bill = settlement(person, mdtrt_id, 100, { med_type: '11', chrg_bchno: 'B1' })
    await play(`2206${letter}`, bill)
    const { setlinfo } = await play(`2207${letter}`, bill)
    for (const infno of ['5203', '5204']) await play(infno, { data: { psn_no: person, setl_id: setlinfo!['setl_id'] } })
    await play('2208', { data: { psn_no: person, mdtrt_id, setl_id: setlinfo!['setl_id'] } })
    await play('2205', { data: { psn_no: person, mdtrt_id, chrg_bchno: '0000' } })
    await play('2202', { data: { psn_no: person, mdtrt_id, ipt_otp_no: `M${letter}` } })
  }

  const stay = await hospital.admit(patient)
  await play('5303', { data: { psn_no: '', ...days } })
  await play('2301', { feedetail: [feeLine(patient, stay, ['YDA0000001', 1, 100], 1)] })
  await play('2302', { data: { psn_no: patient, mdtrt_id: stay, feedetl_sn: '0000' } })
  await hospital.upload(patient, stay, [['YDA0000001', 1, 2000]])
  await hospital.discharge(patient, stay)
  await play('2303', settlement(patient, stay, 2000))
  const { setlinfo } = await play('2304', settlement(patient, stay, 2000))
  await play('2305', { data: { psn_no: patient, mdtrt_id: stay, setl_id: setlinfo!['setl_id'] } })
  await play('2405', { data: { psn_no: patient, mdtrt_id: stay } })
  await play('5201', { data: { psn_no: patient, ...days } })
  await play('5202', { data: { psn_no: patient, mdtrt_id: stay } })
  await play('5206', { data: { psn_no: patient } })
  await play('5301', { data: { psn_no: patient } })
  await play('5302', { data: { psn_no: patient, biz_appy_type: '03' } })
  await play('5304', { data: { psn_no: patient, ...days } })
  await play('2601', { data: { psn_no: patient, omsgid: 'never-arrived', oinfno: '2304' } })
  const { signinoutb } = await play('9001', { signIn: { opter_no: 'demo', mac: '', ip: '' } })
  await play('9002', { signOut: { sign_no: signinoutb!['sign_no'], opter_no: 'demo' } })
  assert.ok(seen.size >= 28, `${String(seen.size)} transactions were played`)
})
