/** The lines of a bill: found, counted, priced; by keyboard from one to the next. */
import type { ClaimItem } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import look from '../parts/look/look.module.css'
import { Stack } from '../parts/stack/Stack.tsx'
import * as t from '../texts/index.ts'
import { groupYuan } from '../texts/yuan.ts'
import formsStyle from '../desk/forms/forms.module.css'
import { TableScroll } from '../desk/forms/TableScroll.tsx'
import { amountOf, faultsOf, lineOf, totalOf, type DraftLine } from './draft.ts'
import { ImportLines } from './ImportLines.tsx'
import { ItemSearch } from './ItemSearch.tsx'
import style from './institution.module.css'

const words = t.cashier.lines

interface LinesEditorProps {
  lines: readonly DraftLine[]
  onLines: (change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => void
  /** Faults are shown once somebody wanted the bill. */
  faulty: boolean
}

export function LinesEditor({ lines, onLines, faulty }: LinesEditorProps) {
  const box = useRef<HTMLInputElement>(null)
  const [fresh, setFresh] = useState<string>()
  const take = (item: ClaimItem) => {
    const line = lineOf(item)
    onLines((before) => [...before, line])
    setFresh(line.key)
  }
  const change = useCallback(
    (key: string, part: Partial<DraftLine>) =>
      onLines((before) => before.map((line) => (line.key === key ? { ...line, ...part } : line))),
    [onLines],
  )
  const remove = useCallback(
    (key: string) => {
      onLines((before) => before.filter((line) => line.key !== key))
      box.current?.focus()
    },
    [onLines],
  )
  const back = useCallback(() => box.current?.focus(), [])
  return (
    <Card title={words.title}>
      <Stack>
        <ItemSearch box={box} onTake={take} />
        <p className={look.aside}>{words.keys}</p>
        {lines.length === 0 ? (
          <p className={look.quiet}>{words.noneYet}</p>
        ) : (
          <TableScroll label={words.title}>
            <table className={formsStyle.plainTable} aria-label={words.title}>
              <thead>
                <tr>
                  {words.heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <Line
                    key={line.key}
                    line={line}
                    fresh={line.key === fresh}
                    faulty={faulty}
                    onChange={change}
                    onRemove={remove}
                    onDone={back}
                  />
                ))}
              </tbody>
            </table>
          </TableScroll>
        )}
        {lines.length === 0 ? null : <p className={style.sum}>{words.sum(lines.length, groupYuan(totalOf(lines)))}</p>}
        <ImportLines onTaken={(taken) => onLines((before) => [...before, ...taken])} />
      </Stack>
    </Card>
  )
}

interface LineProps {
  line: DraftLine
  /** Just added: its quantity is typed next. */
  fresh: boolean
  faulty: boolean
  onChange: (key: string, part: Partial<DraftLine>) => void
  onRemove: (key: string) => void
  onDone: () => void
}

const Line = memo(function Line({ line, fresh, faulty, onChange, onRemove, onDone }: LineProps) {
  const count = useRef<HTMLInputElement>(null)
  const price = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!fresh) return
    count.current?.focus()
    count.current?.select()
  }, [fresh])
  const faults = faultsOf(line)
  const onEnter = (go: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    go()
  }
  return (
    <tr>
      <td data-head={words.heads[0]}>
        {line.name}
        <div className={look.aside}>
          {line.code} · {line.about === '' ? words.class[line.class] : line.about}
        </div>
      </td>
      <td data-head={words.heads[1]}>
        <Figure
          box={count}
          label={words.quantityOf(line.name)}
          value={line.quantity}
          fault={faulty && faults.quantity ? words.quantityFault : undefined}
          onText={(quantity) => onChange(line.key, { quantity })}
          onKeyDown={onEnter(() => {
            price.current?.focus()
            price.current?.select()
          })}
        />
      </td>
      <td data-head={words.heads[2]}>
        <Figure
          box={price}
          label={words.priceOf(line.name)}
          value={line.price}
          fault={faulty && faults.price ? words.priceFault : undefined}
          onText={(text) => onChange(line.key, { price: text })}
          onKeyDown={onEnter(onDone)}
        />
      </td>
      <td data-head={words.heads[3]} className={look.money}>
        {groupYuan(amountOf(line))}
      </td>
      <td data-head={words.heads[4]}>
        <Button size="small" aria-label={words.removeOf(line.name)} onClick={() => onRemove(line.key)}>
          {words.remove}
        </Button>
      </td>
    </tr>
  )
})

function Figure(props: {
  box: React.RefObject<HTMLInputElement | null>
  label: string
  value: string
  fault: string | undefined
  onText: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}) {
  const { box, label, value, fault, onText, onKeyDown } = props
  return (
    <div className={style.figure}>
      <input
        ref={box}
        aria-label={label}
        aria-invalid={fault === undefined ? undefined : true}
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
        value={value}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {fault === undefined ? null : (
        <span className={style.fault} role="alert">
          {fault}
        </span>
      )}
    </div>
  )
}
