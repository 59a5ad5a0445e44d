/** In place of a page that did not come, or that broke while it was drawn. */
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiProblem } from '../api/client.ts'
import { Fault } from './Loaded.tsx'
import * as t from '../texts/index.ts'
import { PageLost } from './pages.ts'
import { askRelease } from './release.ts'

/**
 * Where the server has a new release the document is loaded again, once: after that it is of this release. Otherwise it
 * says what happened. The button loads the document too, because browsers remember that a file did not come and do not ask
 * a second time; without a network it does nothing, and the words stay.
 */
export function Lost({ error }: Pick<ErrorComponentProps, 'error'>) {
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
    if ((await askRelease()) !== 'unreachable') location.reload()
  }
  const words = isLost ? t.offline : t.pageBroken
  return <Fault error={new ApiProblem(0, { title: words })} again={() => void again()} />
}
