/** 投诉咨询统计: by month and subject, as a chart, a table and a file; each line leads to the list that it counts. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ComplaintStatisticsMessage } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { complaintStatisticsFile, complaintStatisticsQuery } from '../../api/complaints-desk.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Chart } from '../../parts/chart/Chart.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'

const words = t.complaintsDesk

export function StatisticsPage() {
  const { from = '', to = '' } = useSearch({ strict: false }) as { from?: string; to?: string }
  return (
    <DeskPage title={words.statistics}>
      <Stack>
        <Loaded query={useQuery(complaintStatisticsQuery(from, to))}>
          {(found) => (
            <>
              <Months key={`${found.from} ${found.to}`} from={found.from} to={found.to} />
              <Numbers found={found} />
            </>
          )}
        </Loaded>
        <div>
          <PaperLink href={complaintStatisticsFile(from, to)} ending="csv">
            {words.file}
          </PaperLink>
        </div>
      </Stack>
    </DeskPage>
  )
}

function Months(given: { from: string; to: string }) {
  const navigate = useNavigate()
  const [from, setFrom] = useState(given.from)
  const [to, setTo] = useState(given.to)
  return (
    <Form onSend={() => void navigate({ to: '/complaints/statistics', search: { from, to } as never })}>
      <div className={formsStyle.formGrid}>
        <Field label={words.from} placeholder="2026-01" maxLength={7} value={from} onText={setFrom} />
        <Field label={words.to} placeholder="2026-12" maxLength={7} value={to} onText={setTo} />
        <div>
          <Button type="primary" htmlType="submit">
            {words.show}
          </Button>
        </div>
      </div>
    </Form>
  )
}

type Row = ComplaintStatisticsMessage['rows'][number]
const rated = ({ satisfied, fair, dissatisfied }: Pick<Row, 'satisfied' | 'fair' | 'dissatisfied'>): string =>
  `${String(satisfied)} / ${String(fair)} / ${String(dissatisfied)}`

function Numbers({ found: { rows, total } }: { found: ComplaintStatisticsMessage }) {
  if (rows.length === 0) return <EmptyState icon="bell" title={words.nothing} />
  const months = [...new Set(rows.map(({ month }) => month))].sort()
  const sums = (of: (row: Row) => number): string[] =>
    months.map((month) => String(rows.filter((row) => row.month === month).reduce((sum, row) => sum + of(row), 0)))
  const series = [
    { name: words.inTime, tone: 'fund', yuan: sums(({ inTime }) => inTime) },
    { name: words.open, tone: 'account', yuan: sums(({ open }) => open) },
    { name: words.late, tone: 'own', yuan: sums(({ late }) => late) },
  ] as const
  return (
    <>
      <Chart
        title={words.chart}
        over={words.month}
        steps={months.map((name) => ({ name, short: name.slice(2) }))}
        series={series}
        counts={words.pieces}
        folded
      />
      <Rows
        label={words.statistics}
        heads={words.heads}
        rows={[
          ...rows.map((row) => ({
            key: `${row.month} ${row.subject}`,
            cells: [
              row.month,
              <Link key="list" to="/complaints" search={{ type: row.subject, month: row.month } as never}>
                {row.subjectTitle}
              </Link>,
              ...[row.count, row.inTime, row.late, row.open, row.withdrawn].map(String),
              rated(row),
            ],
          })),
          {
            key: 'total',
            cells: [
              words.total,
              '',
              ...[total.count, total.inTime, total.late, total.open, total.withdrawn].map(String),
              rated(total),
            ],
          },
        ]}
      />
    </>
  )
}
