/** The state of a form that is kept on this device alone and outlives its page. Once it is sent, it is forgotten by its name. */
import { useEffect, useRef, useState, type Dispatch, type SetStateAction } from 'react'
import { keep, kept } from './kept.ts'

export function useKept<Value>(name: string, empty: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState<Value>(() => kept(name, empty) ?? empty)
  const last = useRef(value)
  useEffect(() => {
    // What stood there when the page came up is no news.
    if (last.current === value) return
    last.current = value
    keep(name, value)
  }, [name, value])
  return [value, setValue]
}
