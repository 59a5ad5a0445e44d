/** 政策 at the desk: the table of the law, two beside each other, and a quote against a draft. */
import { queryOptions } from '@tanstack/react-query'
import type {
  PolicyCompareMessage,
  PolicyCompareQuery,
  PolicyDraftForm,
  PolicyDraftMessage,
  PolicyTableMessage,
} from '@yidi/contracts'
import { ask, get } from './client.ts'

const root = '/api/desk/policy'
const asked = (query: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString()
const ofPool = (pool: string): string => `${root}/pools/${encodeURIComponent(pool)}`

export const policyTableQuery = (pool: string, on: string) =>
  queryOptions({
    queryKey: ['desk', 'policy', pool, on],
    queryFn: ({ signal }) => get<PolicyTableMessage>(`${ofPool(pool)}?${asked({ on })}`, signal),
  })

export const policyTableAddress = (pool: string, on: string, as: 'csv' | 'xlsx'): string =>
  `${ofPool(pool)}/table.${as}?${asked({ on })}`

export const policyCompareQuery = (query: PolicyCompareQuery) =>
  queryOptions({
    queryKey: ['desk', 'policy', 'compare', query],
    queryFn: ({ signal }) => get<PolicyCompareMessage>(`${root}/compare?${asked(query)}`, signal),
  })

export const quoteDraft = (form: PolicyDraftForm): Promise<PolicyDraftMessage> =>
  ask<PolicyDraftMessage>(`${root}/draft-quote`, form)
