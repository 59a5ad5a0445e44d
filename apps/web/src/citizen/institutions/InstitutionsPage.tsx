/** 找医院药店: a name however it is typed, a city, and what it should be able to do; the list says what settles. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { InstitutionFound } from '@yidi/contracts'
import { directorySizeQuery, institutionsQuery } from '../../api/institutions.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Field } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Tag } from '../../parts/Note.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { PlacePicker, placesQuery } from '../../places/PlacePicker.tsx'
import { placeName } from '../../places/search.ts'
import { Fault } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { t } from '../../texts/index.ts'
import { choiceOf, filters, type DirectorySearch, type Filter } from './choice.ts'
import './institutions.css'

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
      <div className="stack">
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
      </div>
    </Page>
  )
}

function Filters({ search, onChange }: { search: DirectorySearch; onChange: (part: DirectorySearch) => void }) {
  const [asking, setAsking] = useState(false)
  const places = useQuery({ ...placesQuery, enabled: asking || search.place !== undefined }).data
  const chip = (filter: Filter) => {
    const on = search[filter.field] === filter.value
    return (
      <button
        key={filter.value}
        type="button"
        className="chip"
        aria-pressed={on}
        onClick={() => onChange({ [filter.field]: on ? undefined : filter.value })}
      >
        {filter.label}
      </button>
    )
  }
  return (
    <div className="stack tight">
      <div className="chips" role="group" aria-label={t.institutions.filters}>
        <button
          type="button"
          className="chip place"
          aria-pressed={search.place !== undefined}
          onClick={() => setAsking(true)}
        >
          {search.place === undefined ? t.institutions.anyPlace : placeName(places, search.place)}
          <Icon name="down" />
        </button>
        {filters.filter((filter) => filter.main).map(chip)}
      </div>
      <details
        className="more-filters"
        open={filters.some((filter) => !filter.main && search[filter.field] === filter.value)}
      >
        <summary>{t.institutions.moreFilters}</summary>
        <div className="chips" role="group" aria-label={t.institutions.moreFilters}>
          {filters.filter((filter) => !filter.main).map(chip)}
        </div>
      </details>
      {asking ? (
        <Sheet title={t.institutions.askPlace} onClose={() => setAsking(false)}>
          <div className="stack">
            {search.place === undefined ? null : (
              <button
                type="button"
                className="button"
                onClick={() => {
                  onChange({ place: undefined })
                  setAsking(false)
                }}
              >
                {t.institutions.anyPlace}
              </button>
            )}
            <PlacePicker
              chosen={search.place}
              onChoose={(place) => {
                onChange({ place })
                setAsking(false)
              }}
            />
          </div>
        </Sheet>
      ) : null}
    </div>
  )
}

/** What is loaded here beside what the sources say of theirs, so that nobody takes a short list for a whole one. */
function Size() {
  const size = useQuery(directorySizeQuery).data
  if (size === undefined) return null
  return (
    <section className="stack tight small quiet">
      <p>{t.institutions.loaded(size.institutions, size.pharmacies)}</p>
      {size.told.map(({ title, text, source }) => (
        <div key={title}>
          {title}：{text} <BasisChip basis={source} />
        </div>
      ))}
    </section>
  )
}

function Found({ search }: { search: DirectorySearch }) {
  const query = useInfiniteQuery(institutionsQuery(choiceOf(search)))
  const places = useQuery(placesQuery).data
  if (query.error) return <Fault error={query.error} again={() => void query.refetch()} />
  if (query.data === undefined) return <p className="quiet">{t.loading}</p>
  const found = query.data.pages.flatMap((page) => page.institutions)
  return (
    <div className="stack" aria-live="polite">
      {found.length === 0 ? (
        <p className="card">{t.institutions.none}</p>
      ) : (
        <ul className="card list">
          {found.map((institution) => (
            <li key={institution.code}>
              <Link to="/institutions/$code" params={{ code: institution.code }} className="row">
                <span className="grow">
                  <b>{institution.name}</b>
                  <br />
                  <span className="small quiet">{aboutOf(institution, placeName(places, institution.place))}</span>
                  <span className="found-tag">
                    <Settles institution={institution} />
                  </span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? t.loading : t.institutions.next}
        </button>
      ) : null}
    </div>
  )
}

function aboutOf({ level, ownership, address }: InstitutionFound, city: string): string {
  const parts = [city, t.institutions.levels[level]]
  if (ownership !== null && level !== 'pharmacy') parts.push(t.institutions.ownerships[ownership])
  if (address !== null) parts.push(address)
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
