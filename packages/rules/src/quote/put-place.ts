import type { PoolPolicy } from '../policy/pool.ts'
import { KEY_INDEX } from '../policy/keys.ts'
import type { Situation } from '../policy/keys.ts'
import { isBigCity } from '../places.ts'
import type { City } from '../places.ts'

const { where, city, region } = KEY_INDEX

/** What a place of treatment is to a pool: home, in the province or beyond; a big city; in one of the pool's regions. */
export function putPlace(situation: Situation, { homes, province, regions }: PoolPolicy, place: City): void {
  situation[where] = homes.has(place.code) ? 0 : place.province.code === province ? 1 : 2
  situation[city] = isBigCity(place, province) ? 1 : 0
  situation[region] = regions.get(place.code) ?? regions.get(place.province.code) ?? 0
}
