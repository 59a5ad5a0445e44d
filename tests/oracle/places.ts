/**
 * Places as section 1 of the facts and the contract read them. The table of policy/places is read here once more, by
 * itself: whatever stands in it, as a list of codes, each with its province and the city that it stands for.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'

interface Row {
  province: string
  /** Undefined: a whole province. */
  city: string | undefined
  /** Another city until the day that `since` begins with. */
  before?: { city: string; since: string }
}

interface Group {
  since?: string
  before?: { code: string; province: string }
  list: string
}

interface File {
  provinces?: Record<string, { city?: string; cities: string }>
  former?: Group[]
  codes?: Group[]
}

const folder = new URL('../../policy/places/', import.meta.url)
const files = readdirSync(folder).map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as File)

const table = new Map<string, Row>()

for (const { provinces = {} } of files)
  for (const [province, { city: only, cities }] of Object.entries(provinces)) {
    table.set(province, { province, city: only })
    for (const line of cities.trim().split('\n')) {
      const [city, ...counties] = line.match(/\d{6}/g)!
      for (const code of [city!, ...counties]) table.set(code, { province, city: city! })
    }
  }

for (const { since = '', before, list } of files.flatMap(({ former = [], codes = [] }) => [...former, ...codes]))
  for (const [, first, last, target] of list.matchAll(/(\d{6})(?:–(\d{6}))?[^→、]*→(\d{6})/g))
    for (let code = Number(first); code <= Number(last ?? first); code++) {
      const row: Row = { ...table.get(target!)! }
      if (before) row.before = { city: before.code, since }
      table.set(String(code), row)
    }

/** Every code of the table. */
export const CODES: readonly string[] = [...table.keys()]

/** Whether a text is a code of the table. */
export const isPlace = (code: unknown): code is string => typeof code === 'string' && table.has(code)

/** Whether a code stands for a city, as a place of treatment must. */
export const isCity = (code: unknown): code is string => isPlace(code) && table.get(code)!.city !== undefined

/** `310115` → `310000`. */
export function provinceOf(code: string): string {
  return table.get(code)?.province ?? ''
}

/** The city that a code stands for on a day (without one, today); a whole province's own code. */
export function cityOf(code: string, day = '9999'): string {
  const row = table.get(code)
  return row?.before !== undefined && day < row.before.since ? row.before.city : (row?.city ?? code)
}

/** The capital of each province is what the name "directly under the province" (xx9900) stands for. */
const CAPITALS = new Set([...table].filter(([code]) => /^\d\d9900$/.test(code)).map(([, row]) => row.city))
const PLANNED_CITIES = ['210200', '370200', '350200', '440300']

/** A big city in the sense of article 37, seen from Zhejiang: municipalities, the capitals of other provinces, four named cities. */
export function isBigCity(place: string, day?: string): boolean {
  const city = cityOf(place, day)
  return provinceOf(place) !== '330000' && (CAPITALS.has(city) || PLANNED_CITIES.includes(city))
}

/** The city in which a pool is at home. The provincial pool and Hangzhou share theirs. */
export function homeOf(pool: string): string {
  return pool === '339900' ? '330100' : pool
}

/** Does a filing to `destination` open `place` on a day? A whole province opens its cities. */
export function destinationCovers(destination: string, place: string, day?: string): boolean {
  if (!isCity(destination)) return provinceOf(destination) === provinceOf(place)
  return cityOf(destination, day) === cityOf(place, day)
}
