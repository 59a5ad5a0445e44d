/** 首页 of a role at the desk. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DeskHomeMessage } from '@yidi/contracts'
import { get } from './client.ts'

export const deskHomeQuery = (role: string | undefined) =>
  queryOptions({
    queryKey: ['desk', 'home', role],
    queryFn: ({ signal }) =>
      get<DeskHomeMessage>(role === undefined ? '/api/desk/home' : `/api/desk/home?role=${role}`, signal),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })
