/** A button. One primary button a page; what takes something away is `danger`; what is beside the matter is `plain`. */
import clsx from 'clsx'
import type { ComponentPropsWithRef } from 'react'
import style from './button.module.css'

type ButtonKind = 'primary' | 'danger' | 'plain'

/** The look of a button for a link that is one; `thumb` keeps it in sight below a long list. */
export function buttonLook(kind?: ButtonKind, thumb?: 'thumb'): string {
  return clsx(style.button, kind && style[kind], thumb && style[thumb])
}

export function Button({
  kind,
  className,
  ...rest
}: { kind?: ButtonKind | undefined } & ComponentPropsWithRef<'button'>) {
  return <button type="button" {...rest} className={clsx(buttonLook(kind), className)} />
}
