/** What the person was told: the inbox, how much of it is unread, and the address for mail. */
import { queryOptions } from '@tanstack/react-query'
import type { ContactMessage, NoticeMessage, NoticesMessage } from '@yidi/contracts'
import { ask, command, get } from './client.ts'

export type Notice = NoticeMessage
type Notices = NoticesMessage
export type Contact = ContactMessage

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

/** While a mail is on its way, it is asked again what became of it. */
const stillUnderWay = (contact: Contact | undefined): boolean =>
  contact?.waiting?.open === true && ['under-way', 'delayed'].includes(contact.waiting.mail)

export const contactQuery = queryOptions({
  queryKey: ['contact'],
  queryFn: ({ signal }) => get<Contact>('/api/me/contact', signal),
  refetchInterval: ({ state }) => (stillUnderWay(state.data) ? 3_000 : false),
})

export const setContact = (email: string | null, key: string): Promise<Contact> =>
  command('/api/me/contact', { email }, key, 'PUT')

export const sendCodeAgain = (_nothing: undefined, key: string): Promise<Contact> =>
  command('/api/me/contact/code', {}, key)

export const confirmContact = (code: string, key: string): Promise<Contact> =>
  command('/api/me/contact/confirm', { code }, key)
