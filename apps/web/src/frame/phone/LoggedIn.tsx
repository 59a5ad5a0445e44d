/** Shows its content to a citizen who is logged in; everyone else is led to the log-in page and back here afterwards. */
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sessionQuery, type Session } from '../../api/session.ts'
import * as t from '../../texts/index.ts'
import { Loaded } from '../Loaded.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'

/** Whether the content stands there: a button that acts on it is shown with it, and not beside the way to the log-in. */
export const useIsLoggedIn = (): boolean => useQuery(sessionQuery).data?.who?.kind === 'citizen'

export function LoggedIn({ children, why }: { children: (session: Session) => ReactNode; why: string }) {
  const query = useQuery(sessionQuery)
  const here = useLocation({ select: (location) => location.href })
  return (
    <Loaded query={query}>
      {(session) =>
        session.who?.kind === 'citizen' ? (
          children(session)
        ) : (
          <Card>
            <p>{why}</p>
            <Link to="/login" search={{ next: here }} className={buttonLook('primary')}>
              {t.frame.toLogIn}
            </Link>
          </Card>
        )
      }
    </Loaded>
  )
}
