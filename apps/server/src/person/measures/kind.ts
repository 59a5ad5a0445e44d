/** 处理措施 as a kind of record of a person: made and lifted by decisions of a case, told to the person at once. */
import { measureActions, measureMachine, measureStates } from '@yidi/contracts'
import type { MeasureAction, MeasureState } from '@yidi/contracts'
import type { LivingRecord } from '../file/index.ts'
import { dayWords, noticeOf, sharedKind } from '../../platform/records/index.ts'
import type { RecordLine } from '../../platform/records/index.ts'

/** What the first step says of the decision that it carries out. */
export interface MeasureDetail {
  caseId: string
  /** Document and article, as the decision names them. */
  basis: string
  /** Made while the case is looked into. */
  interim: boolean
  /** From this day on it holds no more, whatever its last day was. */
  liftedOn?: string
}

interface MeasureLine extends RecordLine {
  from: string
  to: string | null
  basis: string
}

type Told = Pick<MeasureLine, 'from' | 'to' | 'basis'>

const span = ({ from, to }: Told): string =>
  `从${dayWords(from)}起，${to === null ? '到解除为止' : `到${dayWords(to)}`}`

/** How somebody who is met by it goes on: claims stay open, and the decision can be spoken against. */
export const wayOn =
  '看病先自己垫付，凭发票和清单申请报销，报销不受影响；有话要说、不同意的，到“处理措施”里陈述申辩，或向参保地经办机构提出'

const notices = {
  'measure-suspended': {
    tone: 'refusal',
    opens: 'measures',
    mailTitle: '医保结算有变化',
    words: (told: Told) => ({
      title: '您的直接结算暂停了',
      text: `${span(told)}，看病不能直接结算。依据：${told.basis}。`,
      todo: `${wayOn}。`,
    }),
  },
  'measure-by-claim': {
    tone: 'refusal',
    opens: 'measures',
    mailTitle: '医保结算有变化',
    words: (told: Told) => ({
      title: '您的结算改为先垫付、后报销',
      text: `${span(told)}，看病先自己付，再申请报销。依据：${told.basis}。`,
      todo: `${wayOn}。`,
    }),
  },
  'measure-lifted': {
    tone: 'good',
    opens: 'measures',
    words: () => ({
      title: '可以直接结算了',
      text: '对您采取的措施已经解除，看病恢复直接结算。',
      todo: '期间自己垫付的，仍可以申请报销。',
    }),
  },
} as const

const shared = sharedKind<MeasureState, MeasureAction>({
  name: 'measure',
  title: '处理措施',
  states: measureStates,
  actions: measureActions,
  machine: measureMachine,
  refusal: 'register-action-not-allowed',
  waits: {},
  notices,
})

export const measureKind = {
  ...shared,
  line: (context: unknown, record: LivingRecord<MeasureState>): MeasureLine => ({
    ...shared.line(context, record, {}),
    ...{ from: record.from, to: record.to, basis: (record.detail as unknown as MeasureDetail).basis },
  }),
  tell: ((_db, event) => {
    const { state, from, to, basis } = event.payload
    return Promise.resolve([noticeOf(event, `measure-${String(state)}`, { from, to, basis })])
  }) satisfies typeof shared.tell,
}

export default measureKind
