/** The messages of a visit one after the other: what came, what it was answered, and what it made. */
import type { Visit, VisitMessage } from '@yidi/contracts'
import { Card } from 'antd'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.visits

export function Messages({ whole }: { whole: Visit }) {
  return (
    <Card title={words.messages}>
      <Stack tight>
        <p className={look.aside}>{words.messagesLead}</p>
        {whole.messages.length === 0 ? (
          <p className={look.quiet}>{words.noMessages}</p>
        ) : (
          <Rows
            label={words.messages}
            heads={[words.transaction, words.at, words.answer, words.made]}
            rows={whole.messages.map((one) => ({
              key: `${one.infno} ${one.msgid} ${one.at}`,
              cells: [
                <>
                  {one.infno} {one.name}
                  <div className={look.aside}>{one.msgid}</div>
                </>,
                momentText(one.at),
                <Answer key="answer" of={one} />,
                madeOf(whole, one),
              ],
            }))}
          />
        )}
      </Stack>
    </Card>
  )
}

function Answer({ of: { infcode, text, times, withdrawn } }: { of: VisitMessage }) {
  const beside = [times > 1 ? words.times(times) : '', withdrawn ? words.withdrawn : ''].filter(Boolean).join('，')
  return (
    <>
      {infcode === 0 ? (
        <Tag tone="good">{words.ok}</Tag>
      ) : (
        <Tag tone={infcode === null ? 'plain' : 'refusal'}>{infcode === null ? words.noAnswer : words.refused}</Tag>
      )}
      {text === '' ? null : <div>{text}</div>}
      {beside === '' ? null : <div className={look.aside}>{beside}</div>}
    </>
  )
}

/** What a message made: a settlement with its sums, or the undoing of one. */
function madeOf({ settlements }: Visit, { settlement: made }: VisitMessage): string | null {
  if (made === null) return null
  const settled = settlements.find(({ settlement }) => settlement.id === made)?.settlement
  if (settled !== undefined) return words.madeSettlement(groupYuan(settled.total), groupYuan(settled.cash))
  const undone = settlements.find(({ cancelledBy }) => cancelledBy === made)?.settlement
  return undone === undefined ? null : words.madeUndo(undone.id)
}
