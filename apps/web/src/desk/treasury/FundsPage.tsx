/** 基金: what stands on every account on a day, what came in and went out by month; each figure leads to its postings. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { flowGroups } from '@yidi/contracts'
import type { FlowGroup, FundsMessage, FundsQuery } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { fundStatementAddress, fundsQuery } from '../../api/treasury.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from '../payments/Waiting.tsx'

const words = t.funds

export function FundsPage() {
  const { book, on }: FundsQuery = useSearch({ strict: false })
  const query = { ...(book === undefined ? {} : { book }), ...(on === undefined ? {} : { on }) }
  return (
    <DeskPage title={t.deskRooms.funds}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(fundsQuery(query))}>
        {(funds) => (
          <Stack>
            <Chosen key={`${funds.book} ${funds.on}`} funds={funds} />
            <Balances funds={funds} />
            <Months funds={funds} />
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Chosen({ funds: { book, bookTitle, books, on } }: { funds: FundsMessage }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState({ book, on })
  return (
    <Card title={bookTitle}>
      <Form onSend={() => void navigate({ to: '/funds', search: typed })}>
        <div className={formsStyle.formGrid}>
          {books.length === 0 ? null : (
            <Choice
              label={words.book}
              value={typed.book}
              options={books.map((one) => [one.book, one.title] as const)}
              onChoose={(chosen) => setTyped({ ...typed, book: chosen })}
            />
          )}
          <DayField label={words.on} value={typed.on} max={today()} onText={(day) => setTyped({ ...typed, on: day })} />
        </div>
        <Chips>
          <Button htmlType="submit">{words.show}</Button>
          <a href={fundStatementAddress({ book, on }, 'xlsx')}>{words.xlsx}</a>
          <a href={fundStatementAddress({ book, on }, 'pdf')}>{words.pdf}</a>
          <Link to="/treasury" search={{ book }}>
            {words.treasury}
          </Link>
          <Link to="/funds/year" search={{ book }}>
            {words.period}
          </Link>
          <Link to="/budget" search={{ book }}>
            {words.budget}
          </Link>
        </Chips>
      </Form>
    </Card>
  )
}

function Balances({ funds: { book, on, balances } }: { funds: FundsMessage }) {
  return (
    <Card title={words.balances}>
      {balances.length === 0 ? (
        <p className={look.quiet}>{words.none}</p>
      ) : (
        <Rows
          label={words.balances}
          heads={words.balanceHeads}
          rows={balances.map(({ account, title, debit, credit, balance }) => ({
            key: account,
            cells: [
              <>
                {title}
                <div className={look.aside}>{account}</div>
              </>,
              <Link key="of" to="/funds/postings" search={{ book, account, on }}>
                <Money yuan={balance} />
              </Link>,
              <Money key="debit" yuan={debit} />,
              <Money key="credit" yuan={credit} />,
            ],
          }))}
        />
      )}
    </Card>
  )
}

const groups = Object.keys(flowGroups) as FlowGroup[]
const monthWords = (month: string) => words.yearMonth(month.slice(0, 4), String(Number(month.slice(5))))

function Months({ funds: { book, on, months } }: { funds: FundsMessage }) {
  if (months.length === 0)
    return (
      <Card title={words.months}>
        <p className={look.quiet}>{words.noMonths}</p>
      </Card>
    )
  return groups
    .map((group) => [group, months.filter((one) => one.group === group)] as const)
    .filter(([, rows]) => rows.length > 0)
    .map(([group, rows]) => (
      <Card key={group} title={flowGroups[group]}>
        <Rows
          label={flowGroups[group]}
          heads={words.monthHeads}
          rows={rows.map(({ month, flow, flowTitle, account, accountTitle, amount }) => ({
            key: `${month} ${flow} ${account}`,
            cells: [
              monthWords(month),
              flowTitle,
              accountTitle,
              <Link key="of" to="/funds/postings" search={{ book, account, flow, month, on }}>
                <Money yuan={amount} />
              </Link>,
            ],
          }))}
        />
      </Card>
    ))
}
