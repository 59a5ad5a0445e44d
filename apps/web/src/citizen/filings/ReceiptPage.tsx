/** The receipt of a filing: what a person may print or keep. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { filingQuery } from '../../api/filings.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { poolOf } from '../quote/pools.ts'
import { Page } from '../../shell/Page.tsx'
import { spanText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import './filing.css'

export function ReceiptPage() {
  const { id } = useParams({ strict: false })
  return (
    <Page
      title={t.filings.receiptTitle}
      back={`/filings/${id ?? ''}`}
      foot={
        <button type="button" className="button primary" onClick={() => window.print()}>
          {t.filings.print}
        </button>
      }
    >
      <LoggedIn why={t.filings.why}>
        {(session) => (
          <Receipt id={id ?? ''} name={session.displayName ?? ''} poolName={''} />
        )}
      </LoggedIn>
    </Page>
  )
}

function Receipt({ id, name, poolName }: { id: string; name: string; poolName: string }) {
  return (
    <Loaded query={useQuery(filingQuery(id))}>
      {(filing) => (
        <article className="card stack receipt">
          <h2>{t.filings.receiptLead}</h2>
          <dl className="pairs">
            <dt>{t.filings.person}</dt>
            <dd>{name}</dd>
            <dt>{t.filings.pool}</dt>
            <dd>{poolName}</dd>
            <dt>{t.file.place}</dt>
            <dd>{filing.destinationName}</dd>
            <dt>{t.filings.type}</dt>
            <dd>{filing.typeTitle}</dd>
            <dt>{t.filings.days}</dt>
            <dd>{spanText(filing.from, filing.to)}</dd>
            <dt>{t.filings.number}</dt>
            <dd className="money">{filing.id}</dd>
          </dl>
          <p className="small quiet">{t.filings.receiptNote}</p>
        </article>
      )}
    </Loaded>
  )
}
