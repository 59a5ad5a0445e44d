/** What settles since its figures were found: provincial critical illness, Hangzhou's pharmacies and diseases, Xingtai. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { grantedDisease } from '../../apps/server/src/person/entitlements/index.ts'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'
import type { LineOf, Reply } from './hospital.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'

const idOf = (reply: Reply) => (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id

/** A stay from admission to settlement. */
async function stay(hospital: Hospital, person: string, lines: readonly LineOf[], insutype = '310') {
  const visit = await hospital.admit(person, { insutype })
  await hospital.upload(person, visit, lines)
  // Each is over within its day: stays at one time are not both settled.
  await hospital.discharge(person, visit, '2026-06-10')
  const total = lines.reduce((sum, [, quantity, price]) => sum + quantity * price, 0)
  const reply = await hospital.send('2304', settlement(person, visit, total, { insutype }))
  return { visit, reply }
}

test('a provincial stay of 300,000 yuan: critical illness pays, is undone, and a second stay goes on from the first', async () => {
  const platform = await openPlatform()
  const { app, db } = platform
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const person = people.provincialActive
  // 300,000 in scope: 800 first, 39,200 at 82 %, 260,000 at 88 %: the pool pays 260,944. The person's share is 38,256;
  // above 25,000 the layer pays 70 %: 9,279.20. The past-year account pays 200 of the deductible.
  const first = await stay(hospital, person, [['YDA0000001', 1, 300_000]])
  const paid = amountsOf(first.reply)
  assert.deepEqual(
    [paid['hifp_pay'], paid['hifob_pay'], paid['hifmi_pay'], paid['fund_pay_sumamt'], paid['acct_pay']],
    [260_944, 9279.2, 0, 270_223.2, 200],
  )
  assert.equal(paid['psn_cash_pay'], 29_576.8)
  const { setldetail } = first.reply.output as { setldetail: { fund_pay_type: string; fund_payamt: number }[] }
  assert.equal(setldetail.find((line) => line.fund_pay_type === '330100')?.fund_payamt, 9279.2)
  const undo = { data: { psn_no: person, mdtrt_id: first.visit, setl_id: idOf(first.reply) } }
  assert.equal(amountsOf(await hospital.ask('2305', undo))['hifob_pay'], -9279.2)
  await ledgerAgrees(db)
  const total = settlement(person, first.visit, 300_000)
  assert.equal(amountsOf(await hospital.send('2304', total))['hifob_pay'], 9279.2, 'the year stands where it stood')
  // 10,000 at 88 %: 1,200 more count, all of them above the threshold.
  const second = amountsOf((await stay(hospital, person, [['YDA0000001', 1, 10_000]])).reply)
  assert.deepEqual([second['hifp_pay'], second['hifob_pay'], second['psn_cash_pay']], [8800, 840, 360])
  await ledgerAgrees(db)
})

test('Hangzhou: a pharmacy settles like an institution of no level; a disease once it is registered, and the list is said to be open', async () => {
  const platform = await openPlatform()
  const { app, db, clock } = platform
  const pharmacy = new Hospital(app, 'P33010000001', '330100')
  const buy = async (person: string, price: number, med: Record<string, unknown>, hospital = pharmacy) => {
    const visit = await hospital.register(person)
    await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, price]])
    return hospital.send('2207', settlement(person, visit, price, { chrg_bchno: 'B1', ...med }))
  }
  // 1,200 from the current-year account, 1,000 deductible, 80 % of 800.
  const bought = amountsOf(await buy(people.active, 3000, { med_type: '41' }))
  assert.deepEqual([bought['acct_pay'], bought['act_pay_dedc'], bought['hifp_pay']], [1200, 1000, 640])

  const hospital = new Hospital(app, 'H33010000001', '330100')
  const visitFor = (person: string) => buy(person, 1000, { med_type: '14' }, hospital)
  const headers = { cookie: await signInCitizen(db, clock, people.active) }
  const direct = async () =>
    (
      await app.inject({
        url: '/api/direct-settlement?institution=H33010000001&kind=designated-disease',
        headers,
      })
    ).json<{ direct: string; reasons: { code: string }[]; notes: { code: string }[] }>()
  const before = await direct()
  assert.deepEqual([before.direct, before.reasons.map((reason) => reason.code)], ['no', ['disease-not-registered']])
  refusedWith(await visitFor(people.active), 'G5115')

  const rows = grantedDisease(
    db.ciphers,
    { personNo: people.active, pool: '330100' },
    { kind: '高血压', code: 'M03900', hospital: '演示' },
    '2026-01-01',
  )
  const at = clock.now()
  await commitForPerson(db, { personNo: people.active, at, changes: { record_action: rows }, audit: [] })
  const after = await direct()
  assert.deepEqual([after.direct, after.notes.map((note) => note.code)], ['yes', ['disease-list-open']])
  // 82 % of 1,000, no deductible.
  const treated = amountsOf(await visitFor(people.active))
  assert.deepEqual([treated['act_pay_dedc'], treated['hifp_pay'], treated['psn_cash_pay']], [0, 820, 180])
  const { feedetail } = (await hospital.ask('5301', { data: { psn_no: people.active } })).output as {
    feedetail: { exp_content: string | null }[]
  }
  assert.match(feedetail[0]?.exp_content ?? '', /由经办机构按手头的文件/)
  const overview = (await app.inject({ url: '/api/diseases', headers })).json<{
    listOpen?: { text: string }
    benefitOpen?: unknown
    records: { facts: { label: string }[] }[]
  }>()
  assert.equal(overview.listOpen?.text, feedetail[0]?.exp_content)
  assert.equal(overview.benefitOpen, undefined)
  assert.ok(overview.records[0]?.facts.some((fact) => fact.label === '病种认定'))
  await ledgerAgrees(db)
})

test('Xingtai: a stay in Beijing without any filing, up to the limit of the year; what is open is said first', async () => {
  const platform = await openPlatform()
  const { app, db, clock } = platform
  const person = people.xingtai
  const beijing = new Hospital(app, 'H11010000001', '110100')
  // (10,000 − 1,000) × 65 %.
  const first = amountsOf((await stay(beijing, person, [['YDA0000001', 1, 10_000]], '390')).reply)
  assert.deepEqual([first['act_pay_dedc'], first['hifp_pay'], first['psn_cash_pay']], [1000, 5850, 4150])
  // 65 % of 299,000 would be 194,350; of 150,000 a year 144,150 are left.
  const second = await stay(beijing, person, [['YDA0000001', 1, 300_000]], '390')
  assert.equal(amountsOf(second.reply)['hifp_pay'], 144_150)
  const undo = { data: { psn_no: person, mdtrt_id: second.visit, setl_id: idOf(second.reply) } }
  assert.equal(amountsOf(await beijing.ask('2305', undo))['hifp_pay'], -144_150)
  const again = amountsOf(await beijing.send('2304', settlement(person, second.visit, 300_000, { insutype: '390' })))
  assert.equal(again['hifp_pay'], 144_150)
  await ledgerAgrees(db)

  refusedWith(
    (await stay(new Hospital(app, 'H31010000001', '310100'), person, [['YDA0000001', 1, 10]], '390')).reply,
    'G5101',
  )
  const headers = { cookie: await signInCitizen(db, clock, person) }
  const direct = async (institution: string, kind: string) =>
    (await app.inject({ url: `/api/direct-settlement?institution=${institution}&kind=${kind}`, headers })).json<{
      direct: string
      reasons: { code: string }[]
    }>()
  assert.deepEqual(await direct('H11010000001', 'inpatient'), { direct: 'yes', reasons: [], notes: [] })
  assert.equal((await direct('H31010000001', 'inpatient')).reasons[0]?.code, 'not-filed')
  for (const kind of ['outpatient', 'designated-disease'])
    assert.deepEqual(
      [(await direct('H11010000001', kind)).direct, (await direct('H11010000001', kind)).reasons[0]?.code],
      ['open', 'open-figure'],
    )
  const overview = (await app.inject({ url: '/api/diseases', headers })).json<{ benefitOpen?: { code: string } }>()
  assert.equal(overview.benefitOpen?.code, 'open-figure')
})
