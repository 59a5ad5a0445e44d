/** What stands over a list: the search, its saved filters, and what opens: filters, looks, files. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, type RefObject } from 'react'
import { savedFiltersQuery } from '../../api/lists.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Chip } from '../../parts/chip/Chip.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import * as t from '../../texts/index.ts'
import { alike, searched } from './choice.ts'
import type { ListPage } from './declaration.ts'
import type { Choosing, Panel, ToolsProps } from './tools-props.ts'
import type PanelsFile from './Panels.tsx'
import style from './list.module.css'

/** Brought along when one of them is opened: a queue is read far more often than it is narrowed anew. */
const Panels = lazy(() => import('./Panels.tsx')) as unknown as typeof PanelsFile

export function Tools<Line, Page extends ListPage<Line>>(
  props: ToolsProps<Line, Page> & {
    search: RefObject<HTMLInputElement | null>
    onFind: (typed: ReturnType<typeof searched>) => void
    onHelp: () => void
  },
) {
  const { list, choice, choose, find, search, onFind, onHelp } = props
  const [open, setOpen] = useState<Panel>()
  const count = list.filters.filter(({ name }) => choice[name] !== undefined).length
  const names: Record<Panel, string> = { filter: t.list.filter(count), looks: t.list.looks, file: t.list.file }
  const typed = choice.number ?? find
  return (
    <>
      <div className={style.tools}>
        <form
          className={style.search}
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            onFind(searched(search.current?.value ?? ''))
          }}
        >
          <input
            ref={search}
            key={typed}
            type="search"
            defaultValue={typed}
            maxLength={60}
            autoComplete="off"
            aria-label={t.list.search}
            placeholder={t.list.search}
          />
          <Button type="submit" aria-label={t.list.seek}>
            <Icon name="search" />
          </Button>
        </form>
        {(Object.keys(names) as Panel[]).map((panel) => (
          <Button
            key={panel}
            aria-expanded={open === panel}
            onClick={() => setOpen(open === panel ? undefined : panel)}
          >
            {names[panel]}
          </Button>
        ))}
        <Button kind="plain" onClick={onHelp}>
          {t.desk.keys} <kbd>?</kbd>
        </Button>
      </div>
      <Saved name={list.name} choice={choice} choose={choose} />
      {open === undefined ? null : (
        <Suspense fallback={<div className={style.panel} />}>
          <Panels {...props} panel={open} />
        </Suspense>
      )}
    </>
  )
}

/** The filters that this account keeps, one tap each. */
function Saved({ name, choice, choose }: Choosing & { name: string }) {
  const { data } = useQuery(savedFiltersQuery(name))
  if (data === undefined || data.filters.length === 0) return null
  return (
    <div className={style.saved} role="group" aria-label={t.list.saved}>
      {data.filters.map((filter) => {
        const pressed = alike(filter.choice, choice)
        const cleared = Object.fromEntries(Object.keys(choice).map((key) => [key, '']))
        return (
          <Chip
            key={filter.name}
            aria-pressed={pressed}
            onClick={() => choose(pressed ? cleared : { ...cleared, ...filter.choice })}
          >
            {filter.name}
          </Chip>
        )
      })}
    </div>
  )
}
