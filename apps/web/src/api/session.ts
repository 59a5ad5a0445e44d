/** Who is logged in, logging in and out. */
import { queryOptions } from '@tanstack/react-query'
import type { Hindrance, Insured, Who } from '@yidi/contracts'
import { dropActing } from './acting.ts'
import { ApiProblem, ask, command, get, newCommandKey } from './client.ts'

export interface Session {
  who: Who | null
  displayName: string | null
  /** A second factor is a must here and not set yet. */
  secondFactorMissing?: boolean
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get<Session>('/api/session', signal),
  staleTime: 60_000,
})

export const logInCitizen = (idNumber: string, password: string): Promise<Session> => {
  dropActing()
  return ask('/api/session', { kind: 'citizen', idNumber, password })
}

export const logInStaff = (name: string, password: string, code?: string): Promise<Session> =>
  ask('/api/session', { kind: 'staff', name, password, ...(code === undefined ? {} : { code }) })

export const logOut = (): Promise<void> => {
  dropActing()
  return command('/api/session', undefined, newCommandKey(), 'DELETE')
}

/** What the identity service of this place is called; null where none is set up. */
export const identityProviderQuery = queryOptions({
  queryKey: ['identity-provider'],
  queryFn: ({ signal }) => get<{ title: string | null }>('/api/session/identity-provider', signal),
  staleTime: Infinity,
})

/** The words of an error that an address carries as its code. */
export const problemQuery = (code: string | undefined) =>
  queryOptions({
    queryKey: ['problem', code],
    enabled: code !== undefined,
    queryFn: async ({ signal }) => {
      const entry = await get<{ status: number; title: string; remedy: string }>(
        `/api/errors/${encodeURIComponent(code ?? '')}`,
        signal,
      )
      // The sentence with its values stayed at the server; title and way out say enough.
      return new ApiProblem(entry.status, { code: code ?? '', title: entry.title, remedy: entry.remedy })
    },
    staleTime: Infinity,
  })

/** As what I am insured today, and what keeps my bills from being settled; asked of whoever is logged in. */
export const standingQuery = queryOptions({
  queryKey: ['standing'],
  queryFn: ({ signal }) => get<{ hindrances: Hindrance[]; insured: Insured | null }>('/api/me/standing', signal),
})
