/** What every step of the way to a filing is given by the page. */
import type { Form, Way } from './draft.ts'
import type { Faults } from './faults.ts'

export interface StepProps {
  way: Way
  form: Form
  placeName: string
  /** Goes on to a later step, with what was answered. */
  go: (change: Partial<Way>) => void
  put: (change: Partial<Form>) => void
}

/** What a group of fields of the form is given. */
export interface FieldsProps extends Pick<StepProps, 'form' | 'put'> {
  faults: Faults
}
