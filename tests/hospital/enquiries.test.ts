/** What an institution asks of its own visits: 5201, 5202, 5204, 5206, 5303. Another's are never shown. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { amountsOf, refusedWith } from './checks.ts'
import { Hospital, feeLine, openPlatform, people, settlement } from './hospital.ts'

type Row = Record<string, unknown>

const { app, db, clock } = await openPlatform()
const shanghai = new Hospital(app, 'H31010000001', '310100')
const other = new Hospital(app, 'H31010000002', '310100')
const hangzhou = new Hospital(app, 'H33010000001', '330100')
const pharmacy = new Hospital(app, 'P33010000001', '330100')

const rows = async (at: Hospital, infno: string, node: string, data: Row): Promise<Row[]> => {
  const found = ((await at.ask(infno, { data })).output as Record<string, Row[]>)[node]
  assert.ok(Array.isArray(found), `${node} of ${infno} is a list`)
  return found
}
const days = (psn_no: string, begntime: string, endtime: string, more: Row = {}) => ({
  psn_no,
  begntime,
  endtime,
  ...more,
})
const june = (person: string, more: Row = {}) => days(person, '2026-06-01', '2026-06-30', more)
const idsOf = (found: readonly Row[]) => found.map((row) => row['mdtrt_id'])

test('5201: the visits of the days, whole days where no time is said, and nobody else’s', async () => {
  const person = people.retiredWithFiling
  const stay = await shanghai.admit(person, {
    begntime: '2026-06-10 08:00:00',
    coner_name: '演示家属',
    tel: '13800000000',
    medrcdno: 'BL1',
  })
  await shanghai.discharge(person, stay, '2026-06-12')
  const visit = await shanghai.register(person, { begntime: '2026-06-15 14:30:00' })
  const elsewhere = await other.register(person, { begntime: '2026-06-15 15:00:00' })
  const withdrawn = await shanghai.register(person, { begntime: '2026-06-16 09:00:00' })
  await shanghai.ask('2202', { data: { psn_no: person, mdtrt_id: withdrawn, ipt_otp_no: 'M0001' } })
  const ask = (data: Row, at = shanghai) => rows(at, '5201', 'mdtrtinfo', data)

  const all = await ask(june(person))
  assert.deepEqual(idsOf(all), [stay, visit])
  assert.deepEqual(idsOf(await ask(june(person), other)), [elsewhere])
  const [first, second] = all as [Row, Row]
  const shown = (row: Row, names: string[]) => names.map((name) => row[name])
  assert.deepEqual(
    shown(first, ['psn_no', 'psn_name', 'certno', 'gend', 'insutype', 'psn_type', 'med_type', 'insu_optins']),
    [person, '演示退休甲', '330100195003070114', '1', '310', '12', '21', '330100'],
  )
  assert.deepEqual(shown(first, ['begntime', 'endtime', 'ipt_days', 'inhosp_stas']), [
    '2026-06-10 08:00:00',
    '2026-06-12 00:00:00',
    2,
    '0',
  ])
  assert.deepEqual(
    shown(first, ['coner_name', 'tel', 'medrcdno', 'chfpdr_name', 'adm_dept_name', 'adm_bed', 'dscg_maindiag_name']),
    ['演示家属', '13800000000', 'BL1', '演示医师', '内科', '1', '肺炎'],
  )
  assert.deepEqual(shown(second, ['begntime', 'endtime', 'ipt_days', 'coner_name', 'dscg_maindiag_code']), [
    '2026-06-15 14:30:00',
    '2026-06-15 00:00:00',
    null,
    '',
    '',
  ])

  // Whole days: the day of the end is within; with a time it is not.
  assert.deepEqual(idsOf(await ask(days(person, '2026-06-13', '2026-06-15'))), [visit])
  assert.deepEqual(idsOf(await ask(days(person, '2026-06-13', '2026-06-15 14:00:00'))), [])
  assert.deepEqual(idsOf(await ask(days(person, '2026-06-13', '2026-06-14'))), [])
  // A stay of which one day lies within is one of the days'.
  assert.deepEqual(idsOf(await ask(days(person, '2026-06-12', '2026-06-13'))), [stay])
  assert.deepEqual(idsOf(await ask(june(person, { med_type: '21' }))), [stay])
  assert.deepEqual(idsOf(await ask(june(person, { mdtrt_id: visit }))), [visit])
  assert.deepEqual(idsOf(await ask(june(person, { mdtrt_id: elsewhere }))), [])
  assert.deepEqual(await ask(june(people.active)), [])
})

test('5201: days that run backwards, a person that is none, a type that is none', async () => {
  const send = (data: Row) => shanghai.send('5201', { data })
  refusedWith(await send(days(people.active, '2026-06-20', '2026-06-10')), 'G3007')
  refusedWith(await send(days(people.active, '2026-06-31', '2026-07-10')), 'G1014')
  refusedWith(await send(june('33010000000000009999')), 'G2001')
  refusedWith(await send(june('')), 'G1013')
  refusedWith(await send(june(people.active, { med_type: '77' })), 'G1018')
  const endless = await shanghai.ask('5201', { data: { psn_no: people.active } })
  assert.match(endless.warn_msg ?? '', /开始时间（begntime）、结束时间（endtime）/)
})

test('5201: a purchase names who prescribed it', async () => {
  const person = people.active
  const visit = await pharmacy.register(person)
  const told = {
    mdtrt_id: visit,
    psn_no: person,
    med_type: '41',
    rxfixmedinsCode: 'H33010000001',
    rxfixmedinsName: '演示杭州三级医院',
  }
  await pharmacy.ask('2203A', { mdtrtinfo: told, diseinfo: [] })
  const [row] = await rows(pharmacy, '5201', 'mdtrtinfo', june(person))
  assert.deepEqual([row!['med_type'], row!['memo']], ['41', '处方机构：演示杭州三级医院 H33010000001'])
})

test('5202: the diagnoses of a visit as they were told last, admission and discharge apart', async () => {
  const person = people.provincialReferral
  const stay = await shanghai.admit(person)
  await shanghai.ask('2402', {
    dscginfo: {
      mdtrt_id: stay,
      psn_no: person,
      insutype: '310',
      endtime: '2026-06-12 10:00:00',
      dscg_dept_name: '内科',
      dscg_way: '1',
    },
    diseinfo: [
      {
        diag_type: '1',
        maindiag_flag: '1',
        diag_srt_no: '1',
        diag_code: 'J15.900',
        diag_name: '细菌性肺炎',
        diag_dept: '02',
        dise_dor_no: 'D2',
        dise_dor_name: '演示医师二',
        diag_time: '2026-06-12 09:00:00',
      },
      { diag_type: '1', maindiag_flag: '0', diag_srt_no: '2', diag_code: 'I10', diag_name: '高血压' },
    ],
  })
  const found = await rows(shanghai, '5202', 'diseinfo', { psn_no: person, mdtrt_id: stay })
  const shown = found.map((row) =>
    [
      'inout_diag_type',
      'maindiag_flag',
      'diag_srt_no',
      'diag_code',
      'diag_name',
      'diag_dept',
      'dise_dor_name',
      'diag_time',
    ].map((name) => row[name]),
  )
  assert.deepEqual(shown, [
    ['1', '1', '1', 'J18.900', '肺炎', '01', '演示医师', '2026-06-10 08:30:00'],
    ['2', '1', '1', 'J15.900', '细菌性肺炎', '02', '演示医师二', '2026-06-12 09:00:00'],
    ['2', '0', '2', 'I10', '高血压', '', '', null],
  ])
  assert.equal(new Set(found.map((row) => row['diag_info_id'])).size, 3)
  assert.ok(found.every((row) => String(row['diag_info_id']).length <= 30))
  // How the stay ended, while it has; the main diagnosis of the discharge is that of the stay.
  const [visit] = await rows(shanghai, '5201', 'mdtrtinfo', june(person))
  assert.equal(visit!['dscg_maindiag_code'], 'J15.900')
  assert.deepEqual([visit!['dscg_dept_name'], visit!['dscg_way'], visit!['inhosp_stas']], ['内科', '1', '0'])
  await shanghai.ask('2405', { data: { mdtrt_id: stay, psn_no: person } })
  const [running] = await rows(shanghai, '5201', 'mdtrtinfo', june(person))
  assert.deepEqual([running!['dscg_dept_name'], running!['dscg_way'], running!['inhosp_stas']], ['', '', '1'])
  assert.equal(running!['endtime'], null)
  await shanghai.discharge(person, stay)

  const send = (at: Hospital, psn_no: string, mdtrt_id: string) => at.send('5202', { data: { psn_no, mdtrt_id } })
  refusedWith(await send(other, person, stay), 'G3003')
  refusedWith(await send(shanghai, people.active, stay), 'G3001')
  refusedWith(await send(shanghai, person, '2026'), 'G3001')
  refusedWith(await send(shanghai, '33010000000000009999', stay), 'G2001')
})

test('5202: a diagnosis that was voided is gone, an outpatient one is neither admission nor discharge', async () => {
  const person = people.active
  const visit = await shanghai.register(person)
  const report = (vali_flag: string) => ({
    mdtrtinfo: { mdtrt_id: visit, psn_no: person, med_type: '13' },
    diseinfo: [{ diag_type: '1', diag_srt_no: 1, diag_code: 'R10', diag_name: '腹痛', vali_flag }],
  })
  const ask = () => rows(shanghai, '5202', 'diseinfo', { psn_no: person, mdtrt_id: visit })
  assert.deepEqual(await ask(), [])
  await shanghai.ask('2203', report('1'))
  assert.deepEqual(
    (await ask()).map((row) => [row['diag_code'], row['inout_diag_type']]),
    [['R10', '']],
  )
  assert.equal((await rows(shanghai, '5201', 'mdtrtinfo', june(person)))[0]!['otp_diag_info'], '腹痛')
  await shanghai.ask('2203', report('0'))
  assert.deepEqual(await ask(), [])
})

test('5204: the lines of a settlement add up to it; of its undoing, to the opposite; of the visit, what is open too', async () => {
  const person = people.active
  const visit = await hangzhou.register(person)
  const uploaded = await hangzhou.uploadOutpatient(person, visit, [
    ['YDA0000001', 2, 100],
    ['YDB0000001', 1, 50],
    ['NONE000001', 1, 7],
  ])
  const ask = (data: Row) => rows(hangzhou, '5204', 'data', { psn_no: person, ...data })
  const before = await ask({ mdtrt_id: visit })
  const results = (uploaded.output as { result: Row[] }).result
  // What the upload answered is what the enquiry says.
  for (const [index, line] of results.entries())
    for (const [name, value] of Object.entries(line)) assert.deepEqual(before[index]![name], value, name)
  assert.deepEqual(
    before.map((row) => [
      row['setl_id'],
      row['med_list_codg'],
      row['hilist_code'],
      row['list_type'],
      row['chrgitm_lv'],
    ]),
    [
      ['', 'YDA0000001', 'YDA0000001', '101', '01'],
      ['', 'YDB0000001', 'YDB0000001', '101', '02'],
      ['', 'NONE000001', '', '', '03'],
    ],
  )
  assert.deepEqual(
    [before[0]!['medins_list_codg'], before[0]!['fee_ocur_time']],
    ['own-YDA0000001', '2026-06-10 09:30:00'],
  )

  await hangzhou.ask('2204', {
    feedetail: [{ ...feeLine(person, visit, ['YDA0000001', 1, 9], 9), chrg_bchno: 'B2', rx_circ_flag: '0' }],
  })
  const settled = await hangzhou.ask('2207', settlement(person, visit, 257, { med_type: '11', chrg_bchno: 'B1' }))
  const sums = amountsOf(settled)
  const { setl_id } = (settled.output as { setlinfo: { setl_id: string } }).setlinfo
  const sumOf = (found: readonly Row[], name: string) =>
    found.reduce((sum, row) => sum + Math.round(Number(row[name]) * 100), 0) / 100
  const lines = await ask({ setl_id })
  assert.equal(lines.length, 3)
  assert.ok(lines.every((row) => row['setl_id'] === setl_id && row['mdtrt_id'] === visit))
  for (const [ofLine, ofBill] of [
    ['det_item_fee_sumamt', 'medfee_sumamt'],
    ['fulamt_ownpay_amt', 'fulamt_ownpay_amt'],
    ['overlmt_amt', 'overlmt_selfpay'],
    ['preselfpay_amt', 'preselfpay_amt'],
    ['inscp_scp_amt', 'inscp_scp_amt'],
  ] as const)
    assert.equal(sumOf(lines, ofLine), sums[ofBill], ofLine)
  assert.equal(sums['preselfpay_amt'], 5)
  assert.deepEqual(
    (await ask({ mdtrt_id: visit })).map((row) => row['setl_id']),
    [setl_id, setl_id, setl_id, ''],
  )

  const back = await hangzhou.ask('2208', { data: { psn_no: person, mdtrt_id: visit, setl_id } })
  const undoId = (back.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id
  assert.equal(sumOf(await ask({ setl_id: undoId }), 'det_item_fee_sumamt'), -257)
  assert.ok((await ask({ mdtrt_id: visit })).every((row) => row['setl_id'] === ''))
  await hangzhou.ask('2205', { data: { mdtrt_id: visit, chrg_bchno: '0000', psn_no: person } })
  assert.deepEqual(await ask({ mdtrt_id: visit }), [])
  assert.equal(sumOf(await ask({ setl_id }), 'det_item_fee_sumamt'), 257, 'what was settled is still known')

  const send = (at: Hospital, data: Row) => at.send('5204', { data: { psn_no: person, ...data } })
  refusedWith(await send(other, { setl_id }), 'G5201')
  refusedWith(await send(other, { mdtrt_id: visit }), 'G3003')
  refusedWith(await send(hangzhou, { setl_id, mdtrt_id: '1' }), 'G5201')
  refusedWith(await send(hangzhou, { psn_no: people.child, setl_id }), 'G5201')
  refusedWith(await send(hangzhou, { psn_no: '33010000000000009999', mdtrt_id: visit }), 'G2001')
  assert.match(refusedWith(await send(hangzhou, {}), 'G1013'), /setl_id.*mdtrt_id/)
})

test('5206: the sums of the year are those of the phone, by the codes of the dictionary', async () => {
  const person = people.retiredWithFiling
  const stay = await shanghai.admit(person)
  await shanghai.upload(person, stay, [['YDA0000001', 10, 1000]])
  await shanghai.discharge(person, stay)
  const ask = (more: Row = {}) => rows(shanghai, '5206', 'cuminfo', { psn_no: person, ...more })
  assert.ok((await ask()).every((row) => row['cum'] === 0))
  await shanghai.ask('2304', settlement(person, stay, 10_000))

  const found = await ask()
  const cum = Object.fromEntries(found.map((row) => [row['cum_type_code'], row['cum']]))
  const cookie = await signInCitizen(db, clock, person)
  const phone = (await app.inject({ url: '/api/me/sums', headers: { cookie } })).json<{
    sums: Record<string, string>[]
  }>()
  const [own] = phone.sums
  for (const [code, name] of Object.entries({
    Y01: 'total',
    Y02: 'fund',
    Y03: 'account',
    Y04: 'cash',
    Y06: 'inpatientEligible',
    Y07: 'inpatientStays',
  }))
    assert.equal(cum[code], Number(own![name]), code)
  // 10,000 less 800; 86 % of the rest.
  assert.deepEqual([cum['Y01'], cum['Y02'], cum['Y07'], cum['Y08']], [10_000, 7912, 1, 800])
  assert.ok(found.every((row) => row['insutype'] === '310' && row['year'] === '2026' && row['cum_ym'] === '202606'))
  const codes = await rows(shanghai, '1901', 'list', { type: 'cum_type_code' })
  assert.deepEqual(
    Object.keys(cum),
    codes.map((row) => row['value']),
  )

  const past = await ask({ cum_ym: '2025' })
  assert.ok(past.every((row) => row['cum'] === 0 && row['cum_ym'] === '202512'))
  const month = await shanghai.ask('5206', { data: { psn_no: person, cum_ym: '202603' } })
  assert.match(month.warn_msg ?? '', /按年度计算.*202606/)
  for (const cum_ym of ['202613', '2026-6', '26'])
    refusedWith(await shanghai.send('5206', { data: { psn_no: person, cum_ym } }), 'G1014')
  refusedWith(await shanghai.send('5206', { data: { psn_no: '33010000000000009999' } }), 'G2001')
})

test('5303: who is in this hospital now, one or all', async () => {
  const [one, two] = [people.retiredWithFiling, people.provincialReferral]
  const stay = await shanghai.admit(one, { begntime: '2026-06-10 08:00:00' })
  const second = await shanghai.admit(two, { begntime: '2026-06-12 08:00:00' })
  const elsewhere = await other.admit(people.active, { begntime: '2026-06-12 08:00:00' })
  const atHome = await shanghai.admit(people.taizhouStationed, { begntime: '2026-06-12 08:00:00', med_type: '71' })
  assert.notEqual(atHome, '')
  await shanghai.register(one)
  const ask = (data: Row, at = shanghai) => rows(at, '5303', 'data', data)

  const all = await ask(june(''))
  assert.deepEqual(idsOf(all), [stay, second])
  const [row] = all
  assert.deepEqual(
    ['psn_no', 'psn_name', 'age', 'begndate', 'med_type', 'insutype', 'out_flag'].map((name) => row![name]),
    [one, '演示退休甲', 76, '2026-06-10', '21', '310', '1'],
  )
  assert.deepEqual(idsOf(await ask(june(two))), [second])
  assert.deepEqual(idsOf(await ask(june(people.active))), [])
  assert.deepEqual(idsOf(await ask(june(''), other)), [elsewhere])
  // Admitted before the days asked for and still there: in hospital.
  assert.deepEqual(idsOf(await ask(days(one, '2026-06-15', '2026-06-20'))), [stay])
  assert.deepEqual(idsOf(await ask(days('', '2026-06-01', '2026-06-11'))), [stay])
  await shanghai.discharge(one, stay)
  assert.deepEqual(idsOf(await ask(june(''))), [second])
  await shanghai.ask('2405', { data: { mdtrt_id: stay, psn_no: one } })
  assert.deepEqual(idsOf(await ask(june(one))), [stay])
  await shanghai.ask('2404', { data: { mdtrt_id: stay, psn_no: one } })
  assert.deepEqual(idsOf(await ask(june(one))), [])
  refusedWith(await shanghai.send('5303', { data: june('33010000000000009999') }), 'G2001')
  refusedWith(await shanghai.send('5303', { data: days('', '2026-06-20', '2026-06-01') }), 'G3007')
})
