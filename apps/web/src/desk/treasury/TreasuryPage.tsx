/** 基金收支: the three bank accounts, and transfers and interest that one enters and another confirms. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { TreasuryAction, TreasuryMessage, TreasuryRecordMessage, TreasuryState } from '@yidi/contracts'
import { treasuryActions } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { treasuryQuery } from '../../api/treasury.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from '../payments/Waiting.tsx'
import { EnterForm, StepForm } from './TreasuryForms.tsx'

const words = t.treasury
const tones: Readonly<Record<TreasuryState, Tone>> = {
  drawn: 'waiting',
  done: 'good',
  'back-asked': 'waiting',
  back: 'plain',
  dropped: 'plain',
}

export function TreasuryPage() {
  const { book }: { book?: string } = useSearch({ strict: false })
  return (
    <DeskPage title={t.deskRooms.treasury}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(treasuryQuery(book))}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

type Chosen = 'new' | { record: TreasuryRecordMessage; action: TreasuryAction }

function All({ found }: { found: TreasuryMessage }) {
  const [chosen, setChosen] = useState<Chosen>()
  const close = () => setChosen(undefined)
  return (
    <Stack>
      {chosen === 'new' ? <EnterForm close={close} /> : null}
      {chosen === undefined || chosen === 'new' ? null : (
        <StepForm key={`${chosen.record.recordId} ${chosen.action}`} {...chosen} close={close} />
      )}
      <Card title={words.accounts}>
        <Stack tight>
          <Rows
            label={words.accounts}
            heads={words.accountHeads}
            rows={found.accounts.map(({ bank, title, account, balance }) => ({
              key: bank,
              cells: [
                <Link key="of" to="/funds/postings" search={{ book: found.region, account }}>
                  {title}
                </Link>,
                <Money key="balance" yuan={balance} />,
              ],
            }))}
          />
          <p className={look.aside}>{words.below}</p>
          <Chips>
            <Link to="/funds" search={{ book: found.region }}>
              {words.toFunds}
            </Link>
            <Link to="/funds/year" search={{ book: found.region }}>
              {words.toPeriod}
            </Link>
            <Link to="/budget" search={{ book: found.region }}>
              {words.toBudget}
            </Link>
          </Chips>
        </Stack>
      </Card>
      <Card
        title={words.records}
        extra={
          found.enters && chosen !== 'new' ? <Button onClick={() => setChosen('new')}>{words.enter}</Button> : null
        }
      >
        {found.records.length === 0 ? (
          <p className={look.quiet}>{words.none}</p>
        ) : (
          <Rows
            label={words.records}
            heads={words.heads}
            rows={found.records.map((record) => ({
              key: record.recordId,
              cells: cellsOf(record, (action) => setChosen({ record, action })),
            }))}
          />
        )}
      </Card>
    </Stack>
  )
}

function cellsOf(record: TreasuryRecordMessage, onAction: (action: TreasuryAction) => void) {
  const waits = record.state === 'drawn' || record.state === 'back-asked'
  const confirms = record.allowed.some((action) => action === 'confirm' || action === 'confirm-back')
  return [
    <>
      {record.title}
      <div className={look.aside}>{record.recordId}</div>
    </>,
    <Money key="amount" yuan={record.amount} />,
    record.document,
    <Tag key="state" tone={tones[record.state]}>
      {record.stateTitle}
    </Tag>,
    <>
      {record.steps.map((step) => (
        <div key={step.at + step.action} className={look.aside}>
          {words.step(step.title, step.by, momentText(step.at))}
          {step.reference === null || step.day === null ? null : (
            <div>{words.bankStep(step.reference, dayText(step.day))}</div>
          )}
          {step.words === null ? null : <div>{step.words}</div>}
        </div>
      ))}
    </>,
    <Chips key="actions">
      {waits && !confirms && record.allowed.length > 0 ? <span className={look.aside}>{words.waitOther}</span> : null}
      {record.allowed.map((action) => (
        <Button key={action} size="small" onClick={() => onAction(action)}>
          {treasuryActions[action]}
        </Button>
      ))}
    </Chips>,
  ]
}
