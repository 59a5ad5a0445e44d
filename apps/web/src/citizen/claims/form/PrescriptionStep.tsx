/** Which prescription was filled outside of the hospital that wrote it. */
import { placeId } from '../../../parts/error-summary/faults.ts'
import { Field } from '../../../parts/field/Field.tsx'
import * as t from '../../../texts/index.ts'
import { StepPage } from './StepPage.tsx'
import type { StepProps } from './step.ts'

const words = t.claimForm

export function PrescriptionStep(props: StepProps) {
  const { form, faults, put, next } = props
  return (
    <StepPage props={props} ask={words.askPrescription} onNext={() => next()}>
      <Field
        id={placeId('prescriptionNumber')}
        label={words.prescriptionNumber}
        hint={words.prescriptionNumberHint}
        autoComplete="off"
        maxLength={40}
        value={form.prescriptionNumber}
        fault={faults.prescriptionNumber}
        onText={(prescriptionNumber) => put({ prescriptionNumber })}
      />
      <Field
        id={placeId('prescriptionInstitution')}
        label={words.prescriptionInstitution}
        maxLength={100}
        value={form.prescriptionInstitution}
        fault={faults.prescriptionInstitution}
        onText={(prescriptionInstitution) => put({ prescriptionInstitution })}
      />
    </StepPage>
  )
}
