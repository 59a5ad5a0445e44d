/** What anybody sees who scans the QR of a receipt: how the filing or the settlement stands today, and nobody's name. No log-in. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { FilingVerification, SettlementVerification, TransferVerification } from '@yidi/contracts'
import { verifyQuery } from '../../api/guidance.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Span } from '../../parts/span/Span.tsx'
import { dayText, sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import look from '../../parts/look/look.module.css'

const words = t.guidance

export function VerifyPage() {
  const { code } = useParams({ strict: false })
  return (
    <Page title={words.verify} back="/">
      <Loaded query={useQuery(verifyQuery(code ?? ''))}>
        {(standing) =>
          'settlement' in standing ? (
            <Settled standing={standing} />
          ) : 'transfer' in standing ? (
            <Transferred standing={standing} />
          ) : (
            <Shown standing={standing} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Shown({ standing }: { standing: FilingVerification }) {
  return (
    <Stack>
      <Notice tone={standing.tone === 'plain' ? 'refusal' : standing.tone} live>
        <h2>{standing.stateTitle}</h2>
        <p>{sentence(standing.text)}</p>
      </Notice>
      <Card as="section">
        <Pairs>
          <dt>{t.filings.type}</dt>
          <dd>{standing.typeTitle}</dd>
          <dt>{t.filings.pool}</dt>
          <dd>{standing.poolName}</dd>
          <dt>{t.file.place}</dt>
          <dd>{standing.destinationName}</dd>
          <dt>{t.filings.days}</dt>
          <dd>
            <Span from={standing.from} to={standing.to} visits={standing.visits} />
          </dd>
          <dt>{t.filings.decidedOn}</dt>
          <dd>{dayText(standing.decidedOn)}</dd>
          <dt>{t.filings.number}</dt>
          <dd>{standing.number}</dd>
        </Pairs>
        <p className={look.aside}>
          {words.verifiedOn(dayText(standing.checkedOn))}。{words.verifyNote}
        </p>
      </Card>
    </Stack>
  )
}

function Settled({ standing }: { standing: SettlementVerification }) {
  const rows = [
    [t.settlements.institution, standing.institutionName],
    [t.settlements.kind, t.kind[standing.kind]],
    [t.settlements.settledOn, dayText(standing.settledOn)],
    [t.bill.total, `${groupYuan(standing.total)} ${t.yuan}`],
    [t.bill.fund, `${groupYuan(standing.fundTotal)} ${t.yuan}`],
    [t.bill.ownPart, `${groupYuan(standing.cash)} ${t.yuan}`],
    [words.settlementNo, standing.settlement],
  ] as const
  const title = standing.stands ? words.settlementStands : t.settlements.cancelled
  return <Stands standing={standing} title={title} rows={rows} />
}

function Transferred({ standing }: { standing: TransferVerification }) {
  const rows = [
    [t.years.pool, standing.poolName],
    [t.years.toPlace, standing.toName],
    [t.years.lastDay, dayText(standing.lastDay)],
    [t.years.actual, t.years.months(standing.actualMonths)],
    [t.years.deemed, t.years.months(standing.deemedMonths)],
    [t.years.account, `${groupYuan(standing.account)} ${t.yuan}`],
    [t.years.issuedOn, dayText(standing.on)],
    [t.years.number, standing.transfer],
  ] as const
  const title = standing.stands ? t.years.verifyStands : t.years.verifyVoid
  return <Stands standing={standing} title={title} rows={rows} />
}

interface StandsProps {
  standing: { stands: boolean; text: string; checkedOn: string }
  title: string
  rows: readonly (readonly [string, string])[]
}

function Stands({ standing, title, rows }: StandsProps) {
  return (
    <Stack>
      <Notice tone={standing.stands ? 'good' : 'refusal'} live>
        <h2>{title}</h2>
        <p>{sentence(standing.text)}</p>
      </Notice>
      <Card as="section">
        <Pairs>
          {rows.map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </Pairs>
        <p className={look.aside}>
          {words.verifiedOn(dayText(standing.checkedOn))}。{words.verifyNote}
        </p>
      </Card>
    </Stack>
  )
}
