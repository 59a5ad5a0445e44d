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
  placeName: string
  /** Goes on to a later step, with what was answered. */
  go: (change: Partial<Way>) => void
  put: (change: Partial<Form>) => void
  changeUploads: ChangeUploads
}

/** What a group of fields of the form is given. */
export interface FieldsProps extends Pick<StepProps, 'form' | 'put'> {
  faults: Faults
}
