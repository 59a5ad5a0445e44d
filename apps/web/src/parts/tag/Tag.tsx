/** A state in a word, with its icon. */
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Icon } from '../icon/Icon.tsx'
import { toneIcons, type Tone } from '../icon/tones.ts'
import style from './tag.module.css'

export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={clsx(style.tag, tone !== 'plain' && style[tone])}>
      <Icon name={toneIcons[tone]} />
      {children}
    </span>
  )
}
