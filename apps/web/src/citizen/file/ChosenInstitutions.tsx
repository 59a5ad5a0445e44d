/** Small institutions near home there, where the pool has the person name them; all others need no choice. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { institutionQuery, institutionsQuery } from '../../api/institutions.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { placeId } from '../../parts/error-summary/faults.ts'
import * as t from '../../texts/index.ts'
import { isSmall, whyNot, type Choice } from './choosable.ts'
import type { Chosen } from './draft.ts'
import { cardLook } from '../../parts/card/Card.tsx'
import stackStyle from '../../parts/stack/stack.module.css'
import style from './file.module.css'
import clsx from 'clsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import fieldStyle from '../../parts/field/field.module.css'
import { Button } from '../../parts/button/Button.tsx'
import paperStyle from '../apply/paper.module.css'
import { OptionLine, OptionList } from '../../parts/options/Options.tsx'

interface ChosenProps {
  choice: Choice
  place: string
  chosen: Chosen[]
  fault?: string | undefined
  onChange: (chosen: Chosen[]) => void
}

export function ChosenInstitutions({ choice, place, chosen, fault, onChange }: ChosenProps) {
  const [asking, setAsking] = useState(false)
  const small = choice.levels.map((level) => t.level[level]).join('、')
  return (
    <section
      id={placeId('institutions')}
      className={fault ? clsx(cardLook, stackStyle.stack, style.faulty) : clsx(cardLook, stackStyle.stack)}
      aria-labelledby="choice-title"
      tabIndex={-1}
    >
      <Stack tight>
        <h3 id="choice-title">{t.file.choice(choice.least, choice.most)}</h3>
        <p>{t.file.choiceWhy(small)}</p>
        <p className={look.aside}>{t.file.choiceFree}</p>
        <BasisChip basis={choice.basis} />
      </Stack>
      {chosen.length === 0 ? null : (
        <Stack as="ul" tight>
          {chosen.map((one) => (
            <One key={one.code} one={one} onRemove={() => onChange(chosen.filter((other) => other !== one))} />
          ))}
        </Stack>
      )}
      {fault ? <p className={fieldStyle.fault}>{fault}</p> : null}
      {chosen.length >= choice.most ? (
        <p className={look.aside}>{t.file.choiceFull(choice.most)}</p>
      ) : (
        <Button onClick={() => setAsking(true)}>
          <Icon name="search" />
          {t.file.choose}
        </Button>
      )}
      {asking ? (
        <Sheet title={t.file.choose} onClose={() => setAsking(false)}>
          <Directory
            choice={choice}
            place={place}
            taken={new Set(chosen.map((one) => one.code))}
            onTake={(one) => {
              onChange([...chosen, one])
              setAsking(false)
            }}
          />
        </Sheet>
      ) : null}
    </section>
  )
}

function One({ one, onRemove }: { one: Chosen; onRemove: () => void }) {
  // A form that is filled in again knows codes only.
  const found = useQuery({ ...institutionQuery(one.code), enabled: one.name === '' }).data
  const name = one.name === '' ? (found?.name ?? one.code) : one.name
  const level = one.level === '' ? found?.level : one.level
  return (
    <li className={paperStyle.uploaded}>
      <span className={look.grow}>
        {name}
        <br />
        <span className={look.aside}>{level === undefined ? '' : t.level[level as keyof typeof t.level]}</span>
      </span>
      <Button kind="plain" aria-label={t.apply.removeOf(name)} onClick={onRemove}>
        {t.apply.remove}
      </Button>
    </li>
  )
}

interface DirectoryProps {
  choice: Choice
  place: string
  taken: ReadonlySet<string>
  onTake: (one: Chosen) => void
}

function Directory({ choice, place, taken, onTake }: DirectoryProps) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const pause = setTimeout(() => setAsked(typed), 250)
    return () => clearTimeout(pause)
  }, [typed])
  const query = useInfiniteQuery(institutionsQuery({ kind: 'hospital', place, ...(asked === '' ? {} : { q: asked }) }))
  const found = query.data?.pages.flatMap((page) => page.institutions) ?? []
  // Those that may be chosen first; the others are shown with the reason why they need not be.
  const sorted = [true, false].flatMap((small) => found.filter((one) => isSmall(one, choice) === small))
  return (
    <Stack>
      <Field
        label={t.institutions.search}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={60}
        value={typed}
        onText={setTyped}
      />
      {query.error ? <Fault error={query.error} again={() => void query.refetch()} /> : null}
      {query.data !== undefined && sorted.length === 0 ? <p className={look.quiet}>{t.institutions.none}</p> : null}
      <OptionList role="group" aria-live="polite">
        {sorted.map((one) => {
          const why = whyNot(one, choice)
          return (
            <OptionLine
              key={one.code}
              beneath={[t.level[one.level], taken.has(one.code) ? t.file.chosenAlready : why]
                .filter(Boolean)
                .join(' · ')}
              disabled={why !== undefined || taken.has(one.code)}
              onClick={() => onTake({ code: one.code, name: one.name, level: one.level })}
            >
              {one.name}
            </OptionLine>
          )
        })}
      </OptionList>
      {query.hasNextPage ? (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.institutions.next}
        </Button>
      ) : null}
    </Stack>
  )
}
