/** The settlements of the person who is logged in: the list, and one with the bill as it was computed. */
import { queryOptions } from '@tanstack/react-query'
import type { SettlementLine } from '@yidi/contracts'
import type { QuoteResult } from '@yidi/rules'
import { get } from './client.ts'

export interface Settlement extends SettlementLine {
  cancelledOn?: string
  result: Extract<QuoteResult, { amounts: unknown }>
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
