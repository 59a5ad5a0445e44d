import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx } from './xlsx.ts'
import type { XlsxLimits } from './xlsx.ts'
import type { Row } from './row.ts'

const limits: XlsxLimits = {
  unpackedBytes: 8 * 1_048_576,
  characters: 1_000_000,
  cells: 10_000,
  milliseconds: 60_000,
  heapMiB: 128,
}
const mebibyte = 1_048_576

async function bookOf(rows: unknown[][]): Promise<Record<string, Uint8Array>> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('一').addRows(rows)
  return unzipSync(new Uint8Array(await book.xlsx.writeBuffer()))
}
const plain = await bookOf([['机构编码', '机构名称'], [], ['H1', '甲医院']])
const sheetName = 'xl/worksheets/sheet1.xml'
const packed = (parts: Record<string, Uint8Array>): Buffer => Buffer.from(zipSync(parts, { level: 9 }))
const sheetOf = (rows: string): Uint8Array =>
  strToU8(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  )

async function rowsOf(bytes: Buffer, other: Partial<typeof limits> = {}): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of readXlsx(bytes, other === limits ? limits : { ...limits, ...other })) rows.push(row)
  return rows
}

/** Reading must be refused as too large, for this reason. */
async function tooLarge(bytes: Buffer, reason: RegExp, other: Partial<typeof limits> = {}): Promise<void> {
  await assert.rejects(rowsOf(bytes, other), (error: { code: string; message: string; document?: unknown }) => {
    assert.equal(error.code, 'import-file-too-large', error.message)
    assert.match(JSON.stringify(error) + error.message, reason)
    return true
  })
}

test('an ordinary sheet comes out row by row, without its empty rows', async () => {
  assert.deepEqual(await rowsOf(packed(plain)), [
    { no: 1, cells: ['机构编码', '机构名称'] },
    { no: 3, cells: ['H1', '甲医院'] },
  ])
})

test('a small file that unpacks to very much is refused before it is unpacked, whichever part is large', async () => {
  const much = new Uint8Array(16 * mebibyte).fill(0x20)
  for (const name of [sheetName, 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml']) {
    const bytes = packed({ ...plain, [name]: much })
    assert.ok(bytes.length < 64 * 1024, 'it is small')
    await tooLarge(bytes, /解压后超过 8MiB/)
  }
  // What is not read is not unpacked either.
  assert.equal((await rowsOf(packed({ ...plain, 'xl/media/image1.png': much }))).length, 2)
})

test('a package that says too small a size of its parts is unpacked no further than it says', async () => {
  const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'
  const sheet = sheetOf(row + ' '.repeat(4 * mebibyte))
  const bytes = packed({ ...plain, [sheetName]: sheet })
  // The size stands in the local head and in the directory.
  const size = Buffer.alloc(4)
  size.writeUInt32LE(sheet.length)
  for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at)) bytes.writeUInt32LE(64, at)
  assert.deepEqual(await rowsOf(bytes), [])
})

test('cells are counted, the blank ones between two others as well', async () => {
  const far = sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')
  await tooLarge(packed({ ...plain, [sheetName]: far }), /超过 10000 个格子/)
  assert.equal((await rowsOf(packed({ ...plain, [sheetName]: far }), { cells: 16_384 }))[0]?.cells.length, 16_384)
})

test('one long text that many cells show is refused', async () => {
  const text = `<si><t>${'长'.repeat(40_000)}</t></si>`
  const strings = strToU8(
    `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1">${text}</sst>`,
  )
  const shown = sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
  await tooLarge(packed({ ...plain, 'xl/sharedStrings.xml': strings, [sheetName]: shown }), /有一格超过 32767 个字/)
})

test('all the characters together are counted', async () => {
  const bytes = packed(await bookOf([['甲'.repeat(600)], ['乙'.repeat(600)]]))
  await tooLarge(bytes, /文字超过 1000 个字/, { characters: 1000 })
  assert.equal((await rowsOf(bytes, { characters: 1200 })).length, 2)
})

const long = packed({
  ...plain,
  [sheetName]: sheetOf(
    Array.from({ length: 1_200 }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>${n}</v></c></row>`).join(''),
  ),
})

test('rows wait in the file until those before are used, and that takes none of the time for reading', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const read: number[] = []
  for await (const { no } of readXlsx(long, limits)) {
    // Each lot is used for longer than all the reading may take.
    if (read.push(no) % 500 === 1) t.mock.timers.tick(limits.milliseconds + 1)
  }
  assert.deepEqual(
    read,
    Array.from({ length: 1_200 }, (_, n) => n + 1),
  )
})

test('of files with the same limits one is read at a time: the next begins when the one before is done or given up', async () => {
  const first = readXlsx(long, limits)
  assert.equal((await first.next()).value?.no, 1)
  const second = rowsOf(packed(plain), limits)
  const third = rowsOf(packed(plain), limits)
  assert.equal(await Promise.race([second, third, pause(1_000, 'waiting')]), 'waiting')
  await first.return(undefined)
  assert.deepEqual([(await second).length, (await third).length], [2, 2])
  // Another list does not wait for it.
  const again = readXlsx(long, limits)
  await again.next()
  assert.equal((await rowsOf(packed(plain))).length, 2)
  await again.return(undefined)
})

test('what takes too long or too much memory ends with its process, and the next file is read', async () => {
  await tooLarge(long, /秒内读不完/, { milliseconds: 1 })
  const strings = Array.from({ length: 300_000 }, (_, n) => `<si><t>${String(n)}</t></si>`).join('')
  const many = packed({ ...plain, 'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`) })
  await tooLarge(many, /内存超过 16MiB/, { heapMiB: 16 })
  assert.equal((await rowsOf(packed(plain))).length, 2)
})

test('a file that is cut off or no package is told to be unreadable', async () => {
  for (const bytes of [packed(plain).subarray(0, 2_000), Buffer.from('PK\u0003\u0004 and nothing')])
    await assert.rejects(rowsOf(bytes), { code: 'import-file-not-readable' })
})

test('rows that hold something are counted before they are read, rows without are not', async () => {
  const many = sheetOf(
    Array.from(
      { length: 30 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" s="1">${n < 10 ? '<v>1</v>' : ''}</c></row>`,
    ).join(''),
  )
  const bytes = packed({ ...plain, [sheetName]: many })
  await assert.rejects(rowsOf(bytes, { rows: 9 }), { code: 'import-file-too-long' })
  assert.equal((await rowsOf(bytes, { rows: 10 })).length, 10)
})

test('another package than a workbook is named', async () => {
  for (const [part, words] of [
    ['word/document.xml', /Word 文档/],
    ['photos/1.jpg', /压缩包/],
  ] as const)
    await assert.rejects(rowsOf(packed({ [part]: strToU8('<x/>') })), {
      code: 'import-file-not-a-list',
      message: words,
    })
})

test('formulas, merged cells and formats that say a currency are told beside what the cells show', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('一')
  sheet.addRow(['题', '', '末'])
  sheet.addRow([0.1 + 0.2, { formula: 'A2*2', result: 0.6 }, 5])
  sheet.addRow([1, 2, 3])
  sheet.mergeCells('A1:B1')
  sheet.mergeCells('C2:C3')
  sheet.getCell('A2').numFmt = '"$"#,##0.00'
  sheet.getCell('B3').numFmt = '[$-804]#,##0.00'
  const rows = await rowsOf(Buffer.from(await book.xlsx.writeBuffer()))
  assert.deepEqual(rows, [
    { no: 1, cells: ['题', '', '末'], merged: [0, 1] },
    { no: 2, cells: ['0.3', '0.6', '5'], formulas: [1], currencies: { 0: '"$"#,##0.00' }, merged: [2] },
    { no: 3, cells: ['1', '2'], merged: [2] },
  ])
})
