/** 待办: what waits for this desk, what is over its limit first. Everything can be done from the keyboard. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Select, type InputRef, type TableColumnsType } from 'antd'
import { useRef, useState, type ReactNode, type Ref } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { assign, queueChoices, queueQuery, type Queue, type QueueChoice, type QueueLine } from '../../api/desk.ts'
import { sessionQuery } from '../../api/session.ts'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskTable } from '../forms/DeskTable.tsx'
import { pagesOf } from '../forms/pages.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { KeysHelp } from './KeysHelp.tsx'
import { useQueueKeys } from './keys.ts'
import formsStyle from '../forms/forms.module.css'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import style from './queue.module.css'
import { Chips } from '../../parts/chip/Chip.tsx'
import chipStyle from '../../parts/chip/chip.module.css'
import clsx from 'clsx'

export function QueuePage() {
  return (
    <DeskPage title={t.desk.queue}>
      <QueueBody />
    </DeskPage>
  )
}

/** Pages of tasks, by kind of record; one without a page here is shown and cannot be opened. */
const pages = {
  filing: '/filings/$id',
  register: '/registers/$id',
  check: '/checks',
} as const

type Page = (typeof pages)[keyof typeof pages] | '/authorisations/$id'

function pageOf({ kind, id }: QueueLine): Page | undefined {
  if (kind === 'register' && id.startsWith('Q')) return '/authorisations/$id'
  return (pages as Partial<Record<string, Page>>)[kind]
}

function TaskTitle({ one, title }: { one: QueueLine; title: string }) {
  const page = pageOf(one)
  if (page === undefined) return <span>{title}</span>
  return (
    <Link to={page} params={{ id: one.id }} data-task={one.id}>
      {title}
    </Link>
  )
}

function columnsFor(line: (one: QueueLine) => ReactNode): TableColumnsType<QueueLine> {
  return [
    {
      title: t.desk.what,
      dataIndex: 'title',
      render: (title: string, one) => (
        <span className={formsStyle.queueWhat}>
          <TaskTitle one={one} title={title} />
          <span className={look.aside}>{one.id}</span>
        </span>
      ),
    },
    { title: t.desk.channel, dataIndex: 'channelTitle' },
    { title: t.desk.appliedAt, dataIndex: 'openedAt', render: (at: string) => momentText(at) },
    {
      title: t.desk.dueAt,
      dataIndex: 'dueDay',
      render: (day: string | null, one) =>
        day === null ? (
          <span className={look.quiet}>{t.desk.noDue}</span>
        ) : one.overdue ? (
          <Tag tone="refusal">{t.desk.overdueSince(dayText(day))}</Tag>
        ) : (
          dayText(day)
        ),
    },
    { title: t.desk.state, dataIndex: 'stateTitle', render: (title: string) => <Tag tone="waiting">{title}</Tag> },
    { title: t.desk.assignee, key: 'assignee', render: (_, one) => line(one) },
  ]
}

function useChoice(): [QueueChoice, (change: QueueChoice) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const choice: QueueChoice = {}
  for (const name of queueChoices) if (search[name]) choice[name] = search[name]
  const choose = (change: QueueChoice) => {
    const next = Object.entries({ ...choice, page: '', ...change }).filter(([, value]) => value !== '')
    void navigate({ to: '/', search: Object.fromEntries(next), replace: true })
  }
  return [choice, choose]
}

function QueueBody() {
  const [choice, choose] = useChoice()
  const search = useRef<InputRef>(null)
  const [help, setHelp] = useState(false)
  const query = useQuery(queueQuery(choice))
  const { holder, take, error } = useHolding()
  const list = useQueueKeys({
    search: () => search.current?.focus({ cursor: 'all' }),
    help: () => setHelp((open) => !open),
    take: (id) => {
      const one = query.data?.tasks.find((task) => task.id === id)
      if (one !== undefined) take(one)
    },
  })
  return (
    <Stack as="section" ref={list}>
      <Loaded query={query}>
        {(queue) => (
          <>
            <CountChips queue={queue} choice={choice} choose={choose} />
            <Filters choice={choice} choose={choose} search={search} onHelp={() => setHelp(true)} />
            {error ? <Fault error={error} /> : null}
            <DeskTable
              rowKey="id"
              columns={columnsFor((one) => (
                <Holder one={one} holder={holder} onTake={take} />
              ))}
              dataSource={queue.tasks}
              rowClassName={(one) => (one.overdue && style.overdue) || ''}
              pagination={pagesOf(queue, (page) => choose({ page: String(page) }))}
              none={Object.keys(choice).length === 0 ? t.desk.queueEmpty : t.desk.queueNothing}
            />
          </>
        )}
      </Loaded>
      {help ? <KeysHelp onClose={() => setHelp(false)} /> : null}
    </Stack>
  )
}

/** Taking a task and giving it back: by the account that sits here, undefined where it may not hold any. */
function useHolding() {
  const queries = useQueryClient()
  const who = useQuery(sessionQuery).data?.who
  const may = who?.kind === 'staff' && who.roles.some((role) => role === 'accepting' || role === 'reviewing')
  const holder = may ? who.staffName : undefined
  const { mutate, error } = useMutation({
    mutationFn: ({ id, to }: { id: string; to: string | null }) => assign(id, to, newCommandKey()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['desk', 'queue'] }),
  })
  const take = (one: QueueLine) => {
    if (holder !== undefined) mutate({ id: one.id, to: one.assignee === holder ? null : holder })
  }
  return { holder, take, error }
}

/** Whose a task is, with the button to take it or to give one's own back. */
function Holder(props: { one: QueueLine; holder: string | undefined; onTake: (one: QueueLine) => void }) {
  const { one, holder, onTake } = props
  if (holder === undefined) return one.assignee ?? ''
  const mine = one.assignee === holder
  return (
    <span className={style.holder}>
      {one.assignee === null ? null : <span>{mine ? t.desk.mine : one.assignee}</span>}
      {one.assignee === null || mine ? (
        <Button
          size="small"
          aria-label={t.desk.assignOf(mine ? t.desk.giveBack : t.desk.take, one.title)}
          onClick={() => onTake(one)}
        >
          {mine ? t.desk.giveBack : t.desk.take}
        </Button>
      ) : null}
    </span>
  )
}

interface Choosing {
  choice: QueueChoice
  choose: (change: QueueChoice) => void
}

function Filters({ choice, choose, search, onHelp }: Choosing & { search: Ref<InputRef>; onHelp: () => void }) {
  return (
    <div className={style.filters}>
      <Input
        ref={search}
        key={choice.number ?? ''}
        defaultValue={choice.number ?? ''}
        allowClear
        maxLength={60}
        aria-label={t.desk.searchNumber}
        placeholder={t.desk.searchNumber}
        onPressEnter={(event) => choose({ number: event.currentTarget.value.trim() })}
        onClear={() => choose({ number: '' })}
      />
      <Choice name="kind" choice={choice} choose={choose} options={t.desk.kinds} all={t.desk.allKinds} />
      <Choice name="type" choice={choice} choose={choose} options={t.filing} all={t.desk.allTypes} />
      <Choice name="channel" choice={choice} choose={choose} options={t.desk.channels} all={t.desk.allChannels} />
      <Button onClick={onHelp}>
        {t.desk.keys} <kbd>?</kbd>
      </Button>
    </div>
  )
}

/** What waits, whose it is, what is late: each a filter with its count. */
function CountChips({ queue: { counts }, choice, choose }: Choosing & { queue: Queue }) {
  const chips: [string, number, QueueChoice, boolean][] = [
    [t.desk.chips.open, counts.open, {}, !choice.status && !choice.assigned && !choice.overdue],
    [t.desk.chips.overdue, counts.overdue, { overdue: 'true' }, choice.overdue === 'true'],
    [t.desk.chips.mine, counts.mine, { assigned: 'mine' }, choice.assigned === 'mine'],
    [t.desk.chips.unassigned, counts.unassigned, { assigned: 'none' }, choice.assigned === 'none'],
    [t.desk.chips.paused, counts.paused, { status: 'paused' }, choice.status === 'paused'],
  ]
  return (
    <Chips role="group" aria-label={t.desk.filter}>
      {chips.map(([label, count, change, pressed]) => (
        <button
          key={label}
          type="button"
          className={change.overdue !== undefined && count > 0 ? clsx(chipStyle.chip, style.late) : chipStyle.chip}
          aria-pressed={pressed}
          onClick={() => choose({ assigned: '', overdue: '', status: '', ...change })}
        >
          {label} {count}
        </button>
      ))}
    </Chips>
  )
}

function Choice({
  name,
  choice,
  choose,
  options,
  all,
}: {
  name: 'kind' | 'type' | 'channel'
  choice: QueueChoice
  choose: (change: QueueChoice) => void
  options: Readonly<Record<string, string>>
  all: string
}) {
  return (
    <Select
      aria-label={all}
      value={choice[name] ?? ''}
      popupMatchSelectWidth={false}
      options={[{ value: '', label: all }, ...Object.entries(options).map(([value, label]) => ({ value, label }))]}
      onChange={(value: string) => choose({ [name]: value })}
    />
  )
}
