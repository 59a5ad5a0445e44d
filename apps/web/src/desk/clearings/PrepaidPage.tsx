/** 预付金: what is left of each fund against what is owed, and deposits and returns that one enters and another confirms. */
import { useQuery } from '@tanstack/react-query'
import { prepaidActions, prepaidKinds } from '@yidi/contracts'
import type { PrepaidConfirmForm, PrepaidForm, PrepaidKind, PrepaidLevel, PrepaidMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { confirmPrepaid, drawPrepaid, dropPrepaid, prepaidQuery } from '../../api/clearings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Chips } from '../../parts/chip/Chip.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from '../payments/Waiting.tsx'
import { useTaken } from './useTaken.ts'

const words = t.prepaid
const kinds = Object.entries(prepaidKinds) as [PrepaidKind, string][]
const levels: Readonly<Record<PrepaidLevel, Tone>> = { ok: 'good', yellow: 'waiting', red: 'refusal' }
type Entry = PrepaidMessage['records'][number]
type Chosen = 'new' | { record: Entry; action: 'confirm' | 'drop' }

export function PrepaidPage() {
  return (
    <DeskPage title={t.deskRooms.prepaid}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(prepaidQuery)}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

function All({ found }: { found: PrepaidMessage }) {
  const [chosen, setChosen] = useState<Chosen>()
  const close = () => setChosen(undefined)
  return (
    <Stack>
      {chosen === 'new' ? <EnterForm close={close} /> : null}
      {chosen === undefined || chosen === 'new' ? null : (
        <StepForm key={`${chosen.record.recordId} ${chosen.action}`} {...chosen} close={close} />
      )}
      <Funds found={found} />
      <Card
        title={words.records}
        extra={
          chosen === 'new' || !found.enters ? null : <Button onClick={() => setChosen('new')}>{words.enter}</Button>
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

function Funds({ found: { funds } }: { found: PrepaidMessage }) {
  const notes = [...new Set(funds.flatMap(({ note }) => (note === null ? [] : [note])))]
  return (
    <Card title={words.funds}>
      {funds.length === 0 ? (
        <p className={look.quiet}>{words.noFunds}</p>
      ) : (
        <Stack tight>
          <Rows
            label={words.funds}
            heads={words.fundHeads}
            rows={funds.map((fund) => ({
              key: `${fund.pool} ${fund.region}`,
              cells: [
                fund.poolName,
                fund.regionName,
                <Money key="balance" yuan={fund.balance} />,
                <Money key="owed" yuan={fund.owed} />,
                <Tag key="level" tone={levels[fund.level]}>
                  {fund.levelTitle}
                </Tag>,
              ],
            }))}
          />
          {notes.map((note) => (
            <p key={note} className={look.aside}>
              {note}
            </p>
          ))}
        </Stack>
      )}
    </Card>
  )
}

function cellsOf(record: Entry, onAction: (action: 'confirm' | 'drop') => void) {
  const actions = (['confirm', 'drop'] as const).filter((action) => record.allowed.includes(action))
  const waitsOther = record.state === 'drawn' && !actions.includes('confirm')
  return [
    <>
      {record.title}
      <div className={look.aside}>{record.recordId}</div>
    </>,
    <Money key="amount" yuan={record.amount} />,
    record.document,
    <Tag key="state" tone={record.state === 'drawn' ? 'waiting' : record.state === 'done' ? 'good' : 'plain'}>
      {record.stateTitle}
    </Tag>,
    <Chips key="actions">
      {waitsOther ? <span className={look.aside}>{words.waitOther}</span> : null}
      {actions.map((action) => (
        <Button key={action} size="small" onClick={() => onAction(action)}>
          {prepaidActions[action]}
        </Button>
      ))}
    </Chips>,
  ]
}

function EnterForm({ close }: { close: () => void }) {
  const [form, setForm] = useState<PrepaidForm>({ kind: 'deposit', other: '', amount: '', document: '' })
  const change = (part: Partial<PrepaidForm>) => setForm((before) => ({ ...before, ...part }))
  const command = useCommand(drawPrepaid, useTaken(close))
  return (
    <ActionForm
      title={words.enter}
      lead={words.enterLead}
      submit={words.enter}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Choice label={words.kind} value={form.kind} options={kinds} onChoose={(kind) => change({ kind })} />
      <Field
        label={words.other}
        hint={words.otherHint}
        inputMode="numeric"
        value={form.other}
        maxLength={6}
        onText={(other) => change({ other })}
      />
      {form.kind === 'year-close' ? (
        <Field
          label={words.year}
          hint={words.yearHint}
          inputMode="numeric"
          value={form.year ?? ''}
          maxLength={4}
          onText={(year) => change({ year })}
        />
      ) : null}
      <Field
        label={form.kind === 'year-close' ? words.level : words.amount}
        unit={t.yuan}
        inputMode="decimal"
        value={form.amount}
        maxLength={20}
        onText={(amount) => change({ amount })}
      />
      <Field label={words.document} value={form.document} maxLength={120} onText={(document) => change({ document })} />
    </ActionForm>
  )
}

interface StepProps {
  record: Entry
  action: 'confirm' | 'drop'
  close: () => void
}

function StepForm({ record, action, close }: StepProps) {
  const [form, setForm] = useState<PrepaidConfirmForm>({ reference: '', day: today() })
  const confirms = action === 'confirm'
  const asksBank = confirms && record.kind !== 'year-close'
  const command = useCommand(
    (given: PrepaidConfirmForm, key: string) =>
      confirms ? confirmPrepaid(record.recordId, given, key) : dropPrepaid(record.recordId, key),
    useTaken(close),
  )
  return (
    <ActionForm
      title={`${prepaidActions[action]}：${record.title}`}
      lead={asksBank ? words.confirmLead : confirms ? words.closeLead : words.dropLead}
      submit={prepaidActions[action]}
      danger={!confirms}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      {asksBank ? (
        <>
          <Field
            label={words.reference}
            value={form.reference}
            maxLength={60}
            autoComplete="off"
            onText={(reference) => setForm({ ...form, reference })}
          />
          <DayField
            label={words.day}
            hint={words.dayHint}
            value={form.day}
            max={today()}
            onText={(day) => setForm({ ...form, day })}
          />
        </>
      ) : null}
    </ActionForm>
  )
}
