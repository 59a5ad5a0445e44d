/** The keyboard of a list: arrows move between its lines, Enter opens one, `/` searches, `?` shows the keys; a list has its own beside. */
import { useRef, type RefObject } from 'react'
import { usePageKeys } from './usePageKeys.ts'

interface ListKeys {
  search: () => void
  help: () => void
  /** What a list does with the line that the keyboard is on, by key. */
  line: Readonly<Record<string, (key: string) => void>>
  /** The line that is chosen while the keyboard is elsewhere. */
  chosen: string | undefined
}

/** Moves the focus to the next or the one before; from outside the list to the chosen line, else to its first or last. */
function moveFocus(lines: HTMLElement[], step: 1 | -1, chosen: string | undefined): void {
  const here = lines.indexOf(document.activeElement as HTMLElement)
  const marked = lines.findIndex((line) => line.dataset.line === chosen)
  const from = here === -1 && marked === -1 ? (step === 1 ? -1 : lines.length) : here === -1 ? marked : here
  lines[from + step]?.focus()
}

export function useListKeys({ search, help, line, chosen }: ListKeys): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  const move = (step: 1 | -1) => () =>
    moveFocus([...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])], step, chosen)
  const own = Object.entries(line).map(([key, act]) => [
    key,
    () => {
      const at = (document.activeElement as HTMLElement | null)?.dataset.line ?? chosen
      if (at !== undefined) act(at)
    },
  ])
  usePageKeys({ ArrowDown: move(1), ArrowUp: move(-1), '/': search, '?': help, ...Object.fromEntries(own) })
  return list
}
