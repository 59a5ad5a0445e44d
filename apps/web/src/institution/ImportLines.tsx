/** A table of fees pasted or chosen: what is known is taken, each other row is told with what to do. */
import { useMutation } from '@tanstack/react-query'
import type { FeeList } from '@yidi/contracts'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { readFees } from '../api/cashier.ts'
import { ChooseFile } from '../desk/forms/ChooseFile.tsx'
import { Rows } from '../desk/forms/Rows.tsx'
import { Fault } from '../frame/Loaded.tsx'
import { Chips } from '../parts/chip/Chip.tsx'
import fieldStyle from '../parts/field/field.module.css'
import look from '../parts/look/look.module.css'
import { Notice } from '../parts/notice/Notice.tsx'
import { Stack } from '../parts/stack/Stack.tsx'
import * as t from '../texts/index.ts'
import { lineOf, type DraftLine } from './draft.ts'
import style from './institution.module.css'

const words = t.cashier.import

interface Left {
  row: number
  what: string
  todo: string
  candidates: FeeList['lines'][number]['candidates']
  line?: FeeList['lines'][number]
}

const isRefund = ({ quantity }: FeeList['lines'][number]): boolean => quantity.startsWith('-')

/** The lines that the list gives, and the rows that stay outside. */
function sorted({ lines, problems }: FeeList): { taken: DraftLine[]; left: Left[] } {
  const taken = lines.flatMap(({ item, quantity, price, day, ...line }) =>
    item === null || isRefund({ ...line, item, quantity, price, day })
      ? []
      : [lineOf(item, { quantity, price, ...(day === null ? {} : { day }) })],
  )
  const refunds = lines
    .filter(isRefund)
    .map(({ row, name }): Left => ({ row, what: name, todo: words.negative, candidates: [] }))
  const unknown = lines
    .filter((line) => line.item === null && !isRefund(line))
    .map((line): Left => {
      const { row, name, candidates } = line
      return { row, what: words.unknown(name), todo: words.pick, candidates, line }
    })
  const unread = problems.map(({ row, message, remedy }): Left => ({
    row,
    what: message,
    todo: remedy,
    candidates: [],
  }))
  return { taken, left: [...refunds, ...unknown, ...unread].sort((one, other) => one.row - other.row) }
}

export function ImportLines({ onTaken }: { onTaken: (lines: readonly DraftLine[]) => void }) {
  const reading = useReading(onTaken)
  const { pasted, file, fault, left, count } = reading
  const id = useId()
  return (
    <details className={style.import}>
      <summary>{words.title}</summary>
      <Stack tight>
        <p className={look.aside}>{words.lead}</p>
        <div className={fieldStyle.field}>
          <label htmlFor={id}>{words.paste}</label>
          <textarea
            id={id}
            rows={4}
            value={pasted}
            aria-invalid={fault === undefined ? undefined : true}
            aria-describedby={fault === undefined ? undefined : `${id}-fault`}
            onChange={(event) => reading.paste(event.target.value)}
          />
          {fault === undefined ? null : (
            <span id={`${id}-fault`} className={fieldStyle.fault}>
              {fault}
            </span>
          )}
        </div>
        <Chips>
          <ChooseFile
            file={file}
            accept=".xlsx,.csv,.txt"
            choose={words.choose}
            chosen={words.chosen}
            label={words.file}
            onChoose={reading.choose}
          />
          <Button loading={reading.busy} onClick={reading.read}>
            {words.read}
          </Button>
        </Chips>
        {reading.error ? <Fault error={reading.error} /> : null}
        {count === undefined ? null : (
          <Notice tone={left.length === 0 ? 'good' : 'waiting'} live>
            {words.taken(count)}
            {left.length === 0 ? '' : words.left(left.length)}
          </Notice>
        )}
        {left.length === 0 ? null : <LeftRows left={left} onTake={reading.take} />}
      </Stack>
    </details>
  )
}

function LeftRows({ left, onTake }: { left: readonly Left[]; onTake: (one: Left, code: string) => void }) {
  return (
    <Rows
      label={words.leftTitle}
      heads={words.heads}
      rows={left.map((one, index) => ({
        key: `${String(one.row)} ${String(index)}`,
        cells: [
          <span key="row" className={style.row}>
            {words.row(one.row)}
          </span>,
          one.what,
          <Stack key="todo" tight>
            <span>{one.todo}</span>
            {one.candidates.map(({ code, name }) => (
              <Button key={code} size="small" onClick={() => onTake(one, code)}>
                {words.add(name, code)}
              </Button>
            ))}
          </Stack>,
        ],
      }))}
    />
  )
}

function useReading(onTaken: (lines: readonly DraftLine[]) => void) {
  const [pasted, setPasted] = useState('')
  const [file, setFile] = useState<File>()
  const [fault, setFault] = useState<string>()
  const [left, setLeft] = useState<readonly Left[]>([])
  const [count, setCount] = useState<number>()
  const sending = useMutation({
    mutationFn: readFees,
    onSuccess: (list) => {
      const found = sorted(list)
      setLeft(found.left)
      setCount(found.taken.length)
      setPasted('')
      setFile(undefined)
      onTaken(found.taken)
    },
  })
  const afresh = () => {
    setFault(undefined)
    setCount(undefined)
    setLeft([])
    sending.reset()
  }
  return {
    ...{ pasted, file, fault, left, count, error: sending.error, busy: sending.isPending },
    paste: (text: string) => {
      afresh()
      setPasted(text)
    },
    choose: (chosen: File | undefined) => {
      afresh()
      setFile(chosen)
    },
    read: () => {
      if (file === undefined && pasted.trim() === '') setFault(words.pasteFault)
      else sending.mutate(file ?? new Blob([pasted]))
    },
    take: ({ line, ...one }: Left, code: string) => {
      const item = one.candidates.find((candidate) => candidate.code === code)
      if (line === undefined || item === undefined) return
      const { quantity, price, day } = line
      onTaken([lineOf(item, { quantity, price, ...(day === null ? {} : { day }) })])
      setLeft((before) => before.filter((other) => other.line !== line))
    },
  }
}
