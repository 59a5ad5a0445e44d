/** 待办: what waits for this desk, the oldest first. Arrow keys move, Enter opens. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty, Table, type TableColumnsType } from 'antd'
import type { KeyboardEvent } from 'react'
import { queueQuery, type QueueLine } from '../../api/desk.ts'
import { Tag } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { momentText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'

const columns: TableColumnsType<QueueLine> = [
  {
    title: t.desk.what,
    dataIndex: 'title',
    render: (title: string, line) => (
      <Link to="/filings/$id" params={{ id: line.id }} className="queue-open">
        {title}
      </Link>
    ),
  },
  { title: t.filings.number, dataIndex: 'id', render: (id: string) => <span className="money">{id}</span> },
  { title: t.desk.appliedAt, dataIndex: 'openedAt', render: (at: string) => momentText(at) },
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
      {({ tasks }) => (
        <section className="stack tight" onKeyDown={moveFocus}>
          <p className="quiet small">{t.desk.queueLead(tasks.length)}</p>
          <Table
            rowKey="id"
            columns={columns}
            dataSource={tasks}
            pagination={tasks.length > 50 ? { pageSize: 50 } : false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.desk.queueEmpty} /> }}
          />
        </section>
      )}
    </Loaded>
  )
}
