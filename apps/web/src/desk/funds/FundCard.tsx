/** One fund in a period: how long it would pay, its items, its months, its budget. */
import { fundSides } from '@yidi/contracts'
import type { FundPeriodFund, FundPeriodMessage } from '@yidi/contracts'
import { Card } from 'antd'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText, monthText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { Money } from '../payments/Waiting.tsx'
import { Figure, Holds } from './Figure.tsx'

const words = t.fundPeriod

interface Shown {
  fund: FundPeriodFund
  shown: FundPeriodMessage
}

export function FundCard({ fund, shown }: Shown) {
  const { reserve, items, budgets } = fund
  const isYear = shown.from !== shown.to
  return (
    <Card title={fund.title}>
      <Stack tight>
        <p>
          {reserve.months === null ? null : <strong>{words.reserve(reserve.months)}</strong>}
          <span className={look.aside}>{reserve.words}</span>
        </p>
        {items.length === 0 ? (
          <p className={look.quiet}>{words.noItems}</p>
        ) : (
          <Rows
            label={fund.title}
            heads={words.itemHeads}
            rows={items.map(({ item, title, side, transfer, amount }) => ({
              key: item,
              cells: [
                title,
                <>
                  {fundSides[side]}
                  {transfer ? <div className={look.aside}>{words.transfers}</div> : null}
                </>,
                <Figure key="amount" shown={shown} fund={fund.fund} side={side} item={item} yuan={amount} />,
              ],
            }))}
          />
        )}
        {isYear && items.length > 0 ? <Months fund={fund} shown={shown} /> : null}
        {budgets.length === 0 ? null : <Budget fund={fund} shown={shown} />}
      </Stack>
    </Card>
  )
}

function Months({ fund: { fund, title, months }, shown }: Shown) {
  return (
    <details>
      <summary>{words.byMonth}</summary>
      <Rows
        label={`${title} ${words.byMonth}`}
        heads={words.monthHeads}
        rows={months
          .filter(({ month }) => month <= shown.until.slice(0, 7))
          .map(({ month, income, expense, closing }) => ({
            key: month,
            cells: [
              monthText(month),
              <Figure key="in" shown={shown} fund={fund} side="in" period={month} yuan={income} />,
              <Figure key="out" shown={shown} fund={fund} side="out" period={month} yuan={expense} />,
              <Holds key="closing" shown={shown} fund={fund} at="closing" month={month} yuan={closing} />,
            ],
          }))}
      />
    </details>
  )
}

/** What was planned beside what was booked from January on; figures, and no judgement of ours. */
function Budget({ fund: { fund, title, budgets }, shown }: Shown) {
  const { budget, yearGone, until, period } = shown
  if (budget === null) return null
  const said = [
    words.budgetOf(budget.document, dayText(budget.from)),
    ...(budget.adjusted === 0 ? [] : [words.adjusted(budget.adjusted)]),
    words.gone(yearGone, dayText(until)),
  ]
  const isYear = period.length === 4
  return (
    <>
      <h2>{words.budget}</h2>
      <p className={look.aside}>{said.join('，')}</p>
      <Rows
        label={`${title} ${words.budget}`}
        heads={words.budgetHeads}
        rows={budgets.map(({ side, item, title: line, budget: planned, actual, left, percent }) => ({
          key: `${side} ${item ?? ''}`,
          cells: [
            line,
            <Money key="budget" yuan={planned} />,
            isYear ? (
              <Figure
                key="actual"
                shown={shown}
                fund={fund}
                side={side}
                {...(item === null ? {} : { item })}
                yuan={actual}
              />
            ) : (
              <Money key="actual" yuan={actual} />
            ),
            <Money key="left" yuan={left} />,
            percent === null ? '' : words.percent(percent),
          ],
        }))}
      />
    </>
  )
}
