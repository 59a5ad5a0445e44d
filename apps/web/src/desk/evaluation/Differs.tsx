/** Where the two policies of an evaluation differ. */
import type { EvaluationMessage } from '@yidi/contracts'
import { Card } from 'antd'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.evaluation.differs

export function Differs({ found: { differs, pools } }: { found: EvaluationMessage }) {
  const nameOf = (pool: string): string =>
    pools.length < 2 ? '' : `${pools.find(({ code }) => code === pool)?.name ?? pool} `
  return (
    <Card title={words.title}>
      {differs.length === 0 ? (
        <p className={look.quiet}>{words.none}</p>
      ) : (
        <Rows
          label={words.title}
          heads={words.heads}
          rows={differs.map(({ pool, name, title, before, after }) => ({
            key: `${pool} ${name}`,
            cells: [`${nameOf(pool)}${title}`, before ?? words.missing, after ?? words.missing],
          }))}
        />
      )}
    </Card>
  )
}
