/** A box that finds items of the catalogue: arrows choose, Enter takes, without leaving the keyboard. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ClaimItem } from '@yidi/contracts'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { itemsQuery } from '../api/cashier.ts'
import { useCalm } from '../desk/case/useCalm.ts'
import { Fault } from '../frame/Loaded.tsx'
import { Field } from '../parts/field/Field.tsx'
import look from '../parts/look/look.module.css'
import * as t from '../texts/index.ts'
import style from './institution.module.css'

const words = t.cashier.lines

interface ItemSearchProps {
  box: RefObject<HTMLInputElement | null>
  onTake: (item: ClaimItem) => void
}

export function ItemSearch({ box, onTake }: ItemSearchProps) {
  const search = useSearch(onTake)
  const { typed, found, at, open, none } = search
  const id = useId()
  return (
    <div className={style.search}>
      <Field
        ref={box}
        label={words.search}
        hint={words.searchHint}
        value={typed}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={open}
        aria-controls={id}
        aria-autocomplete="list"
        {...(open ? { 'aria-activedescendant': `${id}-${String(at)}` } : {})}
        onText={search.type}
        onKeyDown={search.press}
      />
      {search.error ? <Fault error={search.error} /> : null}
      {none ? (
        <p className={look.quiet} role="status">
          {words.noneFound}
        </p>
      ) : null}
      <ul id={id} role="listbox" aria-label={words.search} className={style.found} hidden={!open}>
        {found.map((item, index) => (
          <li
            key={item.code}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === at}
            onClick={() => search.take(item)}
          >
            <span>{item.name}</span>
            <span className={look.aside}>
              {item.code} · {item.ownShare}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function useSearch(onTake: (item: ClaimItem) => void) {
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [none, setNone] = useState(false)
  const calm = useCalm(typed.trim())
  const query = useQuery({ ...itemsQuery(calm), enabled: calm !== '', placeholderData: keepPreviousData })
  const found = typed.trim() === '' || calm === '' ? [] : (query.data ?? [])
  const take = (item: ClaimItem) => {
    onTake(item)
    setTyped('')
    setAt(0)
  }
  const enter = async () => {
    const wanted = typed.trim()
    if (wanted === '') return
    // Whoever types fast does not wait for the list.
    const items = wanted === calm && query.data ? found : await queries.fetchQuery(itemsQuery(wanted))
    const item =
      items.find(({ code }) => code.toLowerCase() === wanted.toLowerCase()) ?? items[Math.min(at, items.length - 1)]
    setNone(item === undefined)
    if (item !== undefined) take(item)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      void enter().catch(() => query.refetch())
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((before) => Math.max(0, Math.min(found.length - 1, before + step)))
    } else if (event.key === 'Escape') setTyped('')
  }
  const type = (text: string) => {
    setTyped(text)
    setAt(0)
    setNone(false)
  }
  const open = found.length > 0
  return {
    typed,
    type,
    press,
    take,
    found,
    at,
    open,
    error: query.error,
    none: none || (calm !== '' && calm === typed.trim() && query.data?.length === 0),
  }
}
