/** 投诉咨询 over HTTP: what is written, what its person and the desk see, settings of the agency, statistics. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { MaterialMessage } from '../materials/index.ts'
import { CaseOpenForm } from '../oversight-cases/messages.ts'
import { NoticeMessage } from '../notices/messages.ts'
import {
  complaintActions,
  complaintDeskNames,
  complaintRatingNames,
  complaintStates,
  complaintSubjectNames,
} from './complaint-machine.ts'
import type { ComplaintAction, ComplaintState } from './complaint-machine.ts'

const Subject = oneOf(complaintSubjectNames, '哪一类')
const Desk = oneOf(complaintDeskNames, '由谁办')
const Rating = oneOf(complaintRatingNames, '满意、基本满意、不满意')
const State = oneOf(Object.keys(complaintStates) as ComplaintState[], '状态')

const written = {
  subject: Subject,
  text: Type.String({ maxLength: 2000, description: '写的内容' }),
  phone: Type.Optional(Type.String({ maxLength: 30, description: '怎么联系；可以不填' })),
  institution: Type.Optional(Type.String({ maxLength: 20, description: '涉及的医药机构的编码' })),
}

export const ComplaintForm = Type.Object(
  {
    ...written,
    settlement: Type.Optional(Type.String({ maxLength: 60, description: '有疑问的是哪一次结算' })),
    uploads: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10, description: '上传的材料' })),
  },
  { title: 'ComplaintForm', additionalProperties: false },
)
export type ComplaintForm = Static<typeof ComplaintForm>

/** Typed at the counter or while somebody is on the telephone; `who` is left out for a caller nobody knows. */
export const ComplaintEntryForm = Type.Object(
  {
    ...written,
    who: Type.Optional(
      Type.String({ minLength: 1, maxLength: 400, description: '身份证号或按姓名查到时给的凭据；来电人不明的不填' }),
    ),
    via: oneOf(['counter', 'telephone'] as const, '窗口、电话'),
  },
  { title: 'ComplaintEntryForm', additionalProperties: false },
)
export type ComplaintEntryForm = Static<typeof ComplaintEntryForm>

export const ComplaintWordsForm = Type.Object(
  { words: Type.String({ maxLength: 2000, description: '答复或理由' }) },
  { title: 'ComplaintWordsForm', additionalProperties: false },
)
export const ComplaintRouteForm = Type.Object(
  { desk: Desk, words: Type.Optional(Type.String({ maxLength: 500 })) },
  { title: 'ComplaintRouteForm', additionalProperties: false },
)
export const ComplaintRatingForm = Type.Object(
  { rating: Rating },
  { title: 'ComplaintRatingForm', additionalProperties: false },
)

const shortFields = {
  id: Type.String(),
  subject: Subject,
  subjectTitle: Type.String(),
  state: State,
  stateTitle: Type.String(),
  tone: NoticeMessage.properties.tone,
  filedOn: Type.String({ description: '提交的日期' }),
  limit: Type.String({ description: '多久答复：机构设定的期限，或者没有设' }),
}

export const ComplaintShort = Type.Object(shortFields, { title: 'ComplaintShort' })
export type ComplaintShort = Static<typeof ComplaintShort>

const shared = {
  ...shortFields,
  text: Type.String(),
  phone: Nullable(Type.String()),
  institution: Nullable(Type.Object({ code: Type.String(), name: Type.String() })),
  settlement: Nullable(Type.String({ description: '结算编号' })),
  dueDay: Nullable(Type.String()),
  overdue: Type.Boolean(),
  answer: Nullable(Type.Object({ words: Type.String(), day: Type.String(), desk: Type.String() })),
  rating: Nullable(Rating),
  steps: Type.Array(
    Type.Object({
      title: Type.String(),
      day: Type.String(),
      who: Type.Optional(Type.String({ description: '只在经办页' })),
      note: Type.Optional(Type.String()),
    }),
  ),
  allowed: Type.Array(oneOf(Object.keys(complaintActions) as ComplaintAction[], '动作'), {
    description: '现在可以做的',
  }),
}

/** One as its person sees it. */
export const ComplaintMessage = Type.Object(
  {
    ...shared,
    /** Until when the satisfaction may be said or changed; null: not now. */
    rateUntil: Nullable(Type.String({ description: '在这一天以前可以评价或改评价；空字符串为没有期限' })),
    materials: Type.Array(MaterialMessage),
  },
  { title: 'Complaint' },
)
export type ComplaintMessage = Static<typeof ComplaintMessage>

export const ComplaintsMessage = Type.Object(
  {
    complaints: Type.Array(ComplaintShort),
    subjects: Type.Array(Type.Object({ subject: Subject, title: Type.String(), limit: Type.String() })),
  },
  { title: 'Complaints' },
)
export type ComplaintsMessage = Static<typeof ComplaintsMessage>

/** One at the desk. */
export const ComplaintCaseMessage = Type.Object(
  {
    ...shared,
    person: Nullable(Type.Object({ name: Type.String(), idNumber: Type.String(), personNo: Type.String() })),
    channelTitle: Type.String(),
    assignee: Nullable(Type.String()),
    /** Of a tip-off, for whoever may open a case of it. */
    tipOff: Nullable(
      Type.Object({
        caseId: Nullable(Type.String({ description: '已经立的案件' })),
        matter: Type.String({ description: '写的内容，去掉了举报人的姓名、号码和联系方式' }),
      }),
    ),
    materials: Type.Array(MaterialMessage),
  },
  { title: 'ComplaintCase' },
)
export type ComplaintCaseMessage = Static<typeof ComplaintCaseMessage>

/** Of a tip-off: whom the case is about, and what was found, without who reported it. */
export const ComplaintOpenCaseForm = Type.Object(
  {
    subjectKind: CaseOpenForm.properties.subjectKind,
    subject: CaseOpenForm.properties.subject,
    institution: CaseOpenForm.properties.institution,
    matter: CaseOpenForm.properties.matter,
  },
  { title: 'ComplaintOpenCaseForm', additionalProperties: false },
)
export type ComplaintOpenCaseForm = Static<typeof ComplaintOpenCaseForm>

/** Where a subject goes, and within how many working days it is answered; empty: no limit. */
export const ComplaintSettingForm = Type.Object(
  {
    subject: Subject,
    desk: Desk,
    days: Type.String({ maxLength: 10, description: '多少个工作日答复；不填为没有期限' }),
    from: FilingDay,
  },
  { title: 'ComplaintSettingForm', additionalProperties: false },
)
export type ComplaintSettingForm = Static<typeof ComplaintSettingForm>

export const ComplaintSettingsMessage = Type.Object(
  {
    subjects: Type.Array(
      Type.Object({
        subject: Subject,
        title: Type.String(),
        desk: Desk,
        deskTitle: Type.String(),
        days: Nullable(Type.Integer()),
        from: Nullable(Type.String({ description: '从哪天起；空为没有设定，按通常的分办' })),
      }),
    ),
    entries: Type.Array(
      Type.Object({
        subject: Type.String(),
        desk: Type.String(),
        limit: Type.String(),
        from: Type.String(),
        enteredBy: Type.String(),
        enteredAt: Type.String(),
      }),
    ),
    mayEnter: Type.Boolean(),
  },
  { title: 'ComplaintSettings' },
)
export type ComplaintSettingsMessage = Static<typeof ComplaintSettingsMessage>

/** Counts of a month and a subject; nobody is named. */
const Counts = Type.Object({
  count: Type.Integer({ description: '收到' }),
  inTime: Type.Integer({ description: '按期答复，没有期限的也算' }),
  late: Type.Integer({ description: '超期答复，或超期还没有答复' }),
  open: Type.Integer({ description: '还没有答复，没有超期' }),
  withdrawn: Type.Integer({ description: '撤回' }),
  satisfied: Type.Integer(),
  fair: Type.Integer(),
  dissatisfied: Type.Integer(),
})
export type ComplaintCounts = Static<typeof Counts>

export const ComplaintStatisticsQuery = Type.Object({
  from: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$', description: '从哪个月' })),
  to: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$', description: '到哪个月' })),
})

export const ComplaintStatisticsMessage = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    rows: Type.Array(
      Type.Object({ month: Type.String(), subject: Subject, subjectTitle: Type.String(), ...Counts.properties }),
    ),
    total: Counts,
  },
  { title: 'ComplaintStatistics' },
)
export type ComplaintStatisticsMessage = Static<typeof ComplaintStatisticsMessage>
