/**
 * A list of the desk, made of its declaration: search, filters that are saved, order, pages, looks, files, and the line that is
 * chosen shown beside it. Where it stands is in the address, but for the name of a person.
 */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { changed, choiceOf } from './choice.ts'
import type { Choice, ListDeclaration, ListPage } from './declaration.ts'
import { KeysHelp } from './KeysHelp.tsx'
import { Lines } from './Lines.tsx'
import { useListKeys } from './keys.ts'
import { useLooks } from './looks.ts'
import { Pager } from './Pager.tsx'
import { Preview } from './Preview.tsx'
import { Tools } from './Tools.tsx'
import type { Choosing } from './tools-props.ts'
import style from './list.module.css'

interface DeskListProps<Line, Page extends ListPage<Line>> {
  list: ListDeclaration<Line, Page>
  /** What stands over the list, of what the page of it says. */
  head?: (page: Page, choosing: Choosing) => ReactNode
  /** Keys of its own, each with what it does to the line. */
  keys?: Readonly<Record<string, (line: Line) => void>>
}

/** The choice in the address, and how it is changed. */
function useChoice(names: readonly string[]): Choosing & { chosen: string | undefined } {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const choice = choiceOf(search, names)
  const choose = (change: Choice) => {
    void navigate({ to: '.', search: changed(choice, change) as never, replace: true })
  }
  return { choice, choose, chosen: typeof search.line === 'string' ? search.line : undefined }
}

export function DeskList<Line extends object, Page extends ListPage<Line>>(props: DeskListProps<Line, Page>) {
  const { list, head, keys = {} } = props
  const navigate = useNavigate()
  const { choice, choose, chosen } = useChoice(list.filters.map(({ name }) => name).concat(ownNames))
  const [find, setFind] = useState('')
  const [help, setHelp] = useState(false)
  const [looks, setLooks] = useLooks(list.name)
  const search = useRef<HTMLInputElement>(null)
  const query = useQuery(list.query(choice, find))
  const lines = query.data?.lines ?? []
  const lineAt = (key: string | undefined) => lines.find((line) => list.keyOf(line) === key)
  const mark = (key: string) => {
    if (key !== chosen) void navigate({ to: '.', search: { ...choice, line: key } as never, replace: true })
  }
  const frame = useListKeys({
    search: () => {
      search.current?.focus()
      search.current?.select()
    },
    help: () => setHelp((open) => !open),
    line: Object.fromEntries(
      Object.entries(keys).map(([key, act]) => [
        key,
        (at: string) => {
          const line = lineAt(at)
          if (line !== undefined) act(line)
        },
      ]),
    ),
    chosen,
  })
  const shown = lineAt(chosen)
  return (
    <Stack as="section" ref={frame} aria-label={list.title}>
      <Loaded query={query}>
        {(page) => (
          <>
            {head?.(page, { choice, choose })}
            <Tools
              {...{ list, choice, choose, find, looks, setLooks, search }}
              onFind={(typed) => {
                setFind(typed.find)
                choose({ number: typed.number })
              }}
              onHelp={() => setHelp(true)}
            />
            <div className={shown === undefined ? undefined : style.halves}>
              <div>
                <Lines
                  {...{ list, choice, looks, chosen, lines: page.lines }}
                  narrowed={isNarrowed(choice, find)}
                  onMark={mark}
                />
                <Pager page={page} choice={choice} />
              </div>
              {shown === undefined ? null : <Preview {...{ list, choice, line: shown }} />}
            </div>
          </>
        )}
      </Loaded>
      {help ? <KeysHelp onClose={() => setHelp(false)} /> : null}
    </Stack>
  )
}

/** Filters that are no choice of a list but a chip over it. */
const ownNames = ['status', 'assigned', 'overdue', 'waits', 'closed', 'state']

const isNarrowed = (choice: Choice, find: string): boolean =>
  find !== '' || Object.keys(choice).some((name) => name !== 'sort' && name !== 'page')
