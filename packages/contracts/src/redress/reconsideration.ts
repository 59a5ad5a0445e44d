/**
 * 复议: what the agency decided is looked at again by the office above. Whom one asks, and until when, is said only as far as a
 * document says it (台州备案指南 二十): where none does, it is open, and nobody is told that he is too late.
 */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { BasisOf, Nullable, oneOf } from '../filings/shapes.ts'
import type { Machine } from '../machine.ts'
import { NoticeMessage } from '../notices/messages.ts'

export const reconsiderationStates = {
  asked: { title: '已申请复议' },
  accepted: { title: '复议已受理' },
  upheld: { title: '维持原来的决定', done: true },
  changed: { title: '改变原来的决定', done: true },
  withdrawn: { title: '已撤回', done: true },
} as const satisfies Record<string, { title: string; done?: boolean }>
export type ReconsiderationState = keyof typeof reconsiderationStates

export const reconsiderationActions = {
  ask: '申请复议',
  accept: '记录受理',
  uphold: '记录维持',
  change: '记录改变',
  withdraw: '撤回',
} as const
export type ReconsiderationAction = keyof typeof reconsiderationActions

const askers = ['citizen', 'accepting'] as const

export const reconsiderationMachine: Machine<ReconsiderationState, ReconsiderationAction> = {
  none: { ask: { to: 'asked', by: askers } },
  asked: { accept: { to: 'accepted', by: ['approving'] }, withdraw: { to: 'withdrawn', by: askers } },
  accepted: {
    uphold: { to: 'upheld', by: ['approving'] },
    change: { to: 'changed', by: ['approving'] },
    withdraw: { to: 'withdrawn', by: askers },
  },
  upheld: {},
  changed: {},
  withdrawn: {},
}

/** What can be looked at again. */
export const reconsideredKinds = { filing: '备案', claim: '零星报销', register: '登记', measure: '处理措施' } as const
export type ReconsideredKind = keyof typeof reconsideredKinds
const Kind = oneOf(Object.keys(reconsideredKinds) as ReconsideredKind[], '对什么申请复议')

/** What is looked at again: a record by its kind and number. */
const About = { kind: Kind, id: Type.String({ maxLength: 60 }) }
export const ReconsiderationQuery = Type.Object(About)

export const ReconsiderationForm = Type.Object(
  { ...About, text: Type.String({ maxLength: 2000, description: '为什么不服' }) },
  { title: 'ReconsiderationForm', additionalProperties: false },
)
export type ReconsiderationForm = Static<typeof ReconsiderationForm>

export const ReconsiderationAcceptForm = Type.Object(
  {
    office: Type.String({ maxLength: 100, description: '受理的机关' }),
    number: Type.Optional(Type.String({ maxLength: 60, description: '它的案号' })),
  },
  { title: 'ReconsiderationAcceptForm', additionalProperties: false },
)
export type ReconsiderationAcceptForm = Static<typeof ReconsiderationAcceptForm>

export const ReconsiderationResultForm = Type.Object(
  { words: Type.String({ maxLength: 1000, description: '决定书怎么说，申请人看得到' }), basis: BasisOf },
  { title: 'ReconsiderationResultForm', additionalProperties: false },
)
export type ReconsiderationResultForm = Static<typeof ReconsiderationResultForm>

const Right = Type.Object({
  office: Nullable(Type.String({ description: '文件写明的受理机关' })),
  period: Nullable(Type.String({ description: '文件写明的期限' })),
  basis: Nullable(BasisOf),
  text: Type.String({ description: '一句话：向谁、多久以内，没有写的说没有写' }),
})

const Decided = Type.Object({
  ...About,
  kindTitle: Type.String(),
  title: Type.String({ description: '是哪一件' }),
  result: Type.String({ description: '原来的决定' }),
  day: Type.String({ description: '原来的决定是哪天作出的' }),
})

const shared = {
  id: Type.String(),
  state: oneOf(Object.keys(reconsiderationStates) as ReconsiderationState[], '状态'),
  stateTitle: Type.String(),
  tone: NoticeMessage.properties.tone,
  about: Decided,
  text: Type.String({ description: '写的理由' }),
  askedOn: Type.String(),
  right: Right,
  office: Nullable(Type.String({ description: '哪个机关受理了' })),
  number: Nullable(Type.String()),
  result: Nullable(Type.Object({ words: Type.String(), basis: BasisOf, day: Type.String() })),
  allowed: Type.Array(oneOf(Object.keys(reconsiderationActions) as ReconsiderationAction[], '动作')),
}

export const ReconsiderationMessage = Type.Object(shared, { title: 'Reconsideration' })
export type ReconsiderationMessage = Static<typeof ReconsiderationMessage>

/** Whether one may ask about a record, and what was asked before. */
export const ReconsiderationStandingMessage = Type.Object(
  {
    open: Type.Boolean({ description: '现在可以申请' }),
    text: Type.String({ description: '为什么不能，或者向谁、多久以内' }),
    about: Nullable(Decided),
    asked: Nullable(Type.Object({ id: Type.String(), stateTitle: Type.String() })),
  },
  { title: 'ReconsiderationStanding' },
)
export type ReconsiderationStandingMessage = Static<typeof ReconsiderationStandingMessage>

export const ReconsiderationCaseMessage = Type.Object(
  {
    ...shared,
    decidedBy: Type.String({ description: '原来的决定是谁作出的' }),
    bar: Type.Optional(Type.String({ description: '为什么您不能办' })),
    documents: Type.Array(
      Type.Object({ id: Type.String(), short: Type.String(), articles: Type.Array(Type.String()) }),
    ),
  },
  { title: 'ReconsiderationCase' },
)
export type ReconsiderationCaseMessage = Static<typeof ReconsiderationCaseMessage>
