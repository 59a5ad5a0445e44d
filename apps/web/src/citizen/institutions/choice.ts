/** What can be chosen beside the name and the city; it stands in the page's address, so that a list can be sent on. */
import type { DirectoryChoice } from '../../api/institutions.ts'
import * as t from '../../texts/index.ts'

export interface DirectorySearch {
  q?: string | undefined
  place?: string | undefined
  kind?: string | undefined
  level?: string | undefined
  ownership?: string | undefined
  service?: string | undefined
  settles?: string | undefined
}

export interface Filter {
  field: keyof DirectorySearch
  value: string
  label: string
  /** Always in sight; the others are under 更多条件. */
  main: boolean
}

const { services, levels, ownerships } = t.institutions

export const filters: readonly Filter[] = [
  { field: 'settles', value: 'true', label: t.institutions.onlySettles, main: true },
  { field: 'kind', value: 'hospital', label: t.institutions.hospitals, main: true },
  { field: 'kind', value: 'pharmacy', label: t.institutions.pharmacies, main: true },
  ...(['inpatient', 'outpatient', 'chronic'] as const).map((service) => ({
    field: 'service' as const,
    value: service,
    label: t.institutions.opens(services[service]),
    main: false,
  })),
  ...(['tier3', 'tier2', 'tier1', 'community', 'other'] as const).map((level) => ({
    field: 'level' as const,
    value: level,
    label: levels[level],
    main: false,
  })),
  ...(['public', 'private'] as const).map((ownership) => ({
    field: 'ownership' as const,
    value: ownership,
    label: ownerships[ownership],
    main: false,
  })),
]

/** The question to the server. A word in the address that is none of ours is left out, not sent. */
export function choiceOf(search: DirectorySearch): DirectoryChoice {
  const known = filters.filter((filter) => search[filter.field] === filter.value)
  const words = Object.fromEntries(known.map(({ field, value }) => [field, value === 'true' ? true : value]))
  const q = search.q?.trim() ?? ''
  return {
    ...words,
    ...(q === '' ? {} : { q: q.slice(0, 60) }),
    ...(search.place !== undefined && /^[1-9]\d{5}$/.test(search.place) ? { place: search.place } : {}),
  }
}
