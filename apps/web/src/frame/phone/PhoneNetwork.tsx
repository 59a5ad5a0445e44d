/**
 * The network as every page of the phone shows it. While it stands there, what was sent and lost is sent again by itself: the
 * person is told so here, and can stop it here. What a browser that was killed had sent goes on, whatever page comes up.
 */
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { isUnknown, needsLogIn } from '../../api/client.ts'
import { sessionQuery } from '../../api/session.ts'
import { forget } from '../../device/kept.ts'
import { isReached, onReached } from '../../device/network.ts'
import { outbox, pauseAfter } from '../../device/outbox.ts'
import { latestOutcome, onOutcome, tell, type Outcome } from '../../device/outcome.ts'
import { forgetSent, isClaimed, keepUnanswered, keptSent, sentPlace } from '../../device/sent.ts'
import { OfflineBar, type NetworkState } from '../../parts/offline-bar/OfflineBar.tsx'
import * as t from '../../texts/index.ts'
import { inLanguage } from '../addresses.ts'
import { readAnew } from '../read-anew.ts'
import { sendings, type SendingName } from '../sendings.ts'

/** False while the device has no network, or nothing is known to come through. */
const isThere = (): boolean => isReached() && navigator.onLine

function onNetwork(listener: () => void): () => void {
  const end = onReached(listener)
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    end()
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

export function PhoneNetwork() {
  const there = useSyncExternalStore(onNetwork, isThere)
  const waits = useSyncExternalStore(outbox.subscribe, outbox.waits)
  const outcome = useSyncExternalStore(onOutcome, latestOutcome)
  useEffect(() => outbox.promise(), [])
  useWaking(there)
  useUnanswered()
  return <OfflineBar state={stateOf({ there, waits, outcome })} />
}

function stateOf(now: { there: boolean; waits: boolean; outcome: Outcome | undefined }): NetworkState | undefined {
  const { there, waits, outcome } = now
  if (waits) return { is: 'waiting', onStop: outbox.stop }
  if (!there) return { is: 'cut' }
  if (outcome === undefined) return undefined
  const form = outcome.form as SendingName | undefined
  const onClose = () => tell(undefined)
  if ('error' in outcome) {
    const way = form === undefined ? null : <Way to={sendings[form].page}>{t.network.goBack}</Way>
    return { is: 'refused', why: outcome.error.message, way, onClose }
  }
  const way = form === undefined ? null : <Way to={sendings[form].landing(outcome.reply)}>{t.network.look}</Way>
  return { is: 'sent', way, onClose }
}

function Way({ to: page, children }: { to: string; children: ReactNode }) {
  const router = useRouter()
  const to = inLanguage(t.language, page)
  return (
    <a
      href={to}
      onClick={(event) => {
        event.preventDefault()
        tell(undefined)
        router.history.push(to)
      }}
    >
      {children}
    </a>
  )
}

/** Asks quietly while nothing comes through, and at once when the device says that it has a network again. */
function useWaking(there: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    const look = () => {
      outbox.wake()
      if (!isThere()) void queries.refetchQueries({ queryKey: sessionQuery.queryKey })
    }
    window.addEventListener('online', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [queries])
  useEffect(() => {
    if (there) {
      outbox.wake()
      // What failed for want of the network is asked again; a refusal stays a refusal.
      void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
      return undefined
    }
    let tries = 0
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      tries += 1
      timer = setTimeout(() => {
        void queries.refetchQueries({ queryKey: sessionQuery.queryKey })
        next()
      }, pauseAfter(tries))
    }
    next()
    return () => clearTimeout(timer)
  }, [there, queries])
}

/** Sends on what was sent before the page came up; a form that is open sees to its own. */
function useUnanswered(): void {
  const queries = useQueryClient()
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen'
  useEffect(() => {
    if (!citizen) return
    for (const form of Object.keys(sendings) as SendingName[]) sendOn(form, queries)
  }, [citizen, queries])
}

function sendOn(form: SendingName, queries: QueryClient): void {
  const sent = keptSent(form)
  const place = sentPlace(form)
  if (sent?.goesOn !== true || isClaimed(form) || outbox.flies(place)) return
  const input = JSON.parse(sent.text) as never
  outbox
    .send(place, sent.key, () => sendings[form].run(input, sent.key))
    .then(
      async (reply) => {
        // The form was opened meanwhile: it has the answer, too.
        if (isClaimed(form)) return
        forgetSent(form)
        forget(form)
        tell({ form, reply })
        await readAnew(queries)
      },
      (error: Error) => {
        if (isClaimed(form)) return
        keepUnanswered(form, error)
        if (!isUnknown(error) && !needsLogIn(error)) tell({ form, error })
      },
    )
}
