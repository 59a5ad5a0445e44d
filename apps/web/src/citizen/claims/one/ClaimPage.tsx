/** One claim: how far it is, what came of it and why, the payment, and what can be done now. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { claimQuery, type Claim, type ClaimWhole } from '../../../api/claims.ts'
import { sessionQuery } from '../../../api/session.ts'
import { buttonLook } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import look from '../../../parts/look/look.module.css'
import { Notice } from '../../../parts/notice/Notice.tsx'
import { Pairs } from '../../../parts/pairs/Pairs.tsx'
import { Ends, Stack } from '../../../parts/stack/Stack.tsx'
import { Tag } from '../../../parts/tag/Tag.tsx'
import { Timeline } from '../../../parts/timeline/Timeline.tsx'
import { Loaded } from '../../../frame/Loaded.tsx'
import { LoggedIn } from '../../../frame/phone/LoggedIn.tsx'
import { Page } from '../../../frame/phone/Page.tsx'
import { spanText, today } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { groupYuan } from '../../../texts/yuan.ts'
import { Corrections } from '../../apply/Corrections.tsx'
import { SentFiles } from '../../apply/SentFiles.tsx'
import recordStyle from '../../apply/record.module.css'
import { Ask } from '../../reconsiderations/Ask.tsx'
import { Appeal } from './Appeal.tsx'
import { timelineOf } from './moments.ts'
import { Payment } from './Payment.tsx'
import { Outcome } from './Outcome.tsx'
import { Withdraw } from './Withdraw.tsx'

export function ClaimPage() {
  const { id = '' } = useParams({ strict: false })
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen'
  const claim = useQuery({ ...claimQuery(id), enabled: citizen }).data?.claim
  return (
    <Page title={t.claims.one} back="/claims" wide foot={claim === undefined ? null : mostLikely(claim)}>
      <LoggedIn why={t.claims.why}>{() => <One id={id} />}</LoggedIn>
    </Page>
  )
}

/** The one primary button: what most people come for in this state. */
function mostLikely(claim: Claim) {
  if (claim.allowed.includes('correct'))
    return (
      <Link to="/claims/new" search={{ of: claim.id, step: 'check' } as never} className={buttonLook('primary')}>
        {t.apply.correct}
      </Link>
    )
  if (claim.result !== undefined)
    return (
      <Link to="/settlements/$id" params={{ id: claim.result.settlement }} className={buttonLook('primary')}>
        {t.claims.bill}
      </Link>
    )
  return null
}

function One({ id }: { id: string }) {
  const { fresh } = useSearch({ strict: false }) as { fresh?: string }
  return <Loaded query={useQuery(claimQuery(id))}>{(whole) => <Shown whole={whole} fresh={fresh === '1'} />}</Loaded>
}

function Shown({ whole, fresh }: { whole: ClaimWhole; fresh: boolean }) {
  const { claim } = whole
  return (
    <Stack className={recordStyle.wide}>
      {fresh && claim.state === 'sent' ? (
        <Notice tone="waiting" live>
          <h2>{t.apply.sentNow}</h2>
          <p>{t.claims.sentNext}</p>
        </Notice>
      ) : null}
      {claim.state === 'corrections-asked' ? <Corrections title={t.apply.sentBack} record={claim} /> : null}
      <Facts claim={claim} />
      <Card as="section" className={recordStyle.waySoFar} aria-labelledby="timeline-title">
        <h2 id="timeline-title">{t.apply.progress}</h2>
        <Timeline moments={timelineOf(claim, today(), t.claims.timeline)} />
      </Card>
      <Stack className={recordStyle.more}>
        <Outcome whole={whole} />
        <Payment claim={claim} applicant={whole.form.applicant ?? 'self'} />
        <Appeal claim={claim} />
        {claim.state === 'refused' || (claim.result?.cuts ?? 0) > 0 ? <Ask kind="claim" id={claim.id} /> : null}
        {whole.materials.length === 0 ? null : (
          <Card as="section" aria-labelledby="sent-title">
            <h2 id="sent-title">{t.apply.sent}</h2>
            <SentFiles materials={whole.materials} />
          </Card>
        )}
        {claim.allowed.includes('withdraw') ? <Withdraw claim={claim} /> : null}
      </Stack>
    </Stack>
  )
}

function Facts({ claim }: { claim: Claim }) {
  return (
    <Card as="section" className={recordStyle.facts}>
      <Ends>
        <h2>{claim.institution.name}</h2>
        <Tag tone={claim.tone}>{claim.stateTitle}</Tag>
      </Ends>
      <Pairs>
        <dt>{t.claimForm.situation}</dt>
        <dd>{claim.situationTitle}</dd>
        <dt>{t.settlements.place}</dt>
        <dd>{claim.placeName}</dd>
        <dt>{t.settlements.kind}</dt>
        <dd>{t.kind[claim.kind]}</dd>
        <dt>{t.settlements.days}</dt>
        <dd>{spanText(claim.from, claim.to)}</dd>
        <dt>{t.claims.total}</dt>
        <dd className={look.money}>{t.claims.yuan(groupYuan(claim.total))}</dd>
        <dt>{t.claims.invoices}</dt>
        <dd>{claim.invoices.map(({ number }) => number).join('、')}</dd>
        {claim.account === undefined ? null : (
          <>
            <dt>{t.claims.account}</dt>
            <dd>{t.claims.accountOf(claim.account)}</dd>
          </>
        )}
        <dt>{t.apply.channel}</dt>
        <dd>{claim.channelTitle}</dd>
        <dt>{t.claims.number}</dt>
        <dd className={look.small}>{claim.id}</dd>
      </Pairs>
    </Card>
  )
}
