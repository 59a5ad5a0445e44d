/** Names of places for people, from the table of this repository: a name is no decision, those are asked of the release. */
import { loadPlacesFolder } from '@yidi/policy-folder'
import { cityOf, placeName as nameIn } from '@yidi/rules'
import type { Places, Release } from '@yidi/rules'

let table: Places | undefined

/** Province and city of a code, as people call it: 上海市, 江苏省苏州市. The code itself where unknown. */
export function placeName(code: string): string {
  table ??= loadPlacesFolder()
  return nameIn(table, code)
}

/**
 * Whether a place (county, city) is one of a pool's own: its agency signs with the institutions there and keeps their accounts. A
 * region that is no pool here, a place of treatment alone, is a city of its own.
 */
export function isPlaceOf(release: Release, pool: string, place: string): boolean {
  const city = cityOf(release.places, place)
  if (city === undefined) return false
  const hosted = release.pools.get(pool)
  return hosted === undefined ? city.code === pool : hosted.pool.homes.has(city.code)
}
