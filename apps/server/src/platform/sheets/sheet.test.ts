import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { csvOf, sheetOf } from './index.ts'

interface Row {
  name: string
  number: string
}
const columns = [
  { title: '姓名', width: 12, text: ({ name }: Row) => name },
  { title: '编号', width: 24, text: ({ number }: Row) => number },
]
const rows: Row[] = [
  { name: '=HYPERLINK("http://a.example","点我")', number: '000123456789012345678' },
  { name: '演示，"甲"\n乙', number: '-1' },
  { name: '\t+1', number: '@x' },
]

test('lines of text: a mark for UTF-8, quotes where they are needed, no cell that is reckoned', () => {
  assert.equal(
    csvOf(columns, rows).toString('utf8'),
    '\uFEFF姓名,编号\r\n' +
      `"'=HYPERLINK(""http://a.example"",""点我"")",000123456789012345678\r\n` +
      `"演示，""甲""\n乙",'-1\r\n` +
      `'\t+1,'@x\r\n`,
  )
})

test('a sheet: Chinese heads, every cell text, no digit lost and no formula', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await sheetOf('待办', columns, rows)) as unknown as Parameters<typeof book.xlsx.load>[0])
  const sheet = book.getWorksheet('待办')!
  const cells = [1, 2, 3, 4].map((row) => [1, 2].map((column) => sheet.getCell(row, column)))
  assert.deepEqual(
    cells.map((row) => row.map((cell) => cell.value)),
    [
      ['姓名', '编号'],
      [`'${rows[0]!.name}`, rows[0]!.number],
      [rows[1]!.name, `'-1`],
      [`'\t+1`, `'@x`],
    ],
  )
  assert.ok(cells.flat().every((cell) => cell.type === ExcelJS.ValueType.String))
})
