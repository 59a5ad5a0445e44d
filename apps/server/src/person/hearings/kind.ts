/** 陈述申辩 as a kind of record of a person: what is held against somebody, and what they say to it within the limit. */
import { hearingActions, hearingMachine, hearingStates } from '@yidi/contracts'
import type { HearingAction, HearingState } from '@yidi/contracts'
import type { LivingRecord } from '../file/index.ts'
import { dayWords, noticeOf, sharedKind } from '../../platform/records/index.ts'
import type { RecordLine } from '../../platform/records/index.ts'

interface HearingLine extends RecordLine {
  /** Last day to answer. */
  due: string | null
}

const shared = sharedKind<HearingState, HearingAction>({
  name: 'hearing',
  title: '陈述申辩',
  states: hearingStates,
  actions: hearingActions,
  machine: hearingMachine,
  refusal: 'register-action-not-allowed',
  waits: {},
  notices: {
    'hearing-asked': {
      tone: 'waiting',
      opens: 'measures',
      mailTitle: '请您看一件事',
      words: ({ due }: { due: string }) => ({
        title: '请您说明情况',
        text: '参保地经办机构核查时发现一些和您有关的情况，请您看一看、说一说。',
        todo: `请到“处理措施”里陈述申辩，到${dayWords(due)}为止；也可以到经办窗口说。`,
      }),
    },
    'hearing-answered': {
      tone: 'plain',
      words: () => ({ title: '您的说明收到了', text: '经办机构会看您写的，再作决定。' }),
    },
  },
})

export const hearingKind = {
  ...shared,
  line: (context: unknown, record: LivingRecord<HearingState>): HearingLine => ({
    ...shared.line(context, record, {}),
    due: record.to,
  }),
  tell: ((_db, event) =>
    Promise.resolve([
      noticeOf(event, `hearing-${String(event.payload['state'])}`, { due: event.payload['due'] }),
    ])) satisfies typeof shared.tell,
}

export default hearingKind
