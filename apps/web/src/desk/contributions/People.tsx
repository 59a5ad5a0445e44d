/** The members of a declaration: how each wage became a base, what is paid on it, and what stands in the way. */
import type { DeclaredMember } from '@yidi/contracts'
import type { TableColumnsType } from 'antd'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'
import { DeskTable } from '../forms/DeskTable.tsx'
import { Yuan } from './Bills.tsx'

const words = t.employerContributions

const columns: TableColumnsType<DeclaredMember> = [
  { title: words.name, dataIndex: 'name' },
  { title: words.idNumber, dataIndex: 'idNumber', render: (id: string) => <span className={look.money}>{id}</span> },
  {
    title: words.wageOf,
    dataIndex: 'wage',
    render: (wage: string | null) => (wage === null ? '—' : <Yuan>{wage}</Yuan>),
  },
  {
    title: words.baseOf,
    dataIndex: 'base',
    render: (base: string | null, { clamp }) =>
      base === null ? (
        '—'
      ) : (
        <>
          <Yuan>{base}</Yuan> {clamp === null ? null : <span className={look.quiet}>{clamp}</span>}
        </>
      ),
  },
  {
    title: words.employerPart,
    dataIndex: 'employer',
    render: (part: string | null) => (part === null ? '—' : <Yuan>{part}</Yuan>),
  },
  {
    title: words.employee,
    dataIndex: 'employee',
    render: (part: string | null, { exempt }) => (exempt ? words.free : part === null ? '—' : <Yuan>{part}</Yuan>),
  },
  {
    title: words.state,
    dataIndex: 'state',
    render: (state: string | null, { issue }) => (issue === null ? state : <Tag tone="refusal">{issue}</Tag>),
  },
]

/** By name: the order of people's numbers says nothing to who reads. */
export function People({ people }: { people: readonly DeclaredMember[] }) {
  return (
    <DeskTable
      rowKey="personNo"
      aria-label={words.people}
      columns={columns}
      dataSource={[...people].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))}
      pagination={people.length > 50 ? { pageSize: 50 } : false}
      none={words.noPeople}
    />
  )
}
