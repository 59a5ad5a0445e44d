import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { Channel } from '@yidi/rules'
import { Hindrance } from '../people/messages.ts'
import { FilingCheckMessage, FilingMessage } from './messages.ts'
import { refusalReasonCodes } from './refusal-reasons.ts'
import { Nullable, oneOf } from './shapes.ts'

/** What the agency's desk gets: a case with everything a decision needs, and the line of a queue. */

const Basis = Type.Object({ document: Type.String(), article: Type.String() })

const Named = Type.Object({ id: Type.String(), title: Type.String() })

/** One step of a case, as the desk sees it: who, when, through which channel, and what it changed. */
export const CaseStep = Type.Object({
  action: Type.String(),
  title: Type.String(),
  at: Type.String(),
  who: Type.String({ description: '谁做的；经办人员写登录名' }),
  channelTitle: Type.String(),
  note: Type.Optional(Type.String()),
  changes: Type.Array(Type.Object({ field: Type.String(), before: Type.String(), after: Type.String() }), {
    description: '改了什么：改前、改后',
  }),
})

export const FilingCaseMessage = Type.Object(
  {
    filing: FilingMessage,
    reviewBar: Type.Optional(Type.String({ description: '为什么您不能审核这一件：要由另一个人来审' })),
    person: Type.Object({
      name: Type.String(),
      idNumber: Type.String({ description: '隐去中间几位' }),
      insurance: Nullable(Type.String()),
      category: Nullable(Type.String()),
      phone: Nullable(Type.String({ description: '登记的电话' })),
    }),
    form: Type.Object({
      channel: Type.String(),
      channelTitle: Type.String(),
      applicant: Type.String(),
      applicantTitle: Type.String(),
      mobile: Type.Optional(Type.String()),
      address: Type.Optional(Type.String()),
      reason: Type.Optional(Type.String()),
      stayMonths: Type.Optional(Type.Integer()),
      commitment: Type.String({ description: '承诺书是怎么签的：手写、打字、只确认、在窗口签' }),
      commitmentInPlace: Type.Boolean({ description: '用承诺书代替证明材料' }),
      signature: Type.Optional(Type.String()),
      agent: Type.Optional(
        Type.Object({
          name: Type.String(),
          idNumber: Type.String({ description: '隐去中间几位' }),
          relationTitle: Type.String(),
          mobile: Type.String(),
        }),
      ),
      institutions: Type.Array(Named),
      referral: Type.Optional(Type.Object({ institution: Type.String(), name: Type.String(), on: Type.String() })),
      receiving: Type.Optional(Type.String({ description: '转往的医院' })),
      diagnosis: Type.Optional(Type.String()),
      stay: Type.Optional(
        Type.Object({ admittedOn: Type.String(), dischargedOn: Type.Optional(Nullable(Type.String())) }),
      ),
      replaces: Type.Optional(Type.String()),
    }),
    /** What the rules say of it today. */
    check: FilingCheckMessage,
    deadline: Type.Object({
      instant: Type.Boolean({ description: '承诺当场办结' }),
      workingDays: Type.Optional(Type.Integer()),
      basis: Type.Optional(Basis),
      dueDay: Type.Optional(Type.String()),
      missing: Type.Optional(oneOf(['open', 'stands-still', 'calendar'] as const, '没有规定、停表、没有节假日表')),
      overdue: Type.Boolean(),
    }),
    assignee: Nullable(Type.String()),
    history: Type.Array(CaseStep),
    /** Reasons of a refusal, each with the documents it usually rests on here. */
    reasons: Type.Array(
      Type.Object({ code: oneOf(refusalReasonCodes, '理由'), title: Type.String(), bases: Type.Array(Basis) }),
    ),
    documents: Type.Array(
      Type.Object({ id: Type.String(), short: Type.String(), articles: Type.Array(Type.String()) }),
    ),
    /** What whoever is refused may do, as it will be delivered. */
    rights: Type.String(),
    others: Type.Array(FilingMessage),
  },
  { title: 'FilingCase' },
)
export type FilingCaseMessage = Static<typeof FilingCaseMessage>

/** Where an application came from, in words. */
export const channelTitles = {
  web: '网上',
  counter: '窗口',
  hospital: '医院',
  community: '社区',
} as const satisfies Record<Channel, string>

export const DeskTaskMessage = Type.Object(
  {
    id: Type.String({ description: '待办的编号，备案的待办就是备案编号' }),
    kind: Type.String({ description: '办件的种类：filing 备案、register 登记、check 承诺核查等' }),
    pool: Type.String(),
    title: Type.String(),
    person: Type.Optional(
      Type.Object(
        { name: Type.String(), idNumber: Type.String({ description: '隐去中间几位' }) },
        { description: '谁的；列表里才有，看了就记审计' },
      ),
    ),
    type: Type.String({ description: '备案类型或登记种类' }),
    channel: Type.String(),
    channelTitle: Type.String(),
    state: Type.String(),
    stateTitle: Type.String(),
    openedAt: Type.String(),
    dueDay: Nullable(Type.String({ description: '法定时限的最后一天；没有规定时为空' })),
    overdue: Type.Boolean(),
    assignee: Nullable(Type.String({ description: '谁领办' })),
    open: Type.Boolean({ description: '还没有办完：等经办或等申请人，可以领办' }),
  },
  { title: 'DeskTask' },
)
export type DeskTaskMessage = Static<typeof DeskTaskMessage>

export const DeskQueueMessage = Type.Object(
  {
    tasks: Type.Array(DeskTaskMessage),
    total: Type.Integer({ description: '筛选后共几件' }),
    page: Type.Integer(),
    pageSize: Type.Integer(),
    /** Whatever is filtered. */
    counts: Type.Object({
      open: Type.Integer(),
      mine: Type.Integer(),
      unassigned: Type.Integer(),
      overdue: Type.Integer(),
      paused: Type.Integer({ description: '等申请人补正' }),
    }),
  },
  { title: 'DeskQueue' },
)
export type DeskQueueMessage = Static<typeof DeskQueueMessage>

/** What the counter is told of a person who stands before it. */
export const CounterPersonMessage = Type.Object(
  {
    name: Type.String(),
    idNumber: Type.String({ description: '隐去中间几位' }),
    phone: Nullable(Type.String()),
    pool: Type.String(),
    insurance: Type.String(),
    category: Type.String(),
    hindrances: Type.Array(Hindrance, { description: '今天不按普通规则结算的情况；没有就是正常享受' }),
    types: Type.Array(Named, { description: '这个参保地可以办的备案' }),
    filings: Type.Array(FilingMessage),
    ticket: Type.String({
      description: '当天有效，只对这个账号有效；上传材料时放在请求头 X-Counter-Ticket，代替身份证号',
    }),
  },
  { title: 'CounterPerson' },
)
export type CounterPersonMessage = Static<typeof CounterPersonMessage>

export const CounterNamesMessage = Type.Object(
  {
    people: Type.Array(
      Type.Object({
        name: Type.String(),
        idNumber: Type.String({ description: '隐去中间几位' }),
        ticket: Type.String({ description: '当天有效，只对这个账号有效；在窗口的请求里代替身份证号' }),
      }),
    ),
    more: Type.Boolean({ description: '还有更多人' }),
  },
  { title: 'CounterNames' },
)
export type CounterNamesMessage = Static<typeof CounterNamesMessage>

export const FilingFoundMessage = Type.Object(
  {
    id: Type.String(),
    pool: Type.String(),
    title: Type.String(),
    stateTitle: Type.String(),
    channelTitle: Type.String(),
    openedAt: Type.String(),
    /** Only where a person was looked for. */
    person: Type.Optional(Type.Object({ name: Type.String(), idNumber: Type.String() })),
  },
  { title: 'FilingFound' },
)
export type FilingFoundMessage = Static<typeof FilingFoundMessage>
