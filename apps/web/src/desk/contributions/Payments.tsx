/** Payments by their bank reference; where somebody may, what came back is entered here. */
import type { EmployerPaymentLine } from '@yidi/contracts'
import { Button } from 'antd'
import look from '../../parts/look/look.module.css'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { Yuan } from './Bills.tsx'

const words = t.employerContributions

interface PaymentsProps {
  payments: readonly EmployerPaymentLine[]
  /** Names the employer of each. */
  named?: boolean
  onReturn?: ((payment: EmployerPaymentLine) => void) | undefined
}

export function Payments({ payments, named = false, onReturn }: PaymentsProps) {
  if (payments.length === 0) return <p className={look.quiet}>{words.noPayments}</p>
  const heads = [
    words.reference,
    ...(named ? [words.employer] : []),
    words.period,
    words.paid,
    words.amount,
    words.lateFee,
    words.carried,
    words.difference,
    ...(onReturn === undefined ? [] : [words.toDo]),
  ]
  return (
    <Rows
      label={words.payments}
      heads={heads}
      rows={payments.map((payment) => ({
        key: payment.reference,
        superseded: payment.returnedOn !== null,
        cells: [
          payment.reference,
          ...(named ? [payment.employerName] : []),
          words.of(payment.month),
          dayText(payment.paidOn),
          <Yuan key="amount">{payment.amount}</Yuan>,
          <Yuan key="fee">{payment.lateFee}</Yuan>,
          <Yuan key="carried">{payment.carried}</Yuan>,
          payment.returnedOn === null ? payment.difference : words.returned(dayText(payment.returnedOn)),
          ...(onReturn === undefined
            ? []
            : [
                payment.returnedOn === null ? (
                  <Button
                    key="do"
                    size="small"
                    aria-label={words.giveBackOf(payment.reference)}
                    onClick={() => onReturn(payment)}
                  >
                    {words.giveBack}
                  </Button>
                ) : null,
              ]),
        ],
      }))}
    />
  )
}
