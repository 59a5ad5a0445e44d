/** The same by groups, in the view that is chosen: what the funds pay before and after, and the difference as a bar. */
import { evaluationGroupings } from '@yidi/contracts'
import type { EvaluationGroupMessage, EvaluationGrouping } from '@yidi/contracts'
import { Card } from 'antd'
import clsx from 'clsx'
import { useState } from 'react'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { bothFunds, changeOf, lengthOf, yuanOf } from './result.ts'
import style from './evaluation.module.css'

const words = t.evaluation.groups

/** What most want to know first. */
const order: readonly EvaluationGrouping[] = ['category', 'age', 'level', 'kind', 'place', 'pool']

export function Groups({ groups }: { groups: readonly EvaluationGroupMessage[] }) {
  const views = order.filter((by) => groups.some((group) => group.by === by))
  const [chosen, setChosen] = useState(views[0])
  if (chosen === undefined) return null
  const rows = groups
    .filter(({ by }) => by === chosen)
    .map((group) => ({ ...group, fund: changeOf(group, bothFunds), cash: changeOf(group, ['cash']).change }))
  const longest = Math.max(0, ...rows.flatMap(({ fund, cash }) => [Math.abs(fund.change), Math.abs(cash)]))
  return (
    <Card title={words.title}>
      <Stack>
        <Chips as="fieldset">
          <legend className={look.heard}>{words.by}</legend>
          {views.map((by) => (
            <Chip key={by} aria-pressed={by === chosen} onClick={() => setChosen(by)}>
              {evaluationGroupings[by]}
            </Chip>
          ))}
        </Chips>
        <p className={look.aside}>{words.lead}</p>
        <div className={style.money}>
          <Rows
            label={`${words.title}：${evaluationGroupings[chosen]}`}
            heads={words.heads}
            rows={rows.map(({ key, title, cases, fund, cash }) => ({
              key,
              cells: [
                title,
                cases.toLocaleString('en'),
                yuanOf(fund.before),
                yuanOf(fund.after),
                <Change key="fund" fen={fund.change} longest={longest} tone="fund" />,
                <Change key="cash" fen={cash} longest={longest} tone="own" />,
              ],
            }))}
          />
        </div>
      </Stack>
    </Card>
  )
}

/** A difference, and beneath it a bar to the right where more is paid and to the left where less is. */
function Change({ fen, longest, tone }: { fen: number; longest: number; tone: 'fund' | 'own' }) {
  const length = { width: `${String(lengthOf(fen, longest) / 2)}%` }
  return (
    <span className={style.change}>
      {yuanOf(fen, true)}
      {fen === 0 ? null : (
        <span className={style.axis} aria-hidden="true">
          <span className={clsx(style.bar, style[tone], fen < 0 ? style.left : style.right)} style={length} />
        </span>
      )}
    </span>
  )
}
