/**
 * Where the keyboard and the reader stand after a change of page: at its heading, which is read out. Without it the focus falls
 * back to the start of the document with the page that was taken out, and nobody who listens is told that there is another one.
 */
import type { AnyRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import look from '../look/look.module.css'

export function RouteFocus({ router }: { router: AnyRouter }) {
  const [said, setSaid] = useState('')
  useEffect(
    () =>
      // The first page is left alone: there the browser begins at the top by itself.
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined) return
        // A filter that is written into the address keeps the focus; a question that was answered is gone with its button.
        if (!pathChanged && document.activeElement !== document.body) return
        const heading = document.querySelector<HTMLElement>('h1')
        heading?.focus({ preventScroll: true })
        setSaid(heading?.textContent ?? '')
      }),
    [router],
  )
  return (
    <p aria-live="polite" className={look.heard} data-route-focus="">
      {said}
    </p>
  )
}
