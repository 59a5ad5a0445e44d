/** A state with its icon and its words: good, waiting or refused. */
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type Tone = 'good' | 'waiting' | 'refusal' | 'plain'

const icons = { good: 'good', waiting: 'wait', refusal: 'stop', plain: 'over' } as const satisfies Record<
  Tone,
  IconName
>

export function Note({ tone, children, live }: { tone: Tone; children: ReactNode; live?: boolean }) {
  return (
    <div className={`note ${tone}`} role={live ? 'status' : undefined}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  )
}

export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icons[tone]} />
      {children}
    </span>
  )
}
