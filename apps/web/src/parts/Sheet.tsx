/** What slides up over a page to ask one thing or to show one source. The browser's own dialog keeps the focus in. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { Icon } from './Icon.tsx'
import './sheet.css'

interface SheetProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** The one primary button, when the sheet has more than a choice to tap. */
  foot?: ReactNode
}

/**
 * Open for as long as it is rendered. Escape, the cross and a tap beside it close the dialog, and what was closed tells
 * the page. The browser gives the focus back to what opened it, as long as the dialog is closed before it is taken out.
 */
export function Sheet({ title, onClose, children, foot }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const close = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={titleId}
      onClose={() => {
        if (dialog.current?.open === false) onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <div className="sheet-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="button plain" aria-label={t.close} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <div className="sheet-body">{children}</div>
      {foot === undefined ? null : <div className="sheet-foot">{foot}</div>}
    </dialog>
  )
}

export interface Option<Value> {
  value: Value
  label: string
  more?: string
}

/** One question with a few answers; a tap answers it. */
export function Options<Value extends string | number | boolean>(props: {
  options: readonly Option<Value>[]
  chosen: Value | undefined
  onChoose: (value: Value) => void
}) {
  return (
    <div className="options">
      {props.options.map((option) => (
        <button
          key={String(option.value)}
          type="button"
          className="option"
          aria-pressed={option.value === props.chosen}
          onClick={() => props.onChoose(option.value)}
        >
          <span>{option.label}</span>
          {option.value === props.chosen ? <Icon name="check" /> : null}
          {option.more === undefined ? null : <span className="small quiet">{option.more}</span>}
        </button>
      ))}
    </div>
  )
}
