/** The months of contributions of a person at the desk: this year's and last year's, and on request all of them. */
import { useQuery } from '@tanstack/react-query'
import type { ContributionMonthsMessage } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { monthsOfPersonQuery } from '../../api/months.ts'
import { Check } from '../../parts/field/Check.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'

type Month = ContributionMonthsMessage['months'][number]

const shownAtFirst = 12

export function Months({ personNo }: { personNo: string }) {
  return (
    <Card title={t.months.deskTitle}>
      <Loaded query={useQuery(monthsOfPersonQuery(personNo))}>{(found) => <All found={found} />}</Loaded>
    </Card>
  )
}

function All({ found }: { found: ContributionMonthsMessage }) {
  const [all, setAll] = useState(false)
  const { months, follows, poolName } = found
  if (months.length === 0) return <p className={look.quiet}>{t.months.none}</p>
  const begun = months.filter(({ month }) => all || month.slice(0, 4) <= found.thisYear)
  return (
    <Stack>
      {follows || poolName === null ? null : <p className={look.quiet}>{t.months.recorded(poolName)}</p>}
      <Rows
        label={t.months.deskTitle}
        heads={t.months.heads}
        rows={(all ? months : begun.slice(0, shownAtFirst)).map((month) => ({
          key: month.month,
          cells: [
            t.months.wholeMonth(month.month),
            <Tag key="state" tone={month.tone}>
              {month.stateTitle}
            </Tag>,
            whatOf(month),
            month.paidOn === null ? '' : dayText(month.paidOn),
            nextOf(month),
          ],
        }))}
      />
      {months.length > shownAtFirst ? (
        <Check label={t.months.all(months.length)} checked={all} onChange={setAll} />
      ) : null}
    </Stack>
  )
}

/** Who declared it and what it comes to, or by what it is recognised. */
const whatOf = ({ employerName, source, base, employer, employee }: Month): string => {
  if (employerName === null) return source ?? ''
  const [whole, own, part] = [base, employer, employee].map((yuan) => groupYuan(yuan))
  return `${employerName} · ${t.months.base} ${whole!} · ${t.months.employer} ${own!} · ${t.months.employee} ${part!}`
}

const nextOf = ({ next, nextMonth }: Month): string => {
  if (next === null) return ''
  return next.status === 'entitled' ? t.months.nextEntitled(nextMonth) : t.months.nextStopped(nextMonth, next.reason)
}
