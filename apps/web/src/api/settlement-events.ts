/** What happened to the visit of a settlement of one's own. */
import { queryOptions } from '@tanstack/react-query'
import type { SettlementEventsMessage } from '@yidi/contracts'
import { get } from './client.ts'

export const settlementEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['settlements', id, 'events'],
    queryFn: ({ signal }) => get<SettlementEventsMessage>(`/api/settlements/${encodeURIComponent(id)}/events`, signal),
  })
