import { useEffect, useState } from 'react'

const pauseMs = 400

/** A value that has stood still for a moment: no question for each key that is pressed. */
export function useCalm<Value>(value: Value): Value {
  const text = JSON.stringify(value)
  const [calm, setCalm] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return JSON.parse(calm) as Value
}
