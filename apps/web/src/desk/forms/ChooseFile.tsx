import { Button } from 'antd'
import { useRef } from 'react'
import look from '../../parts/look/look.module.css'

interface ChooseFileProps {
  file: File | undefined
  /** What the browser offers: `.xlsx,.csv`. */
  accept: string
  /** Words of the button while nothing is chosen. */
  choose: string
  /** Words of the button with the name of the file. */
  chosen: (name: string) => string
  /** What the field is called, where it is not called as the button is. */
  label?: string
  onChoose: (file: File | undefined) => void
}

/** A button that chooses a file: the browser's own words on its file button may be in another language than the page. */
export function ChooseFile({ file, accept, choose, chosen, label = choose, onChoose }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        className={look.heard}
        aria-label={label}
        tabIndex={-1}
        accept={accept}
        onChange={(event) => {
          onChoose(event.target.files?.[0])
          // The same file, changed on disk, may be chosen again.
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>{file === undefined ? choose : chosen(file.name)}</Button>
    </>
  )
}
