/** One order: what is owed for which settlements, what came in, every step, and what may be done now. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { debtorKinds, reclaimActions } from '@yidi/contracts'
import type { ReclaimAction, ReclaimMessage } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import { useState } from 'react'
import { reclaimQuery, stepReclaim } from '../../api/oversight-results.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText, momentText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import deskStyle from '../frame/desk.module.css'
import { Money } from '../payments/Waiting.tsx'
import { useResults } from './useResults.ts'

const words = t.reclaims

export function RecoveryPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={t.deskRooms.recoveries}>
      <Loaded query={useQuery(reclaimQuery(id))}>
        {(order) => (
          <div className={deskStyle.split}>
            <Stack>
              {order.caseStands || order.state === 'cancelled' ? null : (
                <Notice tone="waiting">{words.caseLifted}</Notice>
              )}
              <Summary order={order} />
              <Settlements order={order} />
              <Receipts order={order} />
              <Steps order={order} />
            </Stack>
            <Actions title={words.actions} actions={actionsOf(order)} />
          </div>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Summary({ order }: { order: ReclaimMessage }) {
  const items: [string, React.ReactNode][] = [
    [words.debtorKind, `${debtorKinds[order.debtorKind]} ${order.debtorName}`],
    [words.of, `${order.document}（${order.stateTitle}）`],
    [
      words.case,
      <Link key="case" to="/cases/$id" params={{ id: order.caseId }}>
        {order.caseId}
      </Link>,
    ],
    [words.articles, order.articles],
    [words.heads[1]!, <Money key="amount" yuan={order.amount} />],
    [words.heads[2]!, <Money key="received" yuan={order.received} />],
    [reclaimActions['write-off'], <Money key="off" yuan={order.writtenOff} />],
    [words.heads[3]!, <Money key="open" yuan={order.open} />],
    [words.limitDay, dayText(order.limitDay)],
  ]
  return (
    <Card title={order.orderId}>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 2 }}
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  )
}

function Settlements({ order: { lines } }: { order: ReclaimMessage }) {
  return (
    <Card title={words.settlements}>
      <Rows
        label={words.settlements}
        heads={words.settlementHeads}
        rows={lines.map((line, index) => ({
          key: index,
          superseded: line.undone,
          cells: [
            <>
              {line.visitId === null ? (
                line.settlementId
              ) : (
                <Link to="/visits/$id" params={{ id: line.visitId }}>
                  {line.settlementId}
                </Link>
              )}
              {line.undone ? <div className={look.aside}>{words.undone}</div> : null}
            </>,
            line.personNo,
            line.fundTitle,
            <Money key="amount" yuan={line.amount} />,
          ],
        }))}
      />
    </Card>
  )
}

function Receipts({ order: { receipts } }: { order: ReclaimMessage }) {
  return (
    <Card title={words.receipts}>
      {receipts.length === 0 ? (
        <p className={look.quiet}>{words.noReceipts}</p>
      ) : (
        <Rows
          label={words.receipts}
          heads={words.receiptHeads}
          rows={receipts.map((one) => ({
            key: one.receipt,
            superseded: one.givenBackOn !== null,
            cells: [
              String(one.receipt),
              one.wayTitle,
              one.reference,
              <Money key="amount" yuan={one.amount} />,
              dayText(one.day),
              one.givenBackOn === null ? '' : dayText(one.givenBackOn),
            ],
          }))}
        />
      )}
    </Card>
  )
}

function Steps({ order: { steps } }: { order: ReclaimMessage }) {
  return (
    <Card title={words.steps}>
      <Rows
        label={words.steps}
        heads={words.stepHeads}
        rows={steps.map((step, index) => ({
          key: index,
          cells: [
            step.title,
            step.by,
            momentText(step.at),
            step.amount === null ? '' : <Money key="amount" yuan={step.amount} />,
            step.words ?? '',
          ],
        }))}
      />
    </Card>
  )
}

const dangerous: readonly ReclaimAction[] = ['cancel', 'write-off', 'give-back']

const actionsOf = (order: ReclaimMessage) =>
  order.allowed
    .filter((action) => action !== 'offset' || order.mayOffset)
    .map((action) => ({
      name: action,
      label: reclaimActions[action],
      danger: dangerous.includes(action),
      form: (close: () => void) => <StepForm order={order} action={action} close={close} />,
    }))

/** Which fields a step asks for; every other asks for words. */
const fieldsOf: Readonly<
  Partial<Record<ReclaimAction, readonly ('amount' | 'reference' | 'day' | 'receipt' | 'words')[]>>
> = {
  receive: ['amount', 'reference', 'day'],
  offset: ['amount'],
  'give-back': ['receipt', 'words', 'day'],
}

interface StepProps {
  order: ReclaimMessage
  action: ReclaimAction
  close: () => void
}

function StepForm({ order, action, close }: StepProps) {
  const [said, setSaid] = useState({ amount: order.open, reference: '', day: today(), receipt: '1', words: '' })
  const fields = fieldsOf[action] ?? ['words']
  const command = useCommand(
    (form: object, key: string) => stepReclaim(order.orderId, action, form, key),
    useResults(close),
  )
  const form = Object.fromEntries(fields.map((name) => [name, name === 'receipt' ? Number(said[name]) : said[name]]))
  return (
    <ActionForm
      title={reclaimActions[action]}
      submit={reclaimActions[action]}
      danger={dangerous.includes(action)}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      {fields.map((name) =>
        name === 'day' ? (
          <DayField
            key={name}
            label={words.day}
            value={said.day}
            max={today()}
            onText={(day) => setSaid({ ...said, day })}
          />
        ) : (
          <Field
            key={name}
            label={words[name]}
            value={said[name]}
            maxLength={200}
            {...(name === 'amount' ? { unit: t.yuan, inputMode: 'decimal' as const } : {})}
            onText={(text) => setSaid({ ...said, [name]: text })}
          />
        ),
      )}
    </ActionForm>
  )
}
