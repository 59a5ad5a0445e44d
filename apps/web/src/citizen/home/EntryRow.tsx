/** A door to a room: its icon, what it is called, and what for. */
import { Link } from '@tanstack/react-router'
import { Icon, type IconName } from '../../parts/icon/Icon.tsx'
import { rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import clsx from 'clsx'
import style from './entry-row.module.css'

export interface Door {
  to: string
  icon: IconName
  title: string
  /** What for, in half a sentence. */
  more: string
}

export function EntryRow({ door: { to, icon, title, more } }: { door: Door }) {
  const inside = (
    <>
      <Icon name={icon} />
      <span className={look.grow}>
        <b>{title}</b>
        <span className={look.aside}>{more}</span>
      </span>
      <Icon name="next" />
    </>
  )
  const className = clsx(rowLook, style.door)
  return (
    <li>
      {to.startsWith('tel:') ? (
        <a href={to} className={className}>
          {inside}
        </a>
      ) : (
        <Link to={to} className={className}>
          {inside}
        </Link>
      )}
    </li>
  )
}
