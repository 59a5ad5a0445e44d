/** What an account keeps for the lists of the desk. */
import { queryOptions } from '@tanstack/react-query'
import type { SavedFilterForm, SavedFiltersMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

export const savedFiltersQuery = (list: string) =>
  queryOptions({
    queryKey: ['desk', 'saved-filters', list],
    queryFn: ({ signal }) => get<SavedFiltersMessage>(`/api/desk/saved-filters?list=${list}`, signal),
    staleTime: 5 * 60_000,
  })

export const saveFilter = (form: SavedFilterForm, key: string): Promise<SavedFiltersMessage> =>
  command('/api/desk/saved-filters', form, key)
export const removeFilter = (filter: { list: string; name: string }, key: string): Promise<SavedFiltersMessage> =>
  command('/api/desk/saved-filters/remove', filter, key)
