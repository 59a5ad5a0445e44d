/** Whose case it is: one's own where somebody is logged in and means the own pool, else as chosen on the page. */
import { useQuery } from '@tanstack/react-query'
import type { Category, Insurance } from '@yidi/rules'
import { poolsQuery } from '../../api/policy.ts'
import { sessionQuery, standingQuery } from '../../api/session.ts'
import { poolOf, type Pool } from '../quote/pools.ts'
import { firstSituation, type Situation } from '../quote/situation.ts'
import type { GoSearch } from './search.ts'

export interface Whose {
  pool: Pool
  pools: readonly Pool[]
  insurance: Insurance
  person: Pick<Situation, 'category' | 'residentTier' | 'contracted' | 'assistance'>
  /** The person's own pool, insurance, filings and sums. */
  own: boolean
}

/** Undefined while it is not known; `nobody` where the person who is logged in is insured nowhere. */
export function useWhose(search: GoSearch): Whose | 'nobody' | undefined {
  const pools = useQuery(poolsQuery).data
  const session = useQuery(sessionQuery)
  const who = session.data?.who
  const own = who?.kind === 'citizen' && (search.pool === undefined || search.pool === who.pool)
  const standing = useQuery({ ...standingQuery, enabled: own })
  if (pools === undefined || session.isPending || (own && standing.isPending)) return undefined
  if (!own) return chosen(pools, search)
  const insured = standing.data?.insured ?? undefined
  const pool = pools.find((one) => one.code === insured?.pool)
  if (insured === undefined || pool === undefined) return 'nobody'
  const { insurance, category, residentTier, contracted, assistance } = insured
  const person = { category, residentTier: residentTier ?? (1 as const), contracted }
  return { pool, pools, insurance, person: assistance === null ? person : { ...person, assistance }, own }
}

function chosen(pools: readonly Pool[], search: GoSearch): Whose | undefined {
  // Whoever says nothing is answered as 算一算 begins.
  const pool = pools.find((one) => one.code === search.pool) ?? poolOf(pools, firstSituation('').pool)
  const insured = pool.insurances.find((one) => one.insurance === search.insurance) ?? pool.insurances[0]
  if (insured === undefined) return undefined
  const { category } = insured.categories.find((one) => one.category === search.category) ??
    insured.categories[0] ?? { category: 'active' }
  const person = { category: category as Category, residentTier: 1 as const, contracted: false }
  return { pool, pools, insurance: insured.insurance as Insurance, person, own: false }
}
