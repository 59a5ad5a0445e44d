/** The batches, the latest first; each leads to its own page. */
import { Link } from '@tanstack/react-router'
import type { PaymentBatchLine, PaymentBatchState } from '@yidi/contracts'
import { Card } from 'antd'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Only, useOnly } from '../forms/Only.tsx'
import { Rows } from '../forms/Rows.tsx'
import { Money } from './Waiting.tsx'

const tones: Readonly<Record<PaymentBatchState, Tone>> = {
  drawn: 'waiting',
  confirmed: 'waiting',
  ended: 'good',
  dropped: 'plain',
}

/** The state of a batch. */
export function BatchTag({ of: { state, stateTitle } }: { of: Pick<PaymentBatchLine, 'state' | 'stateTitle'> }) {
  return <Tag tone={tones[state]}>{stateTitle}</Tag>
}

const words = t.payments
const heads = [words.batch, words.state, words.count, words.total, words.open, words.paid, words.returned, words.drawn]

const shows = { open: words.batchesOpen }
const isOpen = ({ state }: PaymentBatchLine): boolean => state === 'drawn' || state === 'confirmed'

export function Batches({ batches: all }: { batches: readonly PaymentBatchLine[] }) {
  const show = useOnly(shows)
  const batches = show === undefined ? all : all.filter(isOpen)
  return (
    <Card title={words.batches}>
      <Only words={show && shows[show]} />
      {batches.length === 0 ? (
        <p className={look.quiet}>{words.noBatches}</p>
      ) : (
        <Rows
          label={words.batches}
          heads={heads}
          rows={batches.map((batch) => ({
            key: batch.batchId,
            cells: [
              <Link key="open" to="/payments/$id" params={{ id: batch.batchId }}>
                {batch.batchId}
              </Link>,
              <BatchTag key="state" of={batch} />,
              batch.count,
              <Money key="total" yuan={batch.total} />,
              batch.open,
              <Money key="paid" yuan={batch.paid} />,
              <Money key="returned" yuan={batch.returned} />,
              words.by(momentText(batch.drawnAt), batch.drawnBy),
            ],
          }))}
        />
      )}
    </Card>
  )
}
