/** Who stands at the counter: what is typed in the box, and the person that it led to. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { findAtCounter, type CounterPerson } from '../../api/desk.ts'

export interface Counter {
  text: string
  /** Typing leaves the person who was found before. */
  setText: (text: string) => void
  /** By an ID number, or by the ticket of one of those who have a name. Asked again, the person stays in sight meanwhile. */
  find: (who: string) => void
  busy: boolean
  error: Error | null
  /** The person, and by what they are asked about from here on. */
  found: { person: CounterPerson; who: string } | undefined
}

/** `first` is what stands in the box when the page opens. */
export function useCounter(first: () => string = () => ''): Counter {
  const [text, setText] = useState(first)
  const [found, setFound] = useState<Counter['found']>()
  const asked = useRef('')
  const query = useMutation({
    mutationFn: async (who: string) => ({ person: await findAtCounter(who), who }),
    // A reader types and presses Enter: one look at the person, not two.
    onSuccess: (answer) => {
      if (asked.current === answer.who) setFound(answer)
    },
  })
  return {
    text,
    setText: (typed) => {
      asked.current = ''
      setText(typed)
      setFound(undefined)
      query.reset()
    },
    find: (who) => {
      if (query.isPending && asked.current === who) return
      asked.current = who
      query.mutate(who)
    },
    busy: query.isPending,
    error: query.error,
    found,
  }
}
