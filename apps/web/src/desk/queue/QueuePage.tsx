/** 待办: what waits for this desk, the oldest first. Arrow keys move, Enter opens. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty, Table, type TableColumnsType } from 'antd'
import type { KeyboardEvent } from 'react'
import { queueQuery, type QueueLine } from '../../api/desk.ts'
import { Tag } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { momentText, spanText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'

const columns: TableColumnsType<QueueLine> = [
  {
    title: t.desk.person,
    dataIndex: 'personName',
    render: (name: string, line) => (
      <Link to="/filings/$id" params={{ id: line.id }} className="queue-open">
        {name}
      </Link>
    ),
  },
  { title: t.filings.type, dataIndex: 'typeTitle' },
  { title: t.file.place, dataIndex: 'destinationName' },
  { title: t.filings.days, key: 'days', render: (_, line) => spanText(line.from, line.to) },
  { title: t.desk.appliedAt, dataIndex: 'appliedAt', render: (at: string) => momentText(at) },
  { title: t.desk.dueAt, dataIndex: 'dueAt', render: (at: string | null) => (at === null ? '' : momentText(at)) },
  { title: t.desk.state, dataIndex: 'stateTitle', render: (title: string) => <Tag tone="waiting">{title}</Tag> },
]

/** Moves between the lines of the queue by the arrow keys. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.queue-open')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

export function QueuePage() {
  return (
    <DeskPage title={t.desk.queue}>
      <Queue />
    </DeskPage>
  )
}

function Queue() {
  return (
    <Loaded query={useQuery(queueQuery)}>
      {({ filings }) => (
        <section className="stack tight" onKeyDown={moveFocus}>
          <p className="quiet small">{t.desk.queueLead(filings.length)}</p>
          <Table
            rowKey="id"
            columns={columns}
            dataSource={filings}
            pagination={filings.length > 50 ? { pageSize: 50 } : false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.desk.queueEmpty} /> }}
          />
        </section>
      )}
    </Loaded>
  )
}
