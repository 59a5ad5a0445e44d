/** The frame of the desk: who is working for which pool, and the way out. Leads to the log-in when nobody is. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { roles as roleTitles } from '@yidi/contracts'
import type { Staff, StaffRole } from '@yidi/contracts'
import clsx from 'clsx'
import { useEffect, type ReactNode } from 'react'
import { ApiProblem } from '../../api/client.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useLeave } from '../../frame/useLeave.ts'
import * as t from '../../texts/index.ts'
import { HeldBar } from '../held/HeldBar.tsx'
import { sendHeld } from '../held/held.ts'
import { Drawer, Menu, useNarrowMenu } from './Menu.tsx'
import { Leave } from './Leave.tsx'
import { mayEnter, roomAt } from './rooms.ts'
import style from './desk.module.css'
import look from '../../parts/look/look.module.css'

export function DeskPage({ title, children }: { title: string; children: ReactNode }) {
  const session = useQuery(sessionQuery)
  const { pathname, searchStr } = useLocation()
  useEffect(() => {
    document.title = `${title} · ${t.desk.name}`
  }, [title])
  useExpiry()
  const leave = useLeave('/desk/login')
  const staff = session.data?.who?.kind === 'staff' ? session.data.who : undefined
  const [narrow, setNarrow] = useNarrowMenu()
  return (
    <div className={clsx(style.desk, narrow && style.narrow)}>
      <a className={style.skip} href="#body">
        {t.desk.skip}
      </a>
      <Head staff={staff} name={session.data?.displayName ?? ''} leave={leave} />
      {staff === undefined ? null : (
        <div className={style.side}>
          <Menu roles={staff.roles} narrow={narrow} />
          <Button
            kind="plain"
            className={style.fold}
            aria-label={narrow ? t.desk.menuWide : t.desk.menuNarrow}
            aria-expanded={!narrow}
            onClick={() => setNarrow(!narrow)}
          >
            <Icon name={narrow ? 'next' : 'back'} />
          </Button>
        </div>
      )}
      <main className={style.body} id="body" tabIndex={-1}>
        <h1 tabIndex={-1}>{title}</h1>
        {leave.error ? <Fault error={leave.error} /> : null}
        <Loaded query={session}>
          {(found) =>
            found.who?.kind !== 'staff' ? (
              <Leave
                to="/login"
                search={pathname === '/' && searchStr === '' ? undefined : { next: pathname + searchStr }}
              />
            ) : found.secondFactorMissing === true && !pathname.endsWith('/account') ? (
              <Leave to="/account" />
            ) : (
              <Allowed roles={found.who.roles}>{children}</Allowed>
            )
          }
        </Loaded>
        <HeldBar />
      </main>
    </div>
  )
}

/** The place, who is working here, and the way out. */
function Head(props: { staff: Staff | undefined; name: string; leave: ReturnType<typeof useLeave> }) {
  const { staff, name, leave } = props
  return (
    <header className={style.head}>
      {staff === undefined ? null : <Drawer roles={staff.roles} />}
      <Link to="/" className={style.brand}>
        <img src="/icon.svg" width="24" height="24" alt="" />
        <span>{t.desk.name}</span>
      </Link>
      <span className={look.grow} />
      {staff === undefined ? null : (
        <>
          <Link to="/account" aria-label={`${t.deskRooms.account} ${name}`}>
            {name}
          </Link>
          <Button
            disabled={leave.isPending}
            onClick={() => {
              void sendHeld().then(() => leave.mutate())
            }}
          >
            {t.me.leave}
          </Button>
        </>
      )}
    </header>
  )
}

/** A log-in that has run out is noticed by the first refusal; the frame then asks who sits here, and leads to the log-in. */
function useExpiry(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const notice = (error: unknown): void => {
      const known = queries.getQueryData(sessionQuery.queryKey)?.who
      if (error instanceof ApiProblem && error.code === 'not-signed-in' && known)
        void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    }
    const stops = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') notice(event.action.error)
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') notice(event.action.error)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [queries])
}

/** A room that is not theirs says so, and leads home. */
function Allowed({ roles, children }: { roles: readonly StaffRole[]; children: ReactNode }) {
  const { pathname } = useLocation()
  const room = roomAt(pathname)
  if (room === undefined || mayEnter(room, roles)) return children
  return (
    <Notice tone="plain">
      <p>{t.desk.otherRoom(roles.map((role) => roleTitles[role]).join('、'))}</p>
      <p>
        <Link to="/">{t.desk.toRoom(t.deskRooms.home)}</Link>
      </p>
    </Notice>
  )
}
