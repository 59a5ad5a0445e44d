import { useQueryClient } from '@tanstack/react-query'
import { clearingsKey } from '../../api/clearings.ts'

/** After a command everything between the regions is read anew. */
export function useTaken(close: () => void): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    close()
    await queries.invalidateQueries({ queryKey: clearingsKey })
  }
}
