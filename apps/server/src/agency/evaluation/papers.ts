/** What is taken along of an evaluation: every group as lines of text, and two pages on paper. Nothing of it names a person. */
import { evaluationGroupings, evaluationStates } from '@yidi/contracts'
import type {
  EvaluationBudgetLine,
  EvaluationGroupMessage,
  EvaluationGrouping,
  EvaluationMessage,
  EvaluationResultMessage,
  EvaluationSumsMessage,
} from '@yidi/contracts'
import { formatYuan, formatYuanGrouped } from '@yidi/rules'
import { SUM_TITLES, fenOfSum } from '@yidi/rules/evaluation'
import { Paper, dayText } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'
import { csvOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'

type Done = EvaluationMessage & { result: EvaluationResultMessage }
type SumName = keyof EvaluationSumsMessage

const sumNames = Object.keys(SUM_TITLES) as SumName[]

const more = (before: string, after: string): number => fenOfSum(after) - fenOfSum(before)

type Line = Pick<EvaluationGroupMessage, 'title' | 'key' | 'cases' | 'before' | 'after'> & { by: string }

const columns: readonly SheetColumn<Line>[] = [
  { title: '分组', width: 12, text: ({ by }) => by },
  { title: '代码', width: 16, text: ({ key }) => key },
  { title: '名称', width: 24, text: ({ title }) => title },
  { title: '笔数', width: 12, text: ({ cases }) => String(cases) },
  ...sumNames.flatMap((name): SheetColumn<Line>[] => [
    { title: `${SUM_TITLES[name]}（前）`, width: 16, text: ({ before }) => before[name] },
    { title: `${SUM_TITLES[name]}（后）`, width: 16, text: ({ after }) => after[name] },
    {
      title: `${SUM_TITLES[name]}（差）`,
      width: 16,
      text: ({ before, after }) => plain(more(before[name], after[name])),
    },
  ]),
]

/** An amount below nought is a number for whoever opens the file: nothing in it is a formula. */
const plain = (fen: number): string => formatYuan(fen)

/** The whole and every group, both sides and the difference. */
export function evaluationCsv({ result, groups }: Done): Buffer {
  const { cases, before, after } = result
  const whole: Line = { by: '合计', key: '', title: '', cases, before, after }
  return csvOf(columns, [whole, ...groups.map((group) => ({ ...group, by: evaluationGroupings[group.by] }))])
}

const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, head: true }))
const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text }))

const signed = (fen: number): string => `${fen > 0 ? '+' : ''}${formatYuanGrouped(fen)}`
const grouped = (yuan: string): string => formatYuanGrouped(fenOfSum(yuan))

/** As many lines of a kind as a page of two has room for; what is left is summed up in a line. */
const mostDiffers = 6
const mostBudgets = 6
const mostPools = 6

/** Two pages: what was compared and what it comes to; who it falls on. */
export function drawEvaluation(shown: Done, at: Date): Promise<Buffer> {
  const { evaluationId, result, budget, startedBy, finishedAt } = shown
  const paper = new Paper({ title: '政策评估', foot: `政策评估 ${evaluationId}`, at })
    .title(`${String(shown.year)} 年 · ${poolsText(shown)}`)
    .heading('比较的是什么')
    .table(comparedRows(shown), [1, 3], 'dense')
  differsTable(paper, shown)
  paper
    .heading('按基金')
    .table(
      [
        head('支付', '前（元）', '后（元）', '差（元）'),
        ...sumNames.map((name) => {
          const [before, after] = [result.before[name], result.after[name]]
          return row(SUM_TITLES[name], grouped(before), grouped(after), signed(more(before, after)))
        }),
      ],
      [2, 3, 3, 3],
      'dense',
    )
    .heading('谁得益、谁受损')
    .bar([
      { title: `少付 ${count(result.winners)} 人`, size: result.winners, look: 'gain' },
      { title: `不变 ${count(result.same)} 人`, size: result.same, look: 'same' },
      { title: `多付 ${count(result.losers)} 人`, size: result.losers, look: 'loss' },
    ])
    .paragraph(`按一个人一年的现金。${largest('多付', result.largestLoss)}${largest('少付', result.largestGain)}`)
  budgetTable(paper, budget)
  paper
    .heading('没有算进去的')
    .paragraph(
      `${count(result.undetermined)} 笔现有规定算不出来，不在任何合计里。经办机构的裁定、个人账户会多划入的钱、价格变了以后人们会不会换地方就医，都没有算。` +
        '评估只算不改：没有一笔结算因此变动。',
      { quiet: true },
    )
    .paragraph(
      `${startedBy} 开始，${finishedAt === null ? evaluationStates[shown.state] : `${dayText(finishedAt.slice(0, 10))}算完`}。`,
      { quiet: true },
    )
    .page()
    .heading('落在谁身上')
  groupsTable(paper, shown)
  return paper.finish()
}

/** Nothing where nobody pays so. */
const largest = (side: string, yuan: string): string =>
  fenOfSum(yuan) === 0 ? '' : `最多${side} ${grouped(yuan)} 元。`

const count = (value: number): string => value.toLocaleString('en-US')

const poolsText = ({ pools }: Done): string => {
  const names = pools.slice(0, 4).map(({ name }) => name)
  return names.join('、') + (pools.length > 4 ? `等 ${String(pools.length)} 个统筹区` : '')
}

function comparedRows({ beforeTitle, afterTitle, source, result }: Done): Cell[][] {
  const whom =
    source.kind === 'people'
      ? `按种子 ${String(source.seed)} 生成的 ${count(source.people)} 人，不是真人`
      : '这一年记录在案、没有撤销的结算'
  return [
    [{ text: '前', head: true }, { text: beforeTitle }],
    [{ text: '后', head: true }, { text: afterTitle }],
    [{ text: '用谁的费用', head: true }, { text: `${whom}：${count(result.people)} 人，${count(result.cases)} 笔` }],
  ]
}

function differsTable(paper: Paper, { differs }: Done): void {
  if (differs.length === 0) return
  paper.table(
    [
      head('不同的数值', '前', '后'),
      ...differs
        .slice(0, mostDiffers)
        .map(({ title, before = '没有', after = '没有' }) =>
          row(short(title, 40), short(before, 24), short(after, 24)),
        ),
    ],
    [4, 3, 3],
    'dense',
  )
  const left = differs.length - mostDiffers
  if (left > 0) paper.paragraph(`另有 ${String(left)} 处不同，在网页和政策草案里。`, { quiet: true })
}

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

const fundTitles = { pool: '统筹基金', critical: '大病等各层' } as const

function budgetTable(paper: Paper, budget: readonly EvaluationBudgetLine[]): void {
  if (budget.length === 0) return
  paper
    .heading('和预算比')
    .table(
      [
        head('基金', '已支付（元）', '变动（元）', '预计（元）', '预算（元）', '剩余（元）'),
        ...budget
          .slice(0, mostBudgets)
          .map((line) =>
            row(
              `${line.poolName}${fundTitles[line.fund]}`,
              grouped(line.actual),
              signed(fenOfSum(line.change)),
              grouped(line.expected),
              line.budget === null ? '没有登记' : grouped(line.budget),
              line.left === null ? '—' : grouped(line.left),
            ),
          ),
      ],
      [3, 3, 3, 3, 3, 3],
      'dense',
    )
  const left = budget.length - mostBudgets
  if (left > 0) paper.paragraph(`另有 ${String(left)} 行，在网页上。`, { quiet: true })
  if (budget.some(({ scaled }) => scaled))
    paper.paragraph('变动是按生成的人群的比例从已支付推算的，只供估计。', { quiet: true })
}

const onPaper: readonly EvaluationGrouping[] = ['pool', 'category', 'age', 'level', 'kind']

/** The groups in one table: cases, what the funds pay, and the cash. */
function groupsTable(paper: Paper, { groups }: Done): void {
  const lines = onPaper.flatMap((by) => {
    const own = groups.filter((group) => group.by === by)
    return own.slice(0, mostPools + (by === 'pool' ? 0 : 10)).map((group, index) => {
      const [funds, then] = [fundsOf(group.before), fundsOf(group.after)]
      const cash = more(group.before.cash, group.after.cash)
      return row(
        ...[index === 0 ? evaluationGroupings[by] : '', short(group.title, 12), count(group.cases)],
        ...[formatYuanGrouped(funds), formatYuanGrouped(then), signed(then - funds), signed(cash)],
      )
    })
  })
  paper.table(
    [head('分组', '', '笔数', '基金支付 前', '后', '差', '个人现金 差'), ...lines],
    [2, 3, 2, 3, 3, 3, 3],
    'dense',
  )
  const left = groups.filter(({ by }) => by === 'pool').length - mostPools
  if (left > 0) paper.paragraph(`另有 ${String(left)} 个统筹区，在 CSV 里。`, { quiet: true })
  paper.paragraph('基金支付是统筹基金和大病等各层；金额单位：元。按就医地分的在 CSV 里。', { quiet: true })
}

const fundsOf = ({ fundPool, fundCritical }: EvaluationSumsMessage): number =>
  fenOfSum(fundPool) + fenOfSum(fundCritical)
