/** Who applies and how to reach them, and the account that the money goes to. */
import { actingId } from '../../../api/acting.ts'
import { placeId } from '../../../parts/error-summary/faults.ts'
import { Field } from '../../../parts/field/Field.tsx'
import * as t from '../../../texts/index.ts'
import { AgentFields } from '../../apply/AgentFields.tsx'
import { AccountFields } from './AccountFields.tsx'
import { StepPage } from './StepPage.tsx'
import type { StepProps } from './step.ts'

const words = t.claimForm

export function AccountStep(props: StepProps) {
  const { form, faults, put, next } = props
  return (
    <StepPage props={props} ask={words.askAccount} onNext={() => next()}>
      {/* Whoever acts in the family account is known already. */}
      {actingId() === null ? (
        <AgentFields
          form={form}
          faults={faults}
          put={(change) => put(change.applicant === 'self' ? { ...change, holder: 'self' } : change)}
        />
      ) : null}
      <Field
        id={placeId('mobile')}
        label={t.apply.mobile}
        hint={words.mobileHint}
        type="tel"
        autoComplete="tel"
        value={form.mobile}
        fault={faults.mobile}
        onText={(mobile) => put({ mobile })}
      />
      <AccountFields
        form={form}
        byAgent={form.applicant === 'agent' || actingId() !== null}
        put={put}
        faults={faults}
      />
    </StepPage>
  )
}
