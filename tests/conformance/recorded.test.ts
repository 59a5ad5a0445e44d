import assert from 'node:assert/strict'
import test from 'node:test'
import { Hospital, feeLine, newMsgid, openPlatform, people, settlement } from '../hospital/hospital.ts'
import { refusedWith } from '../hospital/checks.ts'
import type { Reply } from '../hospital/hospital.ts'
import { recordedEnvelopes, recordedReplies } from './recorded.ts'

const { app } = await openPlatform()
const hospital = new Hospital(app, 'H31010000001', '310100')
const person = people.retiredWithFiling

/** Every field that a real platform was seen to send is there, as a number or a text like there, or null. */
function looksRecorded(infno: string, reply: Reply): void {
  assert.equal(reply.infcode, 0, reply.err_msg ?? '')
  assert.equal(typeof reply.infcode, 'number')
  for (const [name, node] of Object.entries(recordedReplies[infno]!)) {
    const found = (reply.output as Record<string, unknown>)[name]
    assert.equal(Array.isArray(found), node.list, `${infno} ${name}`)
    const rows = (node.list ? found : [found]) as Record<string, unknown>[]
    for (const row of rows) {
      for (const [fields, kind] of [
        [node.numbers, 'number'],
        [node.texts, 'string'],
      ] as const)
        for (const field of fields.split(' ').filter((word) => word !== '')) {
          assert.ok(field in row, `${infno} ${name}.${field} is missing`)
          const value = row[field]
          assert.ok(value === null || typeof value === kind, `${infno} ${name}.${field} is ${typeof value}`)
          if (kind === 'number' && value !== null)
            assert.match(JSON.stringify(value), /^-?\d+(\.\d{1,4})?$/, `${infno} ${name}.${field}`)
        }
    }
  }
}

test('the replies of a stay have the shape of recorded ones', async () => {
  looksRecorded('9001', await hospital.send('9001', { signIn: { opter_no: 'demo', mac: '', ip: '' } }))
  const visit = await hospital.admit(person)
  const upload = await hospital.send('2301', { feedetail: [feeLine(person, visit, ['YDB0000001', 3, 33.33], 'XM001')] })
  looksRecorded('2301', upload)
  looksRecorded('2303', await hospital.send('2303', settlement(person, visit, 99.99)))
  assert.equal((await hospital.discharge(person, visit)).output, null)
  const settled = await hospital.send('2304', settlement(person, visit, 99.99))
  looksRecorded('2304', settled)
  const { setl_id } = (settled.output as { setlinfo: { setl_id: string } }).setlinfo
  looksRecorded('2305', await hospital.send('2305', { data: { setl_id, mdtrt_id: visit, psn_no: person } }))
})

test('the replies of an outpatient visit have the shape of recorded ones', async () => {
  const registered = await hospital.send('2201', {
    data: { psn_no: person, insutype: '310', begntime: '2026-06-10 08:00:00', ipt_otp_no: '2111241810003' },
  })
  looksRecorded('2201', registered)
  const visit = (registered.output as { data: { mdtrt_id: string } }).data.mdtrt_id
  looksRecorded('2204', await hospital.uploadOutpatient(person, visit, [['YDB0000002', 1, 4.52]]))
  // A client of Henan: amounts as texts, the input first, no device.
  const request = settlement(person, visit, 0, { medfee_sumamt: '4.52', med_type: '11', chrg_bchno: 'B1' })
  looksRecorded('2206', await hospital.send('2206', request))
  const settled = await hospital.send('2207', request)
  looksRecorded('2207', settled)
  const { setl_id } = (settled.output as { setlinfo: { setl_id: string } }).setlinfo
  looksRecorded('2208', await hospital.send('2208', { data: { setl_id, mdtrt_id: visit, psn_no: person } }))
})

test('1101 as editions ask it: by credential with literal nulls, or by certificate alone', async () => {
  looksRecorded(
    '1101',
    await hospital.send('1101', {
      data: {
        mdtrt_cert_type: '02',
        mdtrt_cert_no: '330100195003070114',
        card_sn: 'NULL',
        begntime: '',
        psn_cert_type: '01',
        certno: '',
        psn_name: '',
      },
    }),
  )
  looksRecorded(
    '1101',
    await hospital.send('1101', {
      data: { psn_cert_type: '2', certno: '330100195003070114', psn_name: '演示退休甲', begntime: '2020-01-01' },
    }),
  )
})

test('message ids in the forms of several regions', async () => {
  for (const msgid of ['240704161004-H43010000001-0056', '20 digits 12345678901', 'a'.repeat(30), '１'])
    assert.equal((await hospital.send('9001', { signIn: { opter_no: 'demo' } }, { msgid })).infcode, 0, msgid)
})

test('5301 and 2203A as recorded: diseases in a list, nothing where nothing is told', async () => {
  const registered = people.provincialReferral
  const diseases = await hospital.send('5301', { data: { psn_no: registered } })
  looksRecorded('5301', diseases)
  assert.equal((diseases.output as { feedetail: unknown[] }).feedetail.length, 1)
  const visit = await hospital.register(registered)
  const mdtrtinfo = { mdtrt_id: visit, psn_no: registered, med_type: '11', begntime: '2026-06-10 08:00:00' }
  assert.equal((await hospital.send('2203A', { mdtrtinfo, diseinfo: [] })).output, null)
})

/** Sends a message with what stands around it as recorded: its input first, and only the fields that were there. */
async function sendIn(envelope: Readonly<Record<string, string | null>>, infno: string, input: object): Promise<Reply> {
  const message = {
    input,
    infno,
    msgid: newMsgid(hospital.code),
    insuplc_admdvs: '330100',
    mdtrtarea_admvs: hospital.place,
    opter_type: '1',
    opter: 'OP001',
    opter_name: '演示经办人',
    inf_time: '2026-06-20 10:00:00',
    fixmedins_code: hospital.code,
    fixmedins_name: '演示机构',
    ...envelope,
  }
  const url = '/hss-call-service-interface'
  const answer = await app.inject({ method: 'POST', url, payload: JSON.stringify(message) })
  assert.equal(answer.statusCode, 200)
  return answer.json<Reply>()
}

test('every recorded request in every recorded envelope: what means nothing says nothing', async () => {
  const visit = await hospital.register(person)
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, 69.6]])
  const requests: [string, object][] = [
    ['1101', { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '330100195003070114', card_sn: 'NULL', certno: '' } }],
    ['5303', { data: { psn_no: '', begntime: '2026-06-01 00:00:00', endtime: '2026-06-27 23:59:59' } }],
    ['2206', settlement(person, visit, 0, { medfee_sumamt: '69.6', med_type: '11', chrg_bchno: 'B1' })],
  ]
  for (const [from, envelope] of Object.entries(recordedEnvelopes)) {
    for (const [infno, input] of requests) {
      const reply = await sendIn(envelope, infno, input)
      assert.equal(reply.infcode, 0, `${infno} of ${from}: ${reply.err_msg ?? ''}`)
    }
    // A settlement that never arrived: reversed, and refused when it comes late.
    const omsgid = newMsgid(hospital.code)
    const reversed = await sendIn(envelope, '2601', { data: { psn_no: person, omsgid, oinfno: '2304' } })
    assert.deepEqual([reversed.infcode, reversed.output], [0, null], from)
    refusedWith(await hospital.send('2304', settlement(person, visit, 69.6), { msgid: omsgid }), 'G1202')
  }
})
