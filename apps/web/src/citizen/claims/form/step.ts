/** What every page of the form is given. */
import type { FormDraft } from '../../../device/useDraft.ts'
import type { Faults } from '../../../parts/error-summary/faults.ts'
import type { ChangeUploads } from '../../apply/uploads.ts'
import type { Form } from './draft.ts'
import type { Place } from './faults.ts'
import type { Step } from './step-names.ts'
import type { Begun } from './useClaimForm.ts'

export interface StepProps {
  /** The claim that is put right. */
  of: string | undefined
  step: Step
  /** Whoever comes to the form, and does not go on within it. */
  arrived: boolean
  form: Form
  draft: FormDraft<Begun>
  faults: Faults<Place>
  /** How often somebody wanted to go on. */
  attempt: number
  /** What is typed is no longer at fault: the fields themselves, and the `places` that are none. */
  put: (change: Partial<Form>, places?: readonly Place[]) => void
  /** A file has arrived or is taken back. */
  changeUploads: ChangeUploads
  /** To the next page, with what was answered; stays where something plain is missing. */
  next: (change?: Partial<Form>) => void
  /** `then`: where it leads on to from there, without the pages between. */
  go: (step: Step, then?: 'check') => void
  /** Shows on their pages what the rules found wrong. */
  show: (faults: Faults<Place>) => void
}

/** What a group of fields is given. */
export type FieldsProps = Pick<StepProps, 'form' | 'put' | 'faults'>
