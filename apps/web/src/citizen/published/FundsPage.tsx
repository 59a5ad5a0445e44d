/** 基金运行情况: which years and months are published, and one of them; for everybody. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { monthText } from '../../texts/days.ts'
import type { PublishedFundsMessage } from '@yidi/contracts'
import { publishedFundPaper, publishedFundReportQuery, publishedFundsQuery } from '../../api/fund-reports.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { FundReport } from './FundReport.tsx'

const words = t.publishedFunds

export function FundsPage() {
  const { pool, period } = useSearch({ strict: false }) as { pool?: unknown; period?: unknown }
  // A year alone is read as a number.
  return pool === undefined || period === undefined ? <All /> : <One pool={String(pool)} period={String(period)} />
}

function All() {
  return (
    <Page title={words.title} back="/published">
      <Stack>
        <p className={look.quiet}>{words.lead}</p>
        <Loaded query={useQuery(publishedFundsQuery)}>
          {({ reports }) =>
            reports.length === 0 ? (
              <EmptyState icon="book" title={words.none} />
            ) : (
              Object.values(Object.groupBy(reports, ({ pool }) => pool)).map((own) => (
                <Stack key={own![0]!.pool} as="section" tight aria-label={own![0]!.poolName}>
                  <h2>{own![0]!.poolName}</h2>
                  <List>{own!.map(lineOf)}</List>
                </Stack>
              ))
            )
          }
        </Loaded>
        <p>
          <Link to="/published">{words.toDecisions}</Link>
        </p>
      </Stack>
    </Page>
  )
}

const lineOf = ({ pool, period, releasedDay, corrected }: PublishedFundsMessage['reports'][number]) => (
  <li key={period}>
    <Link to="/published/funds" search={{ pool, period } as never} className={rowLook}>
      <span className={look.grow}>
        <b className={look.block}>{monthText(period)}</b>
        <span className={look.aside}>
          {[words.releasedOn(dayText(releasedDay)), ...(corrected ? [words.corrected] : [])].join(' · ')}
        </span>
      </span>
      <Icon name="next" />
    </Link>
  </li>
)

function One({ pool, period }: { pool: string; period: string }) {
  return (
    <Page title={words.title} back="/published/funds">
      <Stack>
        <Loaded query={useQuery(publishedFundReportQuery(pool, period))}>
          {({ releasedDay, ...report }) => (
            <>
              <FundReport report={report} under={words.releasedOn(dayText(releasedDay))} />
              <PaperLink href={publishedFundPaper(pool, period)}>{words.pdf}</PaperLink>
            </>
          )}
        </Loaded>
        <p>
          <Link to="/published/funds">{words.allReports}</Link>
        </p>
      </Stack>
    </Page>
  )
}
