/** Addresses that pages and messages of before still have: they lead to 去看病 with what they said. */
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { fromOld } from './search.ts'

export function OldAddress() {
  const router = useRouter()
  // Once: whoever navigates at each change of the address begins anew before the page is there.
  useEffect(() => {
    const { pathname, search } = router.latestLocation
    if (pathname !== '/go')
      void router.navigate({
        to: '/go',
        search: fromOld(pathname, search as Record<string, string>) as never,
        replace: true,
      })
  }, [router])
  return null
}
