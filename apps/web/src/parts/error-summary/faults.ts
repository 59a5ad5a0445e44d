/** What is wrong with a form, by the place of each fault, and how often somebody has tried to send it so. */
import { useState } from 'react'

export type Faults<Place extends string> = Partial<Record<Place, string>>

/** The id of a field of the page, to which the summary leads. */
export const placeId = (place: string): string => `at-${place}`

export function useFaults<Place extends string>() {
  const [{ faults, attempt }, set] = useState<{ faults: Faults<Place>; attempt: number }>({ faults: {}, attempt: 0 })
  return {
    faults,
    attempt,
    /** Shows what was found, in the order of the page; true when nothing was. */
    show: (found: Faults<Place>): boolean => {
      set((before) => ({ faults: found, attempt: before.attempt + 1 }))
      return Object.keys(found).length === 0
    },
    /** What is typed anew is no longer at fault until it was looked at again. */
    clear: (places: Iterable<string>): void => {
      const gone = new Set(places)
      set((before) => ({
        ...before,
        faults: Object.fromEntries(
          Object.entries(before.faults).filter(([place]) => !gone.has(place)),
        ) as Faults<Place>,
      }))
    },
  }
}
