/** Which hospital or pharmacy: its name, and a tap on one of those found. */
import { useInfiniteQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import type { InstitutionFound } from '@yidi/contracts'
import { useState, type ReactNode } from 'react'
import { institutionsQuery } from '../../api/institutions.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'

interface FindProps {
  /** The question. */
  ask: string
  onChoose: (institution: InstitutionFound) => void
  /** What else can be done, once a name was typed. */
  otherwise?: ReactNode
}

export function FindInstitution({ ask, onChoose, otherwise }: FindProps) {
  const [q, setQ] = useState('')
  const found = useInfiniteQuery({ ...institutionsQuery({ q }), enabled: q.trim() !== '' })
  const list = q.trim() === '' ? undefined : found.data?.pages[0]?.institutions
  return (
    <Stack>
      <h2>{ask}</h2>
      <Field
        label={t.institutions.searchName}
        hint={t.institutions.searchNameHint}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        value={q}
        onText={setQ}
      />
      <div aria-live="polite">
        {list === undefined ? null : list.length === 0 ? (
          <p className={look.quiet}>{t.institutions.noneOfName}</p>
        ) : (
          <List>
            {list.slice(0, 20).map((one) => (
              <li key={one.code}>
                <button type="button" className={rowLook} onClick={() => onChoose(one)}>
                  <span className={look.grow}>
                    {one.name}
                    <span className={clsx(look.aside, look.block)}>{t.institutions.levels[one.level]}</span>
                  </span>
                  <Icon name="next" />
                </button>
              </li>
            ))}
          </List>
        )}
      </div>
      {list === undefined ? null : otherwise}
    </Stack>
  )
}
