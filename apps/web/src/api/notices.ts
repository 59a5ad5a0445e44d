/** What the person was told: the inbox, how much of it is unread, and the address for mail. */
import { queryOptions } from '@tanstack/react-query'
import type { NoticeMessage, NoticesMessage } from '@yidi/contracts'
import { ask, command, get, newCommandKey } from './client.ts'

export type Notice = NoticeMessage
export type Notices = NoticesMessage

export const noticesPage = (before?: string, signal?: AbortSignal): Promise<Notices> =>
  get<Notices>(`/api/me/notices${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`, signal)

export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) => get<{ unread: number }>('/api/me/notices/unread', signal),
  staleTime: 30_000,
})

/** These are read; without any, all are. */
export const markRead = (ids?: readonly string[]): Promise<{ unread: number }> =>
  ask('/api/me/notices/read', ids === undefined ? {} : { ids })

export const contactQuery = queryOptions({
  queryKey: ['contact'],
  queryFn: ({ signal }) => get<{ email: string | null }>('/api/me/contact', signal),
})

export const setContact = (email: string | null): Promise<{ email: string | null }> =>
  command('/api/me/contact', { email }, newCommandKey(), 'PUT')
