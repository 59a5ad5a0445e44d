/** One thing that a service guide says, with where it stands. */
import type { Status } from '../policy/figure.ts'
import type { Basis } from '../quote/types.ts'
import type { GuideColumn } from './guide.ts'

export interface GuideItem {
  label?: string
  /** Empty where the columns say everything. */
  text: string
  columns?: GuideColumn[]
  /** Only where it is not simply stated. */
  status?: Exclude<Status, 'stated'>
  source?: Basis
  /** Articles of the source, where the item names a document with all that is used of it. */
  articles?: string[]
  /** What kind of text says so and of when, where that is neither law nor an agency's own guide. */
  textKind?: string
  /** What the text can be reached by: a telephone number or an address of a page. */
  contact?: { kind: 'telephone' | 'page'; to: string }
}
