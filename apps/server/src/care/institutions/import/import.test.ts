import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportReport, ProblemDocument } from '@yidi/contracts'
import { loadPlacesFolder } from '@yidi/policy-folder'
import ExcelJS from 'exceljs'
import { signInStaff } from '../../../platform/access/testing.ts'
import { buildApp } from '../../../app.ts'
import { fixedClock } from '../../../platform/clock/index.ts'
import { readConfig } from '../../../platform/config/index.ts'
import { openTestDatabase } from '../../../platform/storage/testing.ts'
import { findInstitution } from '../institutions.ts'
import { directoryColumns } from './entry.ts'
import { generateDirectory } from './generate.ts'
import { importInstitutions } from './import.ts'

const clock = fixedClock('2026-03-02T09:00:00+08:00')
const places = loadPlacesFolder()
const database = await openTestDatabase()
const by = { actorKind: 'system', actor: 'test' } as const
const load = (text: string | Buffer) => importInstitutions(database, clock, places, { bytes: Buffer.from(text), by })
const refusedOf = async (text: string | Buffer) => {
  const report = await load(text).catch((error: unknown) => error as { code: string })
  return 'code' in report ? report.code : report.refusals.map(({ row, field }) => `${String(row)} ${field}`)
}

const header = '机构编码,机构名称,所在城市,等级,所有制,开通服务,协议状态,协议日期'
const hospital = 'H33100000101,台州云溪医院,台州,三级,公立,住院、普通门诊,有效,2025-01-01'
const pharmacy = 'P33100000101,台州云溪药店,331002,药店,民营,药店购药,有效,2025-01-01'

test('a list is written once; the same list again changes nothing; what differs is changed', async () => {
  const first = await load(`${header}\n${hospital}\n\n${pharmacy}\n`)
  assert.deepEqual([first.rows, first.added, first.refused], [2, 2, 0])
  const again = await load(`${header}\n${hospital}\n${pharmacy}\n`)
  assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, 2])

  clock.set('2026-03-05T09:00:00+08:00')
  const differs = hospital.replace('台州云溪医院', '台州云溪中心医院').replace('住院、普通门诊', '普通门诊，门诊慢特病')
  const changed = await load(`${header}\n"${differs.replaceAll(',', '","')}"\n`)
  assert.deepEqual([changed.changed, changed.unchanged, changed.refused], [1, 0, 0])
  const servicesOn = async (day: string) => (await findInstitution(database, 'H33100000101', day))?.services
  assert.deepEqual(await servicesOn('2026-03-04'), ['inpatient', 'outpatient'])
  assert.deepEqual(await servicesOn('2026-03-05'), ['chronic', 'outpatient'])
  assert.equal((await findInstitution(database, 'H33100000101', '2026-03-05'))?.name, '台州云溪中心医院')
  // Opened and closed on one day: it never was open, and what was closed today is open again.
  await load(`${header}\n${hospital}\n`)
  assert.deepEqual(await servicesOn('2026-03-05'), ['inpatient', 'outpatient'])
})

test('a column that is not in the file stays as it is; an empty cell clears', async () => {
  await load('机构编码,机构名称,所在城市,等级,地址,电话\nH33100000102,台州松湖医院,331000,二级,松湖路1号,0576-1\n')
  await load('机构编码,机构名称,所在城市,等级,电话\nH33100000102,台州松湖医院,331000,二级,\n')
  const { rows } = await database.pool.query('select address, telephone from institution where code = $1', [
    'H33100000102',
  ])
  assert.deepEqual(rows, [{ address: '松湖路1号', telephone: null }])
})

test('agreements follow the list: suspended, in force again, each with its day and its action', async () => {
  const line = (state: string, day: string) =>
    `${header}\nH33100000103,台州岚山医院,331000,一级,公立,无,${state},${day}\n`
  await load(line('有效', '2025-01-01'))
  await load(line('暂停', '2025-06-01'))
  await load(line('有效', '2025-09-01'))
  await load(line('', ''))
  const statusOn = async (day: string) => (await findInstitution(database, 'H33100000103', day))?.agreements[0]?.status
  assert.deepEqual(await Promise.all(['2024-12-31', '2025-05-31', '2025-06-01', '2025-09-01'].map(statusOn)), [
    undefined,
    'in-force',
    'suspended',
    'in-force',
  ])
  const { rows } = await database.pool.query<{ action: string }>(
    'select action from agreement_action where institution = $1 order by action_no',
    ['H33100000103'],
  )
  assert.deepEqual(
    rows.map((row) => row.action),
    ['sign', 'suspend', 'restore'],
  )
  assert.deepEqual(await refusedOf(line('解除', '2025-08-31')), ['2 协议日期'])
})

const wrong: [what: string, line: string, refused: string[]][] = [
  ['a code too short', 'H331,云溪医院,331000,三级,,,,', ['2 机构编码']],
  ['no name', 'H33100000199,,331000,三级,,,,', ['2 机构名称']],
  ['an unknown city', 'H33100000199,云溪医院,天界市,三级,,,,', ['2 所在城市']],
  ['a code that is no city', 'H33100000199,云溪医院,999999,三级,,,,', ['2 所在城市']],
  ['a code that never was', 'H33100000199,云溪医院,330199,三级,,,,', ['2 所在城市']],
  ['a whole province', 'H33100000199,云溪医院,330000,三级,,,,', ['2 所在城市']],
  ['an unknown level', 'H33100000199,云溪医院,331000,特级,,,,', ['2 等级']],
  ['a pharmacy with a hospital code', 'H33100000199,云溪药店,331000,药店,,,,', ['2 等级']],
  ['an unknown ownership', 'H33100000199,云溪医院,331000,三级,合伙,,,', ['2 所有制']],
  ['an unknown service', 'H33100000199,云溪医院,331000,三级,,急救,,', ['2 开通服务']],
  ['a hospital that sells like a pharmacy', 'H33100000199,云溪医院,331000,三级,,药店购药,,', ['2 开通服务']],
  ['an unknown agreement', 'H33100000199,云溪医院,331000,三级,,,很好,', ['2 协议状态']],
  ['a day that does not exist', 'H33100000199,云溪医院,331000,三级,,,有效,2025-02-30', ['2 协议日期']],
  ['a day far ahead', 'H33100000199,云溪医院,331000,三级,,,有效,2062-01-01', ['2 协议日期']],
  ['a day without its state', 'H33100000199,云溪医院,331000,三级,,,,2025-01-01', ['2 协议日期']],
  [
    'everything at once',
    'X,,?,?,?,?,?,?',
    ['机构编码', '机构名称', '所在城市', '等级', '所有制', '开通服务', '协议状态', '协议日期'].map(
      (field) => `2 ${field}`,
    ),
  ],
  ['the same code twice', `${hospital}\n${hospital}`, ['3 机构编码']],
]
for (const [what, line, refused] of wrong) {
  test(`a row is refused with its number and its field: ${what}`, async () => {
    assert.deepEqual(await refusedOf(`${header}\n${line}\n`), refused)
  })
}

test('a wrong row does not keep the right ones out, and is told in full', async () => {
  const report = await load(
    `${header}\nH33100000104,台州清泉医院,台州市,三级,公立,住院,有效,2025-01-01\n坏,台州清源医院,台州市,三级,,,,\n`,
  )
  assert.deepEqual([report.rows, report.added, report.refused], [2, 1, 1])
  assert.deepEqual(report.refusals, [
    {
      row: 3,
      field: '机构编码',
      value: '坏',
      message: '编码写法不对',
      remedy: '请填 12 位编码：医疗机构以 H 开头，药店以 P 开头，后面 11 位数字。',
    },
  ])
})

test('files that are no lists are refused as a whole', async () => {
  assert.equal(await refusedOf(''), 'import-file-empty')
  assert.equal(await refusedOf('\n\n'), 'import-file-not-readable')
  assert.equal(await refusedOf(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'import-file-old-format')
  assert.equal(await refusedOf(Buffer.from('504b030400000000', 'hex')), 'import-file-not-readable')
  assert.equal(await refusedOf(Buffer.from('00ff00ff', 'hex')), 'import-file-not-readable')
  assert.equal(await refusedOf(`${header}\n"H331`), 'import-file-not-readable')
  assert.equal(await refusedOf('编码,名称\n1,2\n'), 'import-columns-missing')
})

test('XLSX, a tab between the cells, and what Excel writes on a Chinese Windows are read alike', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名录')
  sheet.addRow(header.split(','))
  sheet.addRow([
    'H33100000105',
    '台州安桥医院',
    331000,
    '二级',
    '公立',
    '住院',
    '有效',
    new Date('2025-01-01T00:00:00Z'),
  ])
  const xlsx = await load(Buffer.from(await book.xlsx.writeBuffer()))
  assert.deepEqual([xlsx.added, xlsx.refused], [1, 0], JSON.stringify(xlsx))
  const same = ['H33100000105', '台州安桥医院', '331000', '二级', '公立', '住院', '有效', '2025/1/1']
  const tabs = await load(`\uFEFF${header.replaceAll(',', '\t')}\r\n${same.join('\t')}\r\n`)
  assert.equal(tabs.unchanged, 1, JSON.stringify(tabs))
  // 机构编码,机构名称,所在城市,等级 and one row in GB 18030.
  const gb =
    'bbfab9b9b1e0c2eb2cbbfab9b9c3fbb3c62ccbf9d4dab3c7cad02cb5c8bcb60a4833333130303030303130352ccca8d6ddb0b2c7c5d2bdd4ba2cccA8d6dd2cb6febcb60a'
  const old = await load(Buffer.from(gb, 'hex'))
  assert.equal(old.unchanged, 1, JSON.stringify(old))
})

test('a county stands for its city; one under a province for itself', async () => {
  const rows = ['H42900400101,仙桃云溪医院,仙桃市,二级', 'H50023500101,云阳云溪医院,500235,二级']
  await load(`机构编码,机构名称,所在城市,等级\n${rows.join('\n')}\n`)
  const placeOf = async (code: string) => (await findInstitution(database, code, '2026-03-02'))?.place
  assert.deepEqual([await placeOf('H42900400101'), await placeOf('H50023500101')], ['429004', '500100'])
})

test('the generator gives the same list for a seed, 41 cities, and nothing that would be refused', async () => {
  const lines = [...generateDirectory(places, 300, 7)]
  assert.deepEqual(lines, [...generateDirectory(places, 300, 7)])
  assert.notDeepEqual(lines, [...generateDirectory(places, 300, 8)])
  assert.equal(lines[0]?.trim(), directoryColumns.join(','))
  assert.equal(new Set(lines.slice(1).map((line) => line.split(',')[2])).size, 41)
  const report = await load(lines.join(''))
  assert.deepEqual([report.added, report.refusals], [300, []])
})

test('over HTTP the administrator sends the file as it is and gets the report', async () => {
  const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
  const cookie = await signInStaff(database, clock, { roles: ['admin'] })
  const send = (payload: Buffer | string, type: string) =>
    app.inject({ method: 'POST', url: '/api/institutions/import', payload, headers: { cookie, 'content-type': type } })
  const answer = await send(`${header}\n${hospital}\n${hospital}\n`, 'text/csv; charset=utf-8')
  const report = answer.json<ImportReport>()
  assert.deepEqual([report.unchanged, report.refused], [1, 1], answer.body)
  for (const [payload, type, code] of [
    ['{}', 'application/json', 'import-file-not-readable'],
    ['x', 'text/plain', 'media-type-not-supported'],
    ['a,b\n1,2', 'text/csv', 'import-columns-missing'],
  ] as const) {
    assert.equal((await send(payload, type)).json<ProblemDocument>().code, code)
  }
  await app.close()
})

test('staff of a pool import the institutions of its own places alone, and cannot bring one over from elsewhere', async () => {
  const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
  const cookie = await signInStaff(database, clock, { roles: ['admin'], pool: '330100' })
  const rows = [
    'H33010000901,杭州云溪医院,杭州市,二级',
    'H31010000901,上海云溪医院,上海市,二级',
    'H42900400101,仙桃云溪医院,杭州市,二级',
  ]
  const payload = `机构编码,机构名称,所在城市,等级\n${rows.join('\n')}\n`
  for (const query of ['?dryRun=true', '']) {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/institutions/import${query}`,
      payload,
      headers: { cookie, 'content-type': 'text/csv' },
    })
    const report = answer.json<ImportReport>()
    assert.deepEqual([report.added, report.changed, report.refused], [1, 0, 2], answer.body)
    assert.deepEqual(
      report.refusals.map(({ row, field }) => [row, field]),
      [
        [3, '所在城市'],
        [4, '所在城市'],
      ],
    )
    assert.match(report.refusals[1]!.message, /仙桃/)
  }
  const placeOf = async (code: string) => (await findInstitution(database, code, '2026-03-02'))?.place
  assert.deepEqual(await Promise.all(['H33010000901', 'H31010000901', 'H42900400101'].map(placeOf)), [
    '330100',
    undefined,
    '429004',
  ])
  await app.close()
})
