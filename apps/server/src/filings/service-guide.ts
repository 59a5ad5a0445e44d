/** The service guide as pages and papers get it. */
import { problem } from '@yidi/contracts'
import { serviceGuide } from '@yidi/rules'
import type { Release, ServiceGuide } from '@yidi/rules'
import { lawOf } from './context.ts'

/** The service guide of a pool on a day. Throws `filing-law-missing`. */
export function serviceGuideOf(release: Release, pool: string, day: string): ServiceGuide {
  const law = lawOf(release, pool)
  const guide = release.filing.guides.get(pool)
  if (guide === undefined) throw problem('filing-law-missing', { pool: pool.slice(0, 20) })
  const telephone = release.pools.get(pool)?.pool.telephone
  return serviceGuide(release.filing, release.documents, law, guide, day, telephone || '区号 + 12393')
}
