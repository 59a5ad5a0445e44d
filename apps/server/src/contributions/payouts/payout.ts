/**
 * A payout (个人账户支取) as a record: what leaves a personal account for good, to another pool's agency or to one heir. The records of one
 * application are a group, named after the first of them: entered, decided and taken back together, paid each by itself. Who gets it and
 * where to lies sealed in the steps that say it.
 */
import { payoutActions, payoutMachine, payoutSorts, payoutStates } from '@yidi/contracts'
import type { HeirRelation, PayoutAction, PayoutSort, PayoutState } from '@yidi/contracts'
import type { LivingRecord, RecordsFile } from '../../person/file/index.ts'
import { sharedKind, stepPlace } from '../../platform/records/index.ts'
import type { RecordLine } from '../../platform/records/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'

/** What the steps of a payout say beside their columns; amounts in fen, nothing personal. */
export interface PayoutDetail {
  group: string
  sort: PayoutSort
  /** Which of the group, from 1 on, and of how many. */
  no: number
  count: number
  sharePpm: number
  document: string
  relation?: HeirRelation
  transferId?: string
  toPlace?: string
  /** The last day in this pool, or of life. */
  lastDay: string
  /** What was approved: of this record, out of which funds, and of the group. */
  amountFen?: number
  currentFen?: number
  pastFen?: number
  totalFen?: number
  /** The words of a decision, or why the bank sent the money back. */
  reason?: string
  batch?: string
  day?: string
  returned?: string
}

/** Who gets the money, and on which bank account. */
export interface Payee {
  name: string
  idNumber?: string
  proof?: string
  bank: string
  number: string
}

export type Payout = Omit<LivingRecord<PayoutState>, 'detail'> & { detail: PayoutDetail }

const shared = sharedKind<PayoutState, PayoutAction>({
  name: 'account-payout',
  title: '个人账户支取',
  states: payoutStates,
  actions: payoutActions,
  machine: payoutMachine,
  refusal: 'payout-action-not-allowed',
  waits: {
    entered: 'open',
    approved: 'open',
    paying: 'open',
    'payment-returned': 'paused',
    withdrawn: 'withdrawn',
  },
  notices: {},
})

export const payoutKind = {
  ...shared,
  line: (context: unknown, record: LivingRecord<PayoutState>): RecordLine => ({
    ...shared.line(context, record, {}),
    title: payoutTitle(record.detail as unknown as PayoutDetail),
  }),
}

/** 个人账户继承，第 2 位（共 3 位） */
export function payoutTitle({ sort, no, count }: Pick<PayoutDetail, 'sort' | 'no' | 'count'>): string {
  const title = `个人账户${payoutSorts[sort]}`
  return count === 1 ? title : `${title}，第 ${String(no)} 位（共 ${String(count)} 位）`
}

/** The payouts of a person, in the order in which they were entered. */
export function payoutsOf(file: Pick<RecordsFile, 'recordSteps'>): Payout[] {
  const records = payoutKind.recordsOf(file as RecordsFile)
  return records.map((record) => ({ ...record, detail: record.detail as unknown as PayoutDetail }))
}

/** The records of a person's payouts by application, in the order of their parts. */
export function groupsOf(file: Pick<RecordsFile, 'recordSteps'>): Payout[][] {
  const groups = Map.groupBy(payoutsOf(file), ({ detail }) => detail.group)
  return [...groups.values()].map((parts) => parts.sort((one, other) => one.detail.no - other.detail.no))
}

/** Whether a payout may still move money, or has. */
export const stands = ({ state }: Payout): boolean => state !== 'refused' && state !== 'withdrawn'

/** The payout that stands of a transfer's document; undefined where there is none. */
export const payoutOfTransfer = (file: Pick<RecordsFile, 'recordSteps'>, transferId: string): Payout | undefined =>
  payoutsOf(file).find((one) => one.detail.transferId === transferId && stands(one))

/** Who gets it: of the latest step that says so. */
export function payeeOf(ciphers: Ciphers, { personNo, recordId, actions }: Payout): Payee {
  const row = actions.findLast(({ private_cipher }) => private_cipher !== null)!
  return JSON.parse(ciphers.open(row.private_cipher!, stepPlace(personNo, recordId, row.action_no))) as Payee
}

/** The same, sealed for a step. */
export const sealPayee = (
  ciphers: Ciphers,
  { personNo, recordId }: Pick<Payout, 'personNo' | 'recordId'>,
  actionNo: number,
  payee: Payee,
): Buffer => ciphers.seal(JSON.stringify(payee), stepPlace(personNo, recordId, actionNo))
