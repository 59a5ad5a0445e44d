/** An appeal (申诉) as a record: against one result of a claim, answered once. What was written lies sealed in its first step. */
import { appealActions, appealMachine, appealStates } from '@yidi/contracts'
import type { AppealAction, AppealMessage, AppealState } from '@yidi/contracts'
import type { LivingRecord, RecordsFile } from '../../person/file/index.ts'
import { closed, sharedKind, stepPlace } from '../../platform/records/index.ts'
import type { NoticeKind } from '../../platform/records/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'

interface Told {
  title: string
  reason?: string
}

export const appealKind = sharedKind<AppealState, AppealAction>({
  name: 'appeal',
  title: '报销申诉',
  states: appealStates,
  actions: appealActions,
  machine: appealMachine,
  refusal: 'appeal-action-not-allowed',
  waits: { sent: 'open' },
  notices: {
    'appeal-sent': {
      tone: 'waiting',
      words: ({ title }) => ({
        title: '申诉已提交',
        text: `${closed(title)}会由核定这个结果以外的人答复。`,
        todo: '有了答复会在这里告诉您。',
      }),
    },
    'appeal-upheld': {
      tone: 'good',
      words: ({ title, reason = '' }) => ({
        title: '申诉成立',
        text: `${closed(title)}${closed(reason)}`,
        todo: '经办机构会重新审核，有了新的结果再告诉您。',
      }),
    },
    'appeal-rejected': {
      tone: 'refusal',
      words: ({ title, reason = '' }) => ({
        title: '申诉不成立',
        text: `${closed(title)}${closed(reason)}`,
        todo: '点开报销看结果和依据；仍然不服的，可以依法申请行政复议或者提起行政诉讼。',
      }),
    },
  } satisfies Record<string, NoticeKind<Told>>,
})

/** What the steps of an appeal say beside their columns. */
interface AppealDetail {
  claim: string
  /** Number of the claim's step that is appealed against. */
  result: number
  /** The answer, and the article that it stands on. */
  reason?: string
  basis?: { document: string; article: string }
}

export type Appeal = Omit<LivingRecord<AppealState>, 'detail'> & { detail: AppealDetail }

/** The appeals of a person about a claim, in the order in which they were sent. */
export function appealsOf(file: RecordsFile, claimId?: string): Appeal[] {
  return (appealKind.recordsOf(file) as readonly (LivingRecord<AppealState> & { detail: never })[]).filter(
    ({ detail }: Appeal) => claimId === undefined || detail.claim === claimId,
  )
}

/** What the person wrote. */
export function textOf(ciphers: Ciphers, { personNo, recordId, application }: Appeal): string {
  const { private_cipher: sealed } = application
  return sealed === null ? '' : ciphers.open(sealed, stepPlace(personNo, recordId))
}

/** What the agency answered; null while it has not. */
export function answerOf({ state, detail, actions }: Appeal): AppealMessage['answer'] {
  const last = actions.at(-1)
  if (state === 'sent' || last === undefined) return null
  return { words: detail.reason ?? '', basis: detail.basis!, by: last.actor, day: last.effective_day }
}
