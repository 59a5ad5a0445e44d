/** 1301–1306 and 1312: the catalogue of the place comes out whole, by lists and by pages, dated, since a version, and of no other place. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { unzipSync } from 'fflate'
import { indexCatalogueNames } from '../../apps/server/src/care/catalogue/index.ts'
import { Hospital, newMsgid, openPlatform } from './hospital.ts'

const { app, db } = await openPlatform()
test.after(() => app.close())

const shanghai = new Hospital(app, 'H31010000001', '310100')
const hangzhou = new Hospital(app, 'H33010000001', '330100')

interface List {
  file_qury_no: string
  filename: string
  dld_end_time: string
  data_cnt: number
}

/** The rows of a list, as the file has them. */
async function download(infno: string, ver = '0', at = shanghai): Promise<{ list: List; rows: string[][] }> {
  const list = (await at.ask(infno, { data: { ver } })).output as List
  const input = { fsDownloadIn: { file_qury_no: list.file_qury_no, filename: list.filename, fixmedins_code: 'plc' } }
  const payload = { infno: '9102', msgid: newMsgid(at.code), fixmedins_code: at.code, input }
  const answer = await app.inject({ method: 'POST', url: '/fsi/api/fileupload/download', payload })
  const files = Object.entries(unzipSync(answer.rawPayload))
  assert.deepEqual(
    files.map(([name]) => name),
    [list.filename.replace('.zip', '.txt')],
  )
  const lines = Buffer.from(files[0]![1]).toString().split('\n')
  assert.equal(lines.pop(), '')
  assert.equal(lines.length, list.data_cnt)
  return { list, rows: lines.map((line) => line.split('\t')) }
}

/** Columns by their place in the interface document, from 1. */
const columns = (row: string[], ...places: number[]) => places.map((place) => row[place - 1])

/** One more release of the catalogue, loaded at a moment. */
async function load(release: string, at: string, rows: readonly object[]): Promise<void> {
  await db.pool.query(
    `insert into catalogue_release (release, content_hash, row_count, loaded_at) values ($1, '', $2, $3)`,
    [release, rows.length, at],
  )
  await db.pool.query(
    `insert into catalogue (place, code, from_day, to_day, name, kind, medicine_kind, class, own_share_ppm, release)
     select r.place, r.code, r.from_day, r.to_day, r.name, r.kind, r.medicine_kind, r.class, coalesce(r.own_share_ppm, 0), $1
       from jsonb_populate_recordset(null::catalogue, $2::jsonb) r`,
    [release, JSON.stringify(rows)],
  )
  await indexCatalogueNames(db)
}

test('each list holds its own items in the places of the document; what is not known is null', async () => {
  const { list, rows } = await download('1301')
  assert.equal(list.dld_end_time, '2026-07-20')
  assert.match(list.filename, /^1301_310100_\d{17}\.zip$/)
  assert.ok(rows.every((row) => row.length === 97))
  assert.deepEqual(
    rows.map((row) => columns(row, 1, 4, 92, 78, 79)),
    [
      ['YDA0000001', '甲类药品', '甲', 'null', '1'],
      ['YDB0000001', '乙类药品', '乙', '先行自付10%', '1'],
      ['YDB0000002', '乙类药品', '乙', '先行自付5%', '1'],
      ['YDC0000001', '丙类药品', '丙', '全自费', '1'],
      ['YDX0000001', '两地不同的药品', '乙', '先行自付10%', '1'],
    ],
  )
  assert.deepEqual(columns(rows[0]!, 2, 36, 38, 97), ['null', 'null', 'null', 'null'])
  const services = await download('1305')
  assert.deepEqual(
    services.rows.map((row) => [row.length, ...columns(row, 1, 10, 8)]),
    [
      [19, 'YFA0000001', '甲类诊疗项目', 'null'],
      [19, 'YFB0000001', '乙类诊疗项目', '先行自付20%'],
    ],
  )
  const materials = await download('1306')
  assert.deepEqual(
    materials.rows.map((row) => [row.length, ...columns(row, 1, 2, 68)]),
    [[71, 'YHB0000001', '乙类医用耗材', '1']],
  )
})

test('a list without items is a file without lines', async () => {
  for (const infno of ['1302', '1303']) assert.deepEqual((await download(infno)).rows, [], infno)
  assert.deepEqual((await shanghai.ask('1304', { data: {} })).output.data, [])
})

test('each place has its own catalogue', async () => {
  const { rows } = await download('1301', '0', hangzhou)
  assert.deepEqual(columns(rows.at(-1)!, 1, 92, 78), ['YDX0000001', '丙', '全自费'])
})

test('since a version only what was loaded later comes, with both stretches of days of a code; the last version brings nothing', async () => {
  const { rows } = await download('1301')
  const version = rows[0]![82]!
  assert.match(version, /^\d{17}$/)
  assert.equal((await download('1301', version)).list.data_cnt, 0)
  await load('second', '2026-06-20T11:00:00.123+08:00', [
    {
      place: '310100',
      code: 'YDN0000001',
      from_day: '2025-01-01',
      to_day: '2026-05-31',
      name: '新药',
      kind: 'medicine',
      class: 'C',
    },
    {
      place: '310100',
      code: 'YDN0000001',
      from_day: '2026-06-01',
      name: '新药',
      kind: 'medicine',
      class: 'B',
      own_share_ppm: 150_000,
    },
    {
      place: '310100',
      code: 'YHN0000001',
      from_day: '2026-01-01',
      name: '演示饮片',
      kind: 'medicine',
      medicine_kind: 'herb',
      class: 'A',
    },
    {
      place: '310100',
      code: 'YZN0000001',
      from_day: '2026-01-01',
      name: '演示制剂',
      kind: 'medicine',
      medicine_kind: 'preparation',
      class: 'A',
    },
    {
      place: '310100',
      code: 'YMN0000001',
      from_day: '2026-01-01',
      name: '演示民族药',
      kind: 'medicine',
      medicine_kind: 'ethnic',
      class: 'A',
    },
  ])
  const later = await download('1301', version)
  assert.deepEqual(
    later.rows.map((row) => columns(row, 1, 37, 38, 51, 78, 79, 83, 84)),
    [
      ['YDN0000001', '2025-01-01', '2026-05-31', 'XY', '全自费', '0', '20260620110000123', 'second'],
      ['YDN0000001', '2026-06-01', 'null', 'XY', '先行自付15%', '1', '20260620110000123', 'second'],
    ],
  )
  for (const ver of ['20260620110000123', 'F001_20260620110001_A'])
    assert.equal((await download('1301', ver)).list.data_cnt, 0, ver)
  assert.equal((await download('1301', '')).list.data_cnt, rows.length + 2)
  assert.deepEqual(columns((await download('1302')).rows[0]!, 1, 2, 33), ['YHN0000001', '演示饮片', 'null'])
  assert.equal((await download('1302')).rows[0]!.length, 33)
  assert.deepEqual(columns((await download('1303')).rows[0]!, 1, 2, 83), ['YZN0000001', '演示制剂', 'null'])
  const ethnic = (await shanghai.ask('1304', { data: { drug_genname: '民族', page_num: 1, page_size: 10 } })).output
  assert.deepEqual(
    [ethnic.recordCounts, ethnic.data[0].med_list_codg, ethnic.data[0].pinyin],
    [1, 'YMN0000001', 'YSMZY'],
  )
  for (const ver of ['latest', '20261399000000']) {
    const reply = await shanghai.send('1301', { data: { ver } })
    assert.match(reply.err_msg ?? '', new RegExp(`^\\[G7201\\].*${ver}`))
  }
})

test('a long list is one file, whole', async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => ({
    place: '330200',
    code: `YDL${String(index).padStart(7, '0')}`,
    from_day: '2026-01-01',
    name: `演示药品${String(index % 50)}`,
    kind: 'medicine',
    class: 'A',
  }))
  await load('long', '2026-06-20T11:30:00+08:00', rows)
  const ningbo = new Hospital(app, 'H33020000001', '330200')
  const long = await download('1301', '20260620110000', ningbo)
  assert.equal(long.list.data_cnt, 2_000)
  assert.deepEqual(columns(long.rows.at(-1)!, 1, 4, 51), ['YDL0001999', '演示药品49', 'YSYP49'])
})

interface Page {
  data: Record<string, unknown>[]
  recordCounts: number
  pages: number
  pageNum: number
  size: number
  startRow: number
  endRow: number
  firstPage: boolean
  lastPage: boolean
}
const ask = async (search: object, at = shanghai): Promise<Page> =>
  (await at.ask('1312', { data: search })).output as Page
const codes = async (search: object, at = shanghai) => (await ask(search, at)).data.map((row) => row['hilist_code'])

test('1312 finds by code, name, pinyin, class, kind and days', async () => {
  const { data } = await ask({ hilist_code: 'YHB0000001' })
  assert.deepEqual(
    [
      data[0]!['chrgitm_lv'],
      data[0]!['selfpay_prop'],
      data[0]!['list_type'],
      data[0]!['memo'],
      data[0]!['med_chrgitm_type'],
    ],
    ['02', 0.3, '301', '先行自付30%，限价10000.00元', '08'],
  )
  assert.deepEqual([data[0]!['insu_admdvs'], data[0]!['enddate'], data[0]!['vali_flag']], ['310100', null, '1'])
  assert.deepEqual(await codes({ hilist_name: '乙类药' }), ['YDB0000001', 'YDB0000002'])
  assert.deepEqual(await codes({ pinyin: 'ldbt' }), ['YDX0000001'])
  assert.deepEqual(await codes({ chrgitm_lv: '03', vali_flag: '1' }), ['YDC0000001'])
  assert.deepEqual(await codes({ list_type: '201' }), ['YFA0000001', 'YFB0000001'])
  assert.deepEqual(await codes({ list_type: '106' }), [])
  assert.deepEqual(await codes({ vali_flag: '0' }), ['YDN0000001'])
  assert.deepEqual(await codes({ hilist_code: 'YDN0000001' }), ['YDN0000001', 'YDN0000001'])
  const then = (await ask({ hilist_code: 'YDN0000001', query_date: '2026-05-31' })).data
  assert.deepEqual([then.length, then[0]!['chrgitm_lv'], then[0]!['selfpay_prop']], [1, '03', 1])
  assert.deepEqual(await codes({ begndate: '2026-06-01' }), ['YDN0000001'])
  assert.deepEqual(await codes({ hilist_code: 'YDX0000001', chrgitm_lv: '03' }, hangzhou), ['YDX0000001'])
  assert.deepEqual(await codes({ hilist_code: 'YDX0000001', chrgitm_lv: '03', insu_admdvs: '330106' }), ['YDX0000001'])
  // Signs of a pattern are signs of a name.
  assert.deepEqual(await codes({ hilist_name: '%' }), [])
})

test('1312 gives pages that join without a gap; a page of none and one too large are refused', async () => {
  const all = await ask({})
  assert.deepEqual([all.recordCounts, all.size, all.pages, all.firstPage, all.lastPage], [13, 13, 1, true, true])
  const pages = [
    await ask({ page_num: 1, page_size: 5 }),
    await ask({ page_num: '2', page_size: '5' }),
    await ask({ page_num: 3, page_size: 5 }),
  ]
  assert.deepEqual(
    pages.flatMap(({ data }) => data),
    all.data,
  )
  assert.deepEqual(
    pages.map(({ pages: of, pageNum, startRow, endRow, firstPage, lastPage }) => [
      of,
      pageNum,
      startRow,
      endRow,
      firstPage,
      lastPage,
    ]),
    [
      [3, 1, 1, 5, true, false],
      [3, 2, 6, 10, false, false],
      [3, 3, 11, 13, false, true],
    ],
  )
  assert.deepEqual((await ask({ page_num: 9, page_size: 5 })).data, [])
  for (const page of [
    { page_num: 1, page_size: 101 },
    { page_num: -1, page_size: 5 },
    { page_num: 1, page_size: -5 },
  ]) {
    const reply = await shanghai.send('1312', { data: page })
    assert.match(reply.err_msg ?? '', /^\[G7202\].*每页1至100条/)
  }
  assert.match((await shanghai.send('1312', { data: { list_type: '999' } })).err_msg ?? '', /^\[G1018\].*101西药中成药/)
})
