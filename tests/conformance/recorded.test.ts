import assert from 'node:assert/strict'
import test from 'node:test'
import { Hospital, feeLine, openPlatform, people, settlement } from '../hospital/hospital.ts'
import type { Reply } from '../hospital/hospital.ts'
import { recordedReplies } from './recorded.ts'

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
