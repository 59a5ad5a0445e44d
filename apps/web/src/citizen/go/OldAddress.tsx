/** Addresses that pages and messages of before still have: they lead to 去看病 with what they said. */
import { Navigate, useLocation } from '@tanstack/react-router'
import { fromOld } from './search.ts'

export function OldAddress() {
  const { pathname, search } = useLocation()
  return <Navigate to="/go" search={fromOld(pathname, search as Record<string, string>) as never} replace />
}
