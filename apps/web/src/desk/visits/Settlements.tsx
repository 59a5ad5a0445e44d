/** The settlements of a visit with their bills, as the person reads them; one that was undone says so plainly. */
import type { Visit } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { BillMarks, BillSummary, BillWay } from '../../parts/bill/Bill.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Beside, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import style from './visits.module.css'

type Settled = Visit['settlements'][number]

/** `door` is where the receipt is fetched from. */
export function Settlements({ whole: { visit, settlements }, door }: { whole: Visit; door: 'desk' | 'institution' }) {
  if (settlements.length === 0)
    return (
      <Card title={t.visits.settlements}>
        <p className={look.quiet}>{t.visits.noSettlements}</p>
      </Card>
    )
  // The one that holds stands first.
  return settlements
    .toReversed()
    .map((one) => (
      <One
        key={one.settlement.id}
        one={one}
        paper={`/api/${door}/visits/${visit.id}/settlements/${one.settlement.id}/receipt.pdf`}
      />
    ))
}

function One({ one: { settlement, settledAt, cancelledAt, cancelledBy }, paper }: { one: Settled; paper: string }) {
  const { result } = settlement
  const undone = settlement.state === 'cancelled'
  return (
    <Card
      title={t.visits.settlementAt(momentText(settledAt))}
      extra={<Tag tone={undone ? 'refusal' : 'good'}>{undone ? t.settlements.cancelled : t.visits.settled}</Tag>}
    >
      <Stack>
        {undone ? (
          <Notice tone="refusal">{t.visits.cancelledAt(momentText(cancelledAt ?? ''), cancelledBy ?? '')}</Notice>
        ) : null}
        <Beside>
          <div>
            <BillSummary result={result} atDesk />
            <BillMarks result={result} />
            <p className={look.aside}>{t.visits.settlementNo(settlement.id)}</p>
            <p className={style.paper}>
              <Button href={paper} target="_blank" rel="noreferrer">
                {t.settlementBill.receiptPdf}
              </Button>
            </p>
          </div>
          <details className={style.way} open={!undone}>
            <summary>{t.visits.way}</summary>
            <BillWay steps={result.explanation} />
          </details>
        </Beside>
      </Stack>
    </Card>
  )
}
