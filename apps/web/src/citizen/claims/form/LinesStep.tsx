/** The items of the bill: a list that the hospital gave, or typed one by one; their sum beside that of the invoices. */
import clsx from 'clsx'
import { useState } from 'react'
import { AmountLine } from '../../../parts/amount-line/AmountLine.tsx'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { placeId } from '../../../parts/error-summary/faults.ts'
import fieldStyle from '../../../parts/field/field.module.css'
import { Icon } from '../../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../../parts/list/List.tsx'
import look from '../../../parts/look/look.module.css'
import { Notice } from '../../../parts/notice/Notice.tsx'
import { Stack } from '../../../parts/stack/Stack.tsx'
import * as t from '../../../texts/index.ts'
import { fromFen, groupYuan, toFen } from '../../../texts/yuan.ts'
import type { Form } from './draft.ts'
import { emptyLine, sumOf, type Line } from './line.ts'
import { LineSheet } from './LineSheet.tsx'
import { ListUpload } from './ListUpload.tsx'
import { StepPage } from './StepPage.tsx'
import type { StepProps } from './step.ts'

const words = t.claimForm
/** So many are shown at first, and so many more each time somebody asks. */
const together = 30

export function LinesStep(props: StepProps) {
  const { form, faults, put, next } = props
  const { lines } = form
  // The one that is written: its place in the list, or the end for a new one.
  const [writing, setWriting] = useState<number | undefined>(undefined)
  const write = (line: Line) => put({ lines: lines.toSpliced(writing ?? lines.length, 1, line) })
  return (
    <StepPage props={props} ask={words.askLines} onNext={() => next()}>
      <ListUpload form={form} onLines={(all) => put({ lines: all })} />
      <section id={placeId('lines')} tabIndex={-1} aria-labelledby="lines-title">
        <Stack tight>
          <h3 id="lines-title">{words.lines(lines.length)}</h3>
          <Lines lines={lines} onWrite={setWriting} />
          {faults.lines ? <span className={fieldStyle.fault}>{faults.lines}</span> : null}
          <Button onClick={() => setWriting(lines.length)}>
            <Icon name="plus" />
            {words.addLine}
          </Button>
        </Stack>
      </section>
      <Sums form={form} />
      {writing === undefined ? null : (
        <LineSheet
          key={writing}
          line={lines[writing] ?? { ...emptyLine, day: form.from === form.to ? form.from : '' }}
          visit={form}
          onWritten={write}
          onRemove={writing < lines.length ? () => put({ lines: lines.toSpliced(writing, 1) }) : undefined}
          onClose={() => setWriting(undefined)}
        />
      )}
    </StepPage>
  )
}

function Lines({ lines, onWrite }: { lines: readonly Line[]; onWrite: (at: number) => void }) {
  const [shown, setShown] = useState(together)
  if (lines.length === 0) return <p className={look.quiet}>{words.noLines}</p>
  return (
    <>
      <List as="ol">
        {lines.slice(0, shown).map((line, at) => (
          <li key={at}>
            <button type="button" className={rowLook} onClick={() => onWrite(at)}>
              <span className={look.grow}>
                {line.name}
                <span className={clsx(look.aside, look.block)}>{words.times(line.quantity, line.price)}</span>
              </span>
              <span className={look.money}>{groupYuan(line.amount)}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </List>
      {lines.length > shown ? (
        <Button onClick={() => setShown(shown + together)}>{words.moreLines(lines.length - shown)}</Button>
      ) : null}
    </>
  )
}

/** Items and invoices beside each other: they are of the same money. */
export function Sums({ form }: { form: Pick<Form, 'lines' | 'invoices'> }) {
  const lines = sumOf(form.lines.map(({ amount }) => amount))
  const invoices = sumOf(form.invoices.map(({ total }) => total))
  const apart = Math.abs(toFen(lines) - toFen(invoices))
  return (
    <Card as="section" tight aria-label={words.sums}>
      <AmountLine says={words.linesTotal} amount={groupYuan(lines)} />
      <AmountLine says={words.invoicesTotal} amount={groupYuan(invoices)} />
      {apart === 0 || form.lines.length === 0 ? null : (
        <Notice tone="waiting" live>
          <p>{words.apart(groupYuan(fromFen(apart)))}</p>
        </Notice>
      )}
    </Card>
  )
}
