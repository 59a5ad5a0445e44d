/** On every page, while one acts for another: for whom, and the way back to oneself. */
import { useQuery } from '@tanstack/react-query'
import { actingId, hasEnded, switchTo } from '../../api/acting.ts'
import { sessionQuery } from '../../api/session.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import * as t from '../../texts/index.ts'
import style from './page.module.css'

export function ActingBar() {
  const acting = actingId() !== null
  const { data } = useQuery({ ...sessionQuery, enabled: acting })
  if (!acting) return hasEnded() ? <p className={style.acting}>{t.frame.ended}</p> : null
  return (
    <p className={style.acting}>
      <Icon name="people" />
      <span>{t.frame.actingFor(data?.displayName ?? '…')}</span>
      <button type="button" onClick={() => switchTo(null)}>
        {t.frame.backToMe}
      </button>
    </p>
  )
}
