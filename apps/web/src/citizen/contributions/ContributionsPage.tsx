/** 我的缴费: every month, who declared it, when it was paid, and what follows for the month after. */
import { useQuery } from '@tanstack/react-query'
import type { ContributionMonthsMessage } from '@yidi/contracts'
import { useState } from 'react'
import { ownMonthsQuery } from '../../api/months.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'

type Months = ContributionMonthsMessage
type Month = Months['months'][number]

export function ContributionsPage() {
  return (
    <Page title={t.months.title} back="/me">
      <LoggedIn why={t.months.why}>
        {() => <Loaded query={useQuery(ownMonthsQuery)}>{(found) => <All found={found} />}</Loaded>}
      </LoggedIn>
    </Page>
  )
}

function All({ found }: { found: Months }) {
  const years = [...new Set(found.months.map(({ month }) => month.slice(0, 4)))]
  const [chosen, setChosen] = useState<string>()
  const year = chosen ?? (years.includes(found.thisYear) ? found.thisYear : years[0])
  return (
    <Stack>
      <Today found={found} />
      <Yearly found={found} />
      {years.length === 0 && found.yearly === null ? (
        <EmptyState icon="file" title={t.months.none}>
          {t.months.noneMore}
        </EmptyState>
      ) : null}
      {years.length > 1 ? <Years years={years} year={year} choose={setChosen} /> : null}
      {years.length === 0 ? null : (
        <List>
          {found.months
            .filter(({ month }) => month.startsWith(year ?? ''))
            .map((month) => (
              <li key={month.month} className={rowLook}>
                <OneMonth month={month} />
              </li>
            ))}
        </List>
      )}
    </Stack>
  )
}

/** Years to choose from, the latest first; many of them keep to one line until somebody looks for an earlier one. */
function Years({ years, year, choose }: { years: string[]; year: string | undefined; choose: (year: string) => void }) {
  const [all, setAll] = useState(years.length <= 4)
  return (
    <Chips role="group" aria-label={t.months.years}>
      {(all ? years : years.slice(0, 3)).map((one) => (
        <Chip key={one} aria-pressed={one === year} onClick={() => choose(one)}>
          {t.months.year(one)}
        </Chip>
      ))}
      {all ? null : <Chip onClick={() => setAll(true)}>{t.months.earlier}</Chip>}
    </Chips>
  )
}

/** What holds today, and whether the months decide about it. */
function Today({ found: { today, poolName, follows } }: { found: Months }) {
  if (today === null || poolName === null) return <Notice tone="waiting">{t.months.notInsured}</Notice>
  const isEntitled = today.status === 'entitled'
  return (
    <Card as="section">
      <Ends>
        <b>{poolName}</b>
        <Tag tone={isEntitled ? 'good' : 'refusal'}>{isEntitled ? t.months.entitled : t.months.stopped}</Tag>
      </Ends>
      <p>{today.reason}</p>
      {follows ? null : <p className={look.aside}>{t.months.recorded(poolName)}</p>}
    </Card>
  )
}

/** What a year costs a resident, or that nobody has said so. */
function Yearly({ found: { yearly, poolName } }: { found: Months }) {
  if (yearly === null || poolName === null) return null
  const { tier, amount, isProvisional, contact } = yearly
  return (
    <Card as="section">
      <p>{amount === null ? t.months.yearlyOpen(poolName, contact) : t.months.yearly(tier, groupYuan(amount))}</p>
      {isProvisional && amount !== null ? <p className={look.aside}>{t.months.yearlyProvisional}</p> : null}
    </Card>
  )
}

function OneMonth({ month }: { month: Month }) {
  return (
    <Stack tight className={look.grow}>
      <Ends>
        <b>{t.months.month(month.month)}</b>
        <Tag tone={month.tone}>{month.stateTitle}</Tag>
      </Ends>
      <p className={look.aside}>{whoOf(month)}</p>
      {month.employerName === null ? null : (
        <p className={look.aside}>
          {t.months.amounts(groupYuan(month.employer), groupYuan(month.employee))}
          <span className={look.block}>{t.months.baseOf(groupYuan(month.base))}</span>
        </p>
      )}
      {month.next === null ? null : month.next.status === 'entitled' ? (
        <p className={look.aside}>{t.months.nextEntitled(month.nextMonth)}</p>
      ) : (
        <p>{t.months.nextStopped(month.nextMonth, month.next.reason)}</p>
      )}
    </Stack>
  )
}

function whoOf({ employerName, source, declaredOn, paidOn }: Month): string {
  if (employerName === null) return source === null ? '' : t.months.recognisedBy(source)
  const day = paidOn ?? declaredOn
  if (day === null) return employerName
  return `${employerName} · ${dayText(day)}${paidOn === null ? t.months.declaredOn : t.months.paidOn}`
}
