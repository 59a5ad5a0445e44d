/** 我的结算: every settlement with what the person paid, the latest first. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { uploadedVisitsQuery, type UploadedVisit } from '../../api/billed-visits.ts'
import { settlementsQuery, type SettlementLine } from '../../api/settlements.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Card } from '../../parts/card/Card.tsx'
import { Chart } from '../../parts/chart/Chart.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { monthsOf } from './months.ts'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'

export function SettlementsPage() {
  return (
    <Page title={t.settlements.title} back="/services" tabs>
      <LoggedIn why={t.settlements.why}>{() => <Settlements />}</LoggedIn>
    </Page>
  )
}

function Settlements() {
  const unsettled = useQuery(uploadedVisitsQuery)
  const billed = unsettled.data?.visits ?? []
  return (
    <Loaded query={useQuery(settlementsQuery)}>
      {({ settlements }) =>
        unsettled.isPending ? null : settlements.length + billed.length === 0 ? (
          <EmptyState
            icon="bill"
            title={t.settlements.none}
            action={
              <Link to="/claims/new" className={buttonLook()}>
                {t.settlements.claimNow}
              </Link>
            }
          >
            {t.settlements.noneNext}
          </EmptyState>
        ) : (
          <Stack>
            <Unsettled visits={billed} />
            <ByMonth settlements={settlements} />
            {settlements.length === 0 ? null : (
              <List>
                {settlements.map((line) => (
                  <li key={line.id}>
                    <Row line={line} />
                  </li>
                ))}
              </List>
            )}
          </Stack>
        )
      }
    </Loaded>
  )
}

/** What hospitals billed and did not settle: settled there yet, or paid and claimed. Nothing where somebody may not claim for another. */
function Unsettled({ visits }: { visits: readonly UploadedVisit[] }) {
  if (visits.length === 0) return null
  return (
    <Card as="section" aria-labelledby="unsettled-title">
      <h2 id="unsettled-title">{t.settlements.unsettled(visits.length)}</h2>
      <p className={look.aside}>{t.settlements.unsettledMore}</p>
      {visits.map((visit) => (
        <Stack key={visit.visitId} tight>
          <Ends>
            <b>{visit.institutionName}</b>
            <span className={look.money}>{groupYuan(visit.total)}</span>
          </Ends>
          <p className={look.aside}>
            {t.kind[visit.kind]} · {visit.to === null ? t.settlements.stillIn : spanText(visit.from, visit.to)}
          </p>
          {visit.to === null ? null : <p>{t.settlements.advance(groupYuan(visit.total))}</p>}
          {visit.to === null ? null : (
            <Link to="/claims/new" search={{ visit: visit.visitId } as never} className={buttonLook()}>
              {t.settlements.claimIt}
            </Link>
          )}
        </Stack>
      ))}
    </Card>
  )
}

/** The year as a picture, as soon as there is more than one month to compare. */
function ByMonth({ settlements }: { settlements: readonly SettlementLine[] }) {
  const months = monthsOf(settlements)
  const [first] = months
  if (first === undefined || months.length < 2) return null
  const series = (['fund', 'account', 'own'] as const).map((tone) => ({
    name: t.settlements.parts[tone],
    tone,
    yuan: months.map((month) => month[tone]),
  }))
  const steps = months
    .map(({ month }) => t.settlements.month(Number(month.slice(5))))
    .map((name) => ({ name, short: name }))
  const title = t.settlements.byMonth(first.month.slice(0, 4))
  return (
    <Card as="section">
      <h2>{title}</h2>
      <Chart title={title} over={t.settlements.months} steps={steps} series={series} />
    </Card>
  )
}

function Row({ line }: { line: SettlementLine }) {
  return (
    <Link to="/settlements/$id" params={{ id: line.id }} className={rowLook}>
      <span className={look.grow}>
        <b>{line.institutionName}</b>
        <br />
        <span className={look.aside}>
          {dayText(line.settledOn)} · {t.kind[line.kind]}
        </span>
        {line.state === 'cancelled' ? (
          <>
            <br />
            <Tag tone="refusal">{t.settlements.cancelled}</Tag>
          </>
        ) : null}
      </span>
      <span className={look.money}>
        <span className={look.aside}>{t.settlements.parts.own}</span>
        <br />
        <b>{groupYuan(line.cash)}</b>
      </span>
      <Icon name="next" />
    </Link>
  )
}
