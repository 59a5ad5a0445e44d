/** Which hospital of the city: not chosen yet, one of those there, or by name; a tap answers. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import type { InstitutionFound } from '@yidi/contracts'
import { useEffect, useRef, useState } from 'react'
import { institutionsQuery } from '../../api/institutions.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import style from './go.module.css'

interface HospitalProps {
  place: string
  /** Undefined: none is chosen yet. */
  onChoose: (institution: InstitutionFound | undefined) => void
}

export function HospitalStep({ place, onChoose }: HospitalProps) {
  const places = useQuery(placesQuery).data
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone with its question; the keyboard goes on at this one.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <Stack>
      <h2 ref={heading} tabIndex={-1} className={clsx(look.large, style.question)}>
        {t.go.askHospital(placeName(places, place))}
      </h2>
      <List>
        <li>
          <button type="button" className={rowLook} onClick={() => onChoose(undefined)}>
            <span className={look.grow}>
              <b>{t.go.undecided}</b>
              <span className={clsx(look.aside, look.block)}>{t.go.undecidedMore}</span>
            </span>
            <Icon name="next" />
          </button>
        </li>
      </List>
      <Search place={place} onChoose={onChoose} />
    </Stack>
  )
}

function Search({ place, onChoose }: HospitalProps) {
  const [typed, setTyped] = useState('')
  const q = typed.trim().slice(0, 60)
  const query = useInfiniteQuery(institutionsQuery({ place, ...(q === '' ? {} : { q }) }))
  const found = query.data?.pages[0]?.institutions
  return (
    <>
      <Field
        label={t.go.search}
        hint={t.go.searchHint}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={60}
        value={typed}
        onText={setTyped}
      />
      {query.error ? <Fault error={query.error} again={() => void query.refetch()} /> : null}
      <Stack aria-live="polite" tight>
        {found === undefined ? null : found.length === 0 ? (
          <p className={look.quiet}>{t.go.none}</p>
        ) : (
          <List>
            {found.map((one) => (
              <li key={one.code}>
                <button type="button" className={rowLook} onClick={() => onChoose(one)}>
                  <span className={look.grow}>
                    {one.name}
                    <span className={clsx(look.aside, look.block)}>{aboutOf(one)}</span>
                  </span>
                  <Icon name="next" />
                </button>
              </li>
            ))}
          </List>
        )}
        {query.hasNextPage ? <p className={look.aside}>{t.go.more}</p> : null}
      </Stack>
    </>
  )
}

function aboutOf({ level, designated, settles }: InstitutionFound): string {
  const words = t.institutions
  const state = settles ? words.onlySettles : designated ? words.notNetworked : words.notDesignated
  return `${words.levels[level]} · ${state}`
}
