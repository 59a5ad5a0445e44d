/** The keyboard of the queue: arrows move between the lines, Enter opens, `a` takes, `/` searches, `?` shows the keys. */
import { useEffect, useRef, type RefObject } from 'react'

interface QueueKeys {
  search: () => void
  help: () => void
  take: (taskId: string) => void
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

/** A dialog that was closed stays in the page, hidden. */
function dialogOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"], dialog[open]')].some((dialog) => dialog.checkVisibility())
}

/** A key that is meant for something else: a field, a dialog, the browser itself. */
export function isElsewhere(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || dialogOpen()
}

/** Moves the focus to the next or the one before; from outside the list to its first or last line. */
function moveFocus(links: HTMLElement[], step: 1 | -1): void {
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step
  links[next]?.focus()
}

export function useQueueKeys(keys: QueueKeys): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isElsewhere(event)) return
      const links = [...(list.current?.querySelectorAll<HTMLElement>('.queue-open') ?? [])]
      const act: Record<string, () => void> = {
        ArrowDown: () => moveFocus(links, 1),
        ArrowUp: () => moveFocus(links, -1),
        '/': () => latest.current.search(),
        '?': () => latest.current.help(),
        a: () => {
          const id = (document.activeElement as HTMLElement | null)?.dataset.task
          if (id !== undefined) latest.current.take(id)
        },
      }
      const found = act[event.key]
      if (found === undefined) return
      event.preventDefault()
      found()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return list
}
