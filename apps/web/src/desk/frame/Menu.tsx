/** The menu of the rooms: at the left of the screen, folded to its icons where somebody likes it so; a drawer on a phone. */
import { Link } from '@tanstack/react-router'
import type { StaffRole } from '@yidi/contracts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../parts/button/Button.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import * as t from '../../texts/index.ts'
import { groups, mayEnter } from './rooms.ts'
import style from './desk.module.css'

const place = 'yidi.desk-menu'

/** Whether the menu shows its icons only; kept on the device. */
export function useNarrowMenu(): [boolean, (narrow: boolean) => void] {
  const [narrow, setNarrow] = useState(() => localStorage.getItem(place) === 'narrow')
  const change = (next: boolean) => {
    setNarrow(next)
    localStorage.setItem(place, next ? 'narrow' : 'wide')
  }
  return [narrow, change]
}

/** Whether other rooms lie below an address: then somebody in them is not in it. */
const holdsRooms = (to: string): boolean =>
  to === '/' || groups.some(({ rooms }) => rooms.some((room) => room.to.startsWith(`${to}/`)))

export function Menu({ roles, narrow, onGo }: { roles: readonly StaffRole[]; narrow: boolean; onGo?: () => void }) {
  const shown = groups
    .map((group) => ({ ...group, rooms: group.rooms.filter((room) => mayEnter(room, roles)) }))
    .filter(({ rooms }) => rooms.length > 0)
  return (
    <nav aria-label={t.nav.label} className={style.menu}>
      {shown.map(({ title, bare, rooms }) => (
        <div key={title} role="group" aria-label={title}>
          {bare !== true && shown.length > 2 && !narrow ? <span className={style.group}>{title}</span> : null}
          {rooms.map((room) => (
            <Link
              key={room.to}
              to={room.to}
              activeOptions={{ exact: holdsRooms(room.to), includeSearch: false }}
              title={narrow ? room.title : undefined}
              aria-label={narrow ? room.title : undefined}
              onClick={onGo}
            >
              <Icon name={room.icon} />
              {narrow ? null : room.title}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
}

/** The same menu on a phone: behind one button, over the page. */
export function Drawer({ roles }: { roles: readonly StaffRole[] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (open) dialog.current?.showModal()
  }, [open])
  return (
    <>
      <Button
        kind="plain"
        className={style.opener}
        aria-label={t.desk.menu}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Icon name="menu" />
      </Button>
      {open ? (
        <dialog
          ref={dialog}
          className={style.drawer}
          aria-label={t.desk.menu}
          onClose={() => setOpen(false)}
          onClick={({ target }) => {
            if (target === dialog.current) dialog.current.close()
          }}
        >
          <Button kind="plain" aria-label={t.close} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </Button>
          <Menu roles={roles} narrow={false} onGo={() => dialog.current?.close()} />
        </dialog>
      ) : null}
    </>
  )
}
