/** One question with a few answers; a tap answers it. */
import clsx from 'clsx'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Icon } from '../icon/Icon.tsx'
import style from './options.module.css'

export interface Option<Value> {
  value: Value
  label: string
  more?: string
}

/** The answers beneath each other; `card` where they stand on the page itself: a line between two. */
export function OptionList({ card, className, ...rest }: { card?: boolean } & ComponentPropsWithRef<'div'>) {
  return <div {...rest} className={clsx(style.options, card && style.card, className)} />
}

/** One answer; what is said `beneath` it is small. */
export function OptionLine({
  beneath,
  children,
  ...rest
}: { beneath?: ReactNode } & Omit<ComponentPropsWithRef<'button'>, 'className'>) {
  return (
    <button type="button" {...rest} className={style.option}>
      <span>{children}</span>
      {rest['aria-pressed'] === true ? <Icon name="check" /> : null}
      {beneath === undefined ? null : <span className={style.more}>{beneath}</span>}
    </button>
  )
}

export function Options<Value extends string | number | boolean>(props: {
  options: readonly Option<Value>[]
  chosen: Value | undefined
  onChoose: (value: Value) => void
  card?: boolean
}) {
  return (
    <OptionList {...(props.card ? { card: true } : {})}>
      {props.options.map((option) => (
        <OptionLine
          key={String(option.value)}
          aria-pressed={option.value === props.chosen}
          beneath={option.more}
          onClick={() => props.onChoose(option.value)}
        >
          {option.label}
        </OptionLine>
      ))}
    </OptionList>
  )
}
