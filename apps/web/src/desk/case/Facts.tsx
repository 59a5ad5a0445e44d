/** What a case is about: a head with its state, and words with what they are. */
import type { ReactNode } from 'react'
import { Card } from '../../parts/card/Card.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { Ends } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import style from './case.module.css'

export type FactRow = readonly [string, string | null | undefined]

interface FactsProps {
  title: string
  state: { tone: Tone; title: string }
  /** What is empty is left out. */
  rows: readonly FactRow[]
  children?: ReactNode
}

export function Facts({ title, state, rows, children }: FactsProps) {
  return (
    <Card as="section" tight>
      <Ends>
        <h2>{title}</h2>
        <Tag tone={state.tone}>{state.title}</Tag>
      </Ends>
      <FactRows rows={rows} />
      {children}
    </Card>
  )
}

/** Words with what they are; what is empty is left out. */
export function FactRows({ rows }: { rows: readonly FactRow[] }) {
  return (
    <Pairs>
      {rows.map(([word, value]) =>
        value === undefined || value === null || value === '' ? null : (
          <div key={word} className={style.fact}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </Pairs>
  )
}
