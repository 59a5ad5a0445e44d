/** Who is logged in, logging in and out. */
import { queryOptions } from '@tanstack/react-query'
import type { ActivationForm, Hindrance, Insured, Who } from '@yidi/contracts'
import { handOver, leaveNothing, whoSits } from '../device/kept.ts'
import * as t from '../texts/index.ts'
import { actingId, dropActing, goOnActing, loadPage } from './acting.ts'
import { ApiProblem, ask, command, get, newCommandKey, wasLost } from './client.ts'

export interface Session {
  who: Who | null
  displayName: string | null
  /** A second factor is a must here and not set yet. */
  secondFactorMissing?: boolean
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await get<Session>('/api/session', signal)
    // Forms on the page may hold what the one before had typed.
    if (handOver(sitsHere(session))) loadPage()
    return session
  },
  staleTime: 60_000,
})

/** Who sits at this device; not the one that is acted for. */
function sitsHere({ who }: Session): string | null {
  if (who === null) return null
  return who.kind === 'staff' ? `staff ${who.userId}` : (who.actedBy?.personNo ?? who.personNo)
}

async function logIn(proof: object, by: '/api/session' | '/api/session/activate' = '/api/session'): Promise<Session> {
  const session = await ask<Session>(by, proof)
  handOver(sitsHere(session))
  return session
}

/** Whoever acted for another when the log-in ran out, and logs in again, goes on acting. */
export async function logInCitizen(idNumber: string, password: string): Promise<Session> {
  const [before, acted] = [whoSits(), actingId()]
  dropActing()
  let as: string | null = before
  try {
    const session = await logIn({ kind: 'citizen', idNumber, password })
    as = sitsHere(session)
    return session
  } finally {
    // A slip of the password changes nothing: whoever tries again is looked at again.
    if (acted !== null && as === before) goOnActing(acted)
  }
}

/** Sets the password by the code that the counter gave, and logs in. */
export const activate = (form: ActivationForm): Promise<Session> => {
  dropActing()
  return logIn(form, '/api/session/activate')
}

export const logInStaff = (name: string, password: string, code?: string): Promise<Session> =>
  logIn({ kind: 'staff', name, password, ...(code === undefined ? {} : { code }) })

/** Only once the server has ended it: offline one is still logged in, and is told so. */
export async function logOut(): Promise<void> {
  dropActing()
  try {
    await command('/api/session', undefined, newCommandKey(), 'DELETE')
  } catch (error) {
    throw wasLost(error as Error) ? new ApiProblem(0, { code: 'offline', title: t.notLeft }) : error
  }
  leaveNothing()
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
