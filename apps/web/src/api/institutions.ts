/** The directory of hospitals and pharmacies: a page of what fits, and one with its agreement. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DirectorySize, InstitutionList, InstitutionOne, InstitutionSearch } from '@yidi/contracts'
import { get } from './client.ts'

export type DirectoryChoice = Pick<
  InstitutionSearch,
  'q' | 'place' | 'kind' | 'level' | 'ownership' | 'service' | 'settles'
>

/** Page after page; what was found before stays in sight while the next answer is on its way. */
export const institutionsQuery = (choice: DirectoryChoice) =>
  infiniteQueryOptions({
    queryKey: ['institutions', choice],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams()
      for (const [name, value] of Object.entries({ ...choice, after: pageParam })) {
        if (value !== undefined && value !== '') query.set(name, String(value))
      }
      return get<InstitutionList>(`/api/institutions?${query.toString()}`, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** The first that are called so: to take one. */
export async function findInstitutions(q: string, signal: AbortSignal): Promise<InstitutionList['institutions']> {
  return (await get<InstitutionList>(`/api/institutions?${new URLSearchParams({ q }).toString()}`, signal)).institutions
}

export const directorySizeQuery = queryOptions({
  queryKey: ['institutions', 'size'],
  queryFn: ({ signal }) => get<DirectorySize>('/api/institutions/size', signal),
  staleTime: 10 * 60_000,
})

export const institutionQuery = (code: string) =>
  queryOptions({
    queryKey: ['institution', code],
    queryFn: ({ signal }) => get<InstitutionOne>(`/api/institutions/${encodeURIComponent(code)}`, signal),
  })
