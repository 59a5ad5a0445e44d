/** Who is logged in, logging in and out. */
import { queryOptions } from '@tanstack/react-query'
import { ApiProblem, ask, command, get, newCommandKey } from './client.ts'

export interface Session {
  kind: 'citizen' | 'staff'
  name: string
  role: string
  roleText?: string
  poolCode: string | null
  poolName?: string
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await get<Session>('/api/session', signal)
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

export const logIn = (name: string, password: string): Promise<Session> => ask('/api/session', { name, password })
export const logOut = (): Promise<void> => command('/api/session', undefined, newCommandKey(), 'DELETE')
