/** 就诊: lists and one whole, of the desk and of an institution's own. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Visit, VisitLine, VisitList } from '@yidi/contracts'
import { get } from './client.ts'

/** Of the institution with this code, at the desk; without one the institution's own. */
export const visitsQuery = (code?: string, state?: VisitLine['state']) =>
  infiniteQueryOptions({
    queryKey: ['visits', code ?? 'own', state],
    queryFn: ({ pageParam, signal }) => {
      const address =
        code === undefined ? '/api/institution/visits' : `/api/institutions/${encodeURIComponent(code)}/visits`
      const asked = {
        ...(pageParam === undefined ? {} : { before: pageParam }),
        ...(state === undefined ? {} : { state }),
      }
      return get<VisitList>(`${address}?${new URLSearchParams(asked).toString()}`, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const visitQuery = (door: 'desk' | 'institution', id: string) =>
  queryOptions({
    queryKey: ['visit', door, id],
    queryFn: ({ signal }) => get<Visit>(`/api/${door}/visits/${encodeURIComponent(id)}`, signal),
    // Each look is on record; coming back to the window is not another one.
    refetchOnWindowFocus: false,
  })
