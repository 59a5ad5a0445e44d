/** A log-in that ran out leads to the log-in page and back to the same page, where what was typed still stands. */
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { onLogInEnded } from '../../api/log-in-ended.ts'
import { sessionQuery } from '../../api/session.ts'

export function useLogInEnded(): void {
  const queries = useQueryClient()
  const router = useRouter()
  useEffect(
    () =>
      onLogInEnded(() => {
        // Of whoever had not logged in nothing has ended: the page itself says what it needs.
        if (!queries.getQueryData(sessionQuery.queryKey)?.who) return
        queries.setQueryData(sessionQuery.queryKey, { who: null, displayName: null })
        void router.navigate({ to: '/login', search: { next: router.state.location.href, ended: '1' } })
      }),
    [queries, router],
  )
}
