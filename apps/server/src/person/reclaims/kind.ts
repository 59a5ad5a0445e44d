/** 追回 as a kind of record of whoever owes: the person is told what was ordered, what came in, and how it ended. */
import { ownReclaimActions, ownReclaimMachine, ownReclaimStates } from '@yidi/contracts'
import type { OwnReclaimAction, OwnReclaimState } from '@yidi/contracts'
import { formatYuanGrouped } from '@yidi/rules'
import type { LivingRecord } from '../file/index.ts'
import { dayWords, noticeOf, sharedKind } from '../../platform/records/index.ts'
import type { RecordLine } from '../../platform/records/index.ts'

/** What each step says. Amounts in fen. */
export interface ReclaimDetail {
  /** Of this step. */
  amountFen: number
  /** Still owed after it. */
  leftFen: number
  document: string
  /** Last day to pay. */
  limitDay: string
}

interface ReclaimRecordLine extends RecordLine, ReclaimDetail {
  action: string
}

const yuan = (fen: number): string => `${formatYuanGrouped(fen)} 元`
const left = ({ leftFen, limitDay }: ReclaimDetail): string =>
  leftFen === 0 ? '' : `还要交回 ${yuan(leftFen)}，期限是${dayWords(limitDay)}。`
const see = '到“处理措施”里看原因、交回的办法和已经收到的；不同意的，在那里提出。'
const plain = '医保有一件事请您看'

const notices = {
  'own-reclaim-order': {
    tone: 'refusal',
    opens: 'measures',
    mailTitle: plain,
    words: (told: ReclaimDetail) => ({
      title: `要交回医保基金 ${yuan(told.amountFen)}`,
      text: `参保地经办机构查实后决定追回（${told.document}），请在${dayWords(told.limitDay)}以前交回。`,
      todo: see,
    }),
  },
  'own-reclaim-receive': {
    tone: 'good',
    opens: 'measures',
    mailTitle: plain,
    words: (told: ReclaimDetail) => ({ title: `收到您交回的 ${yuan(told.amountFen)}`, text: left(told) }),
  },
  'own-reclaim-settle': {
    tone: 'good',
    opens: 'measures',
    mailTitle: plain,
    words: (told: ReclaimDetail) => ({
      title: '要交回的都收到了',
      text: `收到 ${yuan(told.amountFen)}，这件追回（${told.document}）已经交清。`,
    }),
  },
  'own-reclaim-give-back': {
    tone: 'waiting',
    opens: 'measures',
    mailTitle: plain,
    words: (told: ReclaimDetail) => ({
      title: `退回您交的 ${yuan(told.amountFen)}`,
      text: left(told),
      todo: '为什么退回，请问参保地经办机构。',
    }),
  },
  'own-reclaim-write-off': {
    tone: 'good',
    opens: 'measures',
    mailTitle: plain,
    words: (told: ReclaimDetail) => ({
      title: `已经核销：没有收回的 ${yuan(told.amountFen)}`,
      text: '现在不用再交。以后恢复追回的，会再告诉您。',
    }),
  },
  'own-reclaim-reopen': {
    tone: 'refusal',
    opens: 'measures',
    mailTitle: plain,
    words: (told: ReclaimDetail) => ({
      title: `恢复追回：要交回 ${yuan(told.leftFen)}`,
      text: `原来的核销撤销了（${told.document}）。`,
      todo: see,
    }),
  },
  'own-reclaim-cancel': {
    tone: 'good',
    opens: 'measures',
    mailTitle: plain,
    words: (told: ReclaimDetail) => ({
      title: '追回作废了，不用交',
      text: `要您交回 ${yuan(told.amountFen)} 的决定（${told.document}）已经作废。`,
    }),
  },
} as const

const shared = sharedKind<OwnReclaimState, OwnReclaimAction>({
  name: 'own-reclaim',
  title: '追回',
  states: ownReclaimStates,
  actions: ownReclaimActions,
  machine: ownReclaimMachine,
  refusal: 'register-action-not-allowed',
  waits: {},
  notices,
})

export const ownReclaimKind = {
  ...shared,
  line: (context: unknown, record: LivingRecord<OwnReclaimState>): ReclaimRecordLine => {
    const { action, detail } = record.actions.at(-1)!
    return { ...shared.line(context, record, {}), ...(detail as unknown as ReclaimDetail), action }
  },
  tell: ((_db, event) => {
    const { action, amountFen, leftFen, document, limitDay } = event.payload
    return Promise.resolve([
      noticeOf(event, `own-reclaim-${String(action)}`, { amountFen, leftFen, document, limitDay }),
    ])
  }) satisfies typeof shared.tell,
}

export default ownReclaimKind
