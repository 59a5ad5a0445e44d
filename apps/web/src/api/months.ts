/** Months of contributions: one's own, and a person's at the desk. */
import { queryOptions } from '@tanstack/react-query'
import type { ContributionMonthsMessage, RegainedMessage } from '@yidi/contracts'
import { get } from './client.ts'

export const ownMonthsQuery = queryOptions({
  queryKey: ['contribution-months'],
  queryFn: ({ signal }) => get<ContributionMonthsMessage>('/api/my/contributions', signal),
})

export const monthsOfPersonQuery = (personNo: string) =>
  queryOptions({
    queryKey: ['people', personNo, 'contributions'],
    queryFn: ({ signal }) =>
      get<ContributionMonthsMessage>(`/api/desk/people/${encodeURIComponent(personNo)}/contributions`, signal),
  })

export const regainedQuery = queryOptions({
  queryKey: ['contributions', 'regained'],
  queryFn: ({ signal }) => get<RegainedMessage>('/api/desk/contributions/regained', signal),
})
