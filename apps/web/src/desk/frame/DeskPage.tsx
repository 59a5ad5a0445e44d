/** The frame of the desk: who is working for which pool, and the way out. Leads to the log-in when nobody is. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { logOut, sessionQuery } from '../../api/session.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { t } from '../../texts/index.ts'

export function DeskPage({ title, children }: { title: string; children: ReactNode }) {
  const session = useQuery(sessionQuery)
  const queries = useQueryClient()
  const navigate = useNavigate()
  useEffect(() => {
    document.title = `${title} · ${t.desk.name}`
  }, [title])
  const leave = async () => {
    await logOut()
    queries.clear()
    await navigate({ to: '/login' })
  }
  return (
    <div className="desk">
      <header className="desk-head">
        <Link to="/" className="brand">
          <img src="/icon.svg" width="24" height="24" alt="" />
          {t.desk.name}
        </Link>
        <nav aria-label={t.nav.label}>
          <Link to="/">{t.desk.queue}</Link>
        </nav>
        <span className="grow" />
        {session.data?.who?.kind === 'staff' ? (
          <>
            <span className="quiet">{session.data.displayName}</span>
            <Button onClick={() => void leave()}>{t.me.leave}</Button>
          </>
        ) : null}
      </header>
      <main className="desk-body">
        <h1>{title}</h1>
        <Loaded query={session}>
          {(found) => (found.who?.kind === 'staff' ? children : <Navigate to="/login" replace />)}
        </Loaded>
      </main>
    </div>
  )
}
