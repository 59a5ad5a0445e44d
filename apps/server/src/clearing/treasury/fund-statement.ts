/** 基金收支表 to take along: the balances of a day and the months before it, as a sheet and on paper. */
import { flowGroups } from '@yidi/contracts'
import type { FundsMessage } from '@yidi/contracts'
import { Paper, dayText } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'
import { sheetOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'

type Row = readonly [part: string, month: string, what: string, account: string, name: string, amount: string]

const rowsOf = ({ on, balances, months }: FundsMessage): Row[] => [
  ...balances.map(({ account, title, balance }): Row => ['余额', on, title, title, account, balance]),
  ...months.map((one): Row => [
    flowGroups[one.group],
    one.month,
    one.flowTitle,
    one.accountTitle,
    one.account,
    one.amount,
  ]),
]

const columns: readonly SheetColumn<Row>[] = (
  [
    ['类别', 12],
    ['月份或日期', 14],
    ['收支', 22],
    ['基金或账户', 24],
    ['科目', 34],
    ['金额（元）', 16],
  ] as const
).map(([title, width], at) => ({ title, width, text: (row) => row[at]! }))

/** As a sheet: a row a figure. */
export const fundSheet = (funds: FundsMessage): Promise<Buffer> => sheetOf('基金收支', columns, rowsOf(funds))

const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, head: true }))
const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text }))

/** On paper. */
export function drawFunds(funds: FundsMessage, at: Date): Promise<Buffer> {
  const { bookTitle, book, on, balances, months } = funds
  const paper = new Paper({ title: '基金收支表', foot: `${bookTitle} · ${book}`, at })
    .title(`${bookTitle}（${book}） · ${dayText(on)}`)
    .paragraph('每个数都是记账的合计，冲回的已经减去。')
    .heading('余额')
    .table([head('科目', '余额（元）'), ...balances.map(({ title, balance }) => row(title, balance))], [3, 2])
  if (months.length > 0)
    paper
      .heading('按月收支')
      .table(
        [
          head('月份', '类别', '收支', '基金或账户', '金额（元）'),
          ...months.map((one) => row(one.month, flowGroups[one.group], one.flowTitle, one.accountTitle, one.amount)),
        ],
        [2, 2, 3, 3, 3],
      )
  return paper.finish()
}
