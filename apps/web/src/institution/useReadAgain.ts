import { useQueryClient } from '@tanstack/react-query'
import { visitQuery } from '../api/visits.ts'

/** Whatever of a visit changed is read again, wherever it is shown. */
export function useReadAgain(visit: string): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: visitQuery('institution', visit).queryKey }),
      queries.invalidateQueries({ queryKey: ['institution', 'cashier'] }),
      queries.invalidateQueries({ queryKey: ['institution', 'day-sheet'] }),
    ])
}
