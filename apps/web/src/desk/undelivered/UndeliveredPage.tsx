/** 通知投递: what could not be delivered at any attempt, since when and why; sent again, or dropped with a reason. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { dropDeliveries, sendAgain, undeliveredQuery, type Undelivered } from '../../api/undelivered.ts'
import { sessionQuery } from '../../api/session.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import look from '../../parts/look/look.module.css'
import formsStyle from '../forms/forms.module.css'

const words = t.undelivered

export function UndeliveredPage() {
  const [said, setSaid] = useState<string>()
  return (
    <DeskPage title={t.deskRooms.undelivered}>
      <p className={look.quiet}>{words.lead}</p>
      {said === undefined ? null : (
        <Notice tone="good" live>
          {said}
        </Notice>
      )}
      <Loaded query={useQuery(undeliveredQuery)}>
        {({ undelivered, total }) =>
          undelivered.length === 0 ? (
            <Notice tone="good">{words.none}</Notice>
          ) : (
            <List deliveries={undelivered} total={total} onSaid={setSaid} />
          )
        }
      </Loaded>
    </DeskPage>
  )
}

const heads = [words.what, words.to, words.since, words.attempts, words.error]

function List(props: { deliveries: readonly Undelivered[]; total: number; onSaid: (said: string) => void }) {
  const { deliveries, total, onSaid } = props
  const queries = useQueryClient()
  const who = useQuery(sessionQuery).data?.who
  const may = who?.kind === 'staff' && who.roles.includes('admin')
  const [dropping, setDropping] = useState<Undelivered>()
  const refresh = () => queries.invalidateQueries({ queryKey: undeliveredQuery.queryKey })
  const again = useCommand(sendAgain, async ({ count }) => {
    onSaid(words.sent(count))
    await refresh()
  })
  const verbs = (one: Undelivered) => (
    <div key="verbs" className={formsStyle.formButtons}>
      <Button
        size="small"
        aria-label={`${words.again} ${one.what}`}
        disabled={again.isPending}
        onClick={() => again.mutate([one.id])}
      >
        {words.again}
      </Button>
      <Button size="small" danger aria-label={`${words.drop} ${one.what}`} onClick={() => setDropping(one)}>
        {words.drop}
      </Button>
    </div>
  )
  return (
    <>
      {again.error ? <Fault error={again.error} /> : null}
      {dropping === undefined ? null : (
        <Drop
          key={dropping.id}
          delivery={dropping}
          onClose={() => setDropping(undefined)}
          onDone={async (count) => {
            setDropping(undefined)
            onSaid(words.dropped(count))
            await refresh()
          }}
        />
      )}
      <div className={formsStyle.formButtons}>
        <span className={look.grow}>{words.total(total, deliveries.length)}</span>
        {may && deliveries.length > 1 ? (
          <Button loading={again.isPending} onClick={() => again.mutate(deliveries.map((one) => one.id))}>
            {words.allAgain(deliveries.length)}
          </Button>
        ) : null}
      </div>
      <Rows
        label={t.deskRooms.undelivered}
        heads={may ? [...heads, words.actions] : heads}
        rows={deliveries.map((one) => ({
          key: one.id,
          cells: [
            <>
              {one.what}
              {one.subject === undefined ? null : <div className={look.aside}>{one.subject}</div>}
            </>,
            one.to ?? <span className={look.quiet}>{one.job === 'notices.event' ? words.inbox : words.nobody}</span>,
            momentText(one.since),
            words.times(one.attempts),
            one.error,
            ...(may ? [verbs(one)] : []),
          ],
        }))}
      />
    </>
  )
}

function Drop(props: { delivery: Undelivered; onClose: () => void; onDone: (count: number) => Promise<void> }) {
  const { delivery, onClose, onDone } = props
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const drop = useCommand(dropDeliveries, ({ count }) => onDone(count))
  const missing = reason.trim() === ''
  return (
    <ActionForm
      title={words.dropTitle(delivery.what)}
      lead={words.dropLead}
      submit={words.drop}
      danger
      error={drop.error}
      busy={drop.isPending}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true)
        if (!missing) drop.mutate({ ids: [delivery.id], reason: reason.trim() })
      }}
    >
      <Field
        label={words.reason}
        hint={words.reasonHint}
        fault={asked && missing ? words.reasonFault : undefined}
        maxLength={200}
        value={reason}
        onText={setReason}
      />
    </ActionForm>
  )
}
