/** The invoices, a row each. */
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import * as t from '../../../texts/index.ts'
import { emptyInvoice, type InvoiceEntry } from './entry.ts'
import { TypedRows, type RowField } from './TypedRows.tsx'
import type { ClaimEntryState } from './useClaimEntry.ts'

const words = t.claimsDesk

/** As many as the form takes. */
const mostInvoices = 50

const fields: readonly RowField<InvoiceEntry>[] = [
  { name: 'number', label: words.invoiceNo, most: 30 },
  { name: 'code', label: t.claimCounter.invoiceCode },
  { name: 'day', label: words.day, as: 'day' },
  { name: 'total', label: words.total, as: 'amount' },
  { name: 'checkCode', label: words.checkCode, most: 30 },
]

export function InvoicesSection({ entry: { invoices }, set }: ClaimEntryState) {
  return (
    <Card as="section" aria-label={words.invoices}>
      <h2>{words.invoices}</h2>
      <TypedRows
        rows={invoices}
        fields={fields}
        rowName={t.claimCounter.invoice}
        onRows={(rows) => set({ invoices: rows })}
      />
      {invoices.length < mostInvoices ? (
        <div>
          <Button onClick={() => set({ invoices: [...invoices, emptyInvoice] })}>{t.claimCounter.moreInvoices}</Button>
        </div>
      ) : null}
    </Card>
  )
}
