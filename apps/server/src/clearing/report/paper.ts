/** A report of the funds on paper: what page and paper say is the same content. */
import type { FundReportContent, FundReportFund, PublishedFundReportMessage } from '@yidi/contracts'
import { Paper, dayText } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'

const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, head: true }))
const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text }))
const untold = '不列'

/** `12345.60` as `12,345.60`. */
const grouped = (yuan: string): string => yuan.replace(/\B(?=(\d{3})+\.)/g, ',')

interface Drawn extends Pick<PublishedFundReportMessage, 'content' | 'foreword' | 'correction'> {
  reportId: string
  /** Null: not public. */
  releasedDay: string | null
  at: Date
  /** Where everybody finds the page, with its code as a picture. */
  page?: { address: string; code: Buffer }
}

/** Draws it, with a line that says so where it is not public. */
export function drawReport(drawn: Drawn): Promise<Buffer> {
  const { content, foreword, correction, releasedDay, reportId, at, page } = drawn
  const title = `${content.poolName}医疗保险基金运行情况（${content.periodTitle}）`
  const paper = new Paper({ title, foot: `${content.poolName} · ${reportId}`, at })
  paper.title(releasedDay === null ? '没有公布的稿子' : `${dayText(releasedDay)}公布`)
  if (correction !== null)
    paper.paragraph(
      correction.replacedDay === null
        ? `更正：${correction.words}`
        : `更正：${correction.words}。代替${dayText(correction.replacedDay)}公布的。`,
    )
  if (foreword !== null) paper.paragraph(foreword)
  drawWhole(paper, content)
  for (const fund of content.funds) drawFund(paper, fund, content)
  drawInsured(paper, content)
  drawBills(paper, content)
  drawItems(paper, '付款和地区之间清算', content.paid)
  drawItems(paper, '稽核追回', content.recovered)
  drawSources(paper, content)
  if (page !== undefined)
    paper.picture(page.code, 84, `这一份公布的网页：${page.address}`).centred(`网页：${page.address}`)
  return paper.finish()
}

function drawWhole(paper: Paper, { whole, periodTitle, from, to }: FundReportContent): void {
  paper
    .heading(`${periodTitle}各项基金合计`)
    .paragraph(`${dayText(from)}到${dayText(to)}，单位：元。基金之间的划转不算收入和支出。`, { quiet: true })
    .table(sumsTable(whole), [3, 2])
}

const sumsTable = ({ opening, brought, income, expense, closing }: FundReportContent['whole'] | FundReportFund) => [
  head('项目', '金额（元）'),
  row('期初结余', grouped(opening)),
  ...(brought === '0.00' ? [] : [row('这段时间记入的期初结余', grouped(brought))]),
  row('收入', grouped(income)),
  row('支出', grouped(expense)),
  row('期末结余', grouped(closing)),
]

function drawFund(paper: Paper, fund: FundReportFund, { budgetDocument }: FundReportContent): void {
  paper.heading(fund.title).table(sumsTable(fund), [3, 2])
  const items = fund.items.filter(({ amount }) => amount !== '0.00')
  if (items.length > 0)
    paper.table(
      [
        head('收支', '项目', '金额（元）'),
        ...items.map(({ side, title, transfer, amount }) =>
          row(side === 'in' ? '收入' : '支出', transfer ? `${title}（划转）` : title, grouped(amount)),
        ),
      ],
      [1, 3, 2],
    )
  const { months, words } = fund.reserve
  paper.paragraph(months === null ? words : `结余够用 ${months} 个月：${words}`, { quiet: true })
  if (fund.budgets.length === 0) return
  paper.table(
    [
      head('预算', '全年预算（元）', '到期末的实际（元）', '完成'),
      ...fund.budgets.map(({ title, budget, actual, percent }) =>
        row(title, grouped(budget), grouped(actual), percent === null ? '—' : `${percent}%`),
      ),
    ],
    [3, 3, 3, 2],
  )
  if (budgetDocument !== null) paper.paragraph(`预算：${budgetDocument}`, { quiet: true })
}

function drawInsured(paper: Paper, { insured, to }: FundReportContent): void {
  paper
    .heading(`参保人数（${dayText(to)}）`)
    .table(
      [
        head('参保', '人数'),
        ...insured.rows.map(({ title, people }) => row(title, people)),
        row('合计', insured.total),
      ],
      [3, 2],
    )
}

function drawBills(paper: Paper, { treated, groups, away }: FundReportContent): void {
  const line = (title: string, { people, bills, total, fund, share }: FundReportContent['treated']) =>
    row(
      title,
      people,
      bills ?? untold,
      ...[total, fund].map((one) => (one === null ? untold : grouped(one))),
      share ?? '—',
    )
  const titles = ['看病的人', '结算笔数', '医疗费（元）', '基金付（元）', '基金付的占']
  paper.heading('看病和结算').table([head('', ...titles), line('合计', treated)], [3, 2, 2, 3, 3, 2])
  for (const { title, rows } of groups)
    if (rows.length > 0)
      paper.table([head(title, ...titles), ...rows.map((one) => line(one.title, one))], [3, 2, 2, 3, 3, 2])
  if (away.bills === '0') return
  const { bills, direct, share } = away
  paper.table(
    [
      head('在参保地以外看病的结算', '其中当场直接结算', '当场结算的占'),
      row(bills ?? untold, direct ?? untold, share ?? '—'),
    ],
    [3, 3, 2],
  )
}

function drawItems(paper: Paper, title: string, items: FundReportContent['paid']): void {
  if (items.length === 0) return
  paper
    .heading(title)
    .table([head('项目', '金额（元）'), ...items.map((one) => row(one.title, grouped(one.amount)))], [3, 2])
}

function drawSources(paper: Paper, { sources, how }: FundReportContent): void {
  paper.heading('依据')
  for (const { title, article, says } of sources) paper.paragraph(`${title} ${article}：${says}。`)
  paper.heading('这些数怎么来')
  for (const one of how) paper.paragraph(one, { quiet: true })
}
