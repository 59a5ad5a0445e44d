/** 已办 · 撤回 · 下一件: what was decided last, as long as it can be taken back and until somebody goes on. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { casePage, tasksQuery } from '../../api/desk.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { readAnew } from '../../frame/read-anew.ts'
import * as t from '../../texts/index.ts'
import { putAway, sendHeld, takeBack, type Held } from './held.ts'
import { nextOf } from './next.ts'
import { useStanding } from './useStanding.ts'
import style from './held.module.css'

export function HeldBar() {
  const standing = useStanding()
  const queries = useQueryClient()
  const { phase } = standing
  useEffect(() => {
    if (phase === 'sent' || phase === 'failed') void readAnew(queries, { queryKey: ['desk'] })
  }, [phase, queries])
  const { pathname } = useLocation()
  // What is sent was told; the next page begins without it.
  useEffect(() => putAway, [pathname])
  if (standing.phase === 'none') return null
  const { held } = standing
  return (
    <aside className={style.bar} aria-label={t.held.bar} data-held={phase}>
      {standing.phase === 'failed' ? <Fault error={standing.error} /> : null}
      <p className={style.words} role="status">
        <Icon name={phase === 'sent' ? 'good' : phase === 'failed' ? 'stop' : 'wait'} />
        <span>
          <b>{t.held.done(held.says)}</b> {held.title} {t.held.phase[standing.phase]}
        </span>
        {phase === 'held' ? <Left until={held.sendAt} /> : null}
      </p>
      <div className={style.acts}>
        {phase === 'held' || phase === 'late' || phase === 'failed' ? <TakeBack held={held} /> : null}
        {phase === 'late' || phase === 'failed' ? <Button onClick={() => void sendHeld()}>{t.held.send}</Button> : null}
        <Next held={held} />
      </div>
    </aside>
  )
}

/** Seconds that are left, for the eye: who listens was told how long it is. */
function Left({ until }: { until: number }) {
  const seconds = () => Math.max(0, Math.ceil((until - Date.now()) / 1000))
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const tick = setInterval(() => setLeft(seconds()), 1000)
    return () => clearInterval(tick)
  })
  return (
    <span className={style.left} aria-hidden="true">
      {t.held.left(left)}
    </span>
  )
}

function TakeBack({ held }: { held: Held }) {
  const navigate = useNavigate()
  const act = () => {
    if (takeBack()) void navigate({ to: casePage(held.kind, held.id), search: held.choice as never })
  }
  return <Button onClick={act}>{t.held.takeBack}</Button>
}

/** Opens the next of the same list; where there is none, the list. */
function Next({ held }: { held: Held }) {
  const navigate = useNavigate()
  const queue = useQuery({ ...tasksQuery(held.choice), staleTime: 5_000 })
  const button = useRef<HTMLButtonElement>(null)
  const next = queue.data === undefined ? undefined : nextOf(queue.data.tasks, held.id)
  useEffect(() => {
    // The form that was sent is gone with the focus on it.
    if (document.activeElement === document.body) button.current?.focus()
  }, [])
  const act = () => {
    putAway()
    void navigate({ to: next ?? '/queue', search: held.choice as never })
  }
  return (
    <Button ref={button} disabled={queue.isPending} onClick={act}>
      {next === undefined ? t.held.toQueue : t.held.next}
    </Button>
  )
}
