/** A patient of a pool that is not hosted here: whatever a hospital sends, the pool and its telephone are named, and nothing is written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusedWith, rowCounts } from './checks.ts'
import { Hospital, admission, openPlatform, registration, settlement } from './hospital.ts'

const stranger = '44010000000000000001'
const day = '2026-06-10'

const messages: readonly (readonly [string, unknown])[] = [
  ['1101', { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '440100199001010001' } }],
  ['2201', registration(stranger)],
  ['2401', admission(stranger)],
  ['2206', settlement(stranger, '1', 100, { med_type: '11' })],
  ['2304', settlement(stranger, '1', 100)],
  [
    '2102',
    {
      druginfo: {
        psn_no: stranger,
        mdtrt_cert_type: '02',
        begntime: `${day} 09:00:00`,
        medfee_sumamt: 10,
        insutype: '310',
        acct_used_flag: '1',
        med_type: '41',
      },
      drugdetail: [
        {
          feedetl_sn: '1',
          fee_ocur_time: `${day} 09:00:00`,
          med_list_codg: 'YDA0000001',
          det_item_fee_sumamt: 10,
          cnt: 1,
          pric: 10,
        },
      ],
    },
  ],
  [
    '2001',
    {
      data: {
        psn_no: stranger,
        insutype: '310',
        fixmedins_code: 'H33010000001',
        med_type: '21',
        begntime: `${day} 09:00:00`,
      },
    },
  ],
  ['5201', { data: { psn_no: stranger, begntime: day, endtime: day, med_type: '21' } }],
  ['5301', { data: { psn_no: stranger } }],
]

test('named in every message, and not where the message names a pool that is hosted here', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const before = await rowCounts(db)
  for (const [infno, input] of messages) {
    assert.match(
      refusedWith(await hospital.send(infno, input, { insuredPlace: '440100' }), 'G2002'),
      /440100.*区号\+12393/,
      infno,
    )
    refusedWith(await hospital.send(infno, input, { insuredPlace: '330100' }), 'G2001')
  }
  assert.deepEqual(await rowCounts(db), before)
})
