/** The lines of a clearing, where each stands, and what can be done with it. */
import type { ClearingLine, ClearingMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import clsx from 'clsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { Money } from '../payments/Waiting.tsx'
import type { LineAction } from './LineForm.tsx'

const words = t.clearings

interface LinesProps {
  of: ClearingMessage
  after: number
  onShow: (after: number) => void
  onAct: (no: number, action: LineAction) => void
}

export function ClearingLines({ of, after, onShow, onAct }: LinesProps) {
  const { more } = of
  return (
    <Card title={words.lines}>
      <Stack tight>
        <Rows
          label={words.lines}
          heads={words.lineHeads}
          rows={of.lines.map((line) => ({ key: line.no, cells: cellsOf(of, line, onAct) }))}
        />
        <div className={formsStyle.formButtons}>
          {after === 0 ? null : <Button onClick={() => onShow(0)}>{words.firstLines}</Button>}
          {more === null ? null : <Button onClick={() => onShow(more)}>{words.moreLines}</Button>}
        </div>
      </Stack>
    </Card>
  )
}

function cellsOf(of: ClearingMessage, line: ClearingLine, onAct: LinesProps['onAct']) {
  return [
    line.no,
    <span key="settlement">
      {line.settlement}
      <span className={clsx(look.aside, look.block)}>{`${dayText(line.day)} · ${line.institution}`}</span>
    </span>,
    <Money key="amount" yuan={line.amount} />,
    <State key="state" line={line} />,
    <div key="acts" className={formsStyle.formButtons}>
      {actionsOf(of, line).map((action) => (
        <Button key={action} size="small" aria-label={named[action].of(line.no)} onClick={() => onAct(line.no, action)}>
          {named[action].label}
        </Button>
      ))}
    </div>,
  ]
}

const named: Readonly<Record<LineAction, { label: string; of: (no: number) => string }>> = {
  confirm: { label: words.confirm, of: words.confirmOf },
  dispute: { label: words.dispute, of: words.disputeOf },
  answer: { label: words.answer, of: words.answerOf },
}

function actionsOf({ allowed }: ClearingMessage, { state, amount }: ClearingLine): LineAction[] {
  const waits = state === 'open' || state === 'maintained'
  return [
    ...(allowed.includes('confirm') && (waits || state === 'disputed') ? (['confirm'] as const) : []),
    ...(allowed.includes('dispute') && state === 'open' && !amount.startsWith('-') ? (['dispute'] as const) : []),
    ...(allowed.includes('answer') && state === 'disputed' ? (['answer'] as const) : []),
  ]
}

function State({ line }: { line: ClearingLine }) {
  const { reasonTitle, words: said, answer, withdrawn, undoes, restored } = line
  const more = [
    undoes ? words.undoes : '',
    Number(restored) === 0 ? '' : words.restored(restored),
    reasonTitle === null ? '' : words.disputed([reasonTitle, said ?? ''].join('：')),
    answer === null ? '' : words.answered(answer),
    Number(withdrawn) === 0 ? '' : `${words.withdrawn} ${withdrawn} ${t.yuan}`,
  ].filter((text) => text !== '')
  return (
    <>
      {line.stateTitle}
      {more.map((text) => (
        <span key={text} className={clsx(look.aside, look.block)}>
          {text}
        </span>
      ))}
    </>
  )
}
