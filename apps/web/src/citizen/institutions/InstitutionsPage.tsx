/** 找医院药店: a name however it is typed, a city, and what it should be able to do; the list says what settles. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { InstitutionFound } from '@yidi/contracts'
import { directorySizeQuery, institutionsQuery } from '../../api/institutions.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { PlacePicker, placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { choiceOf, filters, type DirectorySearch, type Filter } from './choice.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import style from './institutions.module.css'
import { Button } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'
import { Card } from '../../parts/card/Card.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'

export function InstitutionsPage() {
  const search: DirectorySearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(search.q ?? '')
  const change = (part: DirectorySearch) => {
    const kept = Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined && value !== '')
    void navigate({ to: '/institutions', search: Object.fromEntries(kept), replace: true, resetScroll: false })
  }
  useEffect(() => {
    if (typed === (search.q ?? '')) return undefined
    const pause = setTimeout(() => change({ q: typed }), 250)
    return () => clearTimeout(pause)
  })
  return (
    <Page title={t.institutions.title} back="/">
      <Stack>
        <Field
          label={t.institutions.search}
          hint={t.institutions.searchHint}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={60}
          value={typed}
          onText={setTyped}
        />
        <Filters search={search} onChange={change} />
        <Found search={search} />
        <Size />
      </Stack>
    </Page>
  )
}

function Filters({ search, onChange }: { search: DirectorySearch; onChange: (part: DirectorySearch) => void }) {
  const [asking, setAsking] = useState(false)
  const places = useQuery({ ...placesQuery, enabled: asking || search.place !== undefined }).data
  const chip = (filter: Filter) => {
    const on = search[filter.field] === filter.value
    return (
      <Chip
        key={filter.value}
        aria-pressed={on}
        onClick={() => onChange({ [filter.field]: on ? undefined : filter.value })}
      >
        {filter.label}
      </Chip>
    )
  }
  return (
    <Stack tight>
      <Chips role="group" aria-label={t.institutions.filters}>
        <Chip className={style.place} aria-pressed={search.place !== undefined} onClick={() => setAsking(true)}>
          {search.place === undefined ? t.institutions.anyPlace : placeName(places, search.place)}
          <Icon name="down" />
        </Chip>
        {filters.filter((filter) => filter.main).map(chip)}
      </Chips>
      <details
        className={style.moreFilters}
        open={filters.some((filter) => !filter.main && search[filter.field] === filter.value)}
      >
        <summary>{t.institutions.moreFilters}</summary>
        <Chips role="group" aria-label={t.institutions.moreFilters}>
          {filters.filter((filter) => !filter.main).map(chip)}
        </Chips>
      </details>
      {asking ? (
        <Sheet title={t.institutions.askPlace} onClose={() => setAsking(false)}>
          <Stack>
            {search.place === undefined ? null : (
              <Button
                onClick={() => {
                  onChange({ place: undefined })
                  setAsking(false)
                }}
              >
                {t.institutions.anyPlace}
              </Button>
            )}
            <PlacePicker
              chosen={search.place}
              onChoose={(place) => {
                onChange({ place })
                setAsking(false)
              }}
            />
          </Stack>
        </Sheet>
      ) : null}
    </Stack>
  )
}

/** What is loaded here beside what the sources say of theirs, so that nobody takes a short list for a whole one. */
function Size() {
  const size = useQuery(directorySizeQuery).data
  if (size === undefined) return null
  return (
    <Stack as="section" tight className={look.aside}>
      <p>{t.institutions.loaded(size.institutions, size.pharmacies)}</p>
      {size.told.map(({ title, text, source }) => (
        <div key={title}>
          {title}：{text} <BasisChip basis={source} />
        </div>
      ))}
    </Stack>
  )
}

function Found({ search }: { search: DirectorySearch }) {
  const query = useInfiniteQuery(institutionsQuery(choiceOf(search)))
  const places = useQuery(placesQuery).data
  if (query.error) return <Fault error={query.error} again={() => void query.refetch()} />
  if (query.data === undefined) return <p className={look.quiet}>{t.loading}</p>
  const found = query.data.pages.flatMap((page) => page.institutions)
  return (
    <Stack aria-live="polite">
      {found.length === 0 ? (
        <Card as="p" bare>
          {t.institutions.none}
        </Card>
      ) : (
        <List>
          {found.map((institution) => (
            <li key={institution.code}>
              <Link to="/institutions/$code" params={{ code: institution.code }} className={rowLook}>
                <span className={look.grow}>
                  <b>{institution.name}</b>
                  <br />
                  <span className={look.aside}>{aboutOf(institution, placeName(places, institution.place))}</span>
                  <span className={style.foundTag}>
                    <Settles institution={institution} />
                  </span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </List>
      )}
      {query.hasNextPage ? (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {query.isFetchingNextPage ? t.loading : t.institutions.next}
        </Button>
      ) : null}
    </Stack>
  )
}

function aboutOf({ level, ownership, address, telephone }: InstitutionFound, city: string): string {
  const parts = [city, t.institutions.levels[level]]
  if (ownership !== null && level !== 'pharmacy') parts.push(t.institutions.ownerships[ownership])
  if (address !== null) parts.push(address)
  if (telephone !== null) parts.push(telephone)
  return parts.join(' · ')
}

/** Whether it settles with people from elsewhere today, in a word and with its icon. */
function Settles({ institution: { designated, settles, services } }: { institution: InstitutionFound }) {
  if (settles) {
    const open = services.map((service) => t.institutions.services[service]).join('、')
    return <Tag tone="good">{t.institutions.settles(open)}</Tag>
  }
  return designated ? (
    <Tag tone="waiting">{t.institutions.notNetworked}</Tag>
  ) : (
    <Tag tone="refusal">{t.institutions.notDesignated}</Tag>
  )
}
