/**
 * The two choices about how the pages look. They stay on this device; the first paint reads them in index.html. What counts
 * is what stands at the root of the document: whoever changes it there, the pages follow.
 */
import { useSyncExternalStore } from 'react'

export type Size = 'normal' | 'elder'
export type Colour = 'system' | 'light' | 'dark'

function set(key: 'size' | 'colour', value: string): void {
  document.documentElement.dataset[key] = value
  localStorage.setItem(`yidi.${key}`, value)
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-size', 'data-colour'] })
  return () => observer.disconnect()
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
