/** 用人单位 at the agency's desk: the employers of the pool, entering one and changing one. */
import { useQuery } from '@tanstack/react-query'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { employersQuery, type Employer } from '../../api/employer.ts'
import { sessionQuery } from '../../api/session.ts'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { DeskTable } from '../forms/DeskTable.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { EmployerSheet } from './EmployerSheet.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'

const words = t.employer.desk

export function EmployersPage() {
  const who = useQuery(sessionQuery).data?.who
  const may = who?.kind === 'staff' && who.roles.some((role) => role === 'accepting' || role === 'admin')
  const [open, setOpen] = useState<Employer | 'new'>()
  const columns: TableColumnsType<Employer> = [
    { title: words.nameOf, dataIndex: 'name' },
    { title: words.code, dataIndex: 'code', render: (code: string) => <span className={look.money}>{code}</span> },
    {
      title: t.employer.state,
      dataIndex: 'disabled',
      render: (disabled: boolean) =>
        disabled ? <Tag tone="plain">{words.disabledTag}</Tag> : <Tag tone="good">{t.employer.entitled}</Tag>,
    },
  ]
  const verbs: TableColumnsType<Employer>[number] = {
    title: words.change,
    key: 'do',
    render: (_, employer) => (
      <Button size="small" aria-label={`${words.change} ${employer.name}`} onClick={() => setOpen(employer)}>
        {words.change}
      </Button>
    ),
  }
  return (
    <DeskPage title={t.deskRooms.employers}>
      <Stack>
        <p className={look.quiet}>{words.lead}</p>
        {may ? (
          <div>
            <Button type="primary" onClick={() => setOpen('new')}>
              {words.add}
            </Button>
          </div>
        ) : null}
        <Loaded query={useQuery(employersQuery)}>
          {({ employers }) => (
            <DeskTable
              rowKey="code"
              columns={may ? [...columns, verbs] : columns}
              dataSource={employers}
              pagination={employers.length > 50 ? { pageSize: 50 } : false}
              none={words.none}
            />
          )}
        </Loaded>
      </Stack>
      {open === undefined ? null : (
        <EmployerSheet employer={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </DeskPage>
  )
}
