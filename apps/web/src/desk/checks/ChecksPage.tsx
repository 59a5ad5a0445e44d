/** 承诺核查: what was drawn, what was found, and a new draw. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { checksQuery, type CheckLine, type CheckStatus } from '../../api/checks.ts'
import { sessionQuery } from '../../api/session.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskTable } from '../forms/DeskTable.tsx'
import { pagesOf } from '../forms/pages.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { DrawForm } from './DrawForm.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'

const statuses: readonly CheckStatus[] = ['open', 'paused', 'done']

const tones: Readonly<Record<string, Tone>> = { true: 'good', 'not-true': 'refusal', lapsed: 'plain' }

export function ChecksPage() {
  return (
    <DeskPage title={t.deskRooms.checks}>
      <Body />
    </DeskPage>
  )
}

function Body() {
  const queries = useQueryClient()
  const who = useQuery(sessionQuery).data?.who
  const may = who?.kind === 'staff' && who.roles.includes('reviewing')
  const [status, setStatus] = useState<CheckStatus>('open')
  const [page, setPage] = useState(1)
  const [form, setForm] = useState<'draw' | CheckLine>()
  const [done, setDone] = useState('')
  const query = useQuery(checksQuery(status, page))
  const show = (next: CheckStatus) => {
    setStatus(next)
    setPage(1)
  }
  const open = (next: 'draw' | CheckLine) => {
    setDone('')
    setForm(next)
  }
  const finish = async (words: string) => {
    setForm(undefined)
    setDone(words)
    await queries.invalidateQueries({ queryKey: ['desk'] })
  }
  const close = () => setForm(undefined)
  return (
    <Stack as="section">
      <p className={look.quiet}>{t.checks.lead}</p>
      {done === '' ? null : (
        <Notice tone="good" live>
          {done}
        </Notice>
      )}
      {form === 'draw' ? (
        <DrawForm onDone={finish} onClose={close} />
      ) : form === undefined ? (
        may && (
          <div>
            <Button type="primary" onClick={() => open('draw')}>
              {t.checks.draw.open}
            </Button>
          </div>
        )
      ) : (
        <OutcomeForm key={form.filingId} check={form} onDone={finish} onClose={close} />
      )}
      <Loaded query={query}>
        {(list) => (
          <>
            <StatusChips counts={list.counts} chosen={status} onChoose={show} />
            <DeskTable<CheckLine>
              rowKey="filingId"
              columns={columnsFor(may ? open : undefined)}
              dataSource={list.checks}
              pagination={pagesOf(list, setPage)}
              none={t.checks.empty[status]}
            />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function StatusChips(props: {
  counts: Readonly<Record<CheckStatus, number>>
  chosen: CheckStatus
  onChoose: (status: CheckStatus) => void
}) {
  return (
    <Chips role="group" aria-label={t.checks.filter}>
      {statuses.map((one) => (
        <Chip key={one} aria-pressed={one === props.chosen} onClick={() => props.onChoose(one)}>
          {t.checks.chips[one]} {props.counts[one]}
        </Chip>
      ))}
    </Chips>
  )
}

function columnsFor(open: ((check: CheckLine) => void) | undefined): TableColumnsType<CheckLine> {
  return [
    {
      title: t.desk.what,
      dataIndex: 'title',
      render: (title: string, one) => (
        <Stack as="span" tight>
          <Link to="/filings/$id" params={{ id: one.filingId }}>
            {title}
          </Link>
          <span className={look.aside}>{one.filingId}</span>
        </Stack>
      ),
    },
    { title: t.checks.drawnAt, dataIndex: 'drawnAt', render: (at: string) => momentText(at) },
    {
      title: t.desk.state,
      dataIndex: 'stateTitle',
      render: (title: string, one) => <Tag tone={tones[one.state] ?? 'waiting'}>{title}</Tag>,
    },
    { title: t.checks.filingState, dataIndex: 'filingStateTitle' },
    { title: t.desk.assignee, dataIndex: 'assignee', render: (name: string | null) => name ?? '' },
    ...(open === undefined
      ? []
      : [
          {
            title: t.desk.decision,
            key: 'record',
            render: (_: unknown, one: CheckLine) =>
              one.open ? (
                <Button size="small" aria-label={t.checks.recordOf(one.title)} onClick={() => open(one)}>
                  {t.checks.record}
                </Button>
              ) : null,
          },
        ]),
  ]
}
