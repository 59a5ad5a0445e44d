/** Where a list would be and nothing is yet: what will stand here, and what can be done so that something does. */
import type { ReactNode } from 'react'
import { Card } from '../card/Card.tsx'
import { Icon, type IconName } from '../icon/Icon.tsx'
import style from './empty-state.module.css'

interface EmptyStateProps {
  icon: IconName
  title: string
  /** When something will stand here. */
  children?: ReactNode
  /** The way to it: a link or a button. */
  action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <Card as="section" className={style.empty}>
      <Icon name={icon} />
      <p className={style.title}>{title}</p>
      {children === undefined ? null : <p className={style.more}>{children}</p>}
      {action}
    </Card>
  )
}
