/** Words of claims that several of its files need. */
import type { VisitKind } from '@yidi/rules'
import type { ClaimRecord, ClaimStep } from '../../person/file/index.ts'

export const kindTitles = {
  outpatient: '门诊',
  inpatient: '住院',
  'designated-disease': '规定病种门诊',
  pharmacy: '购药',
} as const satisfies Record<VisitKind, string>

/** How far the recovery from a third party has come. */
export const recoveryStates = {
  open: { title: '追偿中' },
  received: { title: '已追回' },
  dropped: { title: '不用追偿了' },
} as const

/** The task of a claim's recovery. */
export const recoveryIdOf = (claimId: string): string => `${claimId}/recovery`

/** Where it stands; undefined where nothing was ever advanced for a third party. */
export function recoveryStateOf({
  recovery,
  actions,
}: ClaimRecord<ClaimStep>): keyof typeof recoveryStates | undefined {
  if (!actions.some(({ detail }) => 'recoveryFen' in detail)) return undefined
  if (recovery.owedFen === 0) return 'dropped'
  return recovery.receivedFen < recovery.owedFen ? 'open' : 'received'
}
