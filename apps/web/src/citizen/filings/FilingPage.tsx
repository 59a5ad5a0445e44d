/** One filing: its state, the timeline with today on it, what can be done next, and the receipt. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { cancelFiling, filingQuery, type Filing } from '../../api/filings.ts'
import { Note, Tag } from '../../parts/Note.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { spanText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { Timeline } from './Timeline.tsx'
import './filing.css'

export function FilingPage() {
  const { id } = useParams({ strict: false })
  return (
    <Page title={t.filings.one} back="/filings">
      <LoggedIn why={t.filings.why}>{() => <One id={id ?? ''} />}</LoggedIn>
    </Page>
  )
}

function One({ id }: { id: string }) {
  const { fresh } = useSearch({ strict: false })
  return (
    <Loaded query={useQuery(filingQuery(id))}>{(filing) => <Shown filing={filing} fresh={fresh === '1'} />}</Loaded>
  )
}

function Shown({ filing, fresh }: { filing: Filing; fresh: boolean }) {
  const [cancelling, setCancelling] = useState(false)
  return (
    <div className="stack">
      {fresh ? (
        <Note tone={filing.tone} live>
          <h2>{filing.tone === 'good' ? t.filings.approvedNow : t.filings.sentNow}</h2>
          <p>{filing.tone === 'good' ? t.filings.approvedNext(filing.destinationName) : t.filings.sentNext}</p>
        </Note>
      ) : null}
      <section className="card stack">
        <div className="filing-head">
          <h2>{t.filings.to(filing.destinationName)}</h2>
          <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
        </div>
        <dl className="pairs">
          <dt>{t.filings.type}</dt>
          <dd>{filing.typeTitle}</dd>
          <dt>{t.filings.days}</dt>
          <dd>{spanText(filing.from, filing.to)}</dd>
        </dl>
      </section>
      <section className="card stack" aria-labelledby="timeline-title">
        <h2 id="timeline-title">{t.filings.progress}</h2>
        <Timeline filing={filing} />
      </section>
      <div className="stack tight">
        {filing.tone === 'good' ? (
          <Link to="/filings/$id/receipt" params={{ id: filing.id }} className="button primary">
            {t.filings.receipt}
          </Link>
        ) : null}
        {filing.allowed.includes('cancel') ? (
          <button type="button" className="button danger" onClick={() => setCancelling(true)}>
            {t.filings.cancel}
          </button>
        ) : null}
      </div>
      {cancelling ? <CancelSheet filing={filing} onClose={() => setCancelling(false)} /> : null}
    </div>
  )
}

function CancelSheet({ filing, onClose }: { filing: Filing; onClose: () => void }) {
  const queries = useQueryClient()
  const key = useRef(newCommandKey())
  const cancel = useMutation({
    mutationFn: () => cancelFiling(filing.id, key.current),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['filings'] })
      onClose()
    },
  })
  return (
    <Sheet
      title={t.filings.cancelTitle}
      onClose={onClose}
      foot={
        <button
          type="button"
          className="button danger"
          style={{ width: '100%' }}
          disabled={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          {t.filings.cancelDo}
        </button>
      }
    >
      <div className="stack">
        <p>{t.filings.cancelNote(filing.destinationName)}</p>
        {cancel.error ? <Fault error={cancel.error} /> : null}
      </div>
    </Sheet>
  )
}
