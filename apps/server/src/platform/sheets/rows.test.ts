/** Files of rows by what they are: text of every encoding and separator, and what is no list at all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOfCell, readRows } from './index.ts'
import { readCsv } from './rows.ts'

test('CSV: quotes, commas and line ends inside cells, and the line a row begins on', () => {
  assert.deepEqual(
    [...readCsv('a,b\r\n"x, ""y""\nz",2\n\n3,"4"')],
    [
      { no: 1, cells: ['a', 'b'] },
      { no: 2, cells: ['x, "y"\nz', '2'] },
      { no: 5, cells: ['3', '4'] },
    ],
  )
})

test('titles above the heads do not hide that tabs divide the cells', () => {
  assert.deepEqual(
    [...readCsv('演示医院，住院费用清单\n姓名\t数量\n针, 一次性\t2')].map(({ cells }) => cells),
    [['演示医院，住院费用清单'], ['姓名', '数量'], ['针, 一次性', '2']],
  )
})

const cellsOf = async (bytes: Buffer): Promise<string[][]> => {
  const rows: string[][] = []
  for await (const { cells } of readRows(bytes)) rows.push(cells)
  return rows
}

test('UTF-8 with and without its mark, GB 18030, and the UTF-16 of Excel come out alike', async () => {
  const text = '名称,数量\n阿莫西林,2'
  // 名称,数量 and 阿莫西林,2 in GB 18030.
  const gb = Buffer.from('c3fbb3c62ccafdc1bf0ab0a2c4aacef7c1d62c32', 'hex')
  for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), gb, Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
    assert.deepEqual(await cellsOf(bytes), [
      ['名称', '数量'],
      ['阿莫西林', '2'],
    ])
  }
})

/** An old Office file is known by its head and by the names in it. */
const oldOffice = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')])

const others: [what: string, bytes: Buffer, code: string, text?: RegExp][] = [
  ['nothing at all', Buffer.alloc(0), 'import-file-empty'],
  ['an old sheet', oldOffice('Workbook'), 'import-file-old-format', /\.xls/],
  ['a sheet with a password', oldOffice('EncryptedPackage'), 'import-file-encrypted', /密码/],
  ['an old document', oldOffice('WordDocument'), 'import-file-not-a-list', /Word/],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'import-file-not-a-list', /PDF/],
  ['a photograph', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'import-file-not-a-list', /图片/],
  ['a page under the name of a sheet', Buffer.from('<html><table><tr><td>名称'), 'import-file-not-a-list', /网页/],
  ['bytes that mean nothing', Buffer.from('00ff00ff', 'hex'), 'import-file-not-readable'],
]
for (const [what, bytes, code, text = /./] of others) {
  test(`what is no list is named for what it is: ${what}`, async () => {
    await assert.rejects(cellsOf(bytes), (error: { code: string; document: { detail: string } }) => {
      assert.equal(error.code, code)
      assert.match(error.document.detail, text)
      return true
    })
  })
}

test('a day is read however a cell has it, with or without a time; what is none is none', () => {
  for (const text of [
    '2026-03-01',
    '2026/3/1',
    '2026.3.1',
    '20260301',
    '2026年3月1日',
    '2026-03-01 08:30:15',
    '20260301083015',
  ])
    assert.equal(dayOfCell(text), '2026-03-01', text)
  for (const text of ['', '3月1日', '2026-02-30', '46082', '2026-03-01至2026-03-05'])
    assert.equal(dayOfCell(text), undefined, text)
})
