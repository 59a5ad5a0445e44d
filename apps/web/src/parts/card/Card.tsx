/** A card: what belongs together on a ground of its own. */
import clsx from 'clsx'
import type { ElementType } from 'react'
import type { Shaped } from '../stack/Stack.tsx'
import stackStyle from '../stack/stack.module.css'
import style from './card.module.css'

interface CardProps extends Shaped<
  'div' | 'section' | 'form' | 'ul' | 'ol' | 'li' | 'dl' | 'p' | 'details' | 'nav' | 'fieldset'
> {
  tight?: boolean
  /** How its content stands is left to the content. */
  bare?: boolean
}

/** Its content stands one under the other, as in a Stack. */
export function Card({ as, tight, bare, className, ...rest }: CardProps) {
  const Element = (as ?? 'div') as ElementType
  const inside = bare ? undefined : clsx(stackStyle.stack, tight && stackStyle.tight)
  return <Element {...rest} className={clsx(style.card, inside, className)} />
}

/** The look of a card for a link or a button that is one. */
export const cardLook = style.card
