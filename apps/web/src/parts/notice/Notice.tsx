/** What is to be known here, with its icon: good, waiting or refused. `live` is read out as soon as it appears. */
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Icon } from '../icon/Icon.tsx'
import { toneIcons, type Tone } from '../icon/tones.ts'
import style from './notice.module.css'

export function Notice({
  tone,
  children,
  live,
  className,
}: {
  tone: Tone
  children: ReactNode
  live?: boolean
  className?: string | undefined
}) {
  return (
    <div
      className={clsx(style.notice, tone !== 'plain' && style[tone], className)}
      role={live ? 'status' : undefined}
      data-tone={tone}
    >
      <Icon name={toneIcons[tone]} />
      <div className={style.words}>{children}</div>
    </div>
  )
}
