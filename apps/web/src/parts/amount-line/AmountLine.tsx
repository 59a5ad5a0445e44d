/** A sentence and the amount that it comes to, as the page writes it; `about` where the rest is about it, `quiet` where it is a figure of a rule. */
import clsx from 'clsx'
import type { ReactNode } from 'react'
import style from './amount-line.module.css'

interface AmountLineProps {
  says: ReactNode
  amount: string
  about?: boolean
  quiet?: boolean
}

export function AmountLine({ says, amount, about, quiet }: AmountLineProps) {
  return (
    <p className={clsx(style.line, about && style.about)} data-about={about}>
      <span className={clsx(style.says, quiet && style.quiet)}>{says}</span>
      <span className={style.amount} data-amount>
        {amount}
      </span>
    </p>
  )
}
