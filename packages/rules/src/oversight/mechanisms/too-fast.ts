/**
 * Settled in two cities within less time than the way takes. This is coarse: no distances are known here, only one setting for two
 * cities of a province and one for two provinces, and the time is that of the settlement, not of the treatment. So stays (settled at
 * discharge, perhaps by somebody else) and claims by hand (settled at the desk) are left out.
 */
import { cityOf } from '../../places.ts'
import type { City } from '../../places.ts'
import type { FactVisit } from '../facts.ts'
import { mechanism } from '../mechanism.ts'
import type { Found } from '../mechanism.ts'
import { pairKey } from '../pairs.ts'

interface Stop {
  visit: FactVisit
  city: City
}

export const tooFast = mechanism({
  name: 'too-fast',
  term: '来不及赶到的两地就医',
  scope: 'person',
  settings: {
    inProvince: { title: '同省两个城市之间路上至少要', unit: 'minutes', least: 1, most: 1440 },
    acrossProvinces: { title: '两个省之间路上至少要', unit: 'minutes', least: 1, most: 1440 },
  },
  words: [],
  sentences: {
    fast: '{day}在{otherPlace}的{otherInstitution}结算，{minutes} 后又在{place}的{institution}结算，路上至少要 {needed}',
  },
  example: `too-fast:
  mechanism: too-fast
  from: 2024-01-01
  title: 来不及赶到的两地就医
  says: 在两个城市看病，中间的时间不够路上用
  source: { document: zj-provincial-2016-113, article: 第四十二条 }
  status: setting
  weight: 500
  settings:
    inProvince: { default: 30, unit: minutes }
    acrossProvinces: { default: 60, unit: minutes }
`,
  find: ({ visits, personNo }, { settings, places }) => {
    const stops = visits
      .filter(({ kind, route }) => kind !== 'inpatient' && route === 'direct')
      .flatMap((visit): Stop[] => {
        const city = cityOf(places, visit.place, visit.from)
        return city === undefined ? [] : [{ visit, city }]
      })
      .sort(
        (a, b) =>
          a.visit.settledMinute - b.visit.settledMinute || (a.visit.settlementId < b.visit.settlementId ? -1 : 1),
      )
    const longest = Math.max(settings.inProvince, settings.acrossProvinces)
    const found: Found[] = []
    let first = 0
    stops.forEach((stop, index) => {
      while (stop.visit.settledMinute - stops[first]!.visit.settledMinute >= longest) first += 1
      for (const other of stops.slice(first, index)) {
        const minutes = stop.visit.settledMinute - other.visit.settledMinute
        const sameProvince = stop.city.province.code === other.city.province.code
        const needed = sameProvince ? settings.inProvince : settings.acrossProvinces
        if (stop.city.code === other.city.code || minutes >= needed) continue
        found.push({
          key: pairKey(other.visit.settlementId, stop.visit.settlementId),
          subject: { kind: 'person', id: personNo },
          far: 2 - minutes / needed,
          day: stop.visit.from,
          sentence: 'fast',
          personNo,
          institution: stop.visit.institution,
          settlements: [other.visit.settlementId, stop.visit.settlementId],
          facts: [
            { name: 'day', value: stop.visit.from },
            { name: 'otherPlace', value: other.city.code },
            { name: 'otherInstitution', value: other.visit.institution },
            { name: 'minutes', value: minutes },
            { name: 'place', value: stop.city.code },
            { name: 'institution', value: stop.visit.institution },
            { name: 'needed', value: needed },
          ],
        })
      }
    })
    return found
  },
})
