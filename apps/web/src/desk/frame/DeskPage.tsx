/** The frame of the desk: who is working for which pool, and the way out. Leads to the log-in when nobody is. */
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { roles as roleTitles } from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import { Button } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { useLeave } from '../../shell/useLeave.ts'
import * as t from '../../texts/index.ts'
import style from './desk.module.css'
import look from '../../parts/look/look.module.css'

/** The rooms of the desk, in the order of the working day; a room shows itself to the roles that may enter. */
const rooms: readonly { to: string; title: string; for: readonly StaffRole[] }[] = [
  { to: '/', title: t.desk.queue, for: ['accepting', 'reviewing', 'audit', 'admin'] },
  { to: '/filings', title: t.entry.roomShort, for: ['accepting', 'reviewing', 'audit', 'admin'] },
  { to: '/entry', title: t.entry.title, for: ['accepting', 'community'] },
  { to: '/checks', title: t.checks.room, for: ['accepting', 'reviewing', 'audit', 'admin'] },
  { to: '/people', title: t.people.room, for: ['accepting', 'reviewing', 'audit', 'admin'] },
  { to: '/institutions', title: t.directoryDesk.room, for: ['accepting', 'reviewing', 'audit', 'admin'] },
  { to: '/staff', title: t.staff.room, for: ['security', 'audit'] },
  { to: '/audit', title: t.audit.room, for: ['audit', 'admin'] },
  { to: '/undelivered', title: t.undelivered.room, for: ['audit', 'admin'] },
  { to: '/employers', title: t.employer.desk.room, for: ['accepting', 'audit', 'admin'] },
  { to: '/employer', title: t.employer.room, for: ['employer'] },
  { to: '/referrals', title: t.referrals.title, for: ['institution'] },
]

export function DeskPage({ title, children }: { title: string; children: ReactNode }) {
  const session = useQuery(sessionQuery)
  const { pathname } = useLocation()
  useEffect(() => {
    document.title = `${title} · ${t.desk.name}`
  }, [title])
  const leave = useLeave('/desk/login')
  return (
    <div className={style.desk}>
      <a className={style.skip} href="#body">
        {t.desk.skip}
      </a>
      <header className={style.head}>
        <Link to="/" className={style.brand}>
          <img src="/icon.svg" width="24" height="24" alt="" />
          {t.desk.name}
        </Link>
        <nav aria-label={t.nav.label}>
          {rooms
            .filter(
              (room) =>
                session.data?.who?.kind === 'staff' && session.data.who.roles.some((role) => room.for.includes(role)),
            )
            .map((room) => (
              <Link key={room.to} to={room.to} activeOptions={{ exact: room.to === '/' }}>
                {room.title}
              </Link>
            ))}
        </nav>
        <span className={look.grow} />
        {session.data?.who?.kind === 'staff' ? (
          <>
            <Link to="/account" aria-label={`${t.account.room} ${session.data.displayName ?? ''}`}>
              {session.data.displayName}
            </Link>
            <Button loading={leave.isPending} onClick={() => leave.mutate()}>
              {t.me.leave}
            </Button>
          </>
        ) : null}
      </header>
      <main className={style.body} id="body" tabIndex={-1}>
        <h1 tabIndex={-1}>{title}</h1>
        {leave.error ? <Fault error={leave.error} /> : null}
        <Loaded query={session}>
          {(found) =>
            found.who?.kind !== 'staff' ? (
              <Leave to="/login" />
            ) : found.secondFactorMissing === true && !pathname.endsWith('/account') ? (
              <Leave to="/account" />
            ) : (
              <Allowed roles={found.who.roles}>{children}</Allowed>
            )
          }
        </Loaded>
      </main>
    </div>
  )
}

/** The room that an address lies in; the pages beside the rooms (a case, one's own account) belong to nobody alone. */
function roomAt(pathname: string) {
  const path = pathname.replace(/\/+$/, '')
  return rooms.find(({ to }) => to === (path === '' ? '/' : path))
}

/**
 * Whoever has no business in the queue begins in the first room that is theirs; a room that is not theirs says so, and
 * an account that has no room yet is told that too.
 */
function Allowed({ roles, children }: { roles: readonly StaffRole[]; children: ReactNode }) {
  const { pathname } = useLocation()
  const mine = rooms.filter((room) => roles.some((role) => room.for.includes(role)))
  const room = roomAt(pathname)
  const [first] = mine
  if (room === undefined || mine.includes(room)) return children
  if (first !== undefined && room.to === '/') return <Leave to={first.to} />
  const names = roles.map((role) => roleTitles[role]).join('、')
  return (
    <Notice tone="plain">
      <p>{first === undefined ? t.desk.noRoom(names) : t.desk.otherRoom(names)}</p>
      {first === undefined ? null : (
        <p>
          <Link to={first.to}>{t.desk.toRoom(first.title)}</Link>
        </p>
      )}
    </Notice>
  )
}

/**
 * Goes on to another page, once. The router's own component navigates again whenever it is drawn again, and each
 * navigation draws this frame again, because it watches the address: the two would never end.
 */
function Leave({ to }: { to: string }) {
  const navigate = useNavigate()
  useEffect(() => {
    void navigate({ to, replace: true })
  }, [navigate, to])
  return null
}
