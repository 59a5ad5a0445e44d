/** What waits to be paid: finance ticks what goes into a batch, all of it unless somebody unticks. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PaymentsMessage } from '@yidi/contracts'
import { formatYuan, parseYuan } from '@yidi/rules'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { batchQuery, drawBatch, paymentsQuery } from '../../api/payments.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Check } from '../../parts/field/Check.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'

const heads = [
  t.payments.record,
  t.payments.amount,
  t.payments.holder,
  t.payments.account,
  t.payments.bank,
  t.payments.since,
]

export function Waiting({ payments: { orders, total, more }, pays }: { payments: PaymentsMessage; pays: boolean }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [empty, setEmpty] = useState(false)
  const chosen = orders.filter(({ subjectId }) => !left.has(subjectId))
  const draw = useCommand(drawBatch, async (batch) => {
    queries.setQueryData(batchQuery(batch.batchId).queryKey, batch)
    await navigate({ to: '/payments/$id', params: { id: batch.batchId } })
    await queries.invalidateQueries({ queryKey: paymentsQuery.queryKey, exact: true })
  })
  const tick = (subjectId: string, checked: boolean) => {
    const next = new Set(left)
    if (checked) next.delete(subjectId)
    else next.add(subjectId)
    setLeft(next)
  }
  const send = () => {
    setEmpty(chosen.length === 0)
    if (chosen.length > 0) draw.mutate({ subjects: chosen.map(({ subjectId }) => subjectId) })
  }
  return (
    <Card
      title={t.payments.waiting}
      extra={<span className={look.money}>{t.payments.sums(orders.length, groupYuan(total))}</span>}
    >
      <Stack>
        {orders.length === 0 ? <p className={look.quiet}>{t.payments.none}</p> : null}
        {draw.error === null ? null : <Fault error={draw.error} />}
        {orders.length === 0 ? null : <Orders orders={orders} left={left} onTick={pays ? tick : undefined} />}
        {more === 0 ? null : <p className={look.aside}>{t.payments.more(more)}</p>}
        {!pays || orders.length === 0 ? null : (
          <div className={formsStyle.formButtons}>
            <Button type="primary" loading={draw.isPending} onClick={send}>
              {t.payments.draw}
            </Button>
            <Button
              onClick={() => setLeft(new Set(chosen.length === 0 ? [] : orders.map(({ subjectId }) => subjectId)))}
            >
              {chosen.length === 0 ? t.payments.all : t.payments.notAll}
            </Button>
            <span role="status" className={look.aside}>
              {empty && chosen.length === 0
                ? t.payments.drawFault
                : t.payments.chosen(chosen.length, groupYuan(sumOf(chosen.map(({ amount }) => amount))))}
            </span>
          </div>
        )}
      </Stack>
    </Card>
  )
}

/** The orders; with a box each where they can be chosen. */
function Orders(props: {
  orders: PaymentsMessage['orders']
  left: ReadonlySet<string>
  onTick: ((subjectId: string, checked: boolean) => void) | undefined
}) {
  const { orders, left, onTick } = props
  return (
    <Rows
      label={t.payments.waiting}
      heads={heads}
      rows={orders.map(({ subjectId, kindTitle, amount, holder, account, bank, waitingSince }) => ({
        key: subjectId,
        cells: [
          onTick === undefined ? (
            <span key="record">
              {subjectId} <span className={look.aside}>{kindTitle}</span>
            </span>
          ) : (
            <Check
              key="choose"
              label={subjectId}
              more={kindTitle}
              checked={!left.has(subjectId)}
              onChange={(checked) => onTick(subjectId, checked)}
            />
          ),
          <Money key="amount" yuan={amount} />,
          holder,
          account,
          bank,
          momentText(waitingSince),
        ],
      }))}
    />
  )
}

const sumOf = (amounts: readonly string[]): string =>
  formatYuan(amounts.reduce((sum, amount) => sum + parseYuan(amount), 0))

/** An amount of a table. */
export function Money({ yuan }: { yuan: string }) {
  return <span className={look.money}>{groupYuan(yuan)}</span>
}
