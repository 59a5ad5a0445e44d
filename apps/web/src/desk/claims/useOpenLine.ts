import { useState } from 'react'

const lineAt = (lineNo: number) => document.querySelector<HTMLElement>(`[data-line="${String(lineNo)}"]`)

/** Gives the keyboard to a line itself. */
export function focusLine(lineNo: number): void {
  lineAt(lineNo)?.focus()
}

/** Gives the keyboard to the first field of a part of the line's editor, once that is drawn. */
export function focusField(lineNo: number, part: 'cut' | 'code'): void {
  setTimeout(() => lineAt(lineNo)?.closest('li')?.querySelector<HTMLElement>(`[data-edit=${part}] input`)?.focus())
}

/** Which line is open; the keyboard goes back to the line that is closed. */
export function useOpenLine() {
  const [open, setOpen] = useState<number>()
  const close = () => {
    setOpen(undefined)
    if (open !== undefined) focusLine(open)
  }
  return { open, show: setOpen, close }
}

export type OpenLine = ReturnType<typeof useOpenLine>
