/** Asking the engine: one case, one result with its explanation. */
import { queryOptions } from '@tanstack/react-query'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { ask } from './client.ts'

export const quoteQuery = (quoteCase: QuoteCase) =>
  queryOptions({
    queryKey: ['quote', quoteCase],
    queryFn: ({ signal }) => ask<QuoteResult>('/api/quotes?explain=1', quoteCase, signal),
    staleTime: 5 * 60_000,
  })
