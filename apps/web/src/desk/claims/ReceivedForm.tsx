/** Money that came in to a claim: paid back by the person, or by the third party who has to answer for it. */
import { useState } from 'react'
import { Button } from '../../parts/button/Button.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { fromFen, groupYuan, readYuan, toFen } from '../../texts/yuan.ts'
import { DayField } from '../choose/DayField.tsx'
import type { ClaimFormProps } from './form-props.ts'

const words = t.claimsDesk.received

export function RecoverForm(props: ClaimFormProps) {
  const { recovery } = props.found.claim
  const open = recovery && fromFen(toFen(recovery.owed) - toFen(recovery.received))
  return <ReceivedForm {...props} open={open} />
}

export function RepayForm(props: ClaimFormProps) {
  return <ReceivedForm {...props} open={props.found.claim.payment?.owed} />
}

/** `open`: what is still to come, in yuan. */
function ReceivedForm({ open, busy, onSend, onBack }: ClaimFormProps & { open: string | undefined }) {
  const [amount, setAmount] = useState('')
  const [day, setDay] = useState(today())
  const [tried, setTried] = useState(false)
  const typed = readYuan(amount)
  const wrong = typed === undefined || toFen(typed) === 0
  const send = () => {
    setTried(true)
    if (!wrong && day !== '') onSend({ amount: typed, day })
  }
  return (
    <>
      <Field
        label={words.amount}
        hint={open === undefined ? undefined : words.open(groupYuan(open))}
        inputMode="decimal"
        autoComplete="off"
        unit={t.yuan}
        value={amount}
        fault={tried && wrong ? words.amountFault : undefined}
        onText={setAmount}
      />
      <DayField
        label={words.day}
        max={today()}
        value={day}
        fault={tried && day === '' ? words.dayFault : undefined}
        onText={setDay}
      />
      <Button kind="primary" disabled={busy} onClick={send}>
        {words.send}
      </Button>
      <Button disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
