/** Words and what they are: `dt` and `dd` in turns, the word at the left and its value at the right. */
import clsx from 'clsx'
import type { ComponentPropsWithRef } from 'react'
import style from './pairs.module.css'

export function Pairs({ className, ...rest }: ComponentPropsWithRef<'dl'>) {
  return <dl {...rest} className={clsx(style.pairs, className)} />
}
