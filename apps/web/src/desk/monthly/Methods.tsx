/** What the visits of an application come to by payment method, beside what the agency has set. Nothing is paid by it. */
import { Link } from '@tanstack/react-router'
import { standardsNotice, withoutDisease } from '@yidi/contracts'
import type { MonthlyApplicationMessage, MonthlyMethodFigures, StandardUsed } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import type { MonthlyDoor } from '../../api/monthly.ts'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Rows } from '../forms/Rows.tsx'
import { Money } from './Applications.tsx'

const words = t.methods
const column = { xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }

interface MethodsProps {
  door: MonthlyDoor
  application: MonthlyApplicationMessage
}

export function Methods({ door, application }: MethodsProps) {
  const { methods, kind } = application
  return (
    <Card title={words.title}>
      <Stack>
        <Notice tone="waiting">{standardsNotice}</Notice>
        <p className={look.quiet}>{words.atMonthEnd}</p>
        <Budget budget={methods.budget} />
        <ToYear door={door} institution={application.institution} year={methods.budget.year} />
        <ByHead rows={methods.byHead} />
        {methods.byBedDay === null ? null : <ByBedDay of={methods.byBedDay} />}
        {methods.byDisease !== null && (kind === 'inpatient' || kind === 'designated-disease') ? (
          <ByDisease door={door} id={application.applicationId} kind={kind} of={methods.byDisease} />
        ) : null}
      </Stack>
    </Card>
  )
}

/** A standard with whose it is; or that nobody has entered it. */
function Standard({ of }: { of: StandardUsed | null }) {
  if (of === null) return <span className={look.aside}>{words.unset}</span>
  return (
    <div>
      <Money yuan={of.amount} />
      <div className={look.aside}>
        {of.own ? words.ownOf : words.levelOf} · {words.since(dayText(of.from), of.document)}
      </div>
    </div>
  )
}

const orDash = (yuan: string | null) => (yuan === null ? '—' : <Money yuan={yuan} />)

/** The page of a year of an institution. */
function ToYear({ door, institution, year }: { door: MonthlyDoor; institution: string; year: number }) {
  const search = { year: String(year) }
  return door === 'desk' ? (
    <Link to="/monthly/year/$code" params={{ code: institution }} search={search}>
      {words.toYear}
    </Link>
  ) : (
    <Link to="/own-monthly/year" search={search}>
      {words.toYear}
    </Link>
  )
}

export function Budget({ budget: of }: { budget: MonthlyMethodFigures['budget'] }) {
  const left = of.left?.startsWith('-') === true ? words.over(groupYuan(of.left.slice(1))) : orDash(of.left)
  const items = [
    [words.budgetAmount, <Standard key="budget" of={of.budget} />],
    [words.settled, <Money key="settled" yuan={of.settled} />],
    [words.refused, <Money key="refused" yuan={of.refused} />],
    [words.used, <Money key="used" yuan={of.used} />],
    [words.share, of.share === null ? '—' : words.percent(of.share)],
    [words.shareOfYear, words.percent(of.shareOfYear)],
    [words.left, left],
  ] as const
  return (
    <section aria-label={words.budgetAmount}>
      <Stack tight>
        <h2>{words.budget(of.year, Number(of.upTo.slice(5)))}</h2>
        <Descriptions column={column} items={items.map(([label, children]) => ({ key: label, label, children }))} />
      </Stack>
    </section>
  )
}

function ByHead({ rows }: { rows: MonthlyMethodFigures['byHead'] }) {
  return (
    <section aria-label={words.byHead}>
      <h2>{words.byHead}</h2>
      <Rows
        label={words.byHead}
        heads={words.headHeads}
        rows={rows.map(({ per, people, total, mean, standard, difference }) => ({
          key: per,
          cells: [
            words.byHeadOf[per],
            people,
            <Money key="total" yuan={total} />,
            orDash(mean),
            <Standard key="standard" of={standard} />,
            orDash(difference),
          ],
        }))}
      />
    </section>
  )
}

function ByBedDay({ of }: { of: NonNullable<MonthlyMethodFigures['byBedDay']> }) {
  return (
    <section aria-label={words.byBedDay}>
      <Stack tight>
        <h2>{words.byBedDay}</h2>
        <p className={look.quiet}>{words.bedDayLead}</p>
        <Rows
          label={words.byBedDay}
          heads={words.bedDayHeads}
          rows={[
            {
              key: 'all',
              cells: [
                words.bedDayOf,
                of.bedDays,
                <Money key="total" yuan={of.total} />,
                orDash(of.mean),
                <Standard key="standard" of={of.standard} />,
                orDash(of.difference),
              ],
            },
          ]}
        />
      </Stack>
    </section>
  )
}

interface DiseasesProps {
  door: MonthlyDoor
  id: string
  kind: 'inpatient' | 'designated-disease'
  of: NonNullable<MonthlyMethodFigures['byDisease']>
}

function ByDisease({ door, id, kind, of }: DiseasesProps) {
  const to = door === 'desk' ? '/monthly/$id' : '/own-monthly/$id'
  const linesOf = (disease: string, text: string) => (
    <Link to={to} params={{ id }} search={{ disease }} aria-label={words.linesOf(disease)}>
      {text}
    </Link>
  )
  return (
    <section aria-label={words.byDisease}>
      <Stack tight>
        <h2>{words.byDisease}</h2>
        <p className={look.quiet}>{words.diseaseLead[kind]}</p>
        {of.largest.length === 0 ? (
          <p className={look.quiet}>{words.noDiseases}</p>
        ) : (
          <Rows
            label={words.byDisease}
            heads={words.diseaseHeads}
            rows={of.largest.map((one) => ({
              key: one.code,
              cells: [
                linesOf(one.code, `${one.code} ${one.name}`.trim()),
                one.cases,
                <Money key="total" yuan={one.total} />,
                <Money key="mean" yuan={one.meanTotal} />,
                <Money key="fund" yuan={one.meanFund} />,
                <Standard key="standard" of={one.standard} />,
                orDash(one.difference),
                orDash(one.differences),
              ],
            }))}
          />
        )}
        <p className={look.quiet}>
          {words.sums(of.diseases, of.cases)}
          {of.ofAdmission === 0 ? '' : `，${words.ofAdmission(of.ofAdmission)}`}
          {of.differences === null ? '' : words.differences(groupYuan(of.differences))}
        </p>
        {of.rest.cases === 0 ? null : (
          <p>{words.rest(of.rest.cases, groupYuan(of.rest.total), groupYuan(of.rest.fund))}</p>
        )}
        {of.without.cases === 0 ? null : (
          <p>
            {words.without(of.without.cases, groupYuan(of.without.total), groupYuan(of.without.fund))}{' '}
            {linesOf(withoutDisease, words.withoutLines)}
          </p>
        )}
      </Stack>
    </section>
  )
}
