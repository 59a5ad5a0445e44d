/** A generated bill made ready for the engine without a way through text, as the reader of the quote would make it. */
import { cityOn, covers } from '../places.ts'
import type { PreparedCase } from '../engine/prepared.ts'
import { putStay } from '../engine/year.ts'
import { KEY_INDEX, WORDS } from '../policy/keys.ts'
import type { WordKey } from '../policy/keys.ts'
import type { Release } from '../policy/release.ts'
import { putPlace } from '../quote/put-place.ts'
import { ageOn } from './age.ts'
import type { Lived, LivedVisit } from './lived.ts'

const NUMBERS = Object.fromEntries(
  Object.entries(WORDS).map(([key, words]) => [
    key,
    new Map<string, number>(words.map((word, index) => [word, index])),
  ]),
) as Record<WordKey, Map<string, number>>
const RESIDENT = NUMBERS.insurance.get('resident')

/** Puts a visit into a prepared case as the first of its year, without balances. False where the policy does not know the pool. */
export function makeReady(release: Release, lived: Lived, visit: LivedVisit, into: PreparedCase): boolean {
  const compiled = release.pools.get(lived.pool)
  if (!compiled) return false
  const { situation } = into
  const { pool } = compiled
  into.pool = compiled
  into.day = visit.to
  into.continued = false
  const insurance = NUMBERS.insurance.get(lived.insurance)!
  situation[KEY_INDEX.insurance] = insurance
  situation[KEY_INDEX.category] = NUMBERS.category.get(lived.category)!
  situation[KEY_INDEX.tier] = insurance === RESIDENT ? lived.tier - 1 : 0
  situation[KEY_INDEX.contracted] = pool.uses.has('contracted') && lived.contracted ? 1 : 0
  situation[KEY_INDEX.age] = pool.uses.has('age') ? ageOn(lived.birthDay, visit.to) : 0
  situation[KEY_INDEX.assistance] =
    pool.uses.has('assistance') && lived.assistance !== undefined ? pool.words.assistance.indexOf(lived.assistance) : 0
  situation[KEY_INDEX.kind] = NUMBERS.kind.get(visit.kind)!
  situation[KEY_INDEX.level] = NUMBERS.level.get(visit.level)!
  situation[KEY_INDEX.designated] = visit.designated ? 1 : 0
  situation[KEY_INDEX.networked] = visit.networked ? 1 : 0
  situation[KEY_INDEX.emergency] = visit.emergency ? 1 : 0
  situation[KEY_INDEX.route] = NUMBERS.route.get(visit.route)!
  situation[KEY_INDEX.table] = 0
  putPlaceAndFiling(release, visit, into)
  into.total = visit.totalFen
  into.outOfScope = visit.outOfScopeFen
  into.overCeiling = visit.overCeilingFen
  into.ownShare = visit.ownShareFen
  into.specialDrugs = visit.specialDrugsFen
  into.inpatientEligible = into.inpatientDeductible = into.outpatientDeductible = 0
  into.criticalCompliant = into.criticalPaid = into.inpatientStays = 0
  into.counters = compiled.counters.map(() => 0)
  putStay(into)
  return true
}

function putPlaceAndFiling({ places }: Release, { place, filing, from }: LivedVisit, into: PreparedCase): void {
  const { situation } = into
  const division = places.divisions.get(place.code)
  const city = division && cityOn(division, into.day)
  if (city) putPlace(situation, into.pool!.pool, city)
  situation[KEY_INDEX.filing] = 0
  situation[KEY_INDEX.covers] = 0
  if (!filing || !city || from < filing.from || (filing.to !== undefined && from > filing.to)) return
  const destination = places.divisions.get(filing.destination.code)
  if (!destination) return
  situation[KEY_INDEX.filing] = NUMBERS.filing.get(filing.type)!
  situation[KEY_INDEX.covers] = covers(destination, city, into.day) ? 1 : 0
}
