/** What every step of the way to a filing is given by the page. */
import type { ChangeUploads } from '../apply/uploads.ts'
import type { Form, Way } from './draft.ts'
import type { FormDraft } from '../../device/useDraft.ts'
import type { Faults } from './faults.ts'
import type { Begun } from './useForm.ts'

export interface StepProps {
  /** What of the form is kept, on this device and at the server. */
  draft: FormDraft<Begun>
  way: Way
  form: Form
  /** What the form began with, before anything was typed. */
  start: Form
  placeName: string
  /** Goes on to another step, with what was answered; `instead` leaves no step behind to come back to. */
  go: (change: Partial<Way>, instead?: 'instead') => void
  put: (change: Partial<Form>) => void
  changeUploads: ChangeUploads
}

/** What a group of fields of the form is given. */
export interface FieldsProps extends Pick<StepProps, 'form' | 'put'> {
  faults: Faults
}
