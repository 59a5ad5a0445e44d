import assert from 'node:assert/strict'
import test from 'node:test'
import { openTasks } from '../../apps/server/src/platform/records/index.ts'
import { filingsOf } from '../../apps/server/src/filing/record/index.ts'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { refusedWith } from './checks.ts'
import { Hospital, newMsgid, openPlatform, people, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'

const refmedin = (personNo: string, more: Record<string, unknown> = {}) => ({
  refmedin: {
    psn_no: personNo,
    insutype: '310',
    tel: '13800000000',
    addr: '',
    insu_optins: '330100',
    diag_code: 'C34.900',
    diag_name: '肺恶性肿瘤',
    dise_cond_dscr: '',
    reflin_medins_no: 'H31010000001',
    reflin_medins_name: '演示上海三级医院',
    mdtrtarea_admdvs: '310115',
    hosp_agre_refl_flag: '1',
    refl_type: '3',
    refl_date: '2026-06-20',
    refl_rea: '本院条件有限',
    refl_opnn: '同意转上海治疗',
    begndate: '2026-06-20',
    enddate: '',
    ...more,
  },
})
const numberOf = (reply: Reply) => (reply.output as { result: { trt_dcla_detl_sn: string } }).result.trt_dcla_detl_sn
const query = (personNo: string, begntime = '2026-01-01 00:00:00') => ({
  data: { psn_no: personNo, begntime, endtime: '' },
})

test('a tier-3 hospital at home refers: done at once, in every list, settled with it, and taken back', async () => {
  const { app, db, clock } = await openPlatform()
  const home = new Hospital(app, 'H33010000001', '330100')
  const shanghai = new Hospital(app, 'H31010000001', '310100')
  const person = people.active
  const msgid = newMsgid(home.code)
  const filed = await home.ask('2501', refmedin(person), { msgid })
  const number = numberOf(filed)
  assert.equal(filed.warn_msg, undefined)
  assert.equal(
    numberOf(await home.ask('2501', refmedin(person), { msgid })),
    number,
    'the same message, the same reply',
  )
  assert.equal((await filingsOf(db, person)).length, 1)

  const cookie = await signInCitizen(db, clock, person)
  const list = await app.inject({ url: '/api/filings', headers: { cookie } })
  const [filing] = list.json<{ filings: Record<string, unknown>[] }>().filings
  assert.equal(filing?.['id'], number)
  assert.equal(filing['state'], 'delivered')
  assert.equal(filing['to'], '2027-06-19')
  assert.equal(filing['destination'], '310100', 'the county stands for its city')

  const found = (await shanghai.ask('5304', query(person))).output as { refmedin: Record<string, unknown>[] }
  assert.equal(found.refmedin.length, 1)
  const [row] = found.refmedin
  assert.deepEqual(
    [row?.['dcla_souc'], row?.['reflin_medins_no'], row?.['diag_name'], row?.['refl_date'], row?.['out_flag']],
    ['01', 'H31010000001', '肺恶性肿瘤', '2026-06-20', '1'],
  )
  assert.deepEqual((await shanghai.ask('5304', query(person, '2026-07-01 00:00:00'))).output, { refmedin: [] })

  const visit = await shanghai.admit(person, { begntime: '2026-06-20 08:00:00' })
  const line = {
    feedetl_sn: '1',
    mdtrt_id: visit,
    psn_no: person,
    med_type: '21',
    fee_ocur_time: '2026-06-20 09:00:00',
  }
  const fee = { med_list_codg: 'YDA0000001', medins_list_codg: 'x', det_item_fee_sumamt: 1000, cnt: 1, pric: 1000 }
  await shanghai.ask('2301', { feedetail: [{ ...line, ...fee }] })
  await shanghai.discharge(person, visit, '2026-06-20')
  const settled = await shanghai.ask('2304', settlement(person, visit, 1000))
  const { setldetail } = settled.output as { setldetail: { setl_proc_info: string | null }[] }
  assert.match(setldetail[0]?.setl_proc_info ?? '', /10/, 'a referral bears ten percent first')

  refusedWith(await shanghai.send('2502', { data: { trt_dcla_detl_sn: number, psn_no: person, memo: '' } }), 'G6003')
  const withdrawn = await home.ask('2502', { data: { trt_dcla_detl_sn: number, psn_no: person, memo: '不去了' } })
  assert.equal(withdrawn.output, null)
  assert.equal((await filingsOf(db, person))[0]?.state, 'cancelled')
  refusedWith(await home.send('2502', { data: { trt_dcla_detl_sn: number, psn_no: person, memo: '' } }), 'G6004')
})

test('one that has begun on an earlier day ends today when it is taken back', async () => {
  const { app, db, clock } = await openPlatform()
  const home = new Hospital(app, 'H33010000001', '330100')
  const number = numberOf(await home.ask('2501', refmedin(people.active)))
  clock.set('2026-07-02T02:00:00Z')
  await home.ask('2502', { data: { trt_dcla_detl_sn: number, psn_no: people.active, memo: '' } })
  const [filing] = await filingsOf(db, people.active)
  assert.deepEqual([filing?.state, filing?.to], ['ended', '2026-07-02'])
})

test('who may refer: the level at home, the tier-3 hospital at a long-term filer’s residence, the desk for others', async () => {
  const { app, db } = await openPlatform()
  const community = new Hospital(app, 'H33010000002', '330100')
  assert.match(refusedWith(await community.send('2501', refmedin(people.active)), 'G6001'), /三级医院/)
  const ningbo = new Hospital(app, 'H33020000001', '330200')
  refusedWith(await ningbo.send('2501', refmedin(people.provincialActive)), 'G6001')
  const waits = await ningbo.ask('2501', refmedin(people.active))
  assert.match(waits.warn_msg ?? '', /由参保地经办机构审核/)
  const tasks = await openTasks(db, 'filing', '330100')
  assert.deepEqual(
    tasks.map((task) => task.subjectId),
    [numberOf(waits)],
  )
  assert.deepEqual((await ningbo.ask('5304', query(people.active))).output, { refmedin: [] }, 'not granted yet')
  await ningbo.ask('2502', { data: { trt_dcla_detl_sn: numberOf(waits), psn_no: people.active, memo: '' } })
  assert.deepEqual(await openTasks(db, 'filing', '330100'), [])

  // A person of Hangzhou who lives in Shanghai: onward to Beijing by the tier-3 hospital there.
  const onward = refmedin(people.retiredWithFiling, { mdtrtarea_admdvs: '110000', reflin_medins_no: 'H11010000001' })
  const second = new Hospital(app, 'H31010000002', '310100')
  assert.match(refusedWith(await second.send('2501', onward), 'G6001'), /当地三级医院/)
  const third = new Hospital(app, 'H31010000001', '310100')
  const beijing = numberOf(await third.ask('2501', onward))
  const filed = (await filingsOf(db, people.retiredWithFiling)).find((one) => one.filingId === beijing)
  assert.deepEqual([filed?.state, filed?.destination], ['delivered', '110100'])
})

test('a referral that cannot be: not agreed, inside the city, no filing needed, in the future, days that are none', async () => {
  const { app, db } = await openPlatform()
  const home = new Hospital(app, 'H33010000001', '330100')
  const person = people.active
  refusedWith(await home.send('2501', refmedin(person, { hosp_agre_refl_flag: '0' })), 'G6002')
  refusedWith(await home.send('2501', refmedin(person, { mdtrtarea_admdvs: '330106' })), 'G6001')
  refusedWith(await home.send('2501', refmedin(person, { mdtrtarea_admdvs: '330200' })), 'G6001')
  for (const place of ['x', '310199', '820000'])
    refusedWith(await home.send('2501', refmedin(person, { mdtrtarea_admdvs: place })), 'G6001')
  refusedWith(await home.send('2501', refmedin(person, { refl_date: '2026-06-25' })), 'G6001')
  refusedWith(await home.send('2501', refmedin(person, { enddate: '2026-06-01' })), 'G6001')
  refusedWith(await home.send('2501', refmedin(person, { refl_date: 'soon' })), 'G1014')
  refusedWith(await home.send('2501', refmedin('33010000000000000099')), 'G2001')
  assert.deepEqual(await filingsOf(db, person), [])
  const late = await home.ask('2501', refmedin(person, { refl_date: '2026-06-10', begndate: '2026-06-10', tel: '' }))
  assert.match(late.warn_msg ?? '', /从今天2026-06-20起生效/)
  assert.equal((await filingsOf(db, person))[0]?.from, '2026-06-20')
})
