import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from './shapes.ts'

/**
 * The later check of filings that were approved on a commitment in place of proof. The law names neither a share nor a
 * consequence, so the desk draws, and a person decides each one (docs/adr/0018).
 */

/** What may follow, always by decision of whoever checked. */
export const commitmentConsequences = {
  none: '不作处理',
  'ask-proof': '要求补交证明',
  end: '结束备案',
} as const
export type CommitmentConsequence = keyof typeof commitmentConsequences

/** What the check found, and what may follow from it: nobody loses a filing because they were not reached. */
export const commitmentOutcomes = {
  true: { title: '承诺属实', consequences: ['none'] },
  'not-true': { title: '承诺不属实', consequences: ['ask-proof', 'end', 'none'] },
  'not-reached': { title: '没有联系上', consequences: ['none', 'ask-proof'] },
} as const satisfies Record<string, { title: string; consequences: readonly CommitmentConsequence[] }>
export type CommitmentOutcome = keyof typeof commitmentOutcomes

/** Where a check stands. It goes on until it is known whether the commitment was true. */
export const commitmentCheckStates = {
  drawn: { title: '待核查', concluded: false },
  'not-reached': { title: '没有联系上，待再核查', concluded: false },
  'proof-asked': { title: '等申请人补交证明', concluded: false },
  true: { title: '承诺属实', concluded: true },
  'not-true': { title: '承诺不属实', concluded: true },
  lapsed: { title: '备案已不在，不再核查', concluded: true },
} as const
export type CommitmentCheckState = keyof typeof commitmentCheckStates

/** Where a check stands after an outcome with its consequence. */
export function checkStateAfter(outcome: CommitmentOutcome, consequence: CommitmentConsequence): CommitmentCheckState {
  return consequence === 'ask-proof' ? 'proof-asked' : outcome
}

const CommitmentCheckMessage = Type.Object(
  {
    filingId: Type.String(),
    pool: Type.String(),
    title: Type.String(),
    state: Type.String(),
    stateTitle: Type.String(),
    /** Whether an outcome may still be recorded. */
    open: Type.Boolean(),
    filingStateTitle: Type.String({ description: '备案现在的状态' }),
    drawnAt: Type.String(),
    closedAt: Nullable(Type.String()),
    assignee: Nullable(Type.String({ description: '谁领办' })),
  },
  { title: 'CommitmentCheck' },
)
type CommitmentCheckMessage = Static<typeof CommitmentCheckMessage>

export const CommitmentCheckListMessage = Type.Object(
  {
    checks: Type.Array(CommitmentCheckMessage),
    total: Type.Integer({ description: '筛选后共几件' }),
    page: Type.Integer(),
    pageSize: Type.Integer(),
    counts: Type.Object({ open: Type.Integer(), paused: Type.Integer(), done: Type.Integer() }),
  },
  { title: 'CommitmentCheckList' },
)
export type CommitmentCheckListMessage = Static<typeof CommitmentCheckListMessage>

/** What a draw is made with: a period, how many or what share of it, and a seed by which anybody can repeat it. */
export const CommitmentDrawForm = Type.Object({
  from: Type.String({ maxLength: 10, description: '准予备案的第一天' }),
  to: Type.String({ maxLength: 10, description: '准予备案的最后一天' }),
  percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '抽百分之几，向上取整' })),
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: '抽几件；与比例二选一' })),
  seed: Type.String({ minLength: 1, maxLength: 60, description: '抽签种子：同样的种子和备案抽出同样的结果' }),
})
export type CommitmentDrawForm = Static<typeof CommitmentDrawForm>

export const CommitmentDrawMessage = Type.Object(
  {
    candidates: Type.Integer({ description: '这段时间凭承诺准予、还没有抽过的备案' }),
    drawn: Type.Array(Type.String(), { description: '抽中的备案编号，按抽签次序' }),
  },
  { title: 'CommitmentDraw' },
)
export type CommitmentDrawMessage = Static<typeof CommitmentDrawMessage>

const names = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[]

export const CommitmentOutcomeForm = Type.Object({
  outcome: oneOf(names(commitmentOutcomes), '属实、不属实、没有联系上'),
  consequence: oneOf(names(commitmentConsequences), '不作处理、要求补交证明、结束备案'),
  words: Type.Optional(Type.String({ maxLength: 500, description: '查到什么、要带什么；申请人会看到' })),
})
export type CommitmentOutcomeForm = Static<typeof CommitmentOutcomeForm>
