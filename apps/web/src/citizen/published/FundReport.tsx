/** What a report of the funds says, as everybody reads it; the desk shows the same with its amounts leading to their postings. */
import type { FundReportContent, FundReportFund, PublishedFundReportMessage } from '@yidi/contracts'
import type { ReactNode } from 'react'
import { Card } from '../../parts/card/Card.tsx'
import { Dots } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan, toFen } from '../../texts/yuan.ts'
import { Bills } from './Bills.tsx'
import style from './report.module.css'

const words = t.publishedFunds

/** Which figure an amount is: what a fund (or all) held on a day, one side or item of it, or a flow of the bank accounts. */
interface FigureOf {
  fund?: string
  side?: 'in' | 'out'
  item?: string
  flow?: string
  /** Held at the end of this day. */
  on?: string
}
export type Figure = (yuan: string, of: FigureOf) => ReactNode

const plain: Figure = (yuan) => words.yuan(groupYuan(yuan))

interface ReportProps {
  report: Pick<PublishedFundReportMessage, 'content' | 'foreword' | 'correction'>
  under: string
  figure?: Figure
}

export function FundReport({ report: { content, foreword, correction }, under, figure = plain }: ReportProps) {
  const { poolName, periodTitle, paid, recovered } = content
  return (
    <Stack as="section" className={style.report}>
      <div>
        <h2>{words.reportTitle(poolName, periodTitle)}</h2>
        <p className={look.aside}>{under}</p>
      </div>
      {correction === null ? null : (
        <Notice tone="waiting">
          {words.correction(correction.words, correction.replacedDay === null ? null : dayText(correction.replacedDay))}
        </Notice>
      )}
      {foreword === null ? null : <p>{foreword}</p>}
      <Whole content={content} figure={figure} />
      {content.funds.map((fund) => (
        <Fund key={fund.fund} fund={fund} content={content} figure={figure} />
      ))}
      <Insured content={content} />
      <Bills content={content} />
      <Items title={words.paid} items={paid} figure={figure} />
      <Items title={words.recovered} items={recovered} figure={figure} />
      <Basis content={content} />
    </Stack>
  )
}

interface Part {
  content: FundReportContent
  figure: Figure
}

function Whole({ content, figure }: Part) {
  const { whole, funds } = content
  const most = Math.max(1, ...funds.flatMap(({ income, expense }) => [toFen(income), toFen(expense)]))
  return (
    <Card as="section" aria-labelledby="whole-title">
      <h3 id="whole-title">{words.whole}</h3>
      <Sums of={whole} fund="all" days={content} figure={figure} />
      <p className={look.aside}>
        {words.transfers}：{figure(whole.transfers, {})}
      </p>
      <div className={style.bars}>
        <p className={style.colours} aria-hidden="true">
          <span className={style.in}>{words.income}</span>
          <span className={style.out}>{words.expense}</span>
        </p>
        {funds.map((fund) => (
          <Bar key={fund.fund} fund={fund} most={most} />
        ))}
      </div>
    </Card>
  )
}

function Bar({ fund: { title, income, expense }, most }: { fund: FundReportFund; most: number }) {
  const wide = (yuan: string) => ({ width: `${String(Math.max(0, (toFen(yuan) / most) * 100))}%` })
  return (
    <div role="img" aria-label={words.barLabel(title, groupYuan(income), groupYuan(expense))}>
      <span className={look.small}>{title}</span>
      <div className={style.track}>
        <i className={style.in} style={wide(income)} />
      </div>
      <div className={style.track}>
        <i className={style.out} style={wide(expense)} />
      </div>
    </div>
  )
}

type SumsOf = Pick<FundReportFund, 'opening' | 'brought' | 'income' | 'expense' | 'closing'>

interface SumsProps {
  of: SumsOf
  fund: string
  days: Pick<FundReportContent, 'from' | 'to'>
  figure: Figure
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

function Sums({ of, fund, days, figure }: SumsProps) {
  const lines: readonly (readonly [title: string, yuan: string, of: FigureOf])[] = [
    [words.opening, of.opening, { fund, on: dayBefore(days.from) }],
    ...(of.brought === '0.00' ? [] : [[words.brought, of.brought, { fund, item: 'opening' }] as const]),
    [words.income, of.income, { fund, side: 'in' }],
    [words.expense, of.expense, { fund, side: 'out' }],
    [words.closing, of.closing, { fund, on: days.to }],
  ]
  return (
    <Pairs className={style.sums}>
      {lines.map(([title, yuan, which]) => [
        <dt key={`${title} word`}>{title}</dt>,
        <dd key={title}>{figure(yuan, which)}</dd>,
      ])}
    </Pairs>
  )
}

function Fund({ fund, content, figure }: Part & { fund: FundReportFund }) {
  const { budgetDocument } = content
  const { months, words: said } = fund.reserve
  return (
    <Card as="section" aria-label={fund.title}>
      <h3>{fund.title}</h3>
      <Sums of={fund} fund={fund.fund} days={content} figure={figure} />
      {months === null ? null : <p className={style.lasts}>{words.lasts(months)}</p>}
      <p className={look.aside}>{said}</p>
      {(['in', 'out'] as const).map((side) => {
        const items = fund.items.filter((one) => one.side === side && one.amount !== '0.00')
        if (items.length === 0) return null
        return (
          <Stack key={side} tight>
            <h4>{side === 'in' ? words.came : words.went}</h4>
            <Pairs>
              {items.map(({ item, title, transfer, amount }) => [
                <dt key={`${item} word`}>{transfer ? words.transferred(title) : title}</dt>,
                <dd key={item}>{figure(amount, { fund: fund.fund, side, item })}</dd>,
              ])}
            </Pairs>
          </Stack>
        )
      })}
      {fund.budgets.length === 0 ? null : (
        <Stack tight>
          <h4>{budgetDocument === null ? words.budgetPlain : words.budget(budgetDocument)}</h4>
          <Dots>
            {fund.budgets.map(({ title, budget, actual, percent }) => (
              <li key={title}>
                {title}：{words.budgetLine(groupYuan(actual), groupYuan(budget), percent)}
              </li>
            ))}
          </Dots>
        </Stack>
      )}
    </Card>
  )
}

function Insured({ content: { insured, to } }: Pick<Part, 'content'>) {
  return (
    <Card as="section" aria-labelledby="insured-title">
      <h3 id="insured-title">{words.insured(dayText(to))}</h3>
      <Pairs>
        {[...insured.rows, { title: words.total, people: insured.total }].map(({ title, people }) => [
          <dt key={`${title} word`}>{title}</dt>,
          <dd key={title}>{words.people(people)}</dd>,
        ])}
      </Pairs>
    </Card>
  )
}

function Items({ title, items, figure }: { title: string; items: FundReportContent['paid']; figure: Figure }) {
  if (items.length === 0) return null
  return (
    <Card as="section" aria-label={title}>
      <h3>{title}</h3>
      <Pairs>
        {items.map((one) => [
          <dt key={`${one.item} word`}>{one.title}</dt>,
          <dd key={one.item}>{figure(one.amount, { flow: one.item })}</dd>,
        ])}
      </Pairs>
    </Card>
  )
}

function Basis({ content: { sources, how } }: Pick<Part, 'content'>) {
  return (
    <Card as="section" aria-labelledby="basis-title">
      <h3 id="basis-title">{words.sources}</h3>
      {sources.map(({ document, title, article, says }) => (
        <p key={document + article}>
          {title} {article}：{says}。
        </p>
      ))}
      <h3>{words.how}</h3>
      <Dots>
        {how.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </Dots>
    </Card>
  )
}
