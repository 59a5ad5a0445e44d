/** 我的码: a fresh token and what became of it. */
import { queryOptions } from '@tanstack/react-query'
import type { CredentialMessage, CredentialStateMessage } from '@yidi/contracts'
import { ask } from './client.ts'

export interface Code extends CredentialMessage {
  /** On this phone's own clock, which may go wrong: the seconds are counted from the answer. */
  endsAt: number
}

export const codeQuery = queryOptions({
  queryKey: ['credential'],
  queryFn: async ({ signal }): Promise<Code> => {
    const code = await ask<CredentialMessage>('/api/credential', {}, signal)
    return { ...code, endsAt: performance.now() + code.seconds * 1000 }
  },
  // A code is shown once and never kept.
  gcTime: 0,
  staleTime: Infinity,
  refetchOnWindowFocus: false,
})

export const codeStateQuery = (token: string) =>
  queryOptions({
    queryKey: ['credential', token],
    queryFn: ({ signal }) => ask<CredentialStateMessage>('/api/credential/state', { token }, signal),
    gcTime: 0,
    refetchInterval: (query) => (query.state.data?.state === 'used' ? false : 4000),
  })
