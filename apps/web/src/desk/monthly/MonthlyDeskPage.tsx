/** 月度申报 at the desk: what institutions applied for, by month and state. */
import { useQuery } from '@tanstack/react-query'
import { monthlyStates } from '@yidi/contracts'
import type { MonthlyState } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { monthlyListQuery } from '../../api/monthly.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Applications } from './Applications.tsx'

const words = t.monthly
const states = (Object.keys(monthlyStates) as MonthlyState[]).map((state): [MonthlyState, string] => [
  state,
  monthlyStates[state].title,
])

export function MonthlyDeskPage() {
  const [month, setMonth] = useState('')
  const [state, setState] = useState<MonthlyState | ''>('')
  const asked = /^\d{4}-\d{2}$/.test(month) ? month : ''
  return (
    <DeskPage title={t.deskRooms.monthly}>
      <Stack>
        <Card>
          <Stack tight>
            <Field label={words.month} hint={words.monthHint} value={month} maxLength={7} onText={setMonth} />
            <Choice label={words.state} value={state} options={states} empty={words.allStates} onChoose={setState} />
          </Stack>
        </Card>
        <Loaded query={useQuery(monthlyListQuery(asked, state))}>
          {({ applications }) => (
            <Card title={words.applications}>
              {applications.length === 0 ? (
                <p className={look.quiet}>{words.none}</p>
              ) : (
                <Applications door="desk" applications={applications} />
              )}
            </Card>
          )}
        </Loaded>
      </Stack>
    </DeskPage>
  )
}
