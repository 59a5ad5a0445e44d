/** The settlements of the person who is logged in: the list, and one with the bill as it was computed. */
import { queryOptions } from '@tanstack/react-query'
import type { SettlementLineMessage, SettlementMessage } from '@yidi/contracts'
import { get } from './client.ts'

export type SettlementLine = SettlementLineMessage
export type Settlement = SettlementMessage

export const settlementsQuery = queryOptions({
  queryKey: ['settlements'],
  queryFn: ({ signal }) => get<{ settlements: SettlementLine[] }>('/api/settlements', signal),
})

export const settlementQuery = (id: string) =>
  queryOptions({
    queryKey: ['settlements', id],
    queryFn: ({ signal }) => get<Settlement>(`/api/settlements/${encodeURIComponent(id)}`, signal),
  })
