/** A task as a line of a list, and what its lists have in common. */
import { deskSorts } from '@yidi/contracts'
import type { ReactNode } from 'react'
import { tasksFile, tasksQuery, type Queue, type QueueLine } from '../../api/desk.ts'
import look from '../../parts/look/look.module.css'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { dayText, momentText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { Choice, ListColumn, ListDeclaration, ListFilter, ListPage } from '../list/declaration.ts'
import { taskAddress } from './address.ts'
import { Holder } from './Holder.tsx'
import { LastDay } from './LastDay.tsx'
import style from './queue.module.css'

export type TaskPage = Queue & ListPage<QueueLine>

const columns: readonly ListColumn<QueueLine>[] = [
  {
    key: 'what',
    title: t.desk.what,
    fixed: true,
    cell: ({ title, id }) => (
      <span className={style.what}>
        {title} <span className={look.aside}>{id}</span>
      </span>
    ),
  },
  {
    key: 'who',
    title: t.filings.person,
    cell: ({ person }) =>
      person === undefined ? null : (
        <span className={style.what}>
          {person.name} <span className={look.aside}>{person.idNumber}</span>
        </span>
      ),
  },
  {
    key: 'channel',
    title: t.desk.channel,
    cell: ({ channelTitle }) => <span className={look.whole}>{channelTitle}</span>,
  },
  { key: 'opened', title: t.desk.appliedAt, cell: ({ openedAt }) => dayText(today(new Date(openedAt))) },
  { key: 'due', title: t.desk.dueAt, cell: (one) => <LastDay one={one} /> },
  { key: 'state', title: t.desk.state, cell: ({ stateTitle }) => <span className={look.whole}>{stateTitle}</span> },
  { key: 'assignee', title: t.desk.assignee, cell: (one) => <Holder one={one} /> },
]

function Facts({ one }: { one: QueueLine }) {
  const facts: [string, ReactNode][] = [
    [t.filings.person, one.person === undefined ? '' : `${one.person.name} ${one.person.idNumber}`],
    [t.filings.number, one.id],
    [t.desk.state, one.stateTitle],
    [t.desk.channel, one.channelTitle],
    [t.desk.appliedAt, momentText(one.openedAt)],
    [t.desk.dueAt, <LastDay key="due" one={one} />],
    [t.desk.assignee, <Holder key="holder" one={one} />],
  ]
  return (
    <Pairs>
      {facts.map(([word, value]) =>
        value === '' ? null : (
          <div key={word} className={style.fact}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </Pairs>
  )
}

interface TaskList {
  name: string
  title: string
  filters: readonly ListFilter[]
  sorts: ListDeclaration<QueueLine, TaskPage>['sorts']
  /** What the list always asks for. */
  always?: Choice
  empty: { all: string; filtered: string }
}

/** A list of tasks. */
export const taskList = ({ always = {}, ...own }: TaskList): ListDeclaration<QueueLine, TaskPage> => ({
  ...own,
  columns,
  query: (choice, find) => tasksQuery({ ...always, ...choice }, find) as never,
  file: (choice, find, as) => tasksFile({ ...always, ...choice }, find, as),
  keyOf: ({ id }) => id,
  nameOf: ({ title }) => title,
  addressOf: taskAddress,
  urgent: ({ overdue }) => overdue,
  preview: (one) => <Facts one={one} />,
})

export const byType: ListFilter = { name: 'type', all: t.desk.allTypes, options: t.filing }
export const byChannel: ListFilter = { name: 'channel', all: t.desk.allChannels, options: t.desk.channels }
export const { due, opened, newest } = deskSorts
