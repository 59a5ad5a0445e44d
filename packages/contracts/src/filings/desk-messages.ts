import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { Channel } from '@yidi/rules'
import { FilingCheckMessage, FilingMessage } from './messages.ts'
import { Nullable, oneOf } from './shapes.ts'

/** What the agency's desk gets: a case with everything a decision needs, and the line of a queue. */

export const FilingCaseMessage = Type.Object(
  {
    filing: FilingMessage,
    person: Type.Object({
      name: Type.String(),
      idNumber: Type.String({ description: '隐去中间几位' }),
      insurance: Nullable(Type.String()),
      category: Nullable(Type.String()),
    }),
    form: Type.Object({
      channel: Type.String(),
      applicant: Type.String(),
      mobile: Type.Optional(Type.String()),
      address: Type.Optional(Type.String()),
      reason: Type.Optional(Type.String()),
      materials: Type.Array(Type.String()),
      commitmentSigned: Type.Boolean(),
      institutions: Type.Array(Type.String()),
      referral: Type.Optional(Type.Object({ institution: Type.String(), on: Type.String() })),
      stay: Type.Optional(
        Type.Object({ admittedOn: Type.String(), dischargedOn: Type.Optional(Nullable(Type.String())) }),
      ),
    }),
    /** What the rules say of it today. */
    check: FilingCheckMessage,
    others: Type.Array(FilingMessage),
  },
  { title: 'FilingCase' },
)
export type FilingCaseMessage = Static<typeof FilingCaseMessage>

/** What the desk decides about; each is the kind of its outbox events and names its module's records. */
export const deskTaskKinds = ['filing', 'register', 'commitment-check'] as const
export type DeskTaskKind = (typeof deskTaskKinds)[number]

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
    kind: oneOf(deskTaskKinds, '备案、登记、承诺核查'),
    pool: Type.String(),
    title: Type.String(),
    type: Type.String({ description: '备案类型或登记种类' }),
    channel: Type.String(),
    channelTitle: Type.String(),
    state: Type.String(),
    stateTitle: Type.String(),
    openedAt: Type.String(),
    dueDay: Nullable(Type.String({ description: '法定时限的最后一天；没有规定时为空' })),
    overdue: Type.Boolean(),
    assignee: Nullable(Type.String({ description: '谁领办' })),
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
