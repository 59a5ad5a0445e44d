/** 区域清算: what stands between regions, what waits to be drawn by month, and the clearings. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ClearingFlow, ClearingListMessage, ClearingMessageLine } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { clearingsQuery, drawClearing } from '../../api/clearings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Chart } from '../../parts/chart/Chart.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Only, useOnly } from '../forms/Only.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Money } from '../payments/Waiting.tsx'
import { FlowPicture } from './FlowPicture.tsx'
import { isDone, toneOf } from './states.ts'
import { useTaken } from './useTaken.ts'

const words = t.clearings

export function ClearingsPage() {
  return (
    <DeskPage title={t.deskRooms.clearings}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(clearingsQuery)}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

const shows = { open: words.openOnly }

function All({ found }: { found: ClearingListMessage }) {
  const [draws, setDraws] = useState(false)
  const { flows, mayDraw, region } = found
  const show = useOnly(shows)
  const clearings = show === undefined ? found.clearings : found.clearings.filter(({ state }) => !isDone(state))
  const pools = flows.filter((flow) => flow.region === region && flow.months.length > 0)
  return (
    <Stack>
      {draws ? <Draw pools={pools} latest={found.latest} close={() => setDraws(false)} /> : null}
      <Card
        title={words.flows}
        extra={
          mayDraw && pools.length > 0 && !draws ? (
            <Button onClick={() => setDraws(true)}>{words.draw}</Button>
          ) : (
            <Link to="/prepaid">{words.toPrepaid}</Link>
          )
        }
      >
        {flows.length === 0 ? <p className={look.quiet}>{words.noFlows}</p> : <Flows flows={flows} />}
      </Card>
      <Ageing of={found} />
      <Card title={words.list}>
        <Only words={show && shows[show]} />
        {clearings.length === 0 ? (
          <p className={look.quiet}>{words.none}</p>
        ) : (
          <Rows
            label={words.list}
            heads={words.heads}
            rows={clearings.map((one) => ({ key: one.clearingId, cells: cellsOf(one) }))}
          />
        )}
      </Card>
    </Stack>
  )
}

function Flows({ flows }: { flows: readonly ClearingFlow[] }) {
  return (
    <Stack tight>
      <FlowPicture flows={flows} />
      <Rows
        label={words.flows}
        heads={words.flowHeads}
        rows={flows.map((flow) => ({
          key: `${flow.pool} ${flow.region}`,
          cells: [
            flow.poolName,
            flow.regionName,
            <Money key="owed" yuan={flow.owed} />,
            <Waiting key="waiting" flow={flow} />,
          ],
        }))}
      />
    </Stack>
  )
}

function Waiting({ flow: { months } }: { flow: ClearingFlow }) {
  if (months.length === 0) return words.allDrawn
  return months.map(({ month, count, amount, unconfirmed }) => (
    <div key={month}>
      {words.waiting(month, count, groupYuan(amount))}
      {unconfirmed === 0 ? null : <div className={look.aside}>{words.unconfirmed(unconfirmed)}</div>}
    </div>
  ))
}

interface OfMonth {
  month: string
  amount: string
}

/** Sums by month, as yuan, in the order of `months`. */
function byMonth(months: readonly string[], found: readonly OfMonth[]): string[] {
  const fenOf = ({ amount }: OfMonth) => Math.round(Number(amount) * 100)
  return months.map((month) =>
    (found.filter((one) => one.month === month).reduce((sum, one) => sum + fenOf(one), 0) / 100).toFixed(2),
  )
}

/** What is open by the month it is of, of all pairs together: not drawn yet, and drawn and not paid. */
function Ageing({ of: { flows, clearings } }: { of: ClearingListMessage }) {
  const waiting = flows.flatMap((flow) => flow.months)
  const drawn = clearings
    .filter(({ state }) => !isDone(state))
    .map(({ month, due, gross }) => ({ month, amount: due ?? gross }))
  const months = [...new Set([...waiting, ...drawn].map(({ month }) => month))].sort()
  if (months.length === 0) return null
  return (
    <Card title={words.ageing}>
      <Chart
        title={words.ageing}
        over={words.ofMonth}
        steps={months.map((month) => ({ name: month, short: month.slice(2) }))}
        series={[
          { name: words.notDrawn, tone: 'own', yuan: byMonth(months, waiting) },
          { name: words.notPaid, tone: 'fund', yuan: byMonth(months, drawn) },
        ]}
      />
    </Card>
  )
}

function cellsOf(one: ClearingMessageLine) {
  return [
    <>
      <Link to="/clearings/$id" params={{ id: one.clearingId }}>
        {words.pair(one.poolName, one.regionName)}
      </Link>
      <div className={look.aside}>{one.clearingId}</div>
    </>,
    one.month,
    one.count,
    <Money key="gross" yuan={one.gross} />,
    one.due === null ? '' : <Money key="due" yuan={one.due} />,
    <>
      <Tag tone={toneOf(one.state)}>{one.stateTitle}</Tag>
      {one.dueDay === null ? null : <div className={look.aside}>{`${words.due} ${dayText(one.dueDay)}`}</div>}
    </>,
  ]
}

function Draw({ pools, latest, close }: { pools: readonly ClearingFlow[]; latest: string; close: () => void }) {
  const [pool, setPool] = useState(pools[0]?.pool ?? '')
  const [month, setMonth] = useState(latest)
  const command = useCommand(drawClearing, useTaken(close))
  return (
    <ActionForm
      title={words.draw}
      lead={words.drawLead}
      submit={words.draw}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ pool, month })}
    >
      <Choice
        label={words.pool}
        value={pool}
        options={pools.map((one): [string, string] => [one.pool, one.poolName])}
        onChoose={setPool}
      />
      <Field label={words.month} value={month} maxLength={7} onText={setMonth} />
    </ActionForm>
  )
}
