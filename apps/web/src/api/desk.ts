/** What staff of a pool see and decide: the queue of filings and one case. */
import { queryOptions } from '@tanstack/react-query'
import { command, get } from './client.ts'
import type { Filing, FilingProblem } from './filings.ts'

export interface QueueLine {
  id: string
  personNo: string
  personName: string
  typeTitle: string
  destinationName: string
  from: string
  to: string | null
  appliedAt: string
  dueAt: string | null
  state: string
  stateTitle: string
}

export interface DeskCase extends Filing {
  person: { name: string; idNumber: string; categoryTitle: string; poolName: string }
  mobile?: string
  address?: string
  materials: string[]
  problems: FilingProblem[]
}

export const queueQuery = queryOptions({
  queryKey: ['desk', 'queue'],
  queryFn: ({ signal }) => get<{ filings: QueueLine[] }>('/api/desk/filings', signal),
  refetchInterval: 30_000,
})

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'case', id],
    queryFn: ({ signal }) => get<DeskCase>(`/api/desk/filings/${id}`, signal),
  })

export type Decision = 'accept' | 'approve' | 'refuse' | 'ask-corrections'

export const decide = (id: string, decision: Decision, reason: string, key: string): Promise<Filing> =>
  command(`/api/desk/filings/${id}/${decision}`, reason === '' ? {} : { reason }, key)
