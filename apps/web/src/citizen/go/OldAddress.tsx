/** Addresses that pages and messages of before still have: they lead to 去看病 with what they said. */
import { Navigate, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { fromOld } from './search.ts'

export function OldAddress() {
  const { pathname, search } = useLocation()
  // As it was when this opened: the address is another one before this page is gone.
  const [to] = useState(() => fromOld(pathname, search as Record<string, string>))
  return <Navigate to="/go" search={to as never} replace />
}
