/** The keyboard of a case: `d` goes to the decision, Escape back to the queue. */
import { useEffect, useRef } from 'react'
import { isElsewhere } from '../queue/keys.ts'

interface CaseKeys {
  decide: () => void
  back: () => void
}

export function useCaseKeys(keys: CaseKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isElsewhere(event)) return
      if (event.key === 'Escape') latest.current.back()
      else if (event.key === 'd') latest.current.decide()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
