import type { QueryClient, QueryFilters } from '@tanstack/react-query'

/**
 * Reads again what pages show, after something was sent that a page did not wait for. What is being read for the first time at that moment
 * may have been answered before: it is read again too, which invalidating alone does not do.
 */
export async function readAnew(queries: QueryClient, filters?: QueryFilters): Promise<void> {
  await queries.cancelQueries(filters)
  await queries.invalidateQueries(filters)
}
