/**
 * A decision that is taken and not sent yet (ADR 0034). What was delivered to a person cannot be unsaid; so a decision that tells
 * the person something waits for a moment on this device, and whoever took it can take it back as if it had never been. Then it is sent
 * with its key, so that it counts once, whoever sends it again. Until it is sent the task stands open in every queue.
 */
import { ApiProblem, newCommandKey } from '../../api/client.ts'
import { takeDecision, type CaseKind } from '../../api/desk.ts'
import { forget, keep, kept } from '../../device/kept.ts'
import { draftName } from '../case/draft.ts'

/** How long a decision can be taken back. */
const graceMs = 30_000

export interface Held {
  kind: CaseKind
  id: string
  /** Whose and what, for the bar. */
  title: string
  decision: string
  /** The decision in words, for the bar. */
  says: string
  body: object
  key: string
  /** When it is sent, in milliseconds. */
  sendAt: number
  /** The list that it came from, for the next one. */
  choice: Record<string, string>
  /** Sent while the page was left; whether it arrived, sending it again tells. */
  leaving: boolean
}

/** A case, as its decisions are told of it. */
export type About = Pick<Held, 'kind' | 'id' | 'title' | 'choice'>
type Taken = About & Pick<Held, 'decision' | 'says' | 'body'>

export type Standing =
  | { phase: 'none' }
  /** `held`: can be taken back; `late`: its moment passed while no page was open. */
  | { phase: 'held' | 'late' | 'sending' | 'sent'; held: Held }
  | { phase: 'failed'; held: Held; error: Error }

const place = 'held-decision'
const model: Held = {
  kind: 'filing',
  id: '',
  title: '',
  decision: '',
  says: '',
  body: {},
  key: '',
  sendAt: 0,
  choice: {},
  leaving: false,
}

let standing: Standing = { phase: 'none' }
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function stand(next: Standing): void {
  standing = next
  for (const listener of listeners) listener()
}

export const standingNow = (): Standing => standing

/** Returns how to hear no more. */
export function onStanding(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Holds a decision; one that is still held is sent at once, for there is one bar. */
export async function hold(taken: Taken): Promise<void> {
  await sendHeld()
  wait({ ...taken, key: newCommandKey(), sendAt: Date.now() + graceMs, leaving: false }, graceMs)
}

/** Says on the bar what was sent already, with the way to the next. */
export function tellDone(taken: Taken): void {
  if (standing.phase === 'held') void sendHeld()
  forget(draftName(taken.id))
  stand({ phase: 'sent', held: { ...taken, key: '', sendAt: 0, leaving: false } })
}

function wait(held: Held, forMs: number): void {
  keep(place, held)
  stand({ phase: 'held', held })
  clearTimeout(timer)
  timer = setTimeout(() => void sendHeld(), forMs)
}

/** Takes the decision back: nothing was sent. True where there was one that could be. */
export function takeBack(): boolean {
  if (standing.phase !== 'held' && standing.phase !== 'late' && standing.phase !== 'failed') return false
  clearTimeout(timer)
  forget(place)
  stand({ phase: 'none' })
  return true
}

/** Puts the bar away; a decision that is held goes on being held. */
export function putAway(): void {
  if (standing.phase === 'sent') stand({ phase: 'none' })
}

/** Sends what is held, at once. A refusal stays on the bar until somebody takes it back or sends it again. */
export async function sendHeld(): Promise<void> {
  if (standing.phase === 'none' || standing.phase === 'sent' || standing.phase === 'sending') return
  const { held } = standing
  clearTimeout(timer)
  stand({ phase: 'sending', held })
  try {
    await takeDecision(held, held.key)
    forget(place)
    forget(draftName(held.id))
    stand({ phase: 'sent', held })
  } catch (error) {
    stand({ phase: 'failed', held, error: error instanceof Error ? error : new ApiProblem(0, {}) })
  }
}

/** On leaving the page: what is held goes out while it still can, and the next page asks what became of it. */
function sendOnLeaving(): void {
  if (standing.phase !== 'held') return
  const held = { ...standing.held, leaving: true }
  keep(place, held)
  void takeDecision(held, held.key, true).catch(() => undefined)
}

/** What an earlier page left: still to be taken back, on its way, or late, which is asked about and never sent by itself. */
function goOn(): void {
  const held = kept(place, model)
  if (held === undefined) return
  const left = held.sendAt - Date.now()
  if (held.leaving) {
    stand({ phase: 'held', held })
    void sendHeld()
  } else if (left > 0) wait(held, left)
  else stand({ phase: 'late', held })
}

if (typeof window !== 'undefined') {
  window.addEventListener('pagehide', sendOnLeaving)
  goOn()
}
