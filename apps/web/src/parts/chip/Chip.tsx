/** A short choice to tap, one of a row; `pressed` while it is the one. */
import clsx from 'clsx'
import type { ComponentPropsWithRef, ElementType } from 'react'
import type { Shaped } from '../stack/Stack.tsx'
import style from './chip.module.css'

export function Chip({ className, ...rest }: ComponentPropsWithRef<'button'>) {
  return <button type="button" {...rest} className={clsx(style.chip, className)} />
}

/** A row of chips; it breaks where the screen ends. */
export function Chips({ as, className, ...rest }: Shaped<'div' | 'fieldset' | 'ul' | 'nav' | 'p'>) {
  const Element = (as ?? 'div') as ElementType
  return <Element {...rest} className={clsx(style.chips, className)} />
}
