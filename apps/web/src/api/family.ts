/** 亲情账户: who acts for me, for whom I act, and what was done with my records. Always one's own, never an agent's. */
import { queryOptions } from '@tanstack/react-query'
import type { AuthorisationCaseMessage, AuthorisationMessage, RecordLookMessage } from '@yidi/contracts'
import { command, get, type Confirmation } from './client.ts'

export type Authorisation = AuthorisationMessage

export const peopleQuery = queryOptions({
  queryKey: ['family', 'people'],
  queryFn: ({ signal }) => get<{ people: Authorisation[] }>('/api/me/people', signal),
})

export const authorisationsQuery = queryOptions({
  queryKey: ['family', 'authorisations'],
  queryFn: ({ signal }) => get<{ authorisations: Authorisation[] }>('/api/me/authorisations', signal),
})

interface AccountSharing {
  poolName: string
  rule: 'allowed' | 'not-allowed' | 'open'
  basis: { document: string; article: string } | null
  contact: string
}

/** 家庭共济: what my pool's law says of it. */
export const sharingQuery = queryOptions({
  queryKey: ['family', 'sharing'],
  queryFn: ({ signal }) => get<AccountSharing>('/api/me/account-sharing', signal),
})

export const looksQuery = queryOptions({
  queryKey: ['family', 'looks'],
  queryFn: ({ signal }) => get<{ looks: RecordLookMessage[] }>('/api/me/looks', signal),
})

export const endAuthorisation = (id: string, confirmation: Confirmation, key: string): Promise<Authorisation> =>
  command(`/api/me/authorisations/${id}/end`, confirmation, key)

export type AuthorisationCase = AuthorisationCaseMessage

export const authorisationCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'authorisation', id],
    queryFn: ({ signal }) => get<AuthorisationCase>(`/api/desk/authorisations/${encodeURIComponent(id)}`, signal),
  })

export const decideAuthorisation = (
  id: string,
  decision: 'approve' | 'refuse',
  reason: string,
  key: string,
): Promise<AuthorisationCase> =>
  command(`/api/desk/authorisations/${id}/${decision}`, reason.trim() === '' ? {} : { reason }, key)
