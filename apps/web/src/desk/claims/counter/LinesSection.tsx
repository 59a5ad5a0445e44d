/** What the bill is made of: typed line by line, or read from a list of the hospital; beside the sum of the invoices. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ClaimBill } from '@yidi/contracts'
import { findClaimItems, readBillHere, type ClaimItem } from '../../../api/claims-desk.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import look from '../../../parts/look/look.module.css'
import { Notice } from '../../../parts/notice/Notice.tsx'
import { Ends, Stack } from '../../../parts/stack/Stack.tsx'
import { Fault } from '../../../frame/Loaded.tsx'
import * as t from '../../../texts/index.ts'
import { groupYuan, toFen } from '../../../texts/yuan.ts'
import { Find } from '../../choose/Find.tsx'
import { emptyLine, linesOfBill, type LineEntry } from './entry.ts'
import { TypedRows, type RowField } from './TypedRows.tsx'
import type { ClaimEntryState } from './useClaimEntry.ts'

const words = t.claimCounter

/** As many rows as are shown of a long list. */
const portion = 30

const fields: readonly RowField<LineEntry>[] = [
  { name: 'name', label: words.name, most: 200 },
  { name: 'code', label: words.code, most: 50 },
  { name: 'quantity', label: words.quantity, as: 'amount' },
  { name: 'price', label: words.price, as: 'amount' },
  { name: 'amount', label: t.claimsDesk.total, as: 'amount' },
  { name: 'day', label: t.claimsDesk.day, as: 'day' },
]

interface LinesSectionProps extends ClaimEntryState {
  pool: string
  idNumber: string
}

export function LinesSection({ pool, idNumber, entry, set, check }: LinesSectionProps) {
  const [most, setMost] = useState(portion)
  const { lines } = entry
  const shown = lines.slice(0, most)
  if (entry.visitId !== '') return <Notice tone="good">{words.sentByHospital(entry.visitId)}</Notice>
  return (
    <Card as="section" aria-label={t.claimsDesk.lines}>
      <Ends>
        <h2>{t.claimsDesk.lines}</h2>
        <span className={look.aside}>{words.linesCount(lines.length)}</span>
      </Ends>
      <BillList {...{ idNumber, entry, set }} />
      <TypedRows
        rows={shown}
        fields={fields}
        rowName={words.line}
        onRows={(rows) => set({ lines: [...rows, ...lines.slice(most)] })}
        more={(row, change) => <Seek {...{ pool, row, change }} on={entry.to} />}
      />
      {lines.length > most ? (
        <Button onClick={() => setMost(most + portion)}>
          {t.claimsDesk.more(Math.min(portion, lines.length - most))}
        </Button>
      ) : null}
      <div>
        <Button
          onClick={() => {
            set({ lines: [...lines, emptyLine] })
            setMost(Math.max(most, lines.length + 1))
          }}
        >
          {words.moreLines}
        </Button>
      </div>
      {check.data === undefined ? null : <Totals {...check.data.totals} />}
    </Card>
  )
}

interface SeekProps {
  pool: string
  /** The day of the catalogue where the row has none. */
  on: string
  row: LineEntry
  change: (change: Partial<LineEntry>) => void
}

/** Looks for the item of the catalogue that a row is. */
function Seek({ pool, on, row, change }: SeekProps) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button kind="plain" onClick={() => setOpen(true)}>
        {words.seek}
      </Button>
    )
  return (
    <Find
      label={t.claimsDesk.line.find}
      hint={t.claimsDesk.line.findHint}
      none={t.claimsDesk.line.findNone}
      find={(q, signal) => findClaimItems({ pool, q, on: row.day || on }, signal)}
      shown={(one: ClaimItem) => ({
        key: one.code,
        title: one.name,
        about: t.claimsDesk.line.about(one.code, t.claimsDesk.class[one.class]),
      })}
      onTake={({ code, name }) => {
        change({ code, ...(row.name === '' ? { name } : {}) })
        setOpen(false)
      }}
    />
  )
}

/** The list that the hospital gave, read into the rows; what could not be read is told row by row. */
function BillList({ idNumber, entry, set }: Pick<ClaimEntryState, 'entry' | 'set'> & { idNumber: string }) {
  const { kind, from, to, emergency } = entry
  const read = useMutation({
    mutationFn: (file: File) => readBillHere(idNumber, { kind, from, to, emergency }, file),
    onSuccess: (bill) => set({ lines: linesOfBill(bill) }),
  })
  const input = useRef<HTMLInputElement>(null)
  const ready = from !== '' && to !== ''
  return (
    <Stack tight>
      {/* The browser's own words on its file button may be in another language than the page. */}
      <input
        ref={input}
        type="file"
        className={look.heard}
        aria-label={words.list}
        tabIndex={-1}
        accept=".xlsx,.csv,.txt"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file !== undefined) read.mutate(file)
          target.value = ''
        }}
      />
      <div>
        <Button disabled={!ready || read.isPending} onClick={() => input.current?.click()}>
          {ready ? words.list : words.listLater}
        </Button>
      </div>
      <p className={look.aside}>{words.listHint}</p>
      {read.isPending ? <p role="status">{words.reading}</p> : null}
      {read.error ? <Fault error={read.error} /> : null}
      {read.data === undefined ? null : <Report bill={read.data} />}
    </Stack>
  )
}

function Report({ bill: { file, lines, totals, saidTotal, problems } }: { bill: ClaimBill }) {
  return (
    <Notice tone={problems.length === 0 ? 'good' : 'waiting'} live>
      <p>{words.read(file, lines.length, groupYuan(totals.amount))}</p>
      {saidTotal === null ? null : <p>{words.saidTotal(groupYuan(saidTotal))}</p>}
      {problems.map(({ row, cell, message, remedy }) => (
        <p key={`${String(row)} ${cell ?? ''} ${message}`}>{words.rowProblem(row, cell, message, remedy)}</p>
      ))}
    </Notice>
  )
}

function Totals({ lines, invoices }: { lines: string; invoices: string }) {
  const alike = toFen(lines) === toFen(invoices)
  return <Notice tone={alike ? 'good' : 'waiting'}>{words.totals(groupYuan(lines), groupYuan(invoices), alike)}</Notice>
}
