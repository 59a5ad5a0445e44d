/** The invoices, all of one visit: number, day and total as they are printed. */
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { DateField } from '../../../parts/date-field/DateField.tsx'
import { placeId } from '../../../parts/error-summary/faults.ts'
import { Field } from '../../../parts/field/Field.tsx'
import { Icon } from '../../../parts/icon/Icon.tsx'
import look from '../../../parts/look/look.module.css'
import { Ends } from '../../../parts/stack/Stack.tsx'
import { AmountLine } from '../../../parts/amount-line/AmountLine.tsx'
import * as t from '../../../texts/index.ts'
import { groupYuan } from '../../../texts/yuan.ts'
import { AmountField } from '../../quote/amounts.tsx'
import { emptyInvoice, type Invoice } from './draft.ts'
import { sumOf } from './line.ts'
import { StepPage } from './StepPage.tsx'
import type { StepProps } from './step.ts'

const words = t.claimForm
const mostInvoices = 50

export function InvoicesStep(props: StepProps) {
  const { form, faults, put, next } = props
  const { invoices } = form
  const change = (at: number, part: Partial<Invoice>) =>
    put(
      { invoices: invoices.map((invoice, other) => (other === at ? { ...invoice, ...part } : invoice)) },
      Object.keys(part).map((field) => `invoices.${String(at)}.${field}`),
    )
  // Which fault belongs to which card is known by its number: after one is gone they are looked for anew.
  const remove = (at: number) =>
    put(
      { invoices: invoices.filter((_, other) => other !== at) },
      Object.keys(faults).filter((path) => path.startsWith('invoices.')),
    )
  return (
    <StepPage props={props} ask={words.askInvoices} onNext={() => next()}>
      <p className={look.aside}>{words.invoicesHint}</p>
      {invoices.map((invoice, at) => (
        <OneInvoice
          key={at}
          at={at}
          invoice={invoice}
          fault={(field) => faults[`invoices.${String(at)}.${field}`]}
          onChange={(part) => change(at, part)}
          onRemove={invoices.length > 1 ? () => remove(at) : undefined}
        />
      ))}
      {invoices.length < mostInvoices ? (
        <Button onClick={() => put({ invoices: [...invoices, emptyInvoice] })}>
          <Icon name="plus" />
          {words.addInvoice}
        </Button>
      ) : null}
      <AmountLine says={words.invoicesTotal} amount={groupYuan(sumOf(invoices.map(({ total }) => total)))} about />
    </StepPage>
  )
}

interface OneInvoiceProps {
  at: number
  invoice: Invoice
  fault: (field: keyof Invoice) => string | undefined
  onChange: (part: Partial<Invoice>) => void
  onRemove: (() => void) | undefined
}

function OneInvoice({ at, invoice, fault, onChange, onRemove }: OneInvoiceProps) {
  const place = (field: keyof Invoice) => placeId(`invoices.${String(at)}.${field}`)
  const title = words.invoice(at + 1)
  return (
    <Card as="section" id={placeId(`invoices.${String(at)}`)} tabIndex={-1} aria-label={title}>
      <Ends>
        <h3>{title}</h3>
        {onRemove === undefined ? null : (
          <Button kind="plain" aria-label={t.apply.removeOf(title)} onClick={onRemove}>
            {t.apply.remove}
          </Button>
        )}
      </Ends>
      <Field
        id={place('number')}
        label={words.invoiceNumber}
        hint={words.invoiceNumberHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={30}
        value={invoice.number}
        fault={fault('number')}
        onText={(number) => onChange({ number })}
      />
      <DateField
        id={place('day')}
        label={words.invoiceDay}
        value={invoice.day}
        fault={fault('day')}
        onDay={(day) => onChange({ day })}
      />
      <div id={place('total')}>
        <AmountField
          label={words.invoiceTotal}
          hint={words.yuanOnly}
          value={invoice.total}
          fault={fault('total')}
          onText={(total) => onChange({ total })}
        />
      </div>
      <details>
        <summary>{words.invoiceMore}</summary>
        <Field
          id={place('code')}
          label={words.invoiceCode}
          hint={words.invoiceCodeHint}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={invoice.code}
          fault={fault('code')}
          onText={(code) => onChange({ code })}
        />
        <Field
          id={place('checkCode')}
          label={words.checkCode}
          autoComplete="off"
          maxLength={30}
          value={invoice.checkCode}
          fault={fault('checkCode')}
          onText={(checkCode) => onChange({ checkCode })}
        />
      </details>
    </Card>
  )
}
