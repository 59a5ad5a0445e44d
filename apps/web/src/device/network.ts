/** Whether the network carries, by what became of the latest question; a device says that it has one when its router leads nowhere. */

const listeners = new Set<() => void>()
let reached = true

function say(now: boolean): void {
  if (now === reached) return
  reached = now
  for (const listener of listeners) listener()
}

/** An answer came, whatever it says. */
export const answerCame = (): void => say(true)

/** Nothing came back. */
export const nothingCame = (): void => say(false)

export const isReached = (): boolean => reached

/** Told at each change; returns how to end it. */
export function onReached(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
