/** The settlements of the person who is logged in: the list, and one with the bill as it was computed. */
import { queryOptions } from '@tanstack/react-query'
import type { QuoteResult, VisitKind } from '@yidi/rules'
import { get } from './client.ts'

export interface SettlementLine {
  id: string
  institutionName: string
  placeName: string
  kind: VisitKind
  from: string
  to: string | null
  settledOn: string
  state: 'settled' | 'cancelled'
  total: string
  fundTotal: string
  account: string
  cash: string
}

export interface Settlement extends SettlementLine {
  result: Extract<QuoteResult, { amounts: unknown }>
  cancelledOn?: string
}

export const settlementsQuery = queryOptions({
  queryKey: ['settlements'],
  queryFn: ({ signal }) => get<{ settlements: SettlementLine[] }>('/api/settlements', signal),
})

export const settlementQuery = (id: string) =>
  queryOptions({
    queryKey: ['settlements', id],
    queryFn: ({ signal }) => get<Settlement>(`/api/settlements/${encodeURIComponent(id)}`, signal),
  })
