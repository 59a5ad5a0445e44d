/** What slides up over a page to ask one thing or to show one source. The browser's own dialog keeps the focus in. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import * as t from '../../texts/index.ts'
import { Icon } from '../icon/Icon.tsx'
import style from './sheet.module.css'
import { Button } from '../button/Button.tsx'

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
      className={style.sheet}
      aria-labelledby={titleId}
      onClose={() => {
        if (dialog.current?.open === false) onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <div className={style.head}>
        <h2 id={titleId}>{title}</h2>
        <Button kind="plain" aria-label={t.close} onClick={close}>
          <Icon name="close" />
        </Button>
      </div>
      <div className={style.body}>{children}</div>
      {foot === undefined ? null : <div className={style.foot}>{foot}</div>}
    </dialog>
  )
}
