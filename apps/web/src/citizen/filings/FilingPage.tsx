/** One filing: its state, the timeline with today on it, what can be done next, and the receipt. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { cancelFiling, filingQuery, ownFormQuery, type Filing } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Span } from '../../parts/span/Span.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { useConfirmedCommand } from '../../frame/useCommand.ts'
import { momentText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Corrections } from '../apply/Corrections.tsx'
import { SentFiles } from '../apply/SentFiles.tsx'
import { Ask } from '../reconsiderations/Ask.tsx'
import { freshOf } from './fresh.ts'
import { NextSteps } from './NextSteps.tsx'
import { timelineOf } from './moments.ts'
import { Timeline } from '../../parts/timeline/Timeline.tsx'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import style from '../apply/record.module.css'
import { Card } from '../../parts/card/Card.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import look from '../../parts/look/look.module.css'

export function FilingPage() {
  const { id = '' } = useParams({ strict: false })
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen'
  const filing = useQuery({ ...filingQuery(id), enabled: citizen }).data
  const most = filing === undefined ? null : mostLikely(filing)
  return (
    <Page title={t.filings.one} back="/filings" wide foot={most}>
      <LoggedIn why={t.filings.why}>{() => <One id={id} />}</LoggedIn>
    </Page>
  )
}

/** The one primary button: what most people come for in this state. */
function mostLikely(filing: Filing) {
  const again = { step: 'form', place: filing.destination, type: filing.type, of: filing.id }
  switch (filing.state) {
    case 'approved':
    case 'delivered':
      return (
        <Link to="/filings/$id/receipt" params={{ id: filing.id }} className={buttonLook('primary')}>
          {t.filings.receipt}
        </Link>
      )
    case 'corrections-asked':
      return (
        <Link to="/file" search={{ ...again, mode: 'correct' }} className={buttonLook('primary')}>
          {t.apply.correct}
        </Link>
      )
    case 'refusal-delivered':
    case 'cancelled':
    case 'ended':
    case 'used':
    case 'expired':
      return (
        <Link to="/file" search={{ ...again, mode: 'renew' }} className={buttonLook('primary')}>
          {filing.state === 'refusal-delivered' ? t.filings.apply : t.filings.renew}
        </Link>
      )
    default:
      return null
  }
}

function One({ id }: { id: string }) {
  const { fresh } = useSearch({ strict: false })
  return (
    <Loaded query={useQuery(filingQuery(id))}>{(filing) => <Shown filing={filing} fresh={fresh === '1'} />}</Loaded>
  )
}

function Shown({ filing, fresh }: { filing: Filing; fresh: boolean }) {
  const [cancelling, setCancelling] = useState(false)
  const begun = filing.state === 'delivered' && filing.from < today()
  const became = fresh ? freshOf(filing) : undefined
  return (
    <Stack className={style.wide}>
      {became !== undefined ? (
        <Notice tone={filing.tone} live>
          <h2>{became === 'approved' ? t.filings.approvedNow : t.apply.sentNow}</h2>
          <p>{became === 'approved' ? t.filings.approvedNext(filing.destinationName) : t.filings.sentNext}</p>
          {became === 'approved' ? <Link to="/go">{t.rooms.go}</Link> : null}
        </Notice>
      ) : null}
      {filing.state === 'corrections-asked' ? <Corrections title={t.apply.sentBack} record={filing} /> : null}
      <Card as="section" className={style.facts}>
        <Ends>
          <h2>{t.goingTo(filing.destinationName)}</h2>
          <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
        </Ends>
        <Pairs>
          <dt>{t.filings.type}</dt>
          <dd>{filing.typeTitle}</dd>
          <dt>{t.filings.days}</dt>
          <dd>
            <Span from={filing.from} to={filing.to} visits={filing.visits} />
          </dd>
          <dt>{t.apply.channel}</dt>
          <dd>{t.filings.filedBy(filing.channelTitle, t.filings.applicants[filing.applicant] ?? '')}</dd>
          {filing.signed === undefined ? null : (
            <>
              <dt>{t.apply.commitmentTitle}</dt>
              <dd>{t.filings.signed(t.filings.signers[filing.signed.by], momentText(filing.signed.at))}</dd>
            </>
          )}
          <dt>{t.filings.number}</dt>
          <dd className={look.small}>{filing.id}</dd>
        </Pairs>
        {filing.visits === 'one' ? <p className={look.small}>{t.filings.oneVisit}</p> : null}
      </Card>
      <Card as="section" className={style.waySoFar} aria-labelledby="timeline-title">
        <h2 id="timeline-title">{t.apply.progress}</h2>
        <Timeline moments={timelineOf(filing, today(), t.filings.timeline)} />
      </Card>
      <Stack className={style.more}>
        <NextSteps filing={filing} />
        {filing.state === 'refusal-delivered' ? <Ask kind="filing" id={filing.id} /> : null}
        <Sent filing={filing} />
        {filing.state === 'delivered' && filing.to !== null ? (
          <PaperLink href={`/api/filings/${filing.id}/last-day.ics`} ending="ics">
            {t.lastDay.toCalendar}
          </PaperLink>
        ) : null}
        {filing.tone === 'good' ? null : (
          <PaperLink href={`/api/filings/${filing.id}/form.pdf`}>{t.guidance.formPdf}</PaperLink>
        )}
        {filing.allowed.includes('cancel') ? (
          <Button kind="danger" onClick={() => setCancelling(true)}>
            {begun ? t.filings.end : t.filings.cancel}
          </Button>
        ) : null}
      </Stack>
      {cancelling ? <CancelSheet filing={filing} begun={begun} onClose={() => setCancelling(false)} /> : null}
    </Stack>
  )
}

/** The files that came with it, to look at again. */
function Sent({ filing }: { filing: Filing }) {
  const own = useQuery(ownFormQuery(filing.id)).data
  if (own === undefined) return null
  if (own.materials.length === 0 && own.form.agent === undefined && filing.signed === undefined) return null
  return (
    <Card as="section" aria-labelledby="sent-title">
      <h2 id="sent-title">{t.apply.sent}</h2>
      {own.form.agent === undefined ? null : (
        <Pairs>
          <dt>{t.apply.agent}</dt>
          <dd>{own.form.agent.name}</dd>
        </Pairs>
      )}
      <SentFiles materials={own.materials} />
      {filing.signed === undefined ? null : (
        <PaperLink href={`/api/filings/${filing.id}/letter.pdf`}>{t.filings.letterPdf}</PaperLink>
      )}
    </Card>
  )
}

function CancelSheet({ filing, begun, onClose }: { filing: Filing; begun: boolean; onClose: () => void }) {
  const queries = useQueryClient()
  const closing = async () => {
    await queries.invalidateQueries({ queryKey: ['filings'] })
    onClose()
  }
  const cancel = useConfirmedCommand(({ id, ...form }, key) => cancelFiling(id, form, key), closing, { id: filing.id })
  return (
    <Sheet
      title={begun ? t.filings.endTitle : t.filings.cancelTitle}
      onClose={onClose}
      foot={
        <Button kind="danger" style={{ width: '100%' }} disabled={cancel.isPending} onClick={cancel.send}>
          {cancel.asked ? t.doAnyway : begun ? t.filings.endDo : t.filings.cancelDo}
        </Button>
      }
    >
      <Stack>
        <p>{begun ? t.filings.endNote(filing.destinationName) : t.filings.cancelNote(filing.destinationName)}</p>
        {cancel.error ? <Fault error={cancel.error} /> : null}
      </Stack>
    </Sheet>
  )
}
