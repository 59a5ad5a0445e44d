/** Messages as real hospital systems send them, through the whole server: what they come to for the person and the money. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signingStore } from '../../apps/server/src/gateway/signing/store.ts'
import { amountsOf, refusedWith, rowCounts } from './checks.ts'
import { Hospital, admission, feeLine, openPlatform, people, registration, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'

const platform = await openPlatform()
const { app, db } = platform
const hospital = new Hospital(app, 'H31010000001', '310100')
const atHome = new Hospital(app, 'H33010000001', '330100')
const resultOf = (reply: Reply) => (reply.output as { result: { feedetl_sn: string }[] }).result

/** A hospital whose serialiser writes bare digits where others write a text of digits in marks: `#123#` becomes 123. */
const asNumbers = new Hospital(
  { inject: (request) => app.inject({ ...request, payload: request.payload.replace(/"#(\d+)#"/g, '$1') }) },
  hospital.code,
  hospital.place,
)

test('two serials that one double would hold are two lines, and 20 yuan are 20', async () => {
  const person = people.retiredWithFiling
  const visit = await hospital.admit(person)
  const serials = ['202611250000000001', '202611250000000002']
  const lines = serials.map((sn) => feeLine(`#${person}#`, `#${visit}#`, ['YDA0000001', 1, 10], `#${sn}#`))
  assert.deepEqual(
    resultOf(await asNumbers.ask('2301', { feedetail: lines })).map((row) => row.feedetl_sn),
    serials,
  )
  assert.equal(amountsOf(await hospital.ask('2303', settlement(person, visit, 20)))['medfee_sumamt'], 20)
  await asNumbers.ask('2302', { data: { feedetl_sn: `#${serials[0]!}#`, mdtrt_id: `#${visit}#`, psn_no: person } })
  assert.equal(amountsOf(await hospital.ask('2303', settlement(person, visit, 10)))['medfee_sumamt'], 10)
})

test('flags that spend or decide are refused outside their table, in each transaction that has them', async () => {
  const person = people.active
  const visit = await atHome.register(person)
  const line = feeLine(person, visit, ['YDA0000001', 1, 1000], '1')
  const upload = (hosp_appr_flag: unknown) => ({ feedetail: [{ ...line, chrg_bchno: 'B1', hosp_appr_flag }] })
  refusedWith(await atHome.send('2204', upload('9')), 'G1018')
  await atHome.ask('2204', upload(0))
  const bill = (more: Record<string, unknown>) =>
    settlement(person, visit, 1000, { med_type: '11', chrg_bchno: 'B1', ...more })
  const before = await rowCounts(db)
  for (const infno of ['2206', '2207']) {
    for (const acct_used_flag of [false, true, 'N', '00', '否', 3])
      assert.match(refusedWith(await atHome.send(infno, bill({ acct_used_flag })), 'G1018'), /0不使用、1使用本人个账/)
    refusedWith(await atHome.send(infno, bill({ acct_used_flag: '2' })), 'G5119')
    refusedWith(await atHome.send(infno, bill({ med_type: '88' })), 'G1018')
    refusedWith(await atHome.send(infno, bill({ insutype: 'employee' })), 'G1018')
    refusedWith(await atHome.send(infno, bill({ mdtrt_cert_type: '00' })), 'G1018')
    refusedWith(await atHome.send(infno, bill({ trum_flag: 1 })), 'G1020')
    refusedWith(await atHome.send(infno, bill({ exp_content: '外伤' })), 'G1014')
    refusedWith(await atHome.send(infno, bill({ exp_content: '{"TRUM_FLAG":1,"REL_TTP_FLAG":1}' })), 'G5111')
    refusedWith(await atHome.send(infno, bill({ trum_flag: '1', relTtpFlag: '1' })), 'G5111')
  }
  const after = await rowCounts(db)
  assert.deepEqual([after['settlement'], after['account_entry']], [before['settlement'], before['account_entry']])
  assert.equal(amountsOf(await atHome.ask('2206', bill({ acct_used_flag: 0 })))['acct_pay'], 0)
  assert.ok(amountsOf(await atHome.ask('2206', bill({ acct_used_flag: 1 })))['acct_pay']! > 0)

  const stay = await hospital.admit(people.retiredWithFiling, { ipt_no: 'Z9' })
  for (const infno of ['2303', '2304']) {
    refusedWith(
      await hospital.send(infno, settlement(people.retiredWithFiling, stay, 0, { mid_setl_flag: 'Y' })),
      'G1018',
    )
    refusedWith(
      await hospital.send(infno, settlement(people.retiredWithFiling, stay, 0, { acct_used_flag: '2' })),
      'G5119',
    )
  }
})

test('what only describes goes on with a warning', async () => {
  const admitted = await hospital.ask('2401', admission(people.retiredWithFiling, { ipt_no: 'Z8', matn_type: '8' }))
  assert.match(admitted.warn_msg ?? '', /生育类别（matn_type）“8”不在代码表内/)
})

/** What stands in the way of settling an admission of somebody who has not filed; empty when it is taken as an emergency. */
async function hindrance(more: Record<string, unknown>): Promise<string> {
  const person = people.active
  const reply = await hospital.ask('2401', admission(person, { ipt_no: `E${String(++admissions)}`, ...more }))
  const visit = (reply.output as { result: { mdtrt_id: string } }).result.mdtrt_id
  await hospital.ask('2404', { data: { mdtrt_id: visit, psn_no: person } })
  return (reply.warn_msg ?? '').split('；').find((part) => /不作急诊|G5101/.test(part)) ?? ''
}
let admissions = 0

test('an emergency comes by every door, and by no other', async () => {
  for (const more of [
    { exp_content: '{"IPT_TYPE":"2"}' },
    { expContent: '{"IPT_TYPE":"2"}' },
    { EXP_CONTENT: { ipt_type: 2 } },
    { ipt_type: '2' },
    { exp_content: '{"OTP_ER_REFL_FLAG":"1"}' },
    { otp_er_refl_flag: 3 },
    { med_type: '24' },
    { med_type: '2401' },
    { med_type: 24, expContent: 'null' },
    { med_type: '24', exp_content: '{"IPT_TYPE":"2"}' },
  ])
    assert.equal(await hindrance(more), '', JSON.stringify(more))
  for (const more of [{}, { med_type: '23' }, { exp_content: '{"IPT_TYPE":"1"}' }, { otp_er_refl_flag: '2' }])
    assert.match(await hindrance(more), /^\[G5101\]/, JSON.stringify(more))
  assert.match(
    await hindrance({ med_type: '24', exp_content: '{"IPT_TYPE":"1"}' }),
    /^医疗类别24（急诊转住院）与住院类型1（普通住院）不一致/,
  )
  assert.match(await hindrance({ med_type: '24', ipt_type: 3 }), /住院类型3（转院住院）不一致/)
})

test('what an admission said stands until a change says otherwise', async () => {
  const person = people.active
  const visit = await hospital.admit(person, { ipt_no: 'C1', expContent: '{"IPT_TYPE":"2"}' })
  const change = (more: Record<string, unknown>) => ({
    adminfo: { ...admission(person).mdtrtinfo, mdtrt_id: visit, ipt_otp_no: 'C1', ...more },
  })
  await hospital.upload(person, visit, [['YDA0000001', 1, 5000]])
  await hospital.ask('2403', change({ adm_bed: '2' }))
  amountsOf(await hospital.ask('2303', settlement(person, visit, 5000)))
  await hospital.ask('2403', change({ ipt_type: '1' }))
  refusedWith(await hospital.send('2303', settlement(person, visit, 5000)), 'G5101')
  const changed = await hospital.ask('2403', change({ med_type: '24' }))
  assert.match(changed.warn_msg ?? '', /不作急诊/)

  const outpatient = await hospital.register(person, { otpErReflFlag: 1 })
  const report = { mdtrt_id: outpatient, psn_no: person, med_type: '11', begntime: '2026-06-10 08:00:00' }
  await hospital.ask('2203', { mdtrtinfo: report, diseinfo: [] })
  await hospital.uploadOutpatient(person, outpatient, [['YDA0000001', 1, 3000]])
  const bill = settlement(person, outpatient, 3000, { med_type: '11', chrg_bchno: 'B1' })
  amountsOf(await hospital.ask('2206', bill))
  await hospital.ask('2203', { mdtrtinfo: { ...report, otp_er_refl_flag: '2' }, diseinfo: [] })
  refusedWith(await hospital.send('2206', bill), 'G5101')
})

test('dates belong to the day of Shanghai, whatever offset they were written with', async () => {
  const person = people.retiredWithFiling
  const visit = await hospital.admit(person, {
    ipt_no: 'D1',
    begntime: '2026-06-09T16:30:00.0000000Z',
    birctrl_matn_date: '0001-01-01T00:00:00',
  })
  const { rows } = await db.pool.query<{ day: string }>(
    'select from_day::text as day from visit where person_no = $1 and visit_id = $2',
    [person, visit],
  )
  assert.deepEqual(rows, [{ day: '2026-06-10' }])
  const tomorrow = admission(person, { begntime: '2026-06-20T16:30:00Z' })
  assert.match(refusedWith(await hospital.send('2401', tomorrow), 'G3008'), /2026-06-21/)
  const none = admission(person, { begntime: '0001-01-01 00:00:00' })
  assert.match(refusedWith(await hospital.send('2401', none), 'G1013'), /0001-01-01 00:00:00”表示没有填写/)
})

test('names in capitals at every level, to an address of nobody', async () => {
  const shout = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shout)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name.toUpperCase(), shout(item)]))
        : value
  const loud = new Hospital(
    {
      inject: (request) =>
        app.inject({ ...request, url: '//his//yb/2401', payload: JSON.stringify(shout(JSON.parse(request.payload))) }),
    },
    hospital.code,
    hospital.place,
  )
  assert.match(await loud.admit(people.retiredWithFiling, { ipt_no: 'K1' }), /^\d+$/)
  await loud.ask('2201', registration(people.retiredWithFiling))
})

test('only a message opens an address that is not there; pages, the API and health are no hospital’s', async () => {
  const payload = { infno: '9001', msgid: 'x1', fixmedins_code: hospital.code, input: { signIn: { opter_no: 'demo' } } }
  const at = async (url: string, body: object = payload) =>
    (await app.inject({ method: 'POST', url, payload: body })).statusCode
  assert.equal(await at('/his/9001'), 200)
  assert.equal(await at('/his/9001', { infno: '9001' }), 404)
  assert.equal(await at('/api/9001'), 404)
  assert.equal(await at('//api//9001'), 404)
  assert.equal(await at('/health'), 405)
  assert.equal(await at('/metrics'), 405)
  assert.equal((await app.inject('/his/9001')).headers['content-type'], 'text/html; charset=utf-8')
})

test('a nonce in the records: its own request again and again, no other one', async () => {
  const { claimNonce } = signingStore(db, () => platform.clock.now(), true)
  const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  assert.equal(await claimNonce('key', 'n', one), true)
  assert.equal(await claimNonce('key', 'n', one), true)
  assert.equal(await claimNonce('key', 'n', other), false)
  assert.equal(await claimNonce('another', 'n', other), true)
})
