/** Lists: a card of lines with a hairline between two, and plain points within a text. */
import clsx from 'clsx'
import type { ComponentPropsWithRef, ElementType } from 'react'
import type { Shaped } from '../stack/Stack.tsx'
import style from './list.module.css'

/** A card whose lines are links, buttons or facts; `rowLook` is the look of one line. */
export function List({ as, className, ...rest }: Shaped<'ul' | 'ol' | 'dl' | 'div' | 'nav'>) {
  const Element = (as ?? 'ul') as ElementType
  return <Element {...rest} className={clsx(style.list, className)} />
}

/** The look of a line, for the link or the button that it is. */
export const rowLook = style.row

/** Points of a text. */
export function Dots({ className, ...rest }: ComponentPropsWithRef<'ul'>) {
  return <ul {...rest} className={clsx(style.dots, className)} />
}

/** Steps of a text, counted. */
export function Counted(props: ComponentPropsWithRef<'ol'>) {
  return <ol {...props} className={style.counted} />
}
