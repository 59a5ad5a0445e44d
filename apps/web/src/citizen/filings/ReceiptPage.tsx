/** The receipt of a filing: what a person may print or keep. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { receiptQuery } from '../../api/filings.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Span } from '../../parts/Span.tsx'
import { PaperLink } from '../../parts/PaperLink.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText, sentence } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { QrCode } from '../code/QrCode.tsx'
import '../guidance/guidance.css'
import './filing.css'

export function ReceiptPage() {
  const { id } = useParams({ strict: false })
  return (
    <Page title={t.filings.receiptTitle} back={`/filings/${id ?? ''}`}>
      <LoggedIn why={t.filings.why}>{() => <Shown id={id ?? ''} />}</LoggedIn>
    </Page>
  )
}

function Shown({ id }: { id: string }) {
  return (
    <Loaded query={useQuery(receiptQuery(id))}>
      {(receipt) => (
        <div className="stack">
          <article className="card stack receipt">
            <h2>{receipt.title}</h2>
            <dl className="pairs">
              <dt>{t.filings.person}</dt>
              <dd>{receipt.name}</dd>
              <dt>{t.login.name}</dt>
              <dd className="money">{receipt.idNumber}</dd>
              <dt>{t.filings.pool}</dt>
              <dd>{receipt.poolName}</dd>
              <dt>{t.file.place}</dt>
              <dd>{receipt.destinationName}</dd>
              <dt>{t.filings.type}</dt>
              <dd>{receipt.typeTitle}</dd>
              <dt>{t.filings.days}</dt>
              <dd>
                <Span from={receipt.from} to={receipt.to} visits={receipt.visits} />
              </dd>
              <dt>{t.filings.decidedOn}</dt>
              <dd>{dayText(receipt.decidedOn)}</dd>
              <dt>{t.filings.number}</dt>
              <dd className="small">{receipt.number}</dd>
            </dl>
            {receipt.validity === '' ? null : <p className="small">{sentence(receipt.validity)}</p>}
            <div className="receipt-code">
              <QrCode text={`${location.origin}/verify/${receipt.code}`} label={t.guidance.qr} />
              <p className="small quiet">{t.guidance.qrNote}</p>
            </div>
            <p className="small quiet">{t.filings.receiptNote}</p>
          </article>
          <div className="papers">
            <PaperLink href={`/api/filings/${id}/receipt.pdf`}>{t.guidance.receiptPdf}</PaperLink>
            <PaperLink href={`/api/filings/${id}/form.pdf`}>{t.guidance.formPdf}</PaperLink>
          </div>
        </div>
      )}
    </Loaded>
  )
}
