/** A reconsideration as a record: against one decision, handed on to the office above. What was written lies sealed in its first step. */
import { reconsiderationActions, reconsiderationMachine, reconsiderationStates } from '@yidi/contracts'
import type { ReconsiderationAction, ReconsiderationState, ReconsideredKind } from '@yidi/contracts'
import type { LivingRecord, RecordsFile } from '../../person/file/index.ts'
import { closed, sharedKind, stepPlace } from '../../platform/records/index.ts'
import type { NoticeKind } from '../../platform/records/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'

interface Told {
  title: string
  reason?: string
}

export const reconsiderationKind = sharedKind<ReconsiderationState, ReconsiderationAction>({
  name: 'reconsideration',
  title: '复议',
  states: reconsiderationStates,
  actions: reconsiderationActions,
  machine: reconsiderationMachine,
  refusal: 'reconsideration-action-not-allowed',
  waits: { asked: 'open', accepted: 'open', withdrawn: 'withdrawn' },
  notices: {
    'reconsideration-asked': {
      tone: 'waiting',
      opens: 'reconsideration',
      words: ({ title }) => ({
        title: '复议申请已提交',
        text: closed(title),
        todo: '经办机构登记后转交，受理了在这里告诉您。',
      }),
    },
    'reconsideration-accepted': {
      tone: 'waiting',
      opens: 'reconsideration',
      words: ({ title, reason = '' }) => ({ title: '复议已受理', text: `${closed(title)}${closed(reason)}` }),
    },
    'reconsideration-upheld': {
      tone: 'refusal',
      opens: 'reconsideration',
      words: ({ title, reason = '' }) => ({
        title: '复议维持原来的决定',
        text: `${closed(title)}${closed(reason)}`,
        todo: '仍然不服的，可以依法提起行政诉讼；期限以决定书为准。',
      }),
    },
    'reconsideration-changed': {
      tone: 'good',
      opens: 'reconsideration',
      words: ({ title, reason = '' }) => ({
        title: '复议改变了原来的决定',
        text: `${closed(title)}${closed(reason)}`,
        todo: '经办机构正在重新审核，有了新的结果再告诉您。',
      }),
    },
  } satisfies Record<string, NoticeKind<Told>>,
})

/** What its steps say in the open. */
interface ReconsiderationDetail {
  /** What is looked at again, and the number of the step that decided it. */
  about: { kind: ReconsideredKind; id: string; step: number }
  office?: string
  number?: string
  reason?: string
  basis?: { document: string; article: string }
}

export type Reconsideration = Omit<LivingRecord<ReconsiderationState>, 'detail'> & { detail: ReconsiderationDetail }

/** Those of a person, in the order in which they were asked. */
export const reconsiderationsOf = (file: RecordsFile): Reconsideration[] =>
  reconsiderationKind.recordsOf(file) as unknown as Reconsideration[]

/** What the person wrote. */
export function textOf(ciphers: Ciphers, { personNo, recordId, application }: Reconsideration): string {
  const { private_cipher: sealed } = application
  return sealed === null ? '' : ciphers.open(sealed, stepPlace(personNo, recordId))
}
