/** How somebody likes a list to look: close or wide lines, which columns. Kept on the device, and nobody's secret. */
import { useState } from 'react'

export interface Looks {
  dense: boolean
  hidden: readonly string[]
}

const plain: Looks = { dense: false, hidden: [] }
const placeOf = (list: string): string => `yidi.list.${list}`

/** What the device remembers; whatever an older page left there and this one does not know is left out. */
export function looksOf(text: string | null): Looks {
  try {
    const { dense, hidden } = JSON.parse(text ?? 'null') as Partial<Record<keyof Looks, unknown>>
    const keys = Array.isArray(hidden) ? hidden.filter((key): key is string => typeof key === 'string') : []
    return { dense: dense === true, hidden: keys }
  } catch {
    return plain
  }
}

export function useLooks(list: string): [Looks, (change: Partial<Looks>) => void] {
  const [looks, setLooks] = useState(() => looksOf(localStorage.getItem(placeOf(list))))
  const change = (part: Partial<Looks>) => {
    const next = { ...looks, ...part }
    setLooks(next)
    try {
      localStorage.setItem(placeOf(list), JSON.stringify(next))
    } catch {
      // A device that is full forgets the looks with the page.
    }
  }
  return [looks, change]
}
