/** The fee lines of a visit, and what of them does not count towards what the funds share, by its reason. */
import { cutReasons } from '@yidi/contracts'
import type { Visit, VisitFeeLine } from '@yidi/contracts'
import { Card } from 'antd'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { fromFen, groupYuan, toFen } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'

const words = t.visits
const money = (yuan: string) => <span className={look.money}>{groupYuan(yuan)}</span>

/** Who lost what: every reason with its sum, and the article that says so. */
export function Lost({ whole: { lost, lines } }: { whole: Visit }) {
  if (lines.length === 0) return null
  const sum = fromFen(lost.cuts.reduce((fen, { amount }) => fen + toFen(amount), 0))
  return (
    <Card title={words.lost} extra={lost.basis === null ? null : <BasisChip basis={lost.basis} />}>
      {lost.cuts.length === 0 ? (
        <p className={look.quiet}>{words.nothingLost}</p>
      ) : (
        <Stack tight>
          <p className={look.aside}>{words.lostLead}</p>
          <Rows
            label={words.lost}
            heads={[words.reason, words.amount]}
            rows={[
              ...lost.cuts.map(({ reason, amount }) => ({ key: reason, cells: [cutReasons[reason], money(amount)] })),
              { key: 'sum', cells: [<b key="sum">{words.sum}</b>, <b key="amount">{money(sum)}</b>] },
            ]}
          />
        </Stack>
      )}
    </Card>
  )
}

const heads = [words.line, words.classHead, words.quantity, words.amount, words.inScope, words.cuts, words.state]

export function Lines({ lines }: { lines: readonly VisitFeeLine[] }) {
  return (
    <Card title={words.lines}>
      {lines.length === 0 ? (
        <p className={look.quiet}>{words.noLines}</p>
      ) : (
        <Rows
          label={words.lines}
          heads={heads}
          rows={lines.map((line, index) => ({ key: index, superseded: line.voided, cells: cellsOf(line) }))}
        />
      )}
    </Card>
  )
}

function cellsOf(line: VisitFeeLine) {
  const bounds = [
    line.ownShareRate === null ? '' : words.share(line.ownShareRate),
    line.ceiling === null ? '' : words.ceiling(groupYuan(line.ceiling)),
  ]
  return [
    <>
      {line.name ?? line.code}
      <div className={look.aside}>
        {[
          line.name === null ? '' : line.code,
          dayText(line.day),
          line.refundOf === null ? '' : words.refundOf(line.refundOf),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {line.memo === null ? null : <div className={look.aside}>{line.memo}</div>}
    </>,
    <>
      {words.class[line.class]}
      <div className={look.aside}>{bounds.filter(Boolean).join('，')}</div>
    </>,
    <span key="each" className={look.money}>
      {words.each(line.quantity, line.price)}
    </span>,
    money(line.amount),
    money(line.inScope),
    line.cuts.length === 0 ? null : (
      <>
        {line.cuts.map(({ reason, amount }) => (
          <div key={reason}>
            {money(amount)} <span className={look.aside}>{cutReasons[reason]}</span>
          </div>
        ))}
      </>
    ),
    line.voided ? words.voided : line.settlement === null ? words.notSettled : words.settled,
  ]
}
