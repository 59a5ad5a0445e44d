import assert from 'node:assert/strict'
import test from 'node:test'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { openTasks } from '../../apps/server/src/platform/records/index.ts'
import { diseaseMeant, grantedDisease } from '../../apps/server/src/person/entitlements/index.ts'
import { recordContentOf } from '../../apps/server/src/platform/records/index.ts'
import { registerRows, registersOf } from '../../apps/server/src/person/registers/index.ts'
import { amountsOf, refusedWith } from './checks.ts'
import { Hospital, newMsgid, openPlatform, people, settlement } from './hospital.ts'
import type { Platform, Reply } from './hospital.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'

const person = people.provincialReferral
const application = (personNo: string, more: Record<string, unknown> = {}) => ({
  data: {
    psn_no: personNo,
    insutype: '310',
    opsp_dise_code: 'M07101',
    opsp_dise_name: '系统性红斑狼疮',
    insu_optins: '339900',
    ide_fixmedins_no: 'H33010000001',
    ide_fixmedins_name: '演示杭州三级医院',
    hosp_ide_date: '2026-06-18',
    diag_dr_codg: 'D1',
    diag_dr_name: '演示医师',
    begndate: '2026-06-20',
    enddate: '',
    ...more,
  },
})
const numberOf = (reply: Reply) => (reply.output as { result: { trt_dcla_detl_sn: string } }).result.trt_dcla_detl_sn
const asked = async (hospital: Hospital, personNo: string) =>
  ((await hospital.ask('5301', { data: { psn_no: personNo } })).output as { feedetail: Record<string, unknown>[] })
    .feedetail

/** The desk's decision about a record, as its own room makes it. */
async function decide({ db, clock }: Platform, personNo: string, recordId: string, action: 'approve' | 'refuse') {
  const record = (await registersOf(db, personNo)).find((one) => one.recordId === recordId)!
  const by = { role: 'reviewing', kind: 'staff', id: 'test' } as const
  const rows = registerRows(
    recordContentOf(record),
    record.state,
    record.actions.length,
    [{ action, by }],
    clock.today(),
    'web',
  )
  const at = clock.now()
  const answer = await commitForPerson(db, { personNo, at, changes: { record_action: rows }, audit: [] })
  assert.equal(answer.outcome, 'done')
}

/** Registers, says the kind of visit and disease (2203), uploads a bill of 1,000 yuan, one line a code, and settles it. */
async function treat(
  hospital: Hospital,
  personNo: string,
  medType: string,
  disease: { code?: string; name?: string },
  lineCodes: readonly string[] = [''],
) {
  const visit = await hospital.register(personNo, { begntime: '2026-06-20 08:00:00' })
  const reported = await hospital.ask('2203', {
    mdtrtinfo: {
      mdtrt_id: visit,
      psn_no: personNo,
      med_type: medType,
      begntime: '2026-06-20 08:00:00',
      dise_codg: disease.code ?? '',
      dise_name: disease.name ?? '',
      birctrl_type: '',
    },
    diseinfo: [],
  })
  const line = { mdtrt_id: visit, psn_no: personNo, chrg_bchno: 'B1', rx_circ_flag: '0' }
  const fee = { fee_ocur_time: '2026-06-20 09:00:00', med_list_codg: 'YDA0000001', medins_list_codg: 'x' }
  const yuan = 1000 / lineCodes.length
  const amount = { det_item_fee_sumamt: yuan, cnt: 1, pric: yuan }
  await hospital.ask('2204', {
    feedetail: lineCodes.map((code, index) => ({
      ...{ ...line, ...fee, ...amount },
      ...{ feedetl_sn: String(index + 1), dise_codg: code },
    })),
  })
  const bill = settlement(personNo, visit, 1000, { med_type: medType, chrg_bchno: 'B1' })
  return { warned: reported.warn_msg ?? '', reply: await hospital.send('2207', bill) }
}

test('a hospital registers a disease: the desk decides, the query shows it, the hospital takes it back', async () => {
  const platform = await openPlatform()
  const { app, db } = platform
  const hospital = new Hospital(app, 'H33010000001', '330100')
  assert.deepEqual(
    (await asked(hospital, person)).map((row) => row['opsp_dise_name']),
    ['恶性肿瘤'],
  )
  const msgid = newMsgid(hospital.code)
  const filed = await hospital.ask('2503', application(person), { msgid })
  assert.match(filed.warn_msg ?? '', /由参保地经办机构审核/)
  const number = numberOf(filed)
  assert.equal(numberOf(await hospital.ask('2503', application(person), { msgid })), number)
  assert.deepEqual(
    (await openTasks(db, 'register', '339900')).map((task) => [task.subjectId, task.title]),
    [[number, '规定病种登记']],
  )
  const kept = await db.pool.query<{ text: string }>('select row_to_json(t)::text as text from record_action t')
  assert.ok(!kept.rows.some(({ text }) => text.includes('红斑狼疮')), 'a diagnosis is sealed')
  refusedWith(await hospital.send('2503', application(person)), 'G6001')
  assert.equal((await asked(hospital, person)).length, 1, 'not granted yet')
  await decide(platform, person, number, 'approve')
  const [, lupus] = await asked(hospital, person)
  assert.deepEqual(
    [lupus?.['opsp_dise_code'], lupus?.['opsp_dise_name'], lupus?.['begndate'], lupus?.['enddate']],
    ['M07101', '系统性红斑狼疮', '2026-06-20', null],
  )
  const other = new Hospital(app, 'H31010000001', '310100')
  const takeBack = { data: { trt_dcla_detl_sn: number, psn_no: person, memo: '误登' } }
  refusedWith(await other.send('2504', takeBack), 'G6101')
  assert.equal((await hospital.ask('2504', takeBack)).output, null)
  refusedWith(await hospital.send('2504', takeBack), 'G6102')
  assert.equal((await registersOf(db, person)).find((one) => one.recordId === number)?.to, '2026-06-20')
})

test('a kind that is none, days that cannot be, a person who is unknown', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const refusal = refusedWith(await hospital.send('2503', application(person, { opsp_dise_name: '感冒' })), 'G6001')
  assert.match(refusal, /不在参保地的规定病种里/)
  refusedWith(await hospital.send('2503', application(person, { hosp_ide_date: '2026-07-01' })), 'G6001')
  refusedWith(await hospital.send('2503', application(person, { enddate: '2026-06-01' })), 'G3007')
  refusedWith(await hospital.send('2503', application('33990000000000000099')), 'G2001')
  // Hangzhou's own list is open: what the hospital writes goes to the desk.
  const open = await hospital.ask('2503', application(people.active, { opsp_dise_name: '高血压' }))
  assert.match(open.warn_msg ?? '', /审核/)
})

test('settling: registered at home, open away, another kind is paid first and never passes as an ordinary visit', async () => {
  const platform = await openPlatform()
  const { app, db, clock } = platform
  const home = new Hospital(app, 'H33010000001', '330100')
  const shanghai = new Hospital(app, 'H31010000001', '310100')
  const settled = await treat(home, person, '14', { name: '肺恶性肿瘤' })
  // Like a stay without deductible: 88 % of 1,000 for a retired person in a tier-3 hospital (P38).
  assert.equal(amountsOf(settled.reply)['hifp_pay'], 880)
  const away = await treat(shanghai, person, '14', { name: '恶性肿瘤门诊放化疗' })
  assert.equal(amountsOf(away.reply)['hifp_pay'], 792, 'ten percent first after a referral')

  const unregistered = await treat(home, person, '14', { name: '血友病', code: 'M01' })
  refusedWith(unregistered.reply, 'G5115')
  assert.match(unregistered.warned, /G5115/, 'said at the registration already')

  const rows = grantedDisease(
    db.ciphers,
    { personNo: person, pool: '339900' },
    { kind: '系统性红斑狼疮', code: 'M07101', hospital: '演示' },
    '2026-01-01',
  )
  const at = clock.now()
  await commitForPerson(db, { personNo: person, at, changes: { record_action: rows }, audit: [] })
  assert.equal((await treat(home, person, '14', { code: 'M07101' })).reply.infcode, 0)
  const closed = await treat(shanghai, person, '14', { code: 'M07101' })
  assert.match(refusedWith(closed.reply, 'G5116'), /系统性红斑狼疮.*手工报销/)
  refusedWith((await treat(shanghai, person, '11', { code: 'M07101' })).reply, 'G5118')
  refusedWith((await treat(shanghai, person, '14', {})).reply, 'G5117')
  assert.equal((await treat(shanghai, person, '11', {})).reply.infcode, 0, 'an ordinary visit stays one')
})

test('on the phone: what the law names, applying, one’s own list, nobody else’s record', async () => {
  const { app, db, clock } = await openPlatform()
  const headers = { cookie: await signInCitizen(db, clock, person) }
  const overview = (await app.inject({ url: '/api/diseases', headers })).json<{
    kinds: { name: string; openAway: boolean }[]
    records: { facts: { value: string }[]; stateTitle: string }[]
  }>()
  assert.equal(overview.kinds.length, 9)
  assert.deepEqual(
    overview.kinds.filter((kind) => kind.openAway).map((kind) => kind.name),
    ['恶性肿瘤', '慢性肾功能衰竭透析治疗', '器官移植后抗排异治疗'],
  )
  assert.equal(overview.records[0]?.facts[0]?.value, '恶性肿瘤')
  const apply = (key: string, payload: object) =>
    app.inject({ method: 'POST', url: '/api/diseases', headers: { ...headers, 'idempotency-key': key }, payload })
  const form = { kind: '血友病', hospital: '演示杭州三级医院', diagnosedOn: '2026-06-01' }
  const made = await apply('disease-1', form)
  assert.equal(made.statusCode, 201, made.body)
  const { id, state } = made.json<{ id: string; state: string }>()
  assert.equal(state, 'applied')
  assert.equal((await apply('disease-1', form)).json<{ id: string }>().id, id, 'a double tap is one')
  assert.equal((await apply('disease-2', form)).json<{ code: string }>().code, 'disease-registered')
  assert.equal(
    (await apply('disease-3', { ...form, kind: '感冒' })).json<{ code: string }>().code,
    'disease-kind-unknown',
  )
  const future = (await apply('disease-6', { ...form, diagnosedOn: '2026-06-21' })).json<Record<string, string>>()
  assert.equal(future.code, 'disease-days-not-valid')
  assert.match(String(future.detail), /2026-06-21 .*到 2026-06-20 之间/)
  assert.match(String(future.remedy), /例如/)
  const stranger = { cookie: await signInCitizen(db, clock, people.active), 'idempotency-key': 'disease-4' }
  const url = `/api/diseases/${id}/withdraw`
  const theirs = await app.inject({ method: 'POST', url, headers: stranger })
  assert.equal(theirs.json<{ code: string }>().code, 'register-not-found')
  const own = await app.inject({ method: 'POST', url, headers: { ...headers, 'idempotency-key': 'disease-5' } })
  assert.equal(own.json<{ state: string }>().state, 'withdrawn', own.body)
  const hangzhou = await app.inject({ url: '/api/diseases', headers: stranger })
  assert.deepEqual(hangzhou.json<{ kinds: null; contact: string }>().kinds, null)
})

test('medicine for abroad: six months at most, benefits rest, and are back from the day of the return', async () => {
  const platform = await openPlatform()
  const { app, db, clock } = platform
  let headers = { cookie: await signInCitizen(db, clock, person) }
  const send = (url: string, key: string, payload?: object) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'idempotency-key': key },
      ...(payload ? { payload } : {}),
    })
  const form = { leaveOn: '2026-06-22', returnOn: '2026-12-22', disease: '高血压', medicines: '演示降压药' }
  const codeOf = async (reply: ReturnType<typeof send>) => (await reply).json<{ code: string }>().code
  assert.equal(
    await codeOf(send('/api/abroad', 'abroad-01', { ...form, returnOn: '2026-12-23' })),
    'abroad-days-not-valid',
  )
  assert.equal(
    await codeOf(send('/api/abroad', 'abroad-02', { ...form, leaveOn: '2026-06-19' })),
    'abroad-days-not-valid',
  )
  const made = await send('/api/abroad', 'abroad-03', form)
  assert.equal(made.statusCode, 201, made.body)
  const { id } = made.json<{ id: string }>()
  assert.equal(await codeOf(send('/api/abroad', 'abroad-04', form)), 'abroad-overlaps')
  await decide(platform, person, id, 'approve')

  const hospital = new Hospital(app, 'H33010000001', '330100')
  clock.set('2026-06-25T02:00:00Z')
  headers = { cookie: await signInCitizen(db, clock, person) }
  const who = { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '330100195506150116', certno: '', psn_name: '' } }
  const { insuinfo } = (await hospital.ask('1101', who)).output as { insuinfo: Record<string, unknown>[] }
  assert.deepEqual([insuinfo[0]?.['psn_insu_stas'], insuinfo[0]?.['paus_insu_date']], ['2', '2026-06-22'])
  const direct = await app.inject({ url: '/api/direct-settlement?institution=H33010000001&kind=outpatient', headers })
  assert.match(direct.body, /出国带药备案/)
  const visit = await hospital.register(person, { begntime: '2026-06-25 08:00:00' })
  const line = { feedetl_sn: '1', mdtrt_id: visit, psn_no: person, chrg_bchno: 'B1', rx_circ_flag: '0' }
  const fee = { fee_ocur_time: '2026-06-25 09:00:00', med_list_codg: 'YDA0000001', medins_list_codg: 'x' }
  await hospital.ask('2204', { feedetail: [{ ...line, ...fee, det_item_fee_sumamt: 100, cnt: 1, pric: 100 }] })
  const bill = settlement(person, visit, 100, { med_type: '11', chrg_bchno: 'B1' })
  refusedWith(await hospital.send('2207', bill), 'G5114')

  assert.equal(
    await codeOf(send(`/api/abroad/${id}/return`, 'abroad-05', { returnedOn: '2026-06-26' })),
    'abroad-return-not-valid',
  )
  const back = await send(`/api/abroad/${id}/return`, 'abroad-06', { returnedOn: '2026-06-25' })
  assert.equal(back.json<{ to: string }>().to, '2026-06-24', back.body)
  assert.equal((await hospital.send('2207', bill)).infcode, 0, 'back from the day of the return')
  const hangzhou = { cookie: await signInCitizen(db, clock, people.active), 'idempotency-key': 'abroad-07' }
  const open = await app.inject({ method: 'POST', url: '/api/abroad', headers: hangzhou, payload: form })
  const said = open.json<{ code: string; remedy: string }>()
  assert.equal(said.code, 'abroad-not-stated', 'the law of Hangzhou says nothing of it, and nothing is invented')
  assert.match(said.remedy, /打电话问/)
  assert.deepEqual(await registersOf(db, people.active, 'medicine-abroad'), [])
})

test('what a message names must be what is registered: by code, by name, or not paid as designated', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const named = await treat(hospital, person, '14', { code: 'M00500', name: '恶性肿瘤' })
  assert.equal(amountsOf(named.reply)['hifp_pay'], 880)
  const unnamed = await treat(hospital, person, '14', {})
  assert.equal(amountsOf(unnamed.reply)['hifp_pay'], 880, 'the one that is registered')
  // Another kind of the list, kinds of no list, a code that nobody registered: none is paid as the one that is.
  for (const other of [
    { code: 'M07101', name: '系统性红斑狼疮' },
    { code: 'M01600', name: '糖尿病' },
    { name: '高血压' },
    { code: 'M99999', name: 'x' },
    { code: 'M99999' },
  ]) {
    const { reply, warned } = await treat(hospital, person, '14', other)
    assert.match(refusedWith(reply, 'G5115'), /已登记：恶性肿瘤/)
    assert.match(warned, /G5115/, 'said at the report already')
  }
  assert.equal((await treat(hospital, person, '11', { code: 'M01600', name: '糖尿病' })).reply.infcode, 0)
})

test('a name that only resembles the registered one, denies it or doubts it is not paid as designated', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  for (const name of ['肿瘤', '恶性', '非恶性肿瘤', '疑似恶性肿瘤', '恶性肿瘤家族史', '恶性肿瘤待查']) {
    const { reply } = await treat(hospital, person, '14', { name })
    assert.match(refusedWith(reply, 'G5115'), /已登记：恶性肿瘤/, name)
  }
  for (const name of ['恶性肿瘤（门诊）', '恶性 肿瘤', '胃恶性肿瘤', '恶性肿瘤放化疗', '恶性\u200b肿瘤'])
    assert.equal(amountsOf((await treat(hospital, person, '14', { name })).reply)['hifp_pay'], 880, name)
})

test('a disease that only the fee lines name counts as one that the visit names', async () => {
  const { app, db, clock } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const rows = grantedDisease(
    db.ciphers,
    { personNo: person, pool: '339900' },
    { kind: '系统性红斑狼疮', code: 'M07101', hospital: '演示' },
    '2026-01-01',
  )
  await commitForPerson(db, { personNo: person, at: clock.now(), changes: { record_action: rows }, audit: [] })
  const lines = (...codes: string[]) => treat(hospital, person, '14', {}, codes)
  assert.equal(amountsOf((await lines('M07101')).reply)['hifp_pay'], 880)
  refusedWith((await lines('M99999')).reply, 'G5115')
  refusedWith((await lines('M07101', 'M99999')).reply, 'G5115')
  assert.equal((await treat(hospital, person, '14', { code: 'M07101' }, ['M99999'])).reply.infcode, 0, '2203 said it')
})

test('of two registered diseases the code says which is meant, whatever the name resembles', () => {
  const { release } = loadPolicyFolder(defaultPolicyFolder)
  const diseases = [
    { recordId: '1', pool: '339900', kind: '糖尿病', code: 'M01600', from: '2026-01-01', to: null },
    { recordId: '2', pool: '339900', kind: '糖尿病足', code: 'M01601', from: '2026-01-01', to: null },
  ]
  const meant = (code: string, name: string) =>
    diseaseMeant(release, '339900', diseases, { code, name }, '2026-06-20')?.recordId
  assert.equal(meant('M01601', '糖尿病'), '2')
  assert.equal(meant('', '糖尿病足'), '2')
  assert.equal(meant('', '糖尿病'), '1')
  assert.equal(meant('M09', '糖尿病视网膜病变'), '1', 'more words around the name')
  assert.equal(meant('M09', ''), undefined)
})
