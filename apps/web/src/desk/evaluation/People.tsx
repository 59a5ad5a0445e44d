/** Who gains and who loses: how many people, and by how much, as bars in the table that says the same. */
import type { EvaluationResultMessage } from '@yidi/contracts'
import { Card } from 'antd'
import clsx from 'clsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'
import { toFen } from '../../texts/yuan.ts'
import { TableScroll } from '../forms/TableScroll.tsx'
import { lengthOf, percentOf, reached, sideOf, stepWords, yuanOf, type Side } from './result.ts'
import style from './evaluation.module.css'

const words = t.evaluation.people2

/** A side is a word with its icon, and a colour besides. */
const tones = { gain: 'good', same: 'plain', loss: 'refusal' } as const satisfies Record<Side, string>

export function People({ result }: { result: EvaluationResultMessage }) {
  const { winners, losers, same, people, largestGain, largestLoss } = result
  const counts: readonly (readonly [Side, number])[] = [
    ['gain', winners],
    ['same', same],
    ['loss', losers],
  ]
  return (
    <Card title={words.title}>
      <Stack>
        <dl className={style.sides}>
          {counts.map(([side, count]) => (
            <div key={side}>
              <dt>
                <Tag tone={tones[side]}>{words[side]}</Tag>
              </dt>
              <dd>
                <b className={style.count}>{words.people(count)}</b>{' '}
                <span className={look.aside}>{words.share(percentOf(count, people))}</span>
              </dd>
            </div>
          ))}
        </dl>
        <div className={style.strip} aria-hidden="true">
          {counts.map(([side, count]) =>
            count === 0 ? null : <span key={side} className={style[side]} style={{ flexGrow: count }} />,
          )}
        </div>
        <p>
          {toFen(largestGain) === 0 ? null : words.largestGain(yuanOf(Math.abs(toFen(largestGain))))}
          {toFen(largestLoss) === 0 ? null : words.largestLoss(yuanOf(Math.abs(toFen(largestLoss))))}
        </p>
        <Spread spread={result.spread} />
      </Stack>
    </Card>
  )
}

function Spread({ spread }: Pick<EvaluationResultMessage, 'spread'>) {
  const longest = Math.max(0, ...spread.map(({ people }) => people))
  return (
    <Stack as="section" tight>
      <h2>{words.spread}</h2>
      <TableScroll label={words.spread}>
        <table className={style.bars} aria-label={words.spread}>
          <thead>
            <tr>
              {words.spreadHeads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {reached(spread).map((step) => {
              const side = sideOf(step)
              return (
                <tr key={stepWords(step)}>
                  <th scope="row">
                    <Tag tone={tones[side]}>{stepWords(step)}</Tag>
                  </th>
                  <td>{words.people(step.people)}</td>
                  <td aria-hidden="true">
                    <span
                      className={clsx(style.bar, style[side])}
                      style={{ width: `${String(lengthOf(step.people, longest))}%` }}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableScroll>
    </Stack>
  )
}
