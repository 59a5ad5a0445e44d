/** One filing: its state, the timeline with today on it, what can be done next, and the receipt. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { cancelFiling, filingQuery, ownFormQuery, type Filing } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { saveMaterial } from '../../api/materials.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Note, Tag } from '../../parts/Note.tsx'
import { Span } from '../../parts/Span.tsx'
import { PaperLink } from '../../parts/PaperLink.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { useConfirmedCommand } from '../../shell/useCommand.ts'
import { momentText, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { fileName, handedInOn } from '../file/EarlierPaper.tsx'
import { freshOf } from './fresh.ts'
import { NextSteps } from './NextSteps.tsx'
import { Timeline } from './Timeline.tsx'
import './filing.css'

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
        <Link to="/filings/$id/receipt" params={{ id: filing.id }} className="button primary">
          {t.filings.receipt}
        </Link>
      )
    case 'corrections-asked':
      return (
        <Link to="/file" search={{ ...again, mode: 'correct' }} className="button primary">
          {t.filings.correct}
        </Link>
      )
    case 'refusal-delivered':
    case 'cancelled':
    case 'ended':
    case 'used':
    case 'expired':
      return (
        <Link to="/file" search={{ ...again, mode: 'renew' }} className="button primary">
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
    <div className="stack filing-wide">
      {became !== undefined ? (
        <Note tone={filing.tone} live>
          <h2>{became === 'approved' ? t.filings.approvedNow : t.filings.sentNow}</h2>
          <p>{became === 'approved' ? t.filings.approvedNext(filing.destinationName) : t.filings.sentNext}</p>
          {became === 'approved' ? <Link to="/direct">{t.guidance.direct}</Link> : null}
        </Note>
      ) : null}
      {filing.state === 'corrections-asked' ? <Corrections filing={filing} /> : null}
      <section className="card stack facts">
        <div className="filing-head">
          <h2>{t.filings.to(filing.destinationName)}</h2>
          <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
        </div>
        <dl className="pairs">
          <dt>{t.filings.type}</dt>
          <dd>{filing.typeTitle}</dd>
          <dt>{t.filings.days}</dt>
          <dd>
            <Span from={filing.from} to={filing.to} visits={filing.visits} />
          </dd>
          <dt>{t.filings.channel}</dt>
          <dd>{t.filings.filedBy(filing.channelTitle, t.filings.applicants[filing.applicant] ?? '')}</dd>
          {filing.signed === undefined ? null : (
            <>
              <dt>{t.file.commitmentTitle}</dt>
              <dd>{t.filings.signed(t.filings.signers[filing.signed.by], momentText(filing.signed.at))}</dd>
            </>
          )}
          <dt>{t.filings.number}</dt>
          <dd className="small">{filing.id}</dd>
        </dl>
        {filing.visits === 'one' ? <p className="small">{t.filings.oneVisit}</p> : null}
      </section>
      <section className="card stack way-so-far" aria-labelledby="timeline-title">
        <h2 id="timeline-title">{t.filings.progress}</h2>
        <Timeline filing={filing} />
      </section>
      <div className="stack more">
        <NextSteps filing={filing} />
        <Sent filing={filing} />
        {filing.tone === 'good' ? null : (
          <PaperLink href={`/api/filings/${filing.id}/form.pdf`}>{t.guidance.formPdf}</PaperLink>
        )}
        {filing.allowed.includes('cancel') ? (
          <button type="button" className="button danger" onClick={() => setCancelling(true)}>
            {begun ? t.filings.end : t.filings.cancel}
          </button>
        ) : null}
      </div>
      {cancelling ? <CancelSheet filing={filing} begun={begun} onClose={() => setCancelling(false)} /> : null}
    </div>
  )
}

/** What must be put right, all of it, and the way there. */
function Corrections({ filing }: { filing: Filing }) {
  const words = filing.actions.findLast((step) => step.action === 'ask-corrections')?.note
  return (
    <Note tone="waiting" live>
      <div className="stack">
        <h2>{t.filings.corrections}</h2>
        {words === undefined ? null : <p>{words}</p>}
        {filing.corrections.length === 0 ? null : (
          <ul className="dots">
            {filing.corrections.map((point) => (
              <li key={point.path + point.code}>
                {point.text}
                {t.file.stop}
                {point.remedy}
                {t.file.stop}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Note>
  )
}

/** The files that came with it, to look at again. */
function Sent({ filing }: { filing: Filing }) {
  const own = useQuery(ownFormQuery(filing.id)).data
  const save = useMutation({ mutationFn: saveMaterial })
  if (own === undefined) return null
  if (own.materials.length === 0 && own.form.agent === undefined && filing.signed === undefined) return null
  return (
    <section className="card stack" aria-labelledby="sent-title">
      <h2 id="sent-title">{t.filings.sent}</h2>
      {save.error ? <Fault error={save.error} /> : null}
      {own.form.agent === undefined ? null : (
        <dl className="pairs">
          <dt>{t.file.agent}</dt>
          <dd>{own.form.agent.name}</dd>
        </dl>
      )}
      {own.materials.length === 0 ? null : (
        <ul className="stack tight">
          {own.materials.map((material) => (
            <li key={material.id} className="sent-file">
              <button type="button" className="button plain sent" onClick={() => save.mutate(material)}>
                <Icon name="save" />
                {fileName(material)}
              </button>
              {material.carriedOver ? (
                <span className="small quiet">{t.file.carriedOver(handedInOn(material))}</span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {filing.signed === undefined ? null : (
        <PaperLink href={`/api/filings/${filing.id}/letter.pdf`}>{t.filings.letterPdf}</PaperLink>
      )}
    </section>
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
        <button
          type="button"
          className="button danger"
          style={{ width: '100%' }}
          disabled={cancel.isPending}
          onClick={cancel.send}
        >
          {cancel.asked ? t.doAnyway : begun ? t.filings.endDo : t.filings.cancelDo}
        </button>
      }
    >
      <div className="stack">
        <p>{begun ? t.filings.endNote(filing.destinationName) : t.filings.cancelNote(filing.destinationName)}</p>
        {cancel.error ? <Fault error={cancel.error} /> : null}
      </div>
    </Sheet>
  )
}
