/** The types of filing as the rules call them: apart, because only pages that say one take the table of types along. */
import { FILING_TYPES, FILING_TYPE_NAMES } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'

export const filing = Object.fromEntries(FILING_TYPE_NAMES.map((type) => [type, FILING_TYPES[type].title])) as Record<
  FilingType,
  string
>
