/** Later checks of commitments, as tasks of the desk. */
import type { FilingState } from '@yidi/contracts'

/** Number of the check of a filing; a filing is drawn once. */
export const checkIdOf = (filingId: string): string => `${filingId}-C`

const checkable: readonly FilingState[] = ['delivered', 'used']
/** A filing in one of these can be checked; in every other there is nothing left to act upon. */
export const checkedStates: readonly string[] = checkable
