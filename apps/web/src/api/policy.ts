/** The documents that amounts and answers rest on, as the policy release in force records them. */
import { queryOptions } from '@tanstack/react-query'
import { get } from './client.ts'

interface PolicyDocument {
  id: string
  short?: string
  number?: string
  title: string
  issuer?: string
  dated?: string
  from?: string
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
