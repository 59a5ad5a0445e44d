/** Lines at the left, the bill that they come to at the right; changed lines need a new bill before anything is settled. */
import { useMutation } from '@tanstack/react-query'
import type { OwnTransactionReply } from '@yidi/contracts'
import { Button, Card } from 'antd'
import clsx from 'clsx'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Fault } from '../frame/Loaded.tsx'
import { useCommand } from '../frame/useCommand.ts'
import { BillMarks, BillSummary, BillWay } from '../parts/bill/Bill.tsx'
import { Check } from '../parts/field/Check.tsx'
import look from '../parts/look/look.module.css'
import { Notice } from '../parts/notice/Notice.tsx'
import { Stack } from '../parts/stack/Stack.tsx'
import * as t from '../texts/index.ts'
import { faultsOf, tidied, totalOf, type DraftLine } from './draft.ts'
import { bindingOf, worthTelling } from './interface.ts'
import { LinesEditor } from './LinesEditor.tsx'
import style from './institution.module.css'

const words = t.cashier

/** What is reckoned and settled. */
export interface Counted {
  lines: readonly DraftLine[]
  total: string
  useAccounts: boolean
}

interface CountingProps {
  start: readonly DraftLine[]
  reckon: (counted: Counted) => Promise<OwnTransactionReply>
  settle: (counted: Counted & { binding?: unknown; mark: string }, key: string) => Promise<OwnTransactionReply>
  onSettled: (reply: OwnTransactionReply) => unknown
  /** Why it cannot be settled yet; the bill is shown all the same. */
  notYet?: string | undefined
  /** What of the message stands outside the lines: where it changes, settling is another command. */
  mark?: string
  children?: ReactNode
}

export function Counting({ start, reckon, settle, onSettled, notYet, mark = '', children }: CountingProps) {
  const counting = useCounting(start, reckon)
  const { lines, change, faulty, missing, useAccounts, setUseAccounts, bill, again, error, busy } = counting
  const settling = useCommand(settle, onSettled)
  return (
    <div
      className={style.beside}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) counting.start()
      }}
    >
      <Stack>
        {children}
        <LinesEditor lines={lines} onLines={change} faulty={faulty} />
      </Stack>
      <Card title={words.bill.title} className={clsx(style.aside)}>
        <Stack>
          <Check label={words.lines.used} checked={useAccounts} onChange={setUseAccounts} />
          {missing === '' ? null : (
            <Notice tone="refusal" live>
              {missing}
            </Notice>
          )}
          {again ? <Notice tone="waiting">{words.lines.emptied}</Notice> : null}
          {bill === undefined ? (
            <Button type="primary" loading={busy} onClick={counting.start}>
              {words.lines.reckon}
            </Button>
          ) : null}
          {error ? <Fault error={error} /> : null}
          {bill === undefined ? null : (
            <Shown
              reply={bill.reply}
              notYet={notYet}
              busy={settling.isPending}
              onSettle={() => settling.mutate({ ...bill.counted, binding: bindingOf(bill.reply), mark })}
            />
          )}
          {settling.error ? <Fault error={settling.error} /> : null}
        </Stack>
      </Card>
    </div>
  )
}

function useCounting(start: readonly DraftLine[], reckon: CountingProps['reckon']) {
  const [lines, setLines] = useState(start)
  const [faulty, setFaulty] = useState(false)
  const [useAccounts, setUse] = useState(true)
  const [again, setAgain] = useState(false)
  const reckoning = useMutation({
    mutationFn: async (counted: Counted) => ({ counted, reply: await reckon(counted) }),
    onSuccess: () => setAgain(false),
  })
  const { reset, data } = reckoning
  const stood = useRef(false)
  stood.current = data !== undefined
  const afresh = () => {
    if (stood.current) setAgain(true)
    reset()
  }
  const afreshRef = useRef(afresh)
  afreshRef.current = afresh
  const [change] = useState(() => (made: (before: readonly DraftLine[]) => readonly DraftLine[]) => {
    setLines(made)
    afreshRef.current()
  })
  const wrong = lines.filter((line) => Object.values(faultsOf(line)).includes(true)).length
  const missing = !faulty ? '' : lines.length === 0 ? words.lines.nothing : wrong > 0 ? words.lines.faulty(wrong) : ''
  return {
    ...{ lines, change, faulty, missing, useAccounts, again, bill: data, error: reckoning.error },
    busy: reckoning.isPending,
    setUseAccounts: (use: boolean) => {
      setUse(use)
      afresh()
    },
    start: () => {
      setFaulty(true)
      if (lines.length === 0 || wrong > 0 || reckoning.isPending || data !== undefined) return
      reckoning.mutate({ lines: lines.map(tidied), total: totalOf(lines), useAccounts })
    },
  }
}

/** The bill as the person's phone will show it, and the button that makes it one. */
function Shown({
  reply: { bill, warning },
  notYet,
  busy,
  onSettle,
}: {
  reply: OwnTransactionReply
  notYet: string | undefined
  busy: boolean
  onSettle: () => void
}) {
  const button = useRef<HTMLButtonElement>(null)
  // The next key that is pressed belongs here.
  useEffect(() => button.current?.focus(), [])
  if (bill === undefined) return null
  const told = worthTelling(warning)
  return (
    <Stack>
      <BillSummary result={bill} estimate={notYet !== undefined} atDesk />
      <BillMarks result={bill} />
      {told === '' ? null : (
        <Notice tone="waiting">
          {words.bill.warning}：{told}
        </Notice>
      )}
      {notYet === undefined ? (
        <>
          <p className={look.aside}>{words.bill.estimate}</p>
          <Button ref={button} type="primary" size="large" block loading={busy} onClick={onSettle}>
            {words.bill.settle}
          </Button>
        </>
      ) : (
        <p className={look.quiet}>{notYet}</p>
      )}
      <details className={style.way}>
        <summary>{words.bill.way}</summary>
        <BillWay steps={bill.explanation} />
      </details>
    </Stack>
  )
}
