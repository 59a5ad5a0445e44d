/**
 * Where the keyboard and the reader stand after a change of page: at its heading. Without it the focus falls back to the
 * start of the document with the page that was taken out, and nobody who listens is told that there is another one.
 */
import type { AnyRouter } from '@tanstack/react-router'

/** Told once for each router. The first page is left alone: there the browser begins at the top by itself. */
export function focusHeadings(router: AnyRouter): void {
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation === undefined) return
    // A filter that is written into the address keeps the focus; a question that was answered is gone with its button.
    if (!pathChanged && document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  })
}
