/** The lines of a list: a table on a screen, cards on a phone. The line that the keyboard or the pointer is on is the chosen one. */
import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { DeskTable } from '../forms/DeskTable.tsx'
import type { Choice, ListDeclaration, ListPage } from './declaration.ts'
import type { Looks } from './looks.ts'
import style from './list.module.css'

interface LinesProps<Line, Page extends ListPage<Line>> {
  list: ListDeclaration<Line, Page>
  lines: readonly Line[]
  choice: Choice
  looks: Looks
  chosen: string | undefined
  narrowed: boolean
  onMark: (key: string) => void
}

export function Lines<Line extends object, Page extends ListPage<Line>>(props: LinesProps<Line, Page>) {
  const { list, lines, choice, looks, chosen, narrowed, onMark } = props
  const columns = list.columns.filter(({ key, fixed }) => fixed === true || !looks.hidden.includes(key))
  return (
    <DeskTable<Line>
      rowKey={list.keyOf}
      aria-label={list.title}
      dataSource={lines}
      none={narrowed ? list.empty.filtered : list.empty.all}
      rowClassName={(line) =>
        clsx(
          list.urgent?.(line) === true && style.urgent,
          list.keyOf(line) === chosen && style.chosen,
          looks.dense && style.dense,
        )
      }
      onRow={(line) => ({
        onClick: ({ target }) => {
          if ((target as HTMLElement).closest('a, button') === null) onMark(list.keyOf(line))
        },
        // Only the keyboard: a line that moves under the pointer would not be opened by it.
        onFocus: ({ target }) => {
          if (target.matches('[data-line]:focus-visible')) onMark(list.keyOf(line))
        },
      })}
      columns={columns.map(({ key, title, cell }, index) => ({
        key,
        title,
        render: (_, line) =>
          index === 0 ? <Opening {...{ list, line, choice, chosen }}>{cell(line)}</Opening> : cell(line),
      }))}
    />
  )
}

/** The first cell of a line: it opens the record, with the list's state for the way on and back. */
function Opening<Line, Page extends ListPage<Line>>(props: {
  list: ListDeclaration<Line, Page>
  line: Line
  choice: Choice
  chosen: string | undefined
  children: ReactNode
}) {
  const { list, line, choice, chosen, children } = props
  const key = list.keyOf(line)
  const to = list.addressOf(line)
  const current = key === chosen ? { 'aria-current': true as const } : {}
  if (to === undefined)
    return (
      <span tabIndex={-1} data-line={key} {...current}>
        {children}
      </span>
    )
  return (
    <Link to={to} search={choice as never} className={style.opens} data-line={key} {...current}>
      {children}
    </Link>
  )
}
