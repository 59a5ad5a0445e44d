/** The receipt of a filing: what a person may print or keep. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { receiptQuery } from '../../api/filings.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Span } from '../../parts/span/Span.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText, sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { QrCode } from '../code/QrCode.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { cardLook } from '../../parts/card/Card.tsx'
import stackStyle from '../../parts/stack/stack.module.css'
import style from './filing.module.css'
import clsx from 'clsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import look from '../../parts/look/look.module.css'
import guidanceStyle from '../guidance/guidance.module.css'

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
        <Stack>
          <article className={clsx(cardLook, stackStyle.stack, style.receipt)}>
            <h2>{receipt.title}</h2>
            <Pairs>
              <dt>{t.filings.person}</dt>
              <dd>{receipt.name}</dd>
              <dt>{t.login.name}</dt>
              <dd className={look.money}>{receipt.idNumber}</dd>
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
              <dd className={look.small}>{receipt.number}</dd>
            </Pairs>
            {receipt.validity === '' ? null : <p className={look.small}>{sentence(receipt.validity)}</p>}
            <div className={guidanceStyle.receiptCode}>
              <QrCode text={`${location.origin}/verify/${receipt.code}`} label={t.guidance.qr} />
              <p className={look.aside}>{t.guidance.qrNote}</p>
            </div>
            <p className={look.aside}>{t.filings.receiptNote}</p>
          </article>
          <div className={guidanceStyle.papers}>
            <PaperLink href={`/api/filings/${id}/receipt.pdf`}>{t.guidance.receiptPdf}</PaperLink>
            <PaperLink href={`/api/filings/${id}/form.pdf`}>{t.guidance.formPdf}</PaperLink>
          </div>
        </Stack>
      )}
    </Loaded>
  )
}
