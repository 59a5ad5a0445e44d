/** Told by whoever asks the server and is answered that nobody is logged in; heard by the frame, which leads to the log-in. */

const listeners = new Set<() => void>()

export function logInHasEnded(): void {
  for (const listener of listeners) listener()
}

/** Returns how to hear no more. */
export function onLogInEnded(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
