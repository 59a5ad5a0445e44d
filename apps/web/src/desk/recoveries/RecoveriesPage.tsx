/** 追回: every order with what is still owed, and giving a new one; an institution sees its own. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { debtorKinds } from '@yidi/contracts'
import type { DebtorKind, ReclaimForm, ReclaimListMessage } from '@yidi/contracts'
import { groupYuan } from '../../texts/yuan.ts'
import { Card } from 'antd'
import { useState } from 'react'
import { orderReclaim, ownReclaimsQuery, reclaimsQuery } from '../../api/oversight-results.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from '../payments/Waiting.tsx'
import { useResults } from './useResults.ts'

const words = t.reclaims
const kinds = Object.entries(debtorKinds) as [DebtorKind, string][]

export function RecoveriesPage() {
  return (
    <DeskPage title={t.deskRooms.recoveries}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(reclaimsQuery)}>{(found) => <All found={found} linked />}</Loaded>
    </DeskPage>
  )
}

export function OwnRecoveriesPage() {
  return (
    <DeskPage title={t.deskRooms.recoveries}>
      <p className={look.quiet}>{words.ownLead}</p>
      <Loaded query={useQuery(ownReclaimsQuery('institution'))}>
        {(found) => <All found={found} linked={false} />}
      </Loaded>
    </DeskPage>
  )
}

function All({ found: { orders, open, mayOrder }, linked }: { found: ReclaimListMessage; linked: boolean }) {
  return (
    <Stack>
      {mayOrder ? (
        <Actions
          title={words.actions}
          actions={[{ name: 'order', label: words.order, form: (close) => <OrderForm close={close} /> }]}
        />
      ) : null}
      <Orders orders={orders} open={open} linked={linked} />
    </Stack>
  )
}

/** Orders with what is still owed of all of them. */
export function Orders({ orders, open, linked }: Pick<ReclaimListMessage, 'orders' | 'open'> & { linked: boolean }) {
  return (
    <Card title={words.open(groupYuan(open))}>
      {orders.length === 0 ? (
        <p className={look.quiet}>{words.none}</p>
      ) : (
        <Rows
          label={t.deskRooms.recoveries}
          heads={words.heads}
          rows={orders.map((order) => ({ key: order.orderId, cells: cellsOf(order, linked) }))}
        />
      )}
    </Card>
  )
}

function cellsOf(order: ReclaimListMessage['orders'][number], linked: boolean) {
  return [
    <>
      {debtorKinds[order.debtorKind]} {order.debtorName}
      <div className={look.aside}>
        {linked ? (
          <Link to="/recoveries/$id" params={{ id: order.orderId }}>
            {order.orderId}
          </Link>
        ) : (
          order.orderId
        )}
      </div>
    </>,
    <Money key="amount" yuan={order.amount} />,
    <Money key="received" yuan={order.received} />,
    <Money key="open" yuan={order.open} />,
    <>
      {dayText(order.limitDay)} {order.overdue ? <Tag tone="refusal">{words.overdue}</Tag> : null}
    </>,
    <Tag key="state" tone={order.state === 'paid' ? 'good' : order.state === 'ordered' ? 'waiting' : 'plain'}>
      {order.stateTitle}
    </Tag>,
  ]
}

/** `person settlement amount`, one after another between semicolons. */
function readLines(text: string): ReclaimForm['lines'] {
  return text
    .split(/[;；\n]/)
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '')
    .map(([personNo = '', settlementId = '', amount = '']) => ({ personNo, settlementId, amount }))
}

function OrderForm({ close }: { close: () => void }) {
  const [kind, setKind] = useState<DebtorKind>('institution')
  const [said, setSaid] = useState({ caseId: '', debtor: '', limitDay: today(), document: '', lines: '' })
  const change = (part: Partial<typeof said>) => setSaid((before) => ({ ...before, ...part }))
  const command = useCommand(orderReclaim, useResults(close))
  return (
    <ActionForm
      title={words.order}
      lead={words.orderLead}
      submit={words.order}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ ...said, debtorKind: kind, lines: readLines(said.lines) })}
    >
      <Field label={words.caseId} value={said.caseId} maxLength={60} onText={(caseId) => change({ caseId })} />
      <Choice label={words.debtorKind} value={kind} options={kinds} onChoose={setKind} />
      <Field label={words.debtor} value={said.debtor} maxLength={60} onText={(debtor) => change({ debtor })} />
      <DayField
        label={words.limitDay}
        value={said.limitDay}
        min={today()}
        onText={(limitDay) => change({ limitDay })}
      />
      <Field label={words.document} value={said.document} maxLength={120} onText={(document) => change({ document })} />
      <Field
        label={words.lines}
        hint={words.linesHint}
        value={said.lines}
        maxLength={4000}
        onText={(lines) => change({ lines })}
      />
    </ActionForm>
  )
}
