import { placeOf } from './kept.ts'

/** Told when another tab has kept something under a name, and when this one wakes, which may have been told nothing. */
export function onKept(name: string, listener: () => void): () => void {
  const changed = (change: StorageEvent): void => {
    if (change.key === placeOf(name)) listener()
  }
  window.addEventListener('storage', changed)
  document.addEventListener('visibilitychange', listener)
  return () => {
    window.removeEventListener('storage', changed)
    document.removeEventListener('visibilitychange', listener)
  }
}
