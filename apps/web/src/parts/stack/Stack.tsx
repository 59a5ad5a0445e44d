/** How things stand to each other: one under the other, at the two ends of a line, in two columns. */
import clsx from 'clsx'
import type { ElementType, HTMLAttributes, Ref } from 'react'
import style from './stack.module.css'

/** What every element takes; `as` says which element it is, where it is no plain `div`. */
export interface Shaped<Shape extends string> extends HTMLAttributes<HTMLElement> {
  as?: Shape
  ref?: Ref<HTMLElement>
}

type StackShape = 'div' | 'section' | 'form' | 'ul' | 'ol' | 'li' | 'dl' | 'p' | 'span' | 'fieldset' | 'details' | 'nav'

/** One under the other; `tight` for what belongs together. */
export function Stack({ as, tight, className, ...rest }: Shaped<StackShape> & { tight?: boolean | undefined }) {
  const Element = (as ?? 'div') as ElementType
  return <Element {...rest} className={clsx(style.stack, tight && style.tight, className)} />
}

/** A word at the one end of the line and what belongs to it at the other; it breaks where there is no room. */
export function Ends({ as, className, ...rest }: Shaped<'div' | 'li' | 'span' | 'p'>) {
  const Element = (as ?? 'div') as ElementType
  return <Element {...rest} className={clsx(style.ends, className)} />
}

/** Two columns where there is room, each in its own order. */
export function Beside(props: HTMLAttributes<HTMLDivElement>) {
  return <div {...props} className={style.beside} />
}
