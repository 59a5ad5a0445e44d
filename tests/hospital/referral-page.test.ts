import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { amountsOf } from './checks.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'

test('the institution’s page: find the patient, file, see one’s own list, take back', async () => {
  const { app, db, clock } = await openPlatform()
  const staff = (institution: string) => signInStaff(db, clock, { roles: ['institution'], institution })
  const cookie = await staff('H33010000001')
  let keys = 0
  const post = (url: string, payload: object, who = cookie) => {
    keys += 1
    const headers = { cookie: who, 'idempotency-key': `referral-page-${String(keys)}` }
    return app.inject({ method: 'POST', url, headers, payload })
  }
  const codeOf = async (reply: ReturnType<typeof post>) => (await reply).json<{ code: string }>().code
  const find = '/api/institution/patient'
  const found = await post(find, { idNumber: '330100198811020127' })
  const patient = found.json<{ personNo: string; name: string; idNumber: string; insured: boolean }>()
  assert.deepEqual([patient.personNo, patient.name, patient.insured], [people.active, '演示职工乙', true])
  assert.doesNotMatch(patient.idNumber, /19881102/)
  assert.equal(await codeOf(post(find, { idNumber: '330100198811020128' })), 'patient-not-found')
  const own = { cookie: await signInCitizen(db, clock, people.active) }
  const shown = await app.inject({ method: 'POST', url: '/api/credential', headers: own, payload: {} })
  const { token } = shown.json<{ token: string }>()
  assert.equal((await post(find, { token })).json<{ personNo: string }>().personNo, people.active)
  const other = await staff('H31010000001')
  assert.equal(await codeOf(post(find, { token }, other)), 'patient-code-over')
  assert.equal(await codeOf(post(find, { token: 'YDNONE' })), 'patient-code-over')

  const form = {
    personNo: people.active,
    destination: '310115',
    receivingCode: 'H31010000001',
    receivingName: '演示上海三级医院',
    diagnosisName: '肺恶性肿瘤',
    reason: '本院条件有限，同意转上海治疗',
    on: '2026-06-20',
    commitmentSigned: true,
  }
  const file = '/api/institution/referrals'
  assert.equal(await codeOf(post(file, { ...form, destination: '330200' })), 'filing-not-complete')
  assert.equal((await post(file, { ...form, commitmentSigned: false })).statusCode, 400)
  const made = await post(file, form)
  assert.equal(made.statusCode, 201, made.body)
  const { id, state } = made.json<{ id: string; state: string }>()
  assert.equal(state, 'delivered')
  const listOf = async (who: string) =>
    (await app.inject({ url: file, headers: { cookie: who } })).json<{
      referrals: { filingId: string; name: string; stateTitle: string; withdrawable: boolean }[]
    }>().referrals
  assert.deepEqual(
    (await listOf(cookie)).map((line) => [line.filingId, line.name, line.stateTitle, line.withdrawable]),
    [[id, '演示职工乙', '已备案', true]],
  )
  assert.deepEqual(await listOf(other), [])
  const takeBack = `${file}/${id}/withdraw`
  assert.equal(await codeOf(post(takeBack, { personNo: people.active }, other)), 'filing-not-found')
  assert.equal((await post(takeBack, { personNo: people.active })).json<{ state: string }>().state, 'cancelled')
  assert.equal(await codeOf(post(takeBack, { personNo: people.active })), 'filing-action-not-allowed')
  assert.deepEqual(
    (await listOf(cookie)).map((line) => [line.stateTitle, line.withdrawable]),
    [['已取消', false]],
  )
  const none = await signInStaff(db, clock, { roles: ['institution'] })
  assert.equal(await codeOf(post(find, { idNumber: '330100198811020127' }, none)), 'referral-no-institution')
})

test('what the person or the desk does with a referral shows in the hospital’s list', async () => {
  const { app, db, clock } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const filed = await hospital.ask('2501', {
    refmedin: {
      psn_no: people.active,
      mdtrtarea_admdvs: '310100',
      refl_date: '2026-06-20',
      reflin_medins_name: '演示',
    },
  })
  const id = (filed.output as { result: { trt_dcla_detl_sn: string } }).result.trt_dcla_detl_sn
  const cookie = await signInStaff(db, clock, { roles: ['institution'], institution: hospital.code })
  const list = async () =>
    (await app.inject({ url: '/api/institution/referrals', headers: { cookie } })).json<{
      referrals: { stateTitle: string }[]
    }>().referrals
  assert.equal((await list())[0]?.stateTitle, '已备案', 'also what came by the interface')
  const headers = { cookie: await signInCitizen(db, clock, people.active), 'idempotency-key': 'own-cancel-1' }
  const url = `/api/filings/${id}/cancel`
  assert.equal((await app.inject({ method: 'POST', url, headers, payload: {} })).statusCode, 200)
  assert.equal((await list())[0]?.stateTitle, '已取消')
})

/** Admits for the day, uploads 10,000 yuan, discharges and settles. */
async function stay(hospital: Hospital, person: string) {
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 10, 1000]])
  await hospital.discharge(person, visit, '2026-06-10')
  return amountsOf(await hospital.ask('2304', settlement(person, visit, 10_000)))
}

test('a long-term filer: as at home back home and at the residence, twenty percent first where they travel on', async () => {
  const { app } = await openPlatform()
  const person = people.retiredWithFiling
  const home = await stay(new Hospital(app, 'H33010000001', '330100'), person)
  // 86 % of what is above the year's deductible of 800.
  assert.deepEqual([home['act_pay_dedc'], home['hifp_pay']], [800, 7912])
  const residence = await stay(new Hospital(app, 'H31010000001', '310100'), person)
  assert.deepEqual([residence['act_pay_dedc'], residence['hifp_pay']], [0, 8600])
  const onward = await stay(new Hospital(app, 'H11010000001', '110100'), person)
  assert.deepEqual([onward['act_pay_dedc'], onward['hifp_pay']], [0, 6880], '86 % of 8,000')
})
