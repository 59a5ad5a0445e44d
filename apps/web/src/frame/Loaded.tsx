/** What a page shows while it waits and when the answer is a refusal; the page itself once there is an answer. */
import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef, type ReactNode } from 'react'
import { ApiProblem } from '../api/client.ts'
import { Notice } from '../parts/notice/Notice.tsx'
import * as t from '../texts/index.ts'
import style from './phone/page.module.css'
import { Button } from '../parts/button/Button.tsx'
import look from '../parts/look/look.module.css'

/** What went wrong. Where something was sent it comes into sight: its button may lie a screen below. */
export function Fault({ error, again }: { error: Error; again?: () => void }) {
  const problem = error instanceof ApiProblem ? error : undefined
  const place = useRef<HTMLDivElement>(null)
  const sent = again === undefined
  useEffect(() => {
    if (sent) place.current?.scrollIntoView({ block: 'nearest' })
  }, [error, sent])
  return (
    <div ref={place} className={style.faultPlace}>
      <Notice tone="refusal" live>
        <p>{problem?.message ?? t.offline}</p>
        {problem?.faults.map((fault) => (
          <p key={fault.path + fault.message}>{fault.message}</p>
        ))}
        {problem?.remedy ? <p>{problem.remedy}</p> : null}
        {again ? <Button onClick={again}>{t.again}</Button> : null}
      </Notice>
    </div>
  )
}

export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Fault error={query.error} again={() => void query.refetch()} />
  return <p className={look.quiet}>{t.loading}</p>
}
