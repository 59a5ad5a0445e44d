/** The fee lines of a settlement of one's own, a page at a time. */
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { SettlementLinesMessage } from '@yidi/contracts'
import { get } from './client.ts'

export const settlementLinesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['settlements', id, 'lines'],
    queryFn: ({ pageParam, signal }) =>
      get<SettlementLinesMessage>(
        `/api/settlements/${encodeURIComponent(id)}/lines?after=${String(pageParam)}`,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  })
