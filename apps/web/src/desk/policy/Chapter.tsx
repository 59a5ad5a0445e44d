/** A chapter of the table, which folds away: a law has hundreds of lines. What is folded away is not drawn. */
import { Card } from 'antd'
import { useState, type ReactNode } from 'react'
import style from './policy.module.css'

/** So many lines are shown at once; of more, the first chapter. */
export const fewLines = 100

export function Chapter({ title, opened, children }: { title: string; opened: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(opened)
  return (
    <Card>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className={style.chapter}>
          <h2>{title}</h2>
        </summary>
        {open ? children : null}
      </details>
    </Card>
  )
}
