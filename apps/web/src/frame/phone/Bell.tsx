/** The way to 消息 from every main page, with how many are unread; for those who are logged in and act for themselves. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { actingId } from '../../api/acting.ts'
import { unreadQuery } from '../../api/notices.ts'
import { sessionQuery } from '../../api/session.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import * as t from '../../texts/index.ts'
import style from './page.module.css'

export function Bell() {
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen' && actingId() === null
  const unread = useQuery({ ...unreadQuery, enabled: citizen }).data?.unread ?? 0
  // Its room is kept, so that nothing beside it moves when the log-in is known.
  if (!citizen) return <span className={style.bell} />
  return (
    <Link to="/messages" className={style.bell} aria-label={t.frame.bell(unread)}>
      <Icon name="bell" />
      {unread > 0 ? <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span> : null}
    </Link>
  )
}
