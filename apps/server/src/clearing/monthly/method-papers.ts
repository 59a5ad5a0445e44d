/** The figures of payment methods on the statement: paper and sheets show what the page shows. */
import { standardKinds, standardPeriods, standardsNotice } from '@yidi/contracts'
import type { MonthlyDiseaseFigures, MonthlyMethodFigures, StandardKindName, StandardUsed } from '@yidi/contracts'
import { groupAmounts } from '../../platform/printing/index.ts'
import type { Cell, Paper } from '../../platform/printing/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'

interface MethodRow {
  method: string
  figure: string
  value: string
}

const yuanOr = (yuan: string | null, otherwise: string): string => (yuan === null ? otherwise : `${yuan} 元`)

/** A standard in words: how much, for whom, since when, by what; or that nobody has entered it. */
const standardText = (standard: StandardUsed | null, kind: StandardKindName): string =>
  standard === null
    ? standardKinds[kind].unset
    : `${standard.amount} 元（${standard.own ? '本机构的' : '本级别的'}，${standard.from} 起，${standard.document}）`

const means = (
  method: string,
  kind: StandardKindName,
  of: { total: string; mean: string | null; standard: StandardUsed | null; difference: string | null },
): MethodRow[] => [
  { method, figure: '医疗费总额', value: `${of.total} 元` },
  { method, figure: '平均', value: yuanOr(of.mean, '没有') },
  { method, figure: '标准', value: standardText(of.standard, kind) },
  { method, figure: '平均减标准', value: yuanOr(of.difference, '—') },
]

/** Every figure as a row. */
export function methodRows({ budget, byHead, byBedDay, byDisease }: MonthlyMethodFigures): MethodRow[] {
  const year = `总额预算（${String(budget.year)} 年 1 月到 ${String(Number(budget.upTo.slice(5)))} 月）`
  const ofBudget = (figure: string, value: string): MethodRow => ({ method: year, figure, value })
  return [
    ofBudget('预算', standardText(budget.budget, 'global-budget')),
    ofBudget('基金支付', `${budget.settled} 元`),
    ofBudget('不予支付和撤下', `${budget.refused} 元`),
    ofBudget('用了', `${budget.used} 元`),
    ofBudget('用了百分之几', budget.share === null ? '—' : `${budget.share}%`),
    ofBudget('一年过了百分之几', `${budget.shareOfYear}%`),
    ofBudget('还剩', yuanOr(budget.left, '—')),
    ...byHead.flatMap((of) => {
      const method = `按人头（${of.per === 'month' ? '这个月' : '年初到这个月'}，标准${standardPeriods[of.per]}）`
      return [{ method, figure: '人数', value: String(of.people) }, ...means(method, 'head', of)]
    }),
    ...(byBedDay === null
      ? []
      : [
          { method: '按床日', figure: '床日', value: String(byBedDay.bedDays) },
          ...means('按床日', 'bed-day', byBedDay),
        ]),
    ...(byDisease === null ? [] : diseaseRows(byDisease)),
  ]
}

function diseaseRows(of: NonNullable<MonthlyMethodFigures['byDisease']>): MethodRow[] {
  const method = '按病种'
  const sums = ({ cases, total, fund }: { cases: number; total: string; fund: string }) =>
    `${String(cases)} 例，医疗费 ${total} 元，基金 ${fund} 元`
  return [
    { method, figure: '一共', value: `${String(of.diseases)} 种，${sums(of)}` },
    { method, figure: '没有诊断或病种编码的', value: sums(of.without) },
    { method, figure: '没有出院主诊断、按入院主诊断算的', value: `${String(of.ofAdmission)} 例` },
    { method, figure: '有标准的差额合计', value: yuanOr(of.differences, standardKinds.disease.unset) },
  ]
}

export const methodColumns: readonly SheetColumn<MethodRow>[] = [
  { title: '方式', width: 36, text: ({ method }) => method },
  { title: '数', width: 30, text: ({ figure }) => figure },
  { title: standardsNotice, width: 60, text: ({ value }) => value },
]

export const diseaseColumns: readonly SheetColumn<MonthlyDiseaseFigures>[] = [
  { title: '病种编码', width: 14, text: ({ code }) => code },
  { title: '名称', width: 28, text: ({ name }) => name },
  { title: '例数', width: 8, text: ({ cases }) => String(cases) },
  { title: '医疗费总额', width: 16, text: ({ total }) => total },
  { title: '基金支付', width: 16, text: ({ fund }) => fund },
  { title: '例均费用', width: 14, text: ({ meanTotal }) => meanTotal },
  { title: '例均基金支付', width: 14, text: ({ meanFund }) => meanFund },
  { title: '标准', width: 14, text: ({ standard }) => standard?.amount ?? '' },
  { title: '例均减标准', width: 14, text: ({ difference }) => difference ?? '' },
  { title: '差额合计', width: 16, text: ({ differences }) => differences ?? '' },
  { title: '标准的文件', width: 30, text: ({ standard }) => standard?.document ?? '' },
]

const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, head: true }))
const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text: groupAmounts(text) }))

/** Draws the figures, and of diseases those that cost most. */
export function drawMethods(paper: Paper, methods: MonthlyMethodFigures): void {
  paper.heading('按付费方式看的数').paragraph(standardsNotice, { quiet: true })
  for (const [method, rows] of Map.groupBy(methodRows(methods), (one) => one.method))
    paper.heading(method).table(
      rows.map(({ figure, value }): Cell[] => [{ text: figure, head: true }, ...row(value)]),
      [1, 2],
      'dense',
    )
  const { byDisease } = methods
  if (byDisease === null || byDisease.largest.length === 0) return
  if (byDisease.diseases > byDisease.largest.length)
    paper.paragraph(`费用最大的 ${String(byDisease.largest.length)} 种，其余的在 XLSX 里。`, { quiet: true })
  paper.table(
    [
      head('病种', '例数', '例均费用', '例均基金', '标准', '差额', '差额合计'),
      ...byDisease.largest.map((one) =>
        row(
          `${one.code} ${one.name}`.trim(),
          String(one.cases),
          one.meanTotal,
          one.meanFund,
          one.standard?.amount ?? '没有',
          one.difference ?? '—',
          one.differences ?? '—',
        ),
      ),
    ],
    [4, 1, 2, 2, 2, 2, 2],
  )
}
