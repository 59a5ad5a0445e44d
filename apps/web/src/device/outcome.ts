/** What became of something that was sent, when its answer came while another page stood there. */

export type Outcome = { form: string | undefined } & ({ reply: unknown } | { error: Error })

const listeners = new Set<() => void>()
let latest: Outcome | undefined

/** Tells it; undefined once it was read. */
export function tell(outcome: Outcome | undefined): void {
  latest = outcome
  for (const listener of listeners) listener()
}

export const latestOutcome = (): Outcome | undefined => latest

export function onOutcome(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
