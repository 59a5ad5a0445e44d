/** The service guides as pages and papers get them. */
import { problem } from '@yidi/contracts'
import { filingNeeded, placeName, placeProblem, serviceGuide } from '@yidi/rules'
import type { Release, ServiceGuide } from '@yidi/rules'
import { lawOf } from '../record/index.ts'

const ASK = '区号 + 12393'

/** The service guide of a pool on a day. Throws `filing-law-missing`. */
export function serviceGuideOf(release: Release, pool: string, day: string): ServiceGuide {
  const law = lawOf(release, pool)
  const guide = release.filing.guides.get(pool)
  if (guide === undefined) throw problem('filing-law-missing', { pool: pool.slice(0, 20) })
  const telephone = release.pools.get(pool)?.pool.telephone
  const { filing: policies, documents } = release
  return serviceGuide({ policies, documents, law, guide, telephone: telephone || ASK }, day)
}

/**
 * The guide for somebody who is insured in a place: of the pool that is at home there, else of what is usual in the
 * country, marked as a reference. Throws `place-not-valid` for what is no city or district.
 */
export function guideOfPlace(release: Release, place: string, day: string): ServiceGuide {
  const { filing: policies, documents, places, reference } = release
  const wrong = placeProblem(places, place, 'city-only')
  if (wrong !== undefined) throw problem('place-not-valid', { problem: wrong })
  const own = [...policies.laws.values()].find((law) => filingNeeded(law, place, day, places)?.where === 'home')
  if (own) return serviceGuideOf(release, own.pool, day)
  const { national: law, elsewhere: guide } = policies
  if (law === undefined || guide === undefined) throw problem('filing-law-missing', { pool: place.slice(0, 20) })
  const found = serviceGuide({ policies, documents, law, guide, telephone: ASK, reference }, day)
  return { ...found, pool: place, title: `${placeName(places, place)}：${found.title}` }
}
