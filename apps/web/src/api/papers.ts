/** The content of a paper that is looked at in the page. */
import { queryOptions } from '@tanstack/react-query'
import { getBytes } from './client.ts'

/** Kept while the case is open: going back to a paper asks for it no second time. */
export const paperQuery = (href: string) =>
  queryOptions({
    queryKey: ['desk', 'paper', href],
    queryFn: ({ signal }) => getBytes(href, signal),
    staleTime: Infinity,
    gcTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  })
