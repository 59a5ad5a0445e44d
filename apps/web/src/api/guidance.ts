/** Guides, contacts, the legal basis, verification: what anybody may ask without logging in; and direct settlement. */
import { queryOptions } from '@tanstack/react-query'
import type {
  DirectSettlementMessage,
  FilingVerification,
  GuideMessage,
  PolicyBasisMessage,
  PoolOnDay,
  ServiceGuideMessage,
  SettlementVerification,
  TransferVerification,
} from '@yidi/contracts'
import { get } from './client.ts'
import type { Need, TypeGuidance } from './filings.ts'

export type ServiceGuide = ServiceGuideMessage
export type Guide = GuideMessage
export type PolicyBasis = PolicyBasisMessage
export type DirectAnswer = DirectSettlementMessage

const long = { staleTime: 10 * 60_000 }

export const poolLawQuery = (pool: string) =>
  queryOptions({
    queryKey: ['policy', 'pool', pool],
    queryFn: ({ signal }) => get<PoolOnDay>(`/api/policy/pools/${pool}`, signal),
    ...long,
  })

export const serviceGuideQuery = (pool: string) =>
  queryOptions({
    queryKey: ['service-guide', pool],
    queryFn: ({ signal }) => get<ServiceGuide>(`/api/filings/service-guide?pool=${pool}`, signal),
    ...long,
  })

/** The guide for whoever is insured in a place, whether its pool is here or not. */
export const guideOfPlaceQuery = (insured: string) =>
  queryOptions({
    queryKey: ['service-guide', 'of-place', insured],
    queryFn: ({ signal }) => get<ServiceGuide>(`/api/filings/service-guide?insured=${insured}`, signal),
    ...long,
  })

export const guideQuery = (pool: string) =>
  queryOptions({
    queryKey: ['guide', pool],
    queryFn: ({ signal }) => get<Guide>(`/api/filings/guide?pool=${pool}`, signal),
    ...long,
  })

export const needOfPoolQuery = (pool: string, place: string, day: string, emergency: boolean) =>
  queryOptions({
    queryKey: ['filing-need', place, pool, day, emergency],
    queryFn: ({ signal }) =>
      get<Need>(
        `/api/filings/need?place=${place}&pool=${pool}&day=${day}${emergency ? '&emergency=true' : ''}`,
        signal,
      ),
  })

export const typeOfPoolQuery = (pool: string, type: string) =>
  queryOptions({
    queryKey: ['filing-guidance', type, pool],
    queryFn: ({ signal }) => get<TypeGuidance>(`/api/filings/types/${type}?pool=${pool}`, signal),
  })

export const basisQuery = (document: string) =>
  queryOptions({
    queryKey: ['policy', 'basis', document],
    queryFn: ({ signal }) => get<PolicyBasis>(`/api/policy/documents/${encodeURIComponent(document)}`, signal),
    ...long,
  })

export const verifyQuery = (code: string) =>
  queryOptions({
    queryKey: ['verify', code],
    queryFn: ({ signal }) =>
      get<FilingVerification | SettlementVerification | TransferVerification>(
        `/api/verify/${encodeURIComponent(code)}`,
        signal,
      ),
    retry: false,
  })

/** A visit that somebody thinks of; a city where no institution is chosen yet. `filed`: as if such a filing held. */
interface DirectQuestion {
  institution?: string | undefined
  place?: string | undefined
  kind: string
  day: string
  emergency?: string | undefined
  chronicKind?: string | undefined
  filed?: string | undefined
}

const written = (question: object): string =>
  new URLSearchParams(Object.entries(question).filter((pair): pair is [string, string] => !!pair[1])).toString()

export const directQuery = (question: DirectQuestion) =>
  queryOptions({
    queryKey: ['direct', question],
    queryFn: ({ signal }) => get<DirectAnswer>(`/api/direct-settlement?${written(question)}`, signal),
  })

/** The same without log-in: for somebody who is insured so and has filed nothing. */
export const directOfPoolQuery = (question: DirectQuestion & { pool: string; insurance: string; category: string }) =>
  queryOptions({
    queryKey: ['direct', 'of-pool', question],
    queryFn: ({ signal }) => get<DirectAnswer>(`/api/direct-settlement/of-pool?${written(question)}`, signal),
  })
