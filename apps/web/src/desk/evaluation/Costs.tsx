/** Who pays how much of the year, before and after, and what is left of the budgets. */
import type { EvaluationBudgetLine, EvaluationResultMessage } from '@yidi/contracts'
import { Card } from 'antd'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'
import { toFen } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'
import { bothFunds, changeOf, saidOf, yuanOf, type Sums } from './result.ts'
import style from './evaluation.module.css'

const words = t.evaluation.costs

const lines: readonly (readonly [string, readonly (keyof Sums)[]])[] = [
  [words.who.fundPool, ['fundPool']],
  [words.who.fundCritical, ['fundCritical']],
  [words.fund, bothFunds],
  [words.who.accounts, ['accounts']],
  [words.who.cash, ['cash']],
]

export function Costs({ result }: { result: EvaluationResultMessage }) {
  return (
    <Card title={words.title}>
      <Stack tight>
        <p role="status">
          <b>{words.lead(saidOf(changeOf(result, bothFunds).change), saidOf(changeOf(result, ['cash']).change))}</b>
        </p>
        <div className={style.money}>
          <Rows
            label={words.title}
            heads={words.heads}
            rows={lines.map(([title, names]) => {
              const { before, after, change } = changeOf(result, names)
              const cells = [title, yuanOf(before), yuanOf(after), yuanOf(change, true)]
              return { key: title, cells: names.length > 1 ? cells.map((cell) => <b key={cell}>{cell}</b>) : cells }
            })}
          />
        </div>
      </Stack>
    </Card>
  )
}

const budgetWords = t.evaluation.budget

export function Budget({ lines: found }: { lines: readonly EvaluationBudgetLine[] }) {
  if (found.length === 0) return null
  const amount = (yuan: string | null, signed = false) =>
    yuan === null ? <span className={look.quiet}>{budgetWords.none}</span> : yuanOf(toFen(yuan), signed)
  return (
    <Card title={budgetWords.title}>
      <Stack>
        {[...new Set(found.map(({ words: said }) => said))].map((said) => (
          <p key={said}>{said}</p>
        ))}
        <div className={style.money}>
          <Rows
            label={budgetWords.title}
            heads={budgetWords.heads}
            rows={found.map((line) => ({
              key: `${line.pool} ${line.fund}`,
              cells: [
                <span key="fund">
                  {budgetWords.line(line.poolName, budgetWords.funds[line.fund])} <Marks line={line} />
                </span>,
                amount(line.budget),
                amount(line.actual),
                amount(line.change, true),
                amount(line.expected),
                line.left === null ? amount(null) : amount(line.left),
              ],
            }))}
          />
        </div>
        {found.some(({ scaled }) => scaled) ? <p className={look.aside}>{budgetWords.estimateLead}</p> : null}
      </Stack>
    </Card>
  )
}

function Marks({ line: { scaled, left } }: { line: EvaluationBudgetLine }) {
  return (
    <>
      {left !== null && toFen(left) < 0 ? <Tag tone="refusal">{budgetWords.over}</Tag> : null}{' '}
      {scaled ? <Tag tone="waiting">{budgetWords.estimate}</Tag> : null}
    </>
  )
}
