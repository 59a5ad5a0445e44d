/** How long a pool holds to the place of a long-term filing (邢台备案指南 一: not within half a year of filing). */
import { addMonths, formatDay, parseDay } from '../days.ts'
import type { Places } from '../places.ts'
import { figureOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'
import { isLongTerm } from './filing-types.ts'
import { filingCovers } from './needed.ts'
import type { FiledFiling } from './needed.ts'

/** A place that changes before the time is over. */
interface TooSoon {
  months: number
  /** The first day on which the place may change, `YYYY-MM-DD`. */
  freeFrom: string
  figure: FilingFigure
}

/**
 * Whether filing as asked changes the place of an earlier filing too soon on a day, be that in force, cancelled or ended;
 * undefined where it does not: the same place, another kind of filing, the time is over, or the pool knows no such time.
 */
export function changesTooSoon(
  law: FilingLaw,
  places: Places,
  asked: Pick<FiledFiling, 'type' | 'destination'>,
  earlier: FiledFiling,
  today: string,
): TooSoon | undefined {
  const on = parseDay(today)
  const figure = figureOn(law, 'longTerm.changeAfter', on)
  if (!figure?.value || !isLongTerm(asked.type) || !isLongTerm(earlier.type)) return undefined
  const wanted: FiledFiling = { ...asked, from: today, to: null }
  if (filingCovers(earlier, asked.destination, places, today)) return undefined
  if (filingCovers(wanted, earlier.destination, places, today)) return undefined
  const free = addMonths(parseDay(earlier.filedOn ?? earlier.from), figure.value)
  return on < free ? { months: figure.value, freeFrom: formatDay(free), figure } : undefined
}
