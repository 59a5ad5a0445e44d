/** One batch: what it is, each payment with its result, and what the one who looks may do with it. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PaymentBatchMessage, PaymentItemMessage } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import { useState, type ReactNode } from 'react'
import { batchQuery } from '../../api/payments.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { BatchActions } from './BatchActions.tsx'
import { BatchTag } from './Batches.tsx'
import { ItemForm, type ItemAction } from './ItemForm.tsx'
import { Items } from './Items.tsx'
import { Money } from './Waiting.tsx'
import style from './payments.module.css'

const words = t.payments

export function BatchPage() {
  return (
    <DeskPage title={words.one}>
      <One />
    </DeskPage>
  )
}

function One() {
  const { id } = useParams({ strict: false })
  const [open, setOpen] = useState<{ item: PaymentItemMessage; action: ItemAction }>()
  return (
    <Loaded query={useQuery(batchQuery(id ?? ''))}>
      {(batch) => (
        <Stack>
          <Head batch={batch} />
          {open === undefined ? (
            <BatchActions batch={batch} />
          ) : (
            <ItemForm
              key={`${String(open.item.no)} ${open.action}`}
              batchId={batch.batchId}
              {...open}
              close={() => setOpen(undefined)}
            />
          )}
          <Items batch={batch} onAct={(item, action) => setOpen({ item, action })} />
        </Stack>
      )}
    </Loaded>
  )
}

function Head({ batch }: { batch: PaymentBatchMessage }) {
  const { confirmedAt, confirmedBy, controlSum, fileTakenAt } = batch
  const rows: [string, ReactNode][] = [
    [words.drawn, words.by(momentText(batch.drawnAt), batch.drawnBy)],
    [words.confirmed, confirmedAt === null ? null : words.by(momentText(confirmedAt), confirmedBy ?? '')],
    [words.count, batch.count],
    [words.total, <Money key="total" yuan={batch.total} />],
    [words.open, batch.open],
    [words.paid, <Money key="paid" yuan={batch.paid} />],
    [words.returned, <Money key="returned" yuan={batch.returned} />],
    [words.fileTaken, fileTakenAt === null ? null : momentText(fileTakenAt)],
    [
      words.controlSum,
      controlSum === null ? null : (
        <span key="sum" className={style.controlSum}>
          {controlSum}
        </span>
      ),
    ],
  ]
  return (
    <Card title={batch.batchId} extra={<BatchTag of={batch} />}>
      <Descriptions
        column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
        items={rows.filter(([, value]) => value !== null).map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  )
}
