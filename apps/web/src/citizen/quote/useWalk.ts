/** The situation of 算一算 and the question that is open: one by one from the first to the last, or one alone. */
import { useState } from 'react'
import { keepSituation } from './kept.ts'
import { poolOf, type Pool } from './pools.ts'
import { questionsFor, type QuestionName } from './question.ts'
import { settle, type Situation } from './situation.ts'

export function useWalk(pools: readonly Pool[], opening: Situation) {
  const [situation, setSituation] = useState<Situation>(opening)
  const [asking, setAsking] = useState<QuestionName>()
  const [walking, setWalking] = useState(false)
  const asked = questionsFor(situation, poolOf(pools, situation.pool))
  const take = (next: Situation) => {
    const settled = settle(next, poolOf(pools, next.pool))
    setSituation(settled)
    keepSituation(settled)
    return settled
  }
  const start = () => {
    setWalking(true)
    setAsking(asked[0])
  }
  const stop = () => {
    setAsking(undefined)
    setWalking(false)
  }
  const answer = (change: Partial<Situation>) => {
    const next = take({ ...situation, ...change })
    const list = questionsFor(next, poolOf(pools, next.pool))
    const at = asking ? list.indexOf(asking) : -1
    const following = walking ? list[at + 1] : undefined
    setAsking(following)
    if (following === undefined) {
      setWalking(false)
      if (walking) window.scrollTo({ top: 0 })
    }
  }
  return { situation, take, asking, asked, walking, ask: setAsking, start, answer, stop }
}
