/** The pools of the policy release in force, and the documents that amounts and answers rest on. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { PoolSummary } from '@yidi/contracts'
import { get } from './client.ts'

interface PolicyDocument {
  id: string
  short?: string
  number?: string
  title: string
  issuer?: string
  dated?: string
  from?: string
  fromProvisional?: boolean
  kind?: string
  level?: 'national' | 'province' | 'city'
  weak?: boolean
  articles?: { article: string; says: string }[]
}

export const documentsQuery = queryOptions({
  queryKey: ['policy', 'documents'],
  queryFn: async ({ signal }) => {
    const reply = await get<PolicyDocument[] | { documents: PolicyDocument[] }>('/api/policy/documents', signal)
    const list = Array.isArray(reply) ? reply : reply.documents
    return new Map(list.map((document) => [document.id, document]))
  },
  staleTime: Number.POSITIVE_INFINITY,
})

export const poolsQuery = queryOptions({
  queryKey: ['policy', 'pools'],
  queryFn: ({ signal }) => get<PoolSummary[]>('/api/policy/pools', signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The pools by their short names: a code itself until they are here. */
export function usePoolName(): (code: string) => string {
  const pools = useQuery(poolsQuery).data
  return (code) => pools?.find((pool) => pool.code === code)?.short ?? code
}
