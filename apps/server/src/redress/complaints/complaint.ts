/** 投诉咨询 of somebody we know, as a record: what was written lies sealed in its first step, with how to reach who wrote it. */
import { complaintActions, complaintMachine, complaintStates, complaintSubjects } from '@yidi/contracts'
import type { ComplaintAction, ComplaintRating, ComplaintState, ComplaintSubject } from '@yidi/contracts'
import type { LivingRecord, RecordActionRow, RecordsFile } from '../../person/file/index.ts'
import { closed, noticeOf, sharedKind, stepPlace } from '../../platform/records/index.ts'
import type { LivingKind, NoticeKind, RecordLine, RemindContext } from '../../platform/records/index.ts'
import type { Ciphers, Database } from '../../platform/storage/index.ts'
import { complaintLimit } from '../desks/index.ts'

/** What the steps say in the open; later steps add to it. */
export interface ComplaintDetail {
  subject: ComplaintSubject
  answerDays: number | null
  institution?: string
  settlement?: string
  /** Words of the latest step that had any: why it was returned, or the answer. */
  reason?: string
  rating?: ComplaintRating
}

export type Complaint = Omit<LivingRecord<ComplaintState>, 'detail'> & { detail: ComplaintDetail }

interface Told {
  title: string
  reason?: string
}

const notices = {
  'complaint-received': {
    tone: 'waiting',
    opens: 'complaint',
    words: ({ title }) => ({ title: '投诉咨询已收到', text: closed(title), todo: '有了答复会在这里告诉您。' }),
  },
  'complaint-answered': {
    tone: 'good',
    opens: 'complaint',
    mailTitle: '投诉咨询有了答复',
    words: ({ title, reason = '' }) => ({
      title: '投诉咨询有了答复',
      text: `${closed(title)}${closed(reason)}`,
      todo: '点开看全文，并说说满意不满意。',
    }),
  },
} satisfies Record<string, NoticeKind<Told>>

/** What its event says beside what every record says. */
interface ComplaintLine extends RecordLine {
  /** The latest step. */
  step: string
}

const shared = sharedKind<ComplaintState, ComplaintAction>({
  name: 'complaint',
  title: '投诉咨询',
  states: complaintStates,
  actions: complaintActions,
  machine: complaintMachine,
  refusal: 'complaint-step-not-allowed',
  waits: {
    received: 'open',
    service: 'open',
    review: 'open',
    inspection: 'open',
    management: 'open',
    withdrawn: 'withdrawn',
  },
  notices,
})

/** When it is told: as it comes in, and when it is answered; a return to another desk is the agency's own matter. */
const toldAs = (payload: Record<string, unknown>): keyof typeof notices | undefined => {
  if (payload['step'] === 'answer') return 'complaint-answered'
  return Number(payload['actionNo']) <= 2 ? 'complaint-received' : undefined
}

/** The limit of one, by what the agency had set when it came in. */
export const limitOf = (
  { release }: Pick<RemindContext, 'release'>,
  { detail, application }: Pick<Complaint, 'detail' | 'application'>,
): ReturnType<typeof complaintLimit> =>
  complaintLimit(release.calendar, { answerDays: detail.answerDays, filedOn: application.effective_day })

export const complaintKind: LivingKind<
  ComplaintState,
  ComplaintAction,
  RecordActionRow,
  LivingRecord<ComplaintState>,
  RemindContext
> = {
  ...shared,
  line: (context, record): ComplaintLine => {
    const { pool, state, actions, application, detail } = record as unknown as Complaint
    const { dueDay } = limitOf(context, { application, detail })
    return {
      pool,
      state,
      actionNo: actions.length,
      step: actions.at(-1)!.action,
      title: complaintSubjects[detail.subject],
      type: detail.subject,
      channel: application.channel,
      ...(dueDay === undefined ? {} : { dueDay }),
      ...(detail.rating === undefined ? {} : { rating: detail.rating }),
    }
  },
  tell: async (db, event) => {
    const notice = toldAs(event.payload)
    if (notice === undefined) return []
    const reason = notice === 'complaint-answered' ? await reasonOf(db, event) : undefined
    const title = event.payload['title']
    return [noticeOf(event, notice, { title, ...(reason === undefined ? {} : { reason }) })]
  },
}

async function reasonOf(
  db: Database,
  { personNo, subjectId, payload }: Parameters<typeof complaintKind.tell>[1],
): Promise<string | undefined> {
  const { rows } = await db.pool.query<{ reason: string | null }>({
    name: 'answer-of-complaint',
    text: `select detail ->> 'reason' as reason from record_action
            where person_no = $1 and record_id = $2 and action_no = $3`,
    values: [personNo, subjectId, payload['actionNo']],
  })
  return rows[0]?.reason ?? undefined
}

/** The complaints of a person, in the order in which they came. */
export const complaintsOf = (file: RecordsFile): Complaint[] => complaintKind.recordsOf(file) as unknown as Complaint[]

/** What was written, and how to reach who wrote it. */
export interface Written {
  text: string
  phone: string
}

export const sealWritten = (ciphers: Ciphers, personNo: string, recordId: string, written: Written) =>
  ciphers.seal(JSON.stringify(written), stepPlace(personNo, recordId))

/** What was written, opened. */
export function writtenOf(ciphers: Ciphers, { personNo, recordId, application }: Complaint): Written {
  const { private_cipher: sealed } = application
  return sealed === null
    ? { text: '', phone: '' }
    : (JSON.parse(ciphers.open(sealed, stepPlace(personNo, recordId))) as Written)
}
