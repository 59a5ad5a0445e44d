/** What a visit is, said by several messages in turn: what was said before stands until a later one says otherwise. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { feeLine, Hospital, openPlatform, people, settlement } from './hospital.ts'

const { app, db } = await openPlatform()
test.after(() => app.close())
const hospital = new Hospital(app, 'H31010000001', '310100')
/** Nobody filed for this person: an outpatient bill there settles as an emergency or not at all. */
const person = people.active

const injury = (thirdParty: string) => ({ exp_content: { TRUM_FLAG: '1', REL_TTP_FLAG: thirdParty } })

/** An outpatient visit with a bill of 30 yuan in each batch; reports it (2203) as `reported` says. */
async function visited(reported: Record<string, unknown>, batches: readonly string[] = ['B1']) {
  const visit = await hospital.register(person)
  const report = (more: Record<string, unknown>) =>
    hospital.ask('2203', {
      mdtrtinfo: { mdtrt_id: visit, psn_no: person, begntime: '2026-06-10 08:00:00', med_type: '11', ...more },
      diseinfo: [],
    })
  await report(reported)
  await hospital.ask('2204', {
    feedetail: batches.map((batch, index) => ({
      ...feeLine(person, visit, ['YDA0000001', 1, 30], index + 1),
      chrg_bchno: batch,
      rx_circ_flag: '0',
    })),
  })
  const bill = (more: Record<string, unknown>) => settlement(person, visit, 30, { chrg_bchno: batches[0], ...more })
  const ahead = (more: Record<string, unknown> = {}) => hospital.send('2206', bill(more))
  const settle = (more: Record<string, unknown> = {}) => hospital.send('2207', bill(more))
  return { visit, report, ahead, settle }
}

const kept = async (visit: string) => {
  const { rows } = await db.pool.query<{ medical_type: string; emergency: boolean; flags: unknown }>(
    `select medical_type, emergency, detail -> 'flags' as flags from visit where visit_id = $1`,
    [visit],
  )
  return rows[0]
}

test('reported as an emergency, settled as an ordinary visit: it is an ordinary one, in each message and in the records', async () => {
  const { visit, ahead, settle } = await visited({ med_type: '13' })
  for (const ask of [ahead, settle]) refusedWith(await ask({ med_type: '11' }), 'G5101')
  assert.deepEqual(
    await kept(visit),
    { medical_type: '13', emergency: true, flags: null },
    'what is refused changes nothing',
  )
  amountsOf(await ahead())
  amountsOf(await settle())
  assert.deepEqual(await kept(visit), { medical_type: '13', emergency: true, flags: null })
})

test('a flag of the report stands under a settlement that has none, and yields to one that has it', async () => {
  const { visit, ahead, settle } = await visited({ otp_er_refl_flag: '1' })
  amountsOf(await ahead({ med_type: '11' }))
  for (const ask of [ahead, settle]) refusedWith(await ask({ med_type: '11', otp_er_refl_flag: '2' }), 'G5101')
  amountsOf(await settle({ med_type: '11', exp_content: { MDTRT_GRP_TYPE: '2' } }))
  const flags = { OTP_ER_REFL_FLAG: '1', MDTRT_GRP_TYPE: '2' }
  assert.deepEqual(await kept(visit), { medical_type: '11', emergency: true, flags })
})

test('what a settlement says of the visit stands for its next batch, until that says otherwise', async () => {
  const { visit, settle } = await visited({}, ['B1', 'B2', 'B3', 'B4'])
  refusedWith(await settle(), 'G5101')
  amountsOf(await settle({ otp_er_refl_flag: '3' }))
  amountsOf(await settle({ chrg_bchno: 'B2' }))
  refusedWith(await settle({ chrg_bchno: 'B3', otp_er_refl_flag: '2' }), 'G5101')
  amountsOf(await settle({ chrg_bchno: 'B3', otp_er_refl_flag: '2', med_type: '13' }))
  refusedWith(await settle({ chrg_bchno: 'B4', med_type: '11' }), 'G5101')
  amountsOf(await settle({ chrg_bchno: 'B4' }))
  assert.deepEqual(await kept(visit), { medical_type: '13', emergency: true, flags: { OTP_ER_REFL_FLAG: '2' } })
})

test('a third party is found by what all messages say together, and gone when a later one denies it', async () => {
  const { report, ahead, settle } = await visited({ med_type: '13', ...injury('0') })
  amountsOf(await ahead())
  for (const ask of [ahead, settle]) refusedWith(await ask({ exp_content: '{"REL_TTP_FLAG":"1"}' }), 'G5111')
  await report({ med_type: '13', rel_ttp_flag: '1' })
  for (const ask of [ahead, settle]) refusedWith(await ask({ med_type: '13' }), 'G5111')
  for (const denied of [injury('0'), { rel_ttp_flag: 0 }, { trum_flag: '0' }]) amountsOf(await ahead(denied))
  amountsOf(await settle(injury('0')))
})

test('the admission type that a settlement of a stay names wins over the admission’s own', async () => {
  const visit = await hospital.admit(person, { ipt_type: '2' })
  await hospital.upload(person, visit, [['YDA0000001', 1, 5000]])
  await hospital.discharge(person, visit)
  const bill = (more: Record<string, unknown> = {}) => settlement(person, visit, 5000, more)
  assert.equal(amountsOf(await hospital.ask('2303', bill()))['hifp_pay'], 3444)
  for (const infno of ['2303', '2304']) refusedWith(await hospital.send(infno, bill({ ipt_type: '3' })), 'G5101')
  assert.equal(amountsOf(await hospital.ask('2304', bill({ ipt_type: 2 })))['hifp_pay'], 3444)

  const filed = people.retiredWithFiling
  const other = await hospital.admit(filed, { med_type: '24' })
  await hospital.upload(filed, other, [['YDA0000001', 1, 5000]])
  const told = await hospital.ask('2303', settlement(filed, other, 5000, { ipt_type: '1' }))
  assert.match(told.warn_msg ?? '', /医疗类别24（急诊转住院）与住院类型1（普通住院）不一致，按住院类型办理，不作急诊/)
  assert.doesNotMatch((await hospital.ask('2303', settlement(filed, other, 5000))).warn_msg ?? '', /不作急诊/)
  await ledgerAgrees(db)
})

test('a third party that a settlement of a stay names itself keeps it from being settled, however it is written', async () => {
  const filed = people.retiredWithFiling
  const visit = await hospital.admit(filed)
  await hospital.upload(filed, visit, [['YDA0000001', 1, 5000]])
  await hospital.discharge(filed, visit)
  const bill = (more: Record<string, unknown> = {}) => settlement(filed, visit, 5000, more)
  const said = [
    { exp_content: '{"TRUM_FLAG":"1","REL_TTP_FLAG":"1"}' },
    { expContent: { TRUM_FLAG: '1', REL_TTP_FLAG: '1' } },
    { trum_flag: '1', rel_ttp_flag: '1' },
    { exp_content: '{"TRUM_FLAG":"1"}', rel_ttp_flag: true },
  ]
  for (const infno of ['2303', '2304'])
    for (const flags of said) refusedWith(await hospital.send(infno, bill(flags)), 'G5111')
  assert.equal((await kept(visit))?.flags, null, 'what is refused changes nothing')
  amountsOf(await hospital.ask('2303', bill()))
  amountsOf(await hospital.ask('2304', bill(injury('0'))))
  assert.deepEqual((await kept(visit))?.flags, { TRUM_FLAG: '1', REL_TTP_FLAG: '0' })
  await ledgerAgrees(db)
})
