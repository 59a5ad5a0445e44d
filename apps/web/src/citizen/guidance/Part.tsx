/** A heading inside a card and what belongs to it. */
import type { ReactNode } from 'react'
import { Stack } from '../../parts/stack/Stack.tsx'
import style from './guidance.module.css'

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack tight className={style.needPart}>
      <h3>{title}</h3>
      {children}
    </Stack>
  )
}
