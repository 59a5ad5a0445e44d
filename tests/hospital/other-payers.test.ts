/** What others pay (浙人社发〔2016〕113号 第三十六条): by the law of the pool refused, where it says nothing of it not guessed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, refusedWith } from './checks.ts'
import { Hospital, feeLine, openPlatform, people, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'

const article = /第三十六条/

/** A stay at home of this kind, with one line; what its pre-settlement and its settlement say. */
async function stay(
  hospital: Hospital,
  person: string,
  more: Record<string, unknown>,
  ofLine: Record<string, unknown> = {},
): Promise<{ settled: Reply; trial: Reply }> {
  const visit = await hospital.admit(person, more)
  await hospital.ask('2301', { feedetail: [{ ...feeLine(person, visit, ['YDA0000001', 1, 2000], 1), ...ofLine }] })
  await hospital.discharge(person, visit)
  const trial = await hospital.send('2303', settlement(person, visit, 2000))
  return { trial, settled: await hospital.send('2304', settlement(person, visit, 2000)) }
}

for (const [what, more, ofLine] of [
  ['a stay for a birth (52)', { med_type: '52' }, {}],
  ['family planning (53)', { med_type: '53' }, {}],
  ['a line of maternity', {}, { matn_fee_flag: '1' }],
] as const)
  test(`${what}: the provincial pool refuses it by its article, Hangzhou says that it does not know`, async () => {
    const { app } = await openPlatform()
    const hospital = new Hospital(app, 'H33010000001', '330100')
    const provincial = await stay(hospital, people.provincialActive, more, ofLine)
    for (const reply of [provincial.trial, provincial.settled]) assert.match(refusedWith(reply, 'G5124'), article)
    const city = await stay(hospital, people.active, more, ofLine)
    for (const reply of [city.trial, city.settled])
      assert.match(refusedWith(reply, 'G5122'), /生育费用由生育保险支付还是由医保基金支付/)
  })

test('an outpatient bill of maternity (51) is warned of at the registration of its kind, and refused', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const person = people.provincialActive
  const visit = await hospital.register(person)
  const told = await hospital.ask('2203', {
    mdtrtinfo: { mdtrt_id: visit, psn_no: person, med_type: '51', begntime: '2026-06-10 08:00:00' },
    diseinfo: [],
  })
  assert.match(told.warn_msg ?? '', article)
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, 100]])
  const request = settlement(person, visit, 100, { med_type: '51', chrg_bchno: 'B1' })
  for (const infno of ['2206', '2207']) refusedWith(await hospital.send(infno, request), 'G5124')
})

test('public health: the provincial pool refuses it by its article, others settle as usual', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const more = { exp_content: JSON.stringify({ MDTRT_GRP_TYPE: '2' }) }
  assert.match(refusedWith((await stay(hospital, people.provincialActive, more)).settled, 'G5124'), article)
  amountsOf((await stay(hospital, people.active, more)).settled)
})
