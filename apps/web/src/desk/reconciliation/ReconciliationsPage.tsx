/** 对账 at the desk: the differences that are still open first, and what institutions compared. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DifferenceMessage, ReconciliationDeskMessage } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { reconciliationsQuery } from '../../api/reconciliation.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText, stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Differences } from './Differences.tsx'
import { WorkForm } from './WorkForm.tsx'

const words = t.reconciliation

export function ReconciliationsPage() {
  return (
    <DeskPage title={t.deskRooms.reconciliations}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(reconciliationsQuery)}>{(desk) => <All desk={desk} />}</Loaded>
    </DeskPage>
  )
}

function All({ desk }: { desk: ReconciliationDeskMessage }) {
  const [chosen, setChosen] = useState<DifferenceMessage>()
  return (
    <Stack>
      {chosen === undefined ? null : (
        <WorkForm key={chosen.number} difference={chosen} close={() => setChosen(undefined)} />
      )}
      <Card title={words.differences}>
        <Stack tight>
          <p className={look.aside}>{words.open(desk.open)}</p>
          <Differences differences={desk.differences} desk onWork={desk.works ? setChosen : undefined} />
        </Stack>
      </Card>
      <Card title={words.statements}>
        {desk.statements.length === 0 ? (
          <p className={look.quiet}>{words.noStatements}</p>
        ) : (
          <Rows
            label={words.statements}
            heads={words.heads}
            rows={desk.statements.map((one) => ({ key: `${one.institution} ${one.number}`, cells: cellsOf(one) }))}
          />
        )}
      </Card>
    </Stack>
  )
}

type Statement = ReconciliationDeskMessage['statements'][number]

const sideWords = ({ total, fund, count }: Statement['ours']) => words.side(groupYuan(total), groupYuan(fund), count)

function cellsOf(one: Statement) {
  return [
    <Link key="of" to="/institutions/$code" params={{ code: one.institution }}>
      {one.institutionName}
    </Link>,
    <>
      {one.from === one.to ? dayText(one.from) : stretchText(one.from, one.to)}
      <div className={look.aside}>{momentText(one.at)}</div>
    </>,
    [one.title, one.kind, one.insurance].filter((word) => word !== null).join('，'),
    sideWords(one.theirs),
    sideWords(one.ours),
    <>
      <Tag tone={one.isEven ? 'good' : 'waiting'}>{one.isEven ? words.even : words.uneven(one.differences)}</Tag>
      {one.open === 0 ? null : <div className={look.aside}>{words.openOf(one.open)}</div>}
    </>,
  ]
}
