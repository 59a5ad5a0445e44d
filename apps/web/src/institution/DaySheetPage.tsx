/** 日结单: what a day came to, by kind of visit and by who pays, each row with its visit; to be printed and signed. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DaySheet } from '@yidi/contracts'
import { Button, Card } from 'antd'
import clsx from 'clsx'
import { useState } from 'react'
import { daySheetQuery } from '../api/cashier.ts'
import { Loaded } from '../frame/Loaded.tsx'
import look from '../parts/look/look.module.css'
import { Stack } from '../parts/stack/Stack.tsx'
import { Tag } from '../parts/tag/Tag.tsx'
import { dayText, momentText, today } from '../texts/days.ts'
import * as t from '../texts/index.ts'
import { groupYuan } from '../texts/yuan.ts'
import { DayField } from '../desk/choose/DayField.tsx'
import { Rows } from '../desk/forms/Rows.tsx'
import { DeskPage } from '../desk/frame/DeskPage.tsx'
import style from './institution.module.css'

const words = t.cashier.day
const { heads } = words

export function DaySheetPage() {
  // Empty: today, as the server has it.
  const [day, setDay] = useState('')
  const query = useQuery(daySheetQuery(day))
  return (
    <DeskPage title={words.title}>
      <p className={look.quiet}>{words.lead}</p>
      <div className={clsx(style.days, style.noPrint)}>
        <DayField label={words.day} value={day === '' ? (query.data?.day ?? '') : day} max={today()} onText={setDay} />
        <Button onClick={() => window.print()}>{words.print}</Button>
      </div>
      <Loaded query={query}>{(sheet) => <Sheet sheet={sheet} />}</Loaded>
    </DeskPage>
  )
}

type Sums = DaySheet['all']

const money = (yuan: string) => (
  <span key={yuan} className={look.money}>
    {groupYuan(yuan)}
  </span>
)

const cellsOf = ({ count, refunds, total, fund, account, cash }: Sums) => [
  words.times(count),
  words.times(refunds),
  ...[total, fund, account, cash].map((yuan, index) => (
    <span key={index} className={look.money}>
      {groupYuan(yuan)}
    </span>
  )),
]

const sumHeads = [heads.count, heads.refunds, heads.total, heads.fund, heads.account, heads.cash]

function Sheet({ sheet }: { sheet: DaySheet }) {
  const { institutionName, day, all, byKind, byPool, rows } = sheet
  if (rows.length === 0)
    return (
      <Card title={`${institutionName} · ${dayText(day)}`}>
        <p className={look.quiet}>{words.none}</p>
      </Card>
    )
  return (
    <Stack>
      <Card title={`${institutionName} · ${dayText(day)}`}>
        <Rows
          label={words.byKind}
          heads={[heads.kind, ...sumHeads]}
          rows={[
            ...byKind.map((one) => ({ key: one.kind, cells: [t.kind[one.kind], ...cellsOf(one)] })),
            { key: 'all', cells: [<b key="all">{words.all}</b>, ...cellsOf(all)] },
          ]}
        />
      </Card>
      <Card title={words.byPool}>
        <Rows
          label={words.byPool}
          heads={[heads.pool, ...sumHeads]}
          rows={byPool.map((one) => ({ key: one.pool, cells: [one.poolName, ...cellsOf(one)] }))}
        />
      </Card>
      <Card title={words.rows}>
        <Rows
          label={words.rows}
          heads={[heads.at, heads.what, heads.kind, heads.ownNo, heads.total, heads.fund, heads.account, heads.cash]}
          rows={rows.map((row) => ({ key: row.settlement, cells: rowCells(row) }))}
        />
      </Card>
      <p className={style.sign}>{words.sign}</p>
    </Stack>
  )
}

const rowCells = (row: DaySheet['rows'][number]) => [
  <Link key="open" to="/cashier/$visit" params={{ visit: row.visit }} aria-label={words.openOne(momentText(row.at))}>
    {momentText(row.at)}
  </Link>,
  <Tag key="what" tone={row.refund ? 'refusal' : 'good'}>
    {row.refund ? words.refund : words.settled}
  </Tag>,
  t.kind[row.kind],
  row.institutionVisitNo,
  money(row.total),
  money(row.fund),
  money(row.account),
  money(row.cash),
]
