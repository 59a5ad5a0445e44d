/** The two choices about how the pages look. They stay on this device; the first paint reads them in index.html. */
import { useSyncExternalStore } from 'react'

export type Size = 'normal' | 'elder'
export type Colour = 'system' | 'light' | 'dark'

const listeners = new Set<() => void>()

function set(key: 'size' | 'colour', value: string): void {
  document.documentElement.dataset[key] = value
  localStorage.setItem(`yidi.${key}`, value)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const setSize = (size: Size): void => set('size', size)
export const setColour = (colour: Colour): void => set('colour', colour)

/** `elder` when the person has chosen 长辈版. */
export function useSize(): Size {
  return useSyncExternalStore(subscribe, () => (document.documentElement.dataset.size === 'elder' ? 'elder' : 'normal'))
}

export function useColour(): Colour {
  return useSyncExternalStore(subscribe, () => (document.documentElement.dataset.colour ?? 'system') as Colour)
}
