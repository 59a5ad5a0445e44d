/** Something to open: what is inside is fetched when somebody opens it. */
import { useState, type ReactNode } from 'react'
import { Icon } from '../../parts/icon/Icon.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import style from './go.module.css'

export function Folded({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={style.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={look.grow}>{title}</span>
        <Icon name="down" />
      </summary>
      {open ? <Stack className={style.inside}>{children()}</Stack> : null}
    </details>
  )
}
