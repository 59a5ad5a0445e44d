/** 基金运行: what each fund held, took in and paid in a year or a month, how long it would pay, and its budget beside it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { FundPeriodMessage, FundPeriodQuery } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { fundPeriodAddress, fundPeriodQuery } from '../../api/treasury.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Chart } from '../../parts/chart/Chart.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText, monthText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Figure, Holds } from './Figure.tsx'
import { FundCard } from './FundCard.tsx'

const words = t.fundPeriod

export function FundPeriodPage() {
  const { book, period }: FundPeriodQuery = useSearch({ strict: false })
  const query = { ...(book === undefined ? {} : { book }), ...(period === undefined ? {} : { period }) }
  return (
    <DeskPage title={t.deskRooms.fundPeriod}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(fundPeriodQuery(query))}>
        {(shown) => (
          <Stack>
            <Chosen key={`${shown.book} ${shown.period}`} shown={shown} />
            {shown.empty === null ? null : <Notice tone="plain">{shown.empty}</Notice>}
            {shown.funds.length === 0 ? null : <Funds shown={shown} />}
            {shown.from === shown.to || shown.empty !== null ? null : <Months shown={shown} />}
            {shown.funds.map((fund) => (
              <FundCard key={fund.fund} fund={fund} shown={shown} />
            ))}
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

const monthNumbers = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'))

function Chosen({ shown }: { shown: FundPeriodMessage }) {
  const { book, bookTitle, books, period, until, years } = shown
  const navigate = useNavigate()
  const [typed, setTyped] = useState({ book, year: period.slice(0, 4), month: period.slice(5) })
  const shownYears = [...new Set([today().slice(0, 4), typed.year, ...years])].sort().reverse()
  const asked = typed.month === '' ? typed.year : `${typed.year}-${typed.month}`
  const file = (as: 'xlsx' | 'csv' | 'pdf') => fundPeriodAddress({ book, period }, as)
  return (
    <Card title={words.of(bookTitle, periodText(period), dayText(until))}>
      <Form onSend={() => void navigate({ to: '/funds/year', search: { book: typed.book, period: asked } })}>
        <div className={formsStyle.formGrid}>
          {books.length === 0 ? null : (
            <Choice
              label={words.book}
              value={typed.book}
              options={books.map((one) => [one.book, one.title] as const)}
              onChoose={(chosen) => setTyped({ ...typed, book: chosen })}
            />
          )}
          <Choice
            label={words.year}
            value={typed.year}
            options={shownYears.map((year) => [year, words.wholeOf(year)] as const)}
            onChoose={(year) => setTyped({ ...typed, year })}
          />
          <Choice
            label={words.month}
            value={typed.month}
            empty={words.wholeYear}
            options={monthNumbers.map((month) => [month, words.monthOf(String(Number(month)))] as const)}
            onChoose={(month) => setTyped({ ...typed, month })}
          />
        </div>
        <Chips>
          <Button htmlType="submit">{words.show}</Button>
          <a href={file('xlsx')}>{words.xlsx}</a>
          <a href={file('csv')}>{words.csv}</a>
          <a href={file('pdf')}>{words.pdf}</a>
          <Link to="/funds" search={{ book }}>
            {words.toFunds}
          </Link>
          <Link to="/treasury" search={{ book }}>
            {words.toTreasury}
          </Link>
          <Link to="/budget" search={{ book }}>
            {words.toBudget}
          </Link>
        </Chips>
      </Form>
    </Card>
  )
}

const periodText = (period: string): string => (period.length === 4 ? words.wholeOf(period) : monthText(period))

/** All funds beneath each other, and what they are together. */
function Funds({ shown }: { shown: FundPeriodMessage }) {
  const { funds, whole } = shown
  const brought = [...funds, whole].some((one) => one.brought !== '0.00')
  const heads = words.fundHeads.filter((_, at) => brought || at !== 2)
  const rows = [
    ...funds.map(({ reserve, ...one }) => ({ ...one, reserve: reserve.months ?? words.noReserve })),
    { ...whole, fund: 'all' as const, title: words.whole, reserve: '' },
  ]
  return (
    <Card title={words.funds}>
      <Stack tight>
        <Rows
          label={words.funds}
          heads={heads}
          rows={rows.map(({ fund, title, opening, brought: came, income, expense, closing, reserve }) => ({
            key: fund,
            cells: [
              title,
              <Holds key="opening" shown={shown} fund={fund} at="opening" yuan={opening} />,
              ...(brought ? [<Figure key="brought" shown={shown} fund={fund} item="opening" yuan={came} />] : []),
              <Figure key="in" shown={shown} fund={fund} side="in" yuan={income} />,
              <Figure key="out" shown={shown} fund={fund} side="out" yuan={expense} />,
              <Holds key="closing" shown={shown} fund={fund} at="closing" yuan={closing} />,
              reserve,
            ],
          }))}
        />
        {whole.transfers === '0.00' ? null : (
          <p className={look.aside}>{words.transfersNote(groupYuan(whole.transfers))}</p>
        )}
        {brought ? <p className={look.aside}>{words.broughtNote}</p> : null}
      </Stack>
    </Card>
  )
}

/** The whole month by month, drawn and as figures that lead to their postings. */
function Months({ shown }: { shown: FundPeriodMessage }) {
  const months = shown.whole.months.filter(({ month }) => month <= shown.until.slice(0, 7))
  return (
    <Card title={words.chart}>
      <Stack tight>
        <Chart
          folded
          title={words.chart}
          over={words.over}
          steps={months.map(({ month }) => ({
            name: monthText(month),
            short: words.monthOf(String(Number(month.slice(5)))),
          }))}
          series={[
            { name: words.income, tone: 'fund', yuan: months.map(({ income }) => income) },
            { name: words.expense, tone: 'account', yuan: months.map(({ expense }) => expense) },
          ]}
        />
        <details>
          <summary>{words.byMonth}</summary>
          <Rows
            label={words.chart}
            heads={words.monthHeads}
            rows={months.map(({ month, income, expense, closing }) => ({
              key: month,
              cells: [
                monthText(month),
                <Figure key="in" shown={shown} fund="all" side="in" period={month} yuan={income} />,
                <Figure key="out" shown={shown} fund="all" side="out" period={month} yuan={expense} />,
                <Holds key="closing" shown={shown} fund="all" at="closing" month={month} yuan={closing} />,
              ],
            }))}
          />
        </details>
      </Stack>
    </Card>
  )
}
