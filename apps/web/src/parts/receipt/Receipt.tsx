/** A receipt: what was approved, in lines, with the code by which anybody can verify it. */
import type { ReactNode } from 'react'
import { Card } from '../card/Card.tsx'
import look from '../look/look.module.css'
import { Pairs } from '../pairs/Pairs.tsx'
import style from './receipt.module.css'

interface ReceiptProps {
  title: string
  lines: readonly { label: string; value: ReactNode }[]
  /** What holds of it, a sentence. */
  says?: string | undefined
  /** The code and what is done with it. */
  code?: ReactNode
  note: string
}

export function Receipt({ title, lines, says, code, note }: ReceiptProps) {
  return (
    <Card as="section" aria-label={title} className={style.receipt}>
      <h2>{title}</h2>
      <Pairs>
        {lines.map(({ label, value }) => (
          <div key={label} className={style.line}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </Pairs>
      {says === undefined ? null : <p className={look.small}>{says}</p>}
      {code === undefined ? null : <div className={style.code}>{code}</div>}
      <p className={look.aside}>{note}</p>
    </Card>
  )
}
