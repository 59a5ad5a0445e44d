/**
 * A long-term filing for a place in which its holder is never treated: who lives there goes to a doctor there. It takes many visits and
 * no single one that fits; a visit at the destination therefore takes the flag away.
 */
import { isLongTerm } from '../../filing/filing-types.ts'
import { cityOf, covers, divisionOf } from '../../places.ts'
import type { FactFiling, FactVisit } from '../facts.ts'
import { mechanism } from '../mechanism.ts'
import type { Given } from '../mechanism.ts'

/** Whether a visit is at a place of the filing; what is no place of the table is taken to fit, for nothing is known of it. */
function fits(
  { places: destinations }: FactFiling,
  { place, from }: FactVisit,
  { places }: Pick<Given, 'places'>,
): boolean {
  const city = cityOf(places, place, from)
  if (city === undefined) return true
  return destinations.some((code) => {
    const division = divisionOf(places, code)
    return division === undefined || covers(division, city, from)
  })
}

export const filingNeverFits = mechanism({
  name: 'filing-never-fits',
  term: '备案地从不就医',
  scope: 'person',
  settings: {
    visits: { title: '备案期间几次就医起算', unit: 'count', least: 2, most: 100 },
    days: { title: '这些就医前后至少隔多少天', unit: 'days', least: 0, most: 730 },
  },
  words: [],
  sentences: {
    never: '{filedFrom}起备案到{place}，其后 {visits} 次就医没有一次在那里，最近一次是{day}在{otherPlace}',
  },
  example: `filing-never-fits:
  mechanism: filing-never-fits
  from: 2024-01-01
  title: 备案地从不就医
  says: 备案说长住某地，看病却从来不在那里
  source: { document: zj-provincial-2016-113, article: 第四十二条 }
  status: setting
  weight: 250
  settings:
    visits: { default: 6, unit: count }
    days: { default: 90, unit: days }
`,
  find: ({ visits, filings, personNo }, given) =>
    filings
      .filter(({ type }) => isLongTerm(type))
      .flatMap((filing) => {
        const during = visits
          .filter(({ from }) => filing.from <= from && (filing.to === null || from <= filing.to))
          .sort((a, b) => a.from - b.from || (a.settlementId < b.settlementId ? -1 : 1))
        const [first, last] = [during[0], during.at(-1)]
        const { visits: least, days } = given.settings
        if (first === undefined || last === undefined || during.length < least || last.from - first.from < days)
          return []
        if (during.some((visit) => fits(filing, visit, given))) return []
        return [
          {
            key: filing.id,
            subject: { kind: 'person' as const, id: personNo },
            ...{ personNo, day: last.from, sentence: 'never', institution: last.institution },
            far: during.length / least,
            settlements: during.map(({ settlementId }) => settlementId),
            facts: [
              { name: 'filedFrom' as const, value: filing.from },
              { name: 'place' as const, value: filing.places[0] ?? '' },
              { name: 'visits' as const, value: during.length },
              { name: 'day' as const, value: last.from },
              { name: 'otherPlace' as const, value: last.place },
            ],
          },
        ]
      }),
})
