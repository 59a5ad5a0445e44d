/** The receipt of a filing: what a person may print or keep. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { FilingReceipt } from '@yidi/contracts'
import { receiptQuery } from '../../api/filings.ts'
import { Receipt } from '../../parts/receipt/Receipt.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Span } from '../../parts/span/Span.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText, sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { QrCode } from '../code/QrCode.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import guidanceStyle from '../guidance/guidance.module.css'
import '../../theme/print.css'

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
          <Receipt
            title={receipt.title}
            lines={linesOf(receipt)}
            says={receipt.validity === '' ? undefined : sentence(receipt.validity)}
            code={
              <>
                <QrCode text={`${location.origin}/verify/${receipt.code}`} label={t.guidance.qr} />
                <p className={look.aside}>{t.guidance.qrNote}</p>
              </>
            }
            note={t.filings.receiptNote}
          />
          <div className={guidanceStyle.papers}>
            <PaperLink href={`/api/filings/${id}/receipt.pdf`}>{t.guidance.receiptPdf}</PaperLink>
            <PaperLink href={`/api/filings/${id}/form.pdf`}>{t.guidance.formPdf}</PaperLink>
          </div>
        </Stack>
      )}
    </Loaded>
  )
}

function linesOf(receipt: FilingReceipt) {
  return [
    { label: t.filings.person, value: receipt.name },
    { label: t.login.name, value: <span className={look.money}>{receipt.idNumber}</span> },
    { label: t.filings.pool, value: receipt.poolName },
    { label: t.file.place, value: receipt.destinationName },
    { label: t.filings.type, value: receipt.typeTitle },
    { label: t.filings.days, value: <Span from={receipt.from} to={receipt.to} visits={receipt.visits} /> },
    { label: t.filings.decidedOn, value: dayText(receipt.decidedOn) },
    { label: t.filings.number, value: <span className={look.small}>{receipt.number}</span> },
  ]
}
