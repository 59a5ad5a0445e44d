/** 1901: the tables that messages are read by, and 1201: the directory of institutions. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { dictionaries } from '@yidi/contracts/interface'
import { refusedWith } from './checks.ts'
import { Hospital, openPlatform } from './hospital.ts'

const { app } = await openPlatform()
const hospital = new Hospital(app, 'H31010000001', '310100')

interface Entry {
  type: string
  label: string
  value: string
  sort: number
  valiFlag: string
}

const dictionary = async (type: string, more: Record<string, unknown> = {}): Promise<Entry[]> =>
  (
    (await hospital.ask('1901', { data: { type, parent_value: '', admdvs: '310100', ...more } })).output as {
      list: Entry[]
    }
  ).list

test('a dictionary has the codes that messages are read by, each with its meaning, in a list', async () => {
  const types = await dictionary('med_type')
  assert.deepEqual(
    types.filter(({ value }) => ['11', '21', '24'].includes(value)).map(({ value, label }) => [value, label]),
    [
      ['11', '普通门诊'],
      ['21', '普通住院'],
      ['24', '急诊转住院'],
    ],
  )
  assert.deepEqual(
    types.map(({ sort }) => sort),
    types.map((_, index) => index + 1),
  )
  assert.ok(types.every(({ type, valiFlag }) => type === 'med_type' && valiFlag === '1'))
  // The table refuses what it does not have, by the same words.
  const refused = await hospital.send('2001', {
    data: { psn_no: '1', insutype: '311', med_type: '11', begntime: '2026-06-01' },
  })
  assert.match(refusedWith(refused, 'G1018'), /insutype.*310职工医保/)
  assert.ok((await dictionary('insutype')).some(({ value, label }) => value === '310' && label === '职工医保'))
})

test('every dictionary can be asked for, also of what only replies have, whatever the letters', async () => {
  for (const [type, { codes }] of Object.entries(dictionaries))
    assert.deepEqual(
      (await dictionary(type)).map(({ value }) => value),
      [...codes.keys()],
      type,
    )
  assert.equal((await dictionary('MED_TYPE')).length, (await dictionary('med_type')).length)
  assert.equal((await dictionary('trum_flag'))[0]!.type, 'TRUM_FLAG')
})

test('no code was taken out of force, none hangs on another; a type that is none is refused by name', async () => {
  assert.deepEqual(await dictionary('med_type', { Vali_Flag: '0' }), [])
  assert.deepEqual(await dictionary('med_type', { parent_value: '11' }), [])
  assert.ok((await dictionary('med_type', { vali_flag: '1', parent_value: '0', date: '2026-06-01' })).length > 20)
  const text = refusedWith(await hospital.send('1901', { data: { type: 'no_such_type' } }), 'G1031')
  assert.match(text, /“no_such_type”.*接口文档“代码表”/)
  refusedWith(await hospital.send('1901', { data: { type: '' } }), 'G1013')
  refusedWith(await hospital.send('1901', { data: { type: 'constructor' } }), 'G1031')
})

interface Row {
  fixmedins_code: string
  fixmedins_name: string
  fixmedins_type: string
  hosp_lv: string
  uscc: string
}

async function institutions(asked: Record<string, string>, at = hospital): Promise<{ rows: Row[]; warning: string }> {
  const reply = await at.ask('1201', { medinsinfo: asked })
  return { rows: (reply.output as { medinsinfo: Row[] }).medinsinfo, warning: reply.warn_msg ?? '' }
}

test('1201: by type and part of the name in the place of treatment, always a list', async () => {
  const { rows, warning } = await institutions({ fixmedins_type: '1', fixmedins_name: '二级' })
  assert.deepEqual(rows, [
    {
      fixmedins_code: 'H31010000002',
      fixmedins_name: '演示上海二级医院',
      uscc: '',
      fixmedins_type: '1',
      hosp_lv: '13',
      exp_content: null,
    },
  ])
  assert.equal(warning, '')
  const all = await institutions({ fixmedins_type: '1' })
  assert.deepEqual(
    all.rows.map(({ fixmedins_code }) => fixmedins_code),
    ['H31010000001', 'H31010000002', 'H31010000003', 'H31010000004'],
  )
  const pharmacies = await institutions({ fixmedins_type: '2', fixmedins_name: '药店' })
  assert.deepEqual(
    pharmacies.rows.map((row) => [row.fixmedins_code, row.fixmedins_type, row.hosp_lv]),
    [['P31010000001', '2', '']],
  )
  const elsewhere = new Hospital(app, 'H31010000001', '330100')
  assert.deepEqual(
    (await institutions({ fixmedins_type: '1', fixmedins_name: '三级' }, elsewhere)).rows.map(
      (row) => row.fixmedins_code,
    ),
    ['H33010000001'],
  )
})

test('1201: a code is found wherever it lies; what does not fit is an empty list that says so', async () => {
  const code = (fixmedins_code: string, fixmedins_type = '1', fixmedins_name = '') =>
    institutions({ fixmedins_type, fixmedins_code, fixmedins_name })
  assert.deepEqual(
    (await code('H33010000001')).rows.map((row) => [row.fixmedins_name, row.hosp_lv]),
    [['演示杭州三级医院', '12']],
  )
  for (const [found, words] of [
    [await code('H33010000001', '2'), /H33010000001.*请核对/],
    [await code('H33010000001', '1', '宁波'), /请核对/],
    [await code('H99999999999'), /H99999999999/],
    [await institutions({ fixmedins_type: '1', fixmedins_name: '宁波' }), /上海.*mdtrtarea_admvs/],
    [await institutions({ fixmedins_type: '4' }), /定点零售药店（2）/],
  ] as const) {
    assert.deepEqual(found.rows, [])
    assert.match(found.warning, words)
  }
  refusedWith(await hospital.send('1201', { medinsinfo: { fixmedins_type: '9' } }), 'G1018')
  refusedWith(await hospital.send('1201', { data: { fixmedins_type: '1' } }), 'G1013')
})
