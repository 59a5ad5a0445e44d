/** The personal account of a person, and the runs over everybody's. */
import { queryOptions } from '@tanstack/react-query'
import type { AccountMessage, AccountRunForm, AccountRunsMessage, PensionForm } from '@yidi/contracts'
import { command, get } from './client.ts'

export const myAccountQuery = queryOptions({
  queryKey: ['personal-account'],
  queryFn: ({ signal }) => get<AccountMessage>('/api/my/account', signal),
})

export const accountOfQuery = (personNo: string) =>
  queryOptions({
    queryKey: ['personal-account', personNo],
    queryFn: ({ signal }) => get<AccountMessage>(`/api/desk/people/${encodeURIComponent(personNo)}/account`, signal),
  })

export const enterPension = (personNo: string, form: PensionForm, key: string): Promise<AccountMessage> =>
  command(`/api/desk/people/${encodeURIComponent(personNo)}/pension`, form, key)

export const accountRunsQuery = queryOptions({
  queryKey: ['account-runs'],
  queryFn: ({ signal }) => get<AccountRunsMessage>('/api/desk/account-runs', signal),
})

export const startAccountRun = (form: AccountRunForm, key: string): Promise<AccountRunsMessage> =>
  command('/api/desk/account-runs', form, key)
