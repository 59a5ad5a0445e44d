import { useQueryClient } from '@tanstack/react-query'
import { resultsKey } from '../../api/oversight-results.ts'

/** After a command everything that decisions bring is read anew. */
export function useResults(close: () => void): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    close()
    await queries.invalidateQueries({ queryKey: resultsKey })
  }
}
