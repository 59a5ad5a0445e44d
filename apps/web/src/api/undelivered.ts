/** Deliveries that were given up, for the administrator. */
import { queryOptions } from '@tanstack/react-query'
import type { UndeliveredDone, UndeliveredListMessage, UndeliveredMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

export type Undelivered = UndeliveredMessage

export const undeliveredQuery = queryOptions({
  queryKey: ['undelivered'],
  queryFn: ({ signal }) => get<UndeliveredListMessage>('/api/desk/undelivered', signal),
})

export const sendAgain = (ids: readonly string[], key: string): Promise<UndeliveredDone> =>
  command('/api/desk/undelivered/again', { ids }, key)
export const dropDeliveries = (
  drop: { ids: readonly string[]; reason: string },
  key: string,
): Promise<UndeliveredDone> => command('/api/desk/undelivered/drop', drop, key)
