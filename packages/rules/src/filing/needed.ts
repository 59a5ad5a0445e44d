/** Whether a filing is needed at all for a place of treatment, and which of a person's filings hold for a visit. */
import { FOREVER, NO_DAY, parseDay } from '../days.ts'
import { cityOn, covers, divisionOf } from '../places.ts'
import type { Places } from '../places.ts'
import type { Basis, FilingType } from '../quote/types.ts'
import { emergencyRuleOn } from './emergency.ts'
import { figureOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'

export type Where = 'home' | 'in-province' | 'out-of-province'

export interface Need {
  /**
   * `afterwards`: of an emergency, treatment first and the filing then. `open`: the pool's law does not say, or is not in
   * force on the day.
   */
  needed: 'no' | 'yes' | 'afterwards' | 'open'
  where: Where
  why: string
  basis?: Basis
  /** The answer rests on a weaker text. */
  provisional?: true
}

/** A filing as the rules see it. Days are `YYYY-MM-DD`; `to` null has no end. */
export interface FiledFiling {
  id?: string
  type: FilingType
  destination: string
  from: string
  to: string | null
  /** `one` holds for one visit and is used up by it; many where nothing is said. */
  visits?: 'many' | 'one'
  /** The day it was applied for: from it the time runs before the place may change. */
  filedOn?: string
}

/** Where a place lies on a day, seen from the pool (policy-facts section 1); undefined for what is no place. */
export function whereIs(
  law: Pick<FilingLaw, 'homes' | 'province'>,
  place: string,
  day: string,
  places: Places,
): Where | undefined {
  const division = divisionOf(places, place)
  if (division === undefined) return undefined
  const city = cityOn(division, parseDay(day))
  if (city !== undefined && law.homes.includes(city.code)) return 'home'
  return division.province.code === law.province ? 'in-province' : 'out-of-province'
}

/**
 * The figure that decides whether a place needs a filing on a day: beyond the province, some places may be exempt by name.
 * Undefined before the first day in force.
 */
export function neededFigure(
  law: FilingLaw,
  place: string,
  where: Exclude<Where, 'home'>,
  day: string,
  places: Places,
): FilingFigure<boolean> | FilingFigure<readonly string[]> | undefined {
  const on = parseDay(day)
  if (where === 'in-province') return figureOn(law, 'needed.inProvince', on)
  const exempt = figureOn(law, 'needed.exceptPlaces', on)
  if (exempt?.value?.some((one) => placeCovers(one, place, places, on))) return exempt
  return figureOn(law, 'needed.outOfProvince', on)
}

/**
 * Whether a person of the pool needs a filing for a place on a day; in an emergency the pool's rule for emergencies takes
 * the place of “first file”. Undefined for what is no place code.
 */
export function filingNeeded(
  law: FilingLaw,
  place: string,
  day: string,
  places: Places,
  emergency = false,
): Need | undefined {
  const where = whereIs(law, place, day, places)
  if (where === undefined) return undefined
  if (where === 'home') return { needed: 'no', where, why: '这里就是参保地，看病不用备案' }
  const figure = neededFigure(law, place, where, day, places)
  if (figure?.value === undefined)
    return {
      needed: 'open',
      where,
      why: '参保地没有写明这一天去那里要不要备案，请问参保地经办机构',
      ...(figure ? { basis: figure.source } : {}),
    }
  if (emergency && figure.value === true) return inEmergency(law, where, day)
  const words = where === 'in-province' ? '省内异地就医' : '跨省异地就医'
  const mark = figure.status === 'provisional' ? { provisional: true as const } : {}
  return figure.value === true
    ? { needed: 'yes', where, why: `${words}要先备案`, basis: figure.source, ...mark }
    : { needed: 'no', where, why: `${words}不用备案`, basis: figure.source, ...mark }
}

const IN_EMERGENCY = { 'deemed-filed': 'no', 'file-afterwards': 'afterwards', open: 'open' } as const

function inEmergency(law: FilingLaw, where: Where, day: string): Need {
  const { rule, ...said } = emergencyRuleOn(law, parseDay(day))
  return { needed: IN_EMERGENCY[rule], where, ...said }
}

/** Whether a filing's destination covers a place on a day; asked of a whole province, whether it covers all of it. */
export function filingCovers(
  filing: Pick<FiledFiling, 'destination'>,
  place: string,
  places: Places,
  day: string,
): boolean {
  return placeCovers(filing.destination, place, places, parseDay(day))
}

function placeCovers(covering: string, place: string, places: Places, on: number): boolean {
  const destination = divisionOf(places, covering)
  const division = divisionOf(places, place)
  if (destination === undefined || division === undefined) return false
  const city = cityOn(division, on)
  if (city !== undefined) return covers(destination, city, on)
  return destination.city === undefined && destination.province.code === division.province.code
}

/** Whether a filing is in force for a visit that begins on a day: a stay that begins inside counts to its discharge. */
export function inForceOn(filing: FiledFiling, day: string): boolean {
  const on = parseDay(day)
  const to = filing.to === null ? FOREVER : parseDay(filing.to)
  return on !== NO_DAY && parseDay(filing.from) <= on && on <= to
}

/** Whether two spans of days share a day. */
export function overlaps(left: Pick<FiledFiling, 'from' | 'to'>, right: Pick<FiledFiling, 'from' | 'to'>): boolean {
  const end = (to: string | null): number => (to === null ? FOREVER : parseDay(to))
  return parseDay(left.from) <= end(right.to) && parseDay(right.from) <= end(left.to)
}
