/** The types of filing as the rules call them: apart, because only pages that say one take the table of types along. */
import { FILING_TYPES, FILING_TYPE_NAMES, filingName } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'

export const filing = Object.fromEntries(FILING_TYPE_NAMES.map((type) => [type, FILING_TYPES[type].title])) as Record<
  FilingType,
  string
>

/** The filing itself, in a sentence. */
export const filed = Object.fromEntries(FILING_TYPE_NAMES.map((type) => [type, filingName(type)])) as Record<
  FilingType,
  string
>
