/** What a settlement of one's own would have come to with one thing otherwise. */
import { queryOptions } from '@tanstack/react-query'
import type { SettlementChoicesMessage } from '@yidi/contracts'
import { get } from './client.ts'

export const settlementChoicesQuery = (id: string) =>
  queryOptions({
    queryKey: ['settlements', id, 'choices'],
    queryFn: ({ signal }) =>
      get<SettlementChoicesMessage>(`/api/settlements/${encodeURIComponent(id)}/choices`, signal),
  })
