import type { Release } from '@yidi/rules'
import { placeName } from '../../platform/places/index.ts'

/** The name of a pool, or of a place of which no pool is kept here. */
export const nameOfPlace = (release: Release, code: string): string =>
  release.pools.get(code)?.pool.name ?? placeName(code)
