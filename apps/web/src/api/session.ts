/** Who is logged in, logging in and out. */
import { queryOptions } from '@tanstack/react-query'
import type { Who } from '@yidi/contracts'
import { ask, command, get, newCommandKey } from './client.ts'

export interface Session {
  who: Who | null
  displayName: string | null
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<Session>('/api/session', signal),
  staleTime: 60_000,
})

export const logInCitizen = (idNumber: string, password: string): Promise<Session> =>
  ask('/api/session', { kind: 'citizen', idNumber, password })

export const logInStaff = (name: string, password: string): Promise<Session> =>
  ask('/api/session', { kind: 'staff', name, password })

export const logOut = (): Promise<void> => command('/api/session', undefined, newCommandKey(), 'DELETE')
