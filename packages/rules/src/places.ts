/**
 * Places are codes of one dated table (`policy/places`), never digits to reckon with: a code is looked up, and what it stands
 * for says the rest. A county stands for its city, a municipality is one city, a county directly under a province is a place
 * of its own, a code that went stands for its successor from a day, and a code that is not in the table is no place.
 */
import { NO_DAY } from './days.ts'

/** A province, or another area that the medical insurance keeps like one (the Production and Construction Corps). */
export interface Province {
  code: string
  name: string
  /** As people say it: 浙江. */
  short: string
}

/** A place of treatment: a city, or a county directly under a province. */
export interface City {
  code: string
  name: string
  province: Province
  /** Municipalities, capitals and the cities planned separately that article 37 names. */
  big: boolean
}

/** What one code of the table stands for. */
export interface Division {
  code: string
  name: string
  province: Province
  /** Undefined for a whole province; a municipality is its one city. */
  city: City | undefined
  /** The city that a code stood for until a day (not inclusive), where that was another one. */
  earlier?: { until: number; city: City }
}

/** The table: every code that is or was a division, the cities of today, and what is abroad. */
export interface Places {
  divisions: ReadonlyMap<unknown, Division>
  /** The cities of today in the order of their codes. */
  cities: readonly City[]
  /** City code → the counties of today. */
  counties: ReadonlyMap<string, readonly Division[]>
  /** City code → names of parts without a code of their own (towns of 东莞), for finding the city. */
  parts: ReadonlyMap<string, readonly string[]>
  /** Code → name of what is abroad for the medical insurance. */
  abroad: ReadonlyMap<unknown, string>
}

/** The division of a code, or undefined for what never was one (whatever was sent in its place). */
export function divisionOf(places: Places, code: unknown): Division | undefined {
  return places.divisions.get(code)
}

/** The city that a division stands for on a day; without a day, the city of today. Undefined for a whole province. */
export function cityOn(division: Division, day: number = NO_DAY): City | undefined {
  const { earlier } = division
  return earlier !== undefined && day !== NO_DAY && day < earlier.until ? earlier.city : division.city
}

/** The city that a code stands for on a day, or undefined for a whole province and for what is no place. */
export function cityOf(places: Places, code: unknown, day: number = NO_DAY): City | undefined {
  const division = places.divisions.get(code)
  return division === undefined ? undefined : cityOn(division, day)
}

/**
 * The code under which a place is kept: the city's for a city and its counties, the province's for a whole province; what is
 * no place stays as it was written, so that whoever checks it can name it.
 */
export function keptCode(places: Places, code: string, day: number = NO_DAY): string {
  const division = places.divisions.get(code)
  return division === undefined ? code : (cityOn(division, day) ?? division.province).code
}

/** Whether a filing's destination covers a city on a day: a province its cities, every other code the city it stands for. */
export function covers(destination: Division, city: City, day: number = NO_DAY): boolean {
  const filed = cityOn(destination, day)
  return filed === undefined ? destination.province.code === city.province.code : filed.code === city.code
}

/** Whether a city is one of the big cities for a pool at home in a province (article 37: capitals of *other* provinces). */
export function isBigCity(city: City, homeProvince: string): boolean {
  return city.big && city.province.code !== homeProvince
}

/** Province and city (and county) of a code as people call it: 上海市, 江苏省苏州市. The code itself where unknown. */
export function placeName(places: Places, code: string): string {
  const division = places.divisions.get(code)
  if (division === undefined) return code
  const { province, city, name } = division
  if (name.startsWith(province.name)) return name
  const own = city === undefined || city.name === province.name ? '' : city.name
  return `${province.name}${own}${name === own ? '' : name}`
}

/**
 * What is wrong with a code as a place, in Chinese after its title (就医地…): nothing written, not six digits, abroad, no
 * division, or a whole province where a city is asked for. Undefined when it is a place.
 */
export function placeProblem(places: Places, code: unknown, whole: 'province-too' | 'city-only'): string | undefined {
  const division = places.divisions.get(code)
  if (division !== undefined && (whole === 'province-too' || division.city !== undefined)) return undefined
  const example = whole === 'city-only' ? '例如 "310100"' : '例如 "310000"'
  if (code === undefined || code === '') return `没有填写，${example}`
  const shown = `“${typeof code === 'string' ? code.slice(0, 20) : (JSON.stringify(code) ?? '').slice(0, 20)}”`
  if (division !== undefined) {
    const inside = places.cities.find((city) => city.province === division.province)
    return `${shown}是整个${division.name}，请写到市，例如 "${inside?.code ?? ''}"（${inside?.name ?? ''}）`
  }
  const abroad = places.abroad.get(code)
  if (abroad !== undefined) return `${shown}（${abroad}）属于境外，不能备案，也不能结算`
  if (typeof code === 'string' && /^\d{6}$/.test(code)) return `${shown}不在区划代码表里，从来没有这个地方，${example}`
  return `不是六位区划代码${shown}，${example}`
}
