/** What a registration told of what may stand in the way, kept for the page of the visit. */
import { queryOptions } from '@tanstack/react-query'

export const toldQuery = (visit: string) =>
  queryOptions({
    queryKey: ['institution', 'told', visit],
    queryFn: () => '',
    staleTime: Number.POSITIVE_INFINITY,
  })
