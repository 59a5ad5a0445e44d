/** Lists of fees as hospitals give them: what is read, and what every kind of bad list is told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '@yidi/contracts'
import type { Worksheet } from 'exceljs'
import { readBillList } from './list.ts'
import type { BillList } from './list.ts'
import { fee, gb18030, listText, sheetBytes, usualHeads } from './testing.ts'
import type { Cell } from './testing.ts'

const read = (bytes: Buffer | string, name = '清单.xlsx') => readBillList(Buffer.from(bytes), name)
/** As text, which is read at once; a sheet takes a process of its own. */
const readRowsOf = (rows: Cell[][]) => read(listText(rows))
const readSheet = async (rows: Cell[][], dress?: (sheet: Worksheet) => void) => read(await sheetBytes(rows, dress))
/** What a list comes to, line by line. */
const linesOf = ({ lines }: BillList) =>
  lines.map(({ day, code, name, quantity, priceMicro, amountFen }) => [
    day,
    code,
    name,
    quantity,
    priceMicro,
    amountFen,
  ])
const problemsOf = ({ problems }: BillList) => problems.map(({ row, cell, code }) => [row, cell, code])

const titles: Cell[][] = [['演示云溪医院住院费用清单'], ['姓名：演示甲', '', '住院号：000123'], []]
const good = [
  fee('阿莫西林胶囊', 2, 12.5, 25, { code: 'XA01', day: '2026-05-11' }),
  fee('一次性注射器', 10, 0.85, 8.5, { code: 'C14', day: '2026-05-12' }),
]
const goodLines = [
  ['2026-05-11', 'XA01', '阿莫西林胶囊', 20_000, 12_500_000, 2500],
  ['2026-05-12', 'C14', '一次性注射器', 100_000, 850_000, 850],
]
const sum = (amount: Cell): Cell[] => ['合计', '', '', '', '', '', '', amount]

test('a list of 200 lines below the titles of the hospital, its sum checked and taken for no line', async () => {
  const fees = Array.from({ length: 200 }, (_, n) =>
    fee(`演示项目${String(n)}`, n + 1, 1.25, (n + 1) * 1.25, { code: `YD${String(n)}` }),
  )
  const list = await readSheet([...titles, usualHeads, ...fees, sum('25,125.00')])
  assert.equal(list.lines.length, 200)
  assert.deepEqual([list.sumFen, list.saidFen, list.problems, list.passedOver], [2_512_500, 2_512_500, [], []])
  assert.deepEqual(
    [list.lines[199]!.row, list.lines[199]!.lineNo, list.lines[199]!.name, list.lines[199]!.amountFen],
    [204, 200, '演示项目199', 25_000],
  )
})

test('XLSX, CSV in UTF-8 with and without its mark and in GB 18030, and tabs come out alike', async () => {
  const rows = [titles[0]!, usualHeads, ...good, sum(33.5)]
  for (const bytes of [
    await sheetBytes(rows),
    Buffer.from(listText(rows)),
    Buffer.from(`\uFEFF${listText(rows)}`),
    gb18030(listText(rows)),
    gb18030(listText(rows, '\t')),
  ]) {
    const list = await read(bytes)
    assert.deepEqual(linesOf(list), goodLines)
    assert.deepEqual([list.saidFen, list.problems], [3350, []])
  }
})

test('heads are found by their usual names in any order; a national code goes before the hospital’s own', async () => {
  const heads = ['总金额（元）', ' 药品名称 ', '项目编码', '医保编码', '单价(元)', '数 量', '费用发生时间']
  const list = await readSheet([
    heads,
    [8.5, '一次性注射器', '内部7', 'C14', 0.85, 10, new Date('2026-05-12T00:00:00Z')],
  ])
  assert.deepEqual(linesOf(list), [goodLines[1]])
})

test('figures as people write them: full width, thousands, signs of yuan, units; a list without days and codes', async () => {
  const list = await readRowsOf([
    ['名称', '数量', '单价', '金额'],
    ['床位费', '３', '￥１，２００．５０', '3,601.50元'],
    ['手术费', '1 次', '¥1200', '1200.0'],
    ['分次费用', 3, 33.333_333_333_333_3, 100],
  ])
  assert.deepEqual(linesOf(list), [
    [null, null, '床位费', 30_000, 1_200_500_000, 360_150],
    [null, null, '手术费', 10_000, 1_200_000_000, 120_000],
    [null, null, '分次费用', 30_000, 33_333_333, 10_000],
  ])
  assert.deepEqual([list.problems, list.saidFen, list.sumFen], [[], null, 490_150])
})

test('groups, sums in between, heads of every page and signatures are no lines, and are told', async () => {
  const list = await readRowsOf([
    usualHeads,
    ['西药费'],
    good[0]!,
    ['小计', '', '', '', '', '', '', 25],
    usualHeads,
    good[1]!,
    ['合计：33.50元'],
    ['打印人：演示乙'],
  ])
  assert.deepEqual(linesOf(list), goodLines)
  assert.equal(list.saidFen, 3350)
  assert.deepEqual(list.passedOver, [
    { row: 2, text: '西药费' },
    { row: 4, text: '小计 25' },
    { row: 8, text: '打印人：演示乙'.normalize('NFKC') },
  ])
})

test('a sum is known by its word in the column of names too; a code is read without the signs that keep it text', async () => {
  const list = await readRowsOf([
    usualHeads,
    fee('针', 1, 2, 2, { code: '="0012"' }),
    fee('针', 1, 2, 2, { code: "'00\u00071 3" }),
    ['2026-05-11', '', '当日小计', '', '', '', '', 4],
    ['2026-05-12', '', '合  计', '', '', '', '', 4],
  ])
  assert.deepEqual(
    list.lines.map(({ code }) => code),
    ['0012', '0013'],
  )
  assert.deepEqual([list.saidFen, list.problems, list.passedOver.map(({ row }) => row)], [400, [], [4]])
})

test('a refund is bound to the fee that it gives back, and to none that has not enough left', async () => {
  const refund = (quantity: number, amount: number) => fee('阿莫西林胶囊', quantity, 12.5, amount, { code: 'XA01' })
  const list = await readRowsOf([usualHeads, good[0]!, refund(-1, -12.5), refund(-1, -12.5), refund(-1, -12.5)])
  assert.deepEqual(
    list.lines.map(({ lineNo, refundOf }) => [lineNo, refundOf]),
    [
      [1, null],
      [2, 1],
      [3, 1],
    ],
  )
  assert.deepEqual(problemsOf(list), [[5, null, 'bill-line-refund-alone']])
  assert.match(list.problems[0]!.message, /退“阿莫西林胶囊”12.50 元/)
  assert.equal(list.sumFen, 0)
})

const wrongRows: [what: string, row: Cell[], cell: string | null, code: string, words: RegExp][] = [
  ['no name', fee('', 1, 2, 2), 'C2', 'bill-line-name-missing', /没有项目名称/],
  ['no quantity', fee('针', '', 2, 2), 'F2', 'bill-line-number-wrong', /数量“”没有填/],
  ['words for a figure', fee('针', 1, '贰元', 2), 'G2', 'bill-line-number-wrong', /单价“贰元”不是数字/],
  ['a figure in ten thousands', fee('针', 1, 20_000, '2万'), 'H2', 'bill-line-number-wrong', /金额“2万”不是数字/],
  ['less than a fen', fee('针', 1, 2.005, 2.005), 'H2', 'bill-line-number-wrong', /金额“2.005”的小数超过2位/],
  ['more than anybody pays', fee('针', 1, 1, 90_000_001), 'H2', 'bill-line-number-wrong', /太大/],
  ['an error of the sheet', fee('针', 1, 2, '#REF!'), 'H2', 'bill-line-number-wrong', /#REF!/],
  ['a day that is none', fee('针', 1, 2, 2, { day: '2026-02-30' }), 'A2', 'bill-line-day-wrong', /2026-02-30/],
  ['no quantity to pay for', fee('针', 0, 2, 0), null, 'bill-line-is-nought', /数量是 0，金额是 0.00 元/],
  ['no amount to pay', fee('针', 1, 0, 0), null, 'bill-line-is-nought', /金额是 0.00 元/],
  ['less than nought without a refund', fee('针', 1, 2, -2), null, 'bill-line-signs-differ', /金额是 -2.00 元/],
  ['a price below nought', fee('针', -1, -2, 2), null, 'bill-line-signs-differ', /单价是 -2.00 元/],
  ['a refund of nothing', fee('针', -1, 2, '(2.00)'), null, 'bill-line-refund-alone', /退“针”2.00 元/],
  [
    'an amount that is not quantity × price',
    fee('针', 3, 1.5, 4.52),
    null,
    'bill-line-does-not-add-up',
    /3 × 单价 1.50 元应为 4.50 元，清单上是 4.52 元/,
  ],
]
for (const [what, row, cell, code, words] of wrongRows) {
  test(`a row is told with its number and its cell, and the others are read: ${what}`, async () => {
    const list = await readRowsOf([usualHeads, row, good[1]!])
    assert.deepEqual(problemsOf(list), [[2, cell, code]])
    assert.match(list.problems[0]!.message, words)
    assert.notEqual(list.problems[0]!.remedy, '')
    assert.deepEqual(linesOf(list), [goodLines[1]])
  })
}

test('everything wrong with a row is told at once, and one fen of rounding is nothing wrong', async () => {
  const list = await readRowsOf([usualHeads, fee('', '两', 2, '', { day: '昨天' }), fee('针', 3, 1.5, 4.51)])
  assert.deepEqual(problemsOf(list), [
    [2, 'C2', 'bill-line-name-missing'],
    [2, 'F2', 'bill-line-number-wrong'],
    [2, 'H2', 'bill-line-number-wrong'],
    [2, 'A2', 'bill-line-day-wrong'],
  ])
  assert.equal(list.lines.length, 1)
})

test('the sum that the list says is compared with its lines, and both are shown', async () => {
  const list = await readRowsOf([usualHeads, ...good, sum(33.51)])
  assert.deepEqual(problemsOf(list), [[4, null, 'bill-total-differs']])
  assert.match(list.problems[0]!.message, /合计是 33.51 元，各项加起来是 33.50 元/)
})

const dollars = (sheet: Worksheet) => (sheet.getCell('G2').numFmt = '[$$-409]#,##0.00')
const wrongFiles: [what: string, bytes: () => Promise<Buffer>, code: string, words: RegExp][] = [
  [
    'a formula',
    () => sheetBytes([usualHeads, fee('针', 2, 3, { formula: 'F2*G2', result: 6 })]),
    'bill-list-has-formulas',
    /H2/,
  ],
  [
    'a formula in the sum',
    () => sheetBytes([usualHeads, ...good, sum({ formula: 'SUM(H2:H3)', result: 33.5 })]),
    'bill-list-has-formulas',
    /H4/,
  ],
  [
    'a formula that was filled down',
    () =>
      sheetBytes([usualHeads, ...good, ...good], (sheet) => {
        sheet.fillFormula('H2:H5', 'F2*G2', [25, 8.5, 25, 8.5])
      }),
    'bill-list-has-formulas',
    /H2、H3、H4、H5/,
  ],
  [
    'merged cells',
    () => sheetBytes([usualHeads, ...good], (sheet) => sheet.mergeCells('C2:C3')),
    'bill-list-has-merged-cells',
    /C2、C3/,
  ],
  ['no heads', () => sheetBytes([...titles, ...good]), 'bill-list-heads-missing', /项目名称、数量、单价、金额/],
  [
    'heads without prices',
    () => sheetBytes([...titles, ['名称', '数量', '金额'], ['针', 1, 2]]),
    'bill-list-heads-missing',
    /第 4 行（名称、数量、金额），还缺单价/,
  ],
  ['heads alone', () => sheetBytes([usualHeads, sum(0)]), 'bill-list-without-lines', /没有一行/],
  [
    'dollars in the heads',
    () =>
      sheetBytes([
        ['名称', '数量', '单价', '金额（USD）'],
        ['针', 1, 2, 2],
      ]),
    'bill-list-other-currency',
    /美元（D1）/,
  ],
  [
    'a dollar sign',
    () => sheetBytes([usualHeads, fee('针', 1, '$2.00', '$2.00')]),
    'bill-list-other-currency',
    /“\$”（G2）/,
  ],
  [
    'Hong Kong dollars',
    () => sheetBytes([usualHeads, fee('针', 1, 2, 'HK$2.00')]),
    'bill-list-other-currency',
    /港元（H2）/,
  ],
  [
    'a column of currencies',
    () =>
      sheetBytes([
        [...usualHeads, '币种'],
        [...fee('针', 1, 2, 2), '日元'],
      ]),
    'bill-list-other-currency',
    /日元（I2）/,
  ],
  [
    'dollars by the format alone',
    () => sheetBytes([usualHeads, fee('针', 1, 2, 2)], dollars),
    'bill-list-other-currency',
    /G2/,
  ],
  [
    'dollars in a title',
    () => sheetBytes([['货币单位：美元'], usualHeads, ...good]),
    'bill-list-other-currency',
    /美元（A1）/,
  ],
  ['nothing', () => Promise.resolve(Buffer.alloc(0)), 'import-file-empty', /没有内容/],
  [
    'a photograph',
    () => Promise.resolve(Buffer.from('ffd8ffe000104a4649460001', 'hex')),
    'import-file-not-a-list',
    /图片/,
  ],
  ['a PDF', () => Promise.resolve(Buffer.from('%PDF-1.4\n%âãÏÓ\n')), 'import-file-not-a-list', /PDF/],
  [
    'half a sheet',
    async () => (await sheetBytes([usualHeads, ...good])).subarray(0, 3000),
    'import-file-not-readable',
    /打不开/,
  ],
  [
    'more rows than any stay has',
    () => Promise.resolve(Buffer.from(listText([usualHeads, ...Array.from({ length: 50_000 }, () => good[0]!)]))),
    'import-file-too-long',
    /最多 5050 行/,
  ],
]
for (const [what, bytes, code, words] of wrongFiles) {
  test(`a list is refused as a whole, with what to do: ${what}`, async () => {
    await assert.rejects(bytes().then(read), (error: Problem) => {
      assert.equal(error.code, code, error.message)
      assert.match(error.document.detail, words)
      assert.match(error.document.remedy, /\p{Script=Han}/u)
      return true
    })
  })
}

test('yuan by the format, merged titles, and formulas and merged cells beside the table keep nothing out', async () => {
  const list = await readSheet(
    [...titles, usualHeads, ...good, [...sum(33.5), { formula: 'NOW()', result: 1 }]],
    (sheet) => {
      sheet.mergeCells('A1:H1')
      sheet.mergeCells('A7:G7')
      sheet.getCell('G5').numFmt = '[$¥-804]#,##0.00'
      sheet.getCell('H5').numFmt = '"¥"#,##0.00'
      sheet.getCell('H6').numFmt = '0.00"元"'
    },
  )
  assert.deepEqual(linesOf(list), goodLines)
  assert.deepEqual([list.saidFen, list.problems], [3350, []])
})
