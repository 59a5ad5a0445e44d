/** 申诉: what a person writes against the result of a claim, and what the agency answers. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { BasisOf, Nullable, oneOf } from '../filings/shapes.ts'
import type { Machine } from '../machine.ts'

export const appealStates = {
  sent: { title: '申诉已提交' },
  upheld: { title: '申诉成立' },
  rejected: { title: '申诉不成立' },
} as const satisfies Record<string, { title: string }>
export type AppealState = keyof typeof appealStates

export const appealActions = { send: '申诉', uphold: '认定申诉成立', reject: '认定申诉不成立' } as const
export type AppealAction = keyof typeof appealActions

export const appealMachine: Machine<AppealState, AppealAction> = {
  none: { send: { to: 'sent', by: ['citizen'] } },
  sent: { uphold: { to: 'upheld', by: ['approving'] }, reject: { to: 'rejected', by: ['approving'] } },
  upheld: {},
  rejected: {},
}

export const AppealForm = Type.Object(
  { text: Type.String({ maxLength: 1000, description: '为什么不服' }) },
  { title: 'AppealForm', additionalProperties: false },
)
export type AppealForm = Static<typeof AppealForm>

/** The agency's answer. */
export const AppealAnswer = Type.Object(
  {
    words: Type.String({ maxLength: 1000, description: '理由，申请人看得到' }),
    basis: BasisOf,
  },
  { title: 'AppealAnswer', additionalProperties: false },
)
export type AppealAnswer = Static<typeof AppealAnswer>

/** An appeal at the desk. */
export const AppealMessage = Type.Object(
  {
    id: Type.String(),
    claimId: Type.String(),
    state: oneOf(Object.keys(appealStates) as AppealState[], '状态'),
    stateTitle: Type.String(),
    text: Type.String({ description: '申请人写的' }),
    sentOn: Type.String(),
    decidedBy: Type.String({ description: '结果是谁核定的' }),
    answer: Nullable(Type.Object({ words: Type.String(), basis: BasisOf, by: Type.String(), day: Type.String() })),
    allowed: Type.Array(oneOf(Object.keys(appealActions) as AppealAction[], '动作'), {
      description: '您现在可以做的',
    }),
    bar: Type.Optional(Type.String({ description: '为什么您不能答复' })),
    documents: Type.Array(
      Type.Object({ id: Type.String(), short: Type.String(), articles: Type.Array(Type.String()) }),
    ),
  },
  { title: 'Appeal' },
)
export type AppealMessage = Static<typeof AppealMessage>
