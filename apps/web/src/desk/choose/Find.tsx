/** A box to look for something by its name, and what was found, to be taken. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Fault } from '../../frame/Loaded.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { OptionLine, OptionList } from '../../parts/options/Options.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { useCalm } from '../case/useCalm.ts'

interface FindProps<Found> {
  label: string
  hint?: string
  fault?: string | undefined
  /** Asks for what is called so. */
  find: (typed: string, signal: AbortSignal) => Promise<readonly Found[]>
  shown: (one: Found) => { key: string; title: string; about: string }
  onTake: (one: Found) => void
  /** Said where nothing is called so. */
  none: string
}

export function Find<Found>({ label, hint, fault, find, shown, onTake, none }: FindProps<Found>) {
  const [typed, setTyped] = useState('')
  const calm = useCalm(typed.trim())
  const found = useQuery({
    queryKey: ['desk', 'find', label, calm],
    queryFn: ({ signal }) => find(calm, signal),
    enabled: calm !== '',
    placeholderData: keepPreviousData,
  })
  return (
    <Stack tight>
      <Field
        label={label}
        hint={hint}
        fault={fault}
        type="search"
        autoComplete="off"
        maxLength={60}
        value={typed}
        onText={setTyped}
      />
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {typed.trim() === '' || calm === '' || found.data === undefined ? null : found.data.length === 0 ? (
        <p className={look.quiet}>{none}</p>
      ) : (
        <OptionList role="group" aria-live="polite" aria-label={label} card>
          {found.data.map((one) => {
            const { key, title, about } = shown(one)
            return (
              <OptionLine
                key={key}
                beneath={about}
                onClick={() => {
                  onTake(one)
                  setTyped('')
                }}
              >
                {title}
              </OptionLine>
            )
          })}
        </OptionList>
      )}
    </Stack>
  )
}
