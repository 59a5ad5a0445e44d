import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * Goes on to another page, once. The router's own component navigates again whenever it is drawn again, and each
 * navigation draws this frame again, because it watches the address: the two would never end.
 */
export function Leave({ to, search }: { to: string; search?: Readonly<Record<string, string>> | undefined }) {
  const navigate = useNavigate()
  // The address that was left, not the one that is on its way: the frame is drawn once more with that.
  const [kept] = useState(search)
  useEffect(() => {
    void navigate({ to, replace: true, ...(kept === undefined ? {} : { search: kept as never }) })
  }, [navigate, to, kept])
  return null
}
