/** Another account for money that the bank sent back. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeAccount, type Claim } from '../../../api/claims.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { ErrorSummary } from '../../../parts/error-summary/ErrorSummary.tsx'
import { useFaults } from '../../../parts/error-summary/faults.ts'
import { Form } from '../../../parts/form/Form.tsx'
import { Sheet } from '../../../parts/sheet/Sheet.tsx'
import { Fault } from '../../../frame/Loaded.tsx'
import { useCommand } from '../../../frame/useCommand.ts'
import * as t from '../../../texts/index.ts'
import { AccountFields } from '../form/AccountFields.tsx'
import { accountOf, noAccount, type AccountForm } from '../form/draft.ts'
import { accountFaults, type Place } from '../form/faults.ts'

interface AccountSheetProps {
  claim: Claim
  applicant: 'self' | 'agent'
  onClose: () => void
}

export function AccountSheet({ claim, applicant, onClose }: AccountSheetProps) {
  const queries = useQueryClient()
  const [form, setForm] = useState<AccountForm>(noAccount)
  const { faults, attempt, show, clear } = useFaults<Place>()
  const change = useCommand(changeAccount, async () => {
    await queries.invalidateQueries({ queryKey: ['claims'] })
    onClose()
  })
  const send = () => {
    if (show(accountFaults(form))) change.mutate({ id: claim.id, account: accountOf(form) })
  }
  return (
    <Sheet
      title={t.claims.otherAccount}
      onClose={onClose}
      foot={
        <Button type="submit" form="other-account" kind="primary" disabled={change.isPending}>
          {change.isPending ? t.apply.sending : t.claims.sendAccount}
        </Button>
      }
    >
      <Form id="other-account" onSend={send}>
        <ErrorSummary faults={faults} attempt={attempt} />
        <AccountFields
          form={form}
          byAgent={applicant === 'agent'}
          faults={faults}
          put={(part) => {
            setForm((before) => ({ ...before, ...part }))
            clear(['top', ...Object.keys(part)])
          }}
        />
        {change.error ? <Fault error={change.error} /> : null}
      </Form>
    </Sheet>
  )
}
