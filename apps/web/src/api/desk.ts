/** What staff of a pool see and decide: the queue of filings and one case. */
import { queryOptions } from '@tanstack/react-query'
import type { FilingCaseMessage, FilingMessage, FilingTask } from '@yidi/contracts'
import { command, get } from './client.ts'

export type QueueLine = FilingTask
export type DeskCase = FilingCaseMessage

export const queueQuery = queryOptions({
  queryKey: ['desk', 'queue'],
  queryFn: ({ signal }) => get<{ tasks: QueueLine[] }>('/api/desk/filings', signal),
  refetchInterval: 30_000,
})

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'case', id],
    queryFn: ({ signal }) => get<DeskCase>(`/api/desk/filings/${id}`, signal),
  })

export const decisions = ['accept', 'approve', 'ask-corrections', 'refuse'] as const
export type Decision = (typeof decisions)[number]

export const decide = (id: string, decision: Decision, reason: string, key: string): Promise<FilingMessage> =>
  command(`/api/desk/filings/${id}/${decision}`, reason === '' ? {} : { reason }, key)
