/** 基金运行表 to take along: a period of each fund as a sheet, as text and on paper. */
import { fundSides } from '@yidi/contracts'
import type { FundPeriodFund, FundPeriodMessage } from '@yidi/contracts'
import { Paper, dayText, groupAmounts } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'
import { csvOf, sheetOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'

type Row = readonly [fund: string, part: string, what: string, month: string, amount: string]

type Sums = Pick<FundPeriodFund, 'opening' | 'brought' | 'income' | 'expense' | 'closing'>

const sumRows = (title: string, when: string, sums: Sums): Row[] =>
  (
    [
      ['期初', sums.opening],
      ['期初结余', sums.brought],
      ['收入', sums.income],
      ['支出', sums.expense],
      ['期末', sums.closing],
    ] as const
  ).map(([what, amount]): Row => [title, '结余', what, when, amount])

/** Every figure of a fund: what it held, its items by month and together, months of reserve, its budget. */
const fundRows = ({ title, items, months, reserve, budgets, ...sums }: FundPeriodFund, period: string): Row[] => [
  ...sumRows(title, period, sums),
  ...items.flatMap(({ title: item, side, amount, months: of, transfer }): Row[] => {
    const part = transfer ? `${fundSides[side]}（基金之间划转）` : fundSides[side]
    const byMonth = of.map((one): Row => [title, part, item, one.month, one.amount])
    return period.length === 7 ? byMonth : [[title, part, item, period, amount], ...byMonth]
  }),
  ...(period.length === 7 ? [] : months.map(({ month, closing }): Row => [title, '结余', '月末', month, closing])),
  [title, '可支付月数', reserve.words, period, reserve.months ?? '—'],
  ...budgets.flatMap(({ title: line, budget, actual, left, percent }): Row[] => [
    [title, '预算', `${line}：全年预算`, period, budget],
    [title, '预算', `${line}：实际`, period, actual],
    [title, '预算', `${line}：预算减实际`, period, left],
    [title, '预算', `${line}：实际占预算（%）`, period, percent ?? '—'],
  ]),
]

const rowsOf = ({ period, funds, whole }: FundPeriodMessage): Row[] => [
  ...funds.flatMap((fund) => fundRows(fund, period)),
  ...sumRows('各项基金合计', period, whole),
  ['各项基金合计', '划转', '基金之间的划转，不算收入和支出', period, whole.transfers],
]

const columns: readonly SheetColumn<Row>[] = (
  [
    ['基金', 20],
    ['类别', 20],
    ['项目', 34],
    ['期间', 12],
    ['金额（元）或数值', 20],
  ] as const
).map(([title, width], at) => ({ title, width, text: (row) => row[at]! }))

/** A row a figure, as a sheet and as text. */
export const periodSheet = (shown: FundPeriodMessage): Promise<Buffer> => sheetOf('基金运行', columns, rowsOf(shown))
export const periodText = (shown: FundPeriodMessage): Buffer => csvOf(columns, rowsOf(shown))

const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, head: true }))
const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text: groupAmounts(text) }))

/** On paper: all funds in one table, then each with its items, its reserve and its budget. */
export function drawPeriod(shown: FundPeriodMessage, at: Date): Promise<Buffer> {
  const { bookTitle, book, period, until, funds, whole, empty, budget } = shown
  const paper = new Paper({ title: '基金运行表', foot: `${bookTitle} · ${book} · ${period}`, at })
    .title(`${bookTitle}（${book}） · ${period.length === 4 ? `${period}年` : period}，到${dayText(until)}`)
    .paragraph(
      '每个数都是记账的合计，冲回的已经减去。合计里不算基金之间的划转。“期初结余”是统筹区接入时带来的钱，不是收入。',
    )
  if (empty !== null) paper.paragraph(empty)
  const sums = (title: string, of: Sums): Cell[] =>
    row(title, of.opening, of.brought, of.income, of.expense, of.closing)
  paper
    .heading('各项基金（元）')
    .table(
      [
        head('基金', '期初', '期初结余', '收入', '支出', '期末'),
        ...funds.map((fund) => sums(fund.title, fund)),
        sums('合计', whole),
      ],
      [3, 3, 3, 3, 3, 3],
    )
  for (const fund of funds) drawFund(paper, fund)
  if (budget !== null) paper.paragraph(`预算：${budget.document}，从${dayText(budget.from)}起。`, { quiet: true })
  return paper.finish()
}

function drawFund(paper: Paper, { title, items, reserve, budgets }: FundPeriodFund): void {
  paper.heading(title).paragraph(`可支付月数：${reserve.months ?? '算不出'}。${reserve.words}`)
  if (items.length > 0)
    paper.table(
      [head('收支', '项目', '金额（元）'), ...items.map((one) => row(fundSides[one.side], one.title, one.amount))],
      [2, 5, 3],
    )
  if (budgets.length > 0)
    paper.table(
      [
        head('预算项目', '全年预算', '实际', '预算减实际', '%'),
        ...budgets.map((one) => row(one.title, one.budget, one.actual, one.left, one.percent ?? '—')),
      ],
      [4, 3, 3, 3, 2],
    )
}
