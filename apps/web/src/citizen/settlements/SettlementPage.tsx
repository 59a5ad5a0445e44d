/** One settlement: the bill as it was computed on the day, article by article. */
import clsx from 'clsx'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { settlementQuery, type Settlement } from '../../api/settlements.ts'
import type { ClaimLead } from '../claims/form/lead.ts'
import { BillMarks, BillSummary, BillWay } from '../../parts/bill/Bill.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Span } from '../../parts/span/Span.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Beside, Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import '../../theme/print.css'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { fetched } from '../../frame/pages.ts'
import { Suspense, type ComponentType } from 'react'
import { Events } from './Events.tsx'
import style from './settlement.module.css'

const words = t.settlementDetails

/** A stay has hundreds of lines and few read them: their page comes when it is asked for. */
const FeeLinesPage = fetched(() => import('./FeeLinesPage.tsx').then((file) => file.FeeLinesPage)) as ComponentType

export function SettlementPage() {
  const { id = '' } = useParams({ strict: false })
  const { show } = useSearch({ strict: false }) as { show?: string }
  if (show !== 'lines') return <BillPage id={id} />
  return (
    <Suspense fallback={<p className={look.quiet}>{t.loading}</p>}>
      <FeeLinesPage />
    </Suspense>
  )
}

function BillPage({ id }: { id: string }) {
  return (
    <Page title={t.settlementBill.one} back="/settlements" wide>
      <LoggedIn why={t.settlements.why}>{() => <One id={id} />}</LoggedIn>
    </Page>
  )
}

function One({ id }: { id: string }) {
  return <Loaded query={useQuery(settlementQuery(id))}>{(settlement) => <Bill settlement={settlement} />}</Loaded>
}

/** The visit is as it was before it was settled: whoever paid it claims. */
const leadOf = ({ visit, kind, from, to }: Settlement): ClaimLead => ({
  visit: visit.id,
  institution: visit.institution,
  kind,
  from,
  to: to ?? undefined,
})

function Bill({ settlement }: { settlement: Settlement }) {
  const { id, result } = settlement
  return (
    <Stack>
      {settlement.state === 'cancelled' ? <Cancelled settlement={settlement} /> : null}
      <Beside>
        <Stack>
          <Card as="section" aria-label={t.bill.own}>
            <BillSummary result={result}>
              <Standing settlement={settlement} />
            </BillSummary>
            <BillMarks result={result} />
            {settlement.shared ? (
              <p>
                {t.settlementBill.shared(groupYuan(settlement.shared.amount))}
                {t.settlementBill.sharedFrom(settlement.shared.from)}
              </p>
            ) : null}
            {settlement.unknownCodes ? (
              <Notice tone="waiting">
                <p>{t.settlementBill.unknownCodes(settlement.unknownCodes)}</p>
              </Notice>
            ) : null}
          </Card>
          <PaperLink href={`/api/settlements/${id}/receipt.pdf`}>{t.settlementBill.receiptPdf}</PaperLink>
        </Stack>
        {result.explanation.length > 0 ? (
          <Card as="section" aria-labelledby="way-title">
            <h2 id="way-title">{t.bill.way}</h2>
            <BillWay steps={result.explanation} />
          </Card>
        ) : null}
      </Beside>
      <More id={id} />
      <Doubt institution={settlement.visit.institution} settlement={settlement.id} />
      <Card as="section" aria-labelledby="events-title">
        <h2 id="events-title">{words.events}</h2>
        <Events id={id} />
      </Card>
    </Stack>
  )
}

/** Whoever was given the money back has paid everything, unless it was settled again. */
function Cancelled({ settlement }: { settlement: Settlement }) {
  return (
    <Notice tone="refusal">
      <p>{t.settlementBill.cancelledNote(settlement.cancelledOn ? dayText(settlement.cancelledOn) : '')}</p>
      <Link to="/claims/new" search={leadOf(settlement) as never} className={buttonLook()}>
        {t.settlementBill.claimInstead}
      </Link>
    </Notice>
  )
}

/** How it stands, where it was, for what and when. */
function Standing({ settlement }: { settlement: Settlement }) {
  const { state, from, to } = settlement
  return (
    <Stack tight>
      <p className={style.fact}>
        <Tag tone={state === 'settled' ? 'good' : 'refusal'}>{words.state[state]}</Tag>
        <b>{settlement.institutionName}</b>
      </p>
      <p className={look.aside}>
        {settlement.placeName} · {t.kind[settlement.kind]} ·{' '}
        {to !== null && to !== from ? <Span from={from} to={to} /> : dayText(from)}
      </p>
      <p className={look.aside}>
        {t.settlements.settledOn} {dayText(settlement.settledOn)} · {words.number} {settlement.id}
      </p>
    </Stack>
  )
}

/** What was charged, line by line, and what other choices would have come to. */
function More({ id }: { id: string }) {
  return (
    <List>
      <li>
        <Link to="/settlements/$id" params={{ id }} search={{ show: 'lines' } as never} className={rowLook}>
          <Icon name="bill" />
          <span className={look.grow}>
            {words.lines}
            <span className={clsx(look.aside, look.block)}>{words.about.lines}</span>
          </span>
          <Icon name="next" />
        </Link>
      </li>
      <li>
        <Link to="/quote" search={{ settlement: id } as never} className={rowLook}>
          <Icon name="swap" />
          <span className={look.grow}>
            {words.compare}
            <span className={clsx(look.aside, look.block)}>{words.about.compare}</span>
          </span>
          <Icon name="next" />
        </Link>
      </li>
    </List>
  )
}

/** Whom to turn to where something is not right: the hospital for what was charged, the agency for what was made of it. */
function Doubt({ institution, settlement }: { institution: string; settlement: string }) {
  return (
    <Stack as="section" tight aria-labelledby="doubt-title">
      <h2 id="doubt-title">{words.doubt}</h2>
      <List>
        <li>
          <Link to="/institutions/$code" params={{ code: institution }} className={rowLook}>
            <Icon name="question" />
            <span className={look.grow}>{words.askHospital}</span>
            <Icon name="next" />
          </Link>
        </li>
        <li>
          <Link to="/complaints/$id" params={{ id: 'new' }} search={{ settlement } as never} className={rowLook}>
            <Icon name="bell" />
            <span className={look.grow}>
              {words.writeAgency}
              <span className={clsx(look.aside, look.block)}>{words.writeAgencyMore}</span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
        <li>
          <Link to="/contacts" search={{ about: 'complaint' } as never} className={rowLook}>
            <Icon name="phone" />
            <span className={look.grow}>
              {words.askAgency}
              <span className={clsx(look.aside, look.block)}>{words.askAgencyMore}</span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      </List>
    </Stack>
  )
}
