/** A heading inside a card and what belongs to it. */
import type { ReactNode } from 'react'

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="stack tight need-part">
      <h3>{title}</h3>
      {children}
    </div>
  )
}
