/** A settlement that stands: what to take from the person, the paper, and the way back. */
import type { Visit } from '@yidi/contracts'
import { Link } from '@tanstack/react-router'
import { Button, Card } from 'antd'
import { useEffect, useRef } from 'react'
import { transact } from '../api/cashier.ts'
import { Fault } from '../frame/Loaded.tsx'
import { useCommand } from '../frame/useCommand.ts'
import { BillMarks, BillSummary, BillWay } from '../parts/bill/Bill.tsx'
import look from '../parts/look/look.module.css'
import { Notice } from '../parts/notice/Notice.tsx'
import { Beside, Stack } from '../parts/stack/Stack.tsx'
import { Tag } from '../parts/tag/Tag.tsx'
import { momentText } from '../texts/days.ts'
import * as t from '../texts/index.ts'
import { groupYuan, toFen } from '../texts/yuan.ts'
import { stepsOf, undoInput } from './interface.ts'
import { Sure } from './Sure.tsx'
import { useReadAgain } from './useReadAgain.ts'
import style from './institution.module.css'

const words = t.cashier.bill

interface SettledProps {
  whole: Visit
  settled: Visit['settlements'][number]
  atPharmacy: boolean
}

export function Settled({ whole, settled: { settlement, settledAt }, atPharmacy }: SettledProps) {
  const { visit } = whole
  const { result } = settlement
  const paper = `/api/institution/visits/${visit.id}/settlements/${settlement.id}/receipt.pdf`
  const undoing = useCommand(
    ({ id }: { id: string }, key: string) => transact(stepsOf(visit.kind, atPharmacy).undo, undoInput(whole, id), key),
    useReadAgain(visit.id),
  )
  const print = useRef<HTMLAnchorElement>(null)
  useEffect(() => print.current?.focus(), [])
  return (
    <Card title={t.visits.settlementAt(momentText(settledAt))} extra={<Tag tone="good">{words.settled}</Tag>}>
      <Stack>
        <Notice tone="good" live>
          {toFen(result.amounts.cash) === 0 ? words.noCash : words.cashNow(groupYuan(result.amounts.cash))}
        </Notice>
        <Beside>
          <Stack>
            <BillSummary result={result} atDesk />
            <BillMarks result={result} />
            <p className={look.aside}>{t.visits.settlementNo(settlement.id)}</p>
          </Stack>
          <details className={style.way} open>
            <summary>{words.way}</summary>
            <BillWay steps={result.explanation} />
          </details>
        </Beside>
        <div className={style.actions}>
          <Button ref={print} type="primary" href={paper} target="_blank" rel="noreferrer">
            {words.print}
          </Button>
          <Link to="/cashier">{words.next}</Link>
        </div>
        {undoing.error ? <Fault error={undoing.error} /> : null}
        <Sure
          words={{ ask: words.undo, sure: words.undoSure, after: words.undoAfter, keep: words.back }}
          busy={undoing.isPending}
          onSure={() => undoing.mutate({ id: settlement.id })}
        />
      </Stack>
    </Card>
  )
}
