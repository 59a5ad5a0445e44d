/** The money: what is paid and when, what the bank sent back, what is to be given back, and what is got back from a third party. */
import { useState } from 'react'
import type { Claim } from '../../../api/claims.ts'
import { AmountLine } from '../../../parts/amount-line/AmountLine.tsx'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { Notice } from '../../../parts/notice/Notice.tsx'
import { dayText, sentence } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { groupYuan } from '../../../texts/yuan.ts'
import { AccountSheet } from './AccountSheet.tsx'

const words = t.claims

export function Payment({ claim, applicant }: { claim: Claim; applicant: 'self' | 'agent' }) {
  const { payment, recovery } = claim
  if (payment === undefined && recovery === undefined) return null
  return (
    <Card as="section" aria-labelledby="payment-title">
      <h2 id="payment-title">{words.payment}</h2>
      {payment === undefined ? null : <Paid claim={claim} payment={payment} applicant={applicant} />}
      {recovery === undefined ? null : (
        <>
          <h3>{recovery.title}</h3>
          <AmountLine says={words.recovery} amount={groupYuan(recovery.owed)} />
          <AmountLine says={words.recovered} amount={groupYuan(recovery.received)} />
        </>
      )}
    </Card>
  )
}

interface PaidProps {
  claim: Claim
  payment: NonNullable<Claim['payment']>
  applicant: 'self' | 'agent'
}

function Paid({ claim, payment: { amount, paidOn, returned, owed }, applicant }: PaidProps) {
  const [changing, setChanging] = useState(false)
  return (
    <>
      <AmountLine
        says={paidOn === undefined ? words.toPay : words.paidOn(dayText(paidOn))}
        amount={groupYuan(amount)}
        about
      />
      {returned === undefined || claim.state !== 'payment-returned' ? null : (
        <Notice tone="refusal" live>
          <h3>{words.returned}</h3>
          <p>{sentence(returned)}</p>
          <p>{words.returnedNext}</p>
        </Notice>
      )}
      {claim.allowed.includes('account') ? (
        <Button onClick={() => setChanging(true)}>{words.otherAccount}</Button>
      ) : null}
      {owed === undefined ? null : (
        <Notice tone="waiting">
          <p>{words.owed(groupYuan(owed))}</p>
        </Notice>
      )}
      {changing ? <AccountSheet claim={claim} applicant={applicant} onClose={() => setChanging(false)} /> : null}
    </>
  )
}
