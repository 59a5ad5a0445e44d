/** In place of a page that did not come, or that broke while it was drawn. */
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ApiProblem } from '../api/client.ts'
import { Fault } from '../shell/Loaded.tsx'
import * as t from '../texts/index.ts'
import { PageLost } from './pages.ts'
import { askRelease } from './release.ts'

/**
 * Where the server has a new release the document is loaded again, once: after that it is of this release. Otherwise it
 * says what happened, and the button tries the page anew, or the whole document where only that can help.
 */
export function Lost({ error }: Pick<ErrorComponentProps, 'error'>) {
  const router = useRouter()
  const [tried, setTried] = useState(false)
  const isLost = error instanceof PageLost
  useEffect(() => {
    if (!isLost) return
    let gone = false
    void askRelease().then((release) => {
      if (release === 'new' && !gone) location.reload()
    })
    return () => {
      gone = true
    }
  }, [isLost])
  const again = async () => {
    // Some browsers remember that a file did not come, and never ask again until the document is loaded anew.
    if (tried && (await askRelease()) !== 'unreachable') return location.reload()
    setTried(true)
    await router.invalidate()
  }
  const words = isLost ? t.offline : t.pageBroken
  return <Fault error={new ApiProblem(0, { title: words })} again={() => void again()} />
}
