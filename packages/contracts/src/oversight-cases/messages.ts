/** Cases of oversight as the desk, and those whom they are about, send and see them. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { MaterialMessage } from '../materials/index.ts'
import { caseConsequences, oversightCaseActions, oversightCaseStates, oversightSubjects } from './machine.ts'

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]
const Words = Type.String({ maxLength: 2000 })
const Day = Type.String({ maxLength: 20, description: 'YYYY-MM-DD' })
const closed = { additionalProperties: false } as const

export const CaseOpenForm = Type.Object(
  {
    subjectKind: oneOf(keysOf(oversightSubjects), '关于谁'),
    subject: Type.String({
      minLength: 1,
      maxLength: 60,
      description: '参保人的证件号码或人员编号，机构编码，医师编码，单位编号，登录名，目录编码',
    }),
    institution: Type.Optional(Type.String({ maxLength: 40, description: '医师或项目所在的机构' })),
    matter: Type.String({ maxLength: 2000, description: '发现的情况，写给当事人看得懂' }),
    visits: Type.Optional(Type.Array(Type.String({ maxLength: 60, description: '就诊编号' }), { maxItems: 200 })),
    findings: Type.Optional(Type.Array(Type.String({ maxLength: 80, description: '疑点编号' }), { maxItems: 500 })),
  },
  { title: 'CaseOpenForm', ...closed },
)
export type CaseOpenForm = Static<typeof CaseOpenForm>

export const CaseWordsForm = Type.Object({ words: Words }, { title: 'CaseWordsForm', ...closed })

export const CaseAskForm = Type.Object(
  {
    held: Type.String({ maxLength: 2000, description: '告知当事人的情况' }),
    days: Type.Integer({ minimum: 1, maximum: 60, description: '几个工作日以内陈述申辩，经办机构定' }),
  },
  { title: 'CaseAskForm', ...closed },
)
export type CaseAskForm = Static<typeof CaseAskForm>

/** One thing that a decision brings; which of the fields it needs depends on its kind. */
const CaseConsequence = Type.Object(
  {
    kind: oneOf(keysOf(caseConsequences), '处理'),
    until: Type.Optional(Nullable(Day)),
    day: Type.Optional(Day),
    amountFen: Type.Optional(Type.Integer({ minimum: 1, description: '追回多少（分）' })),
    settlements: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 500 })),
    points: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '记几分' })),
    authority: Type.Optional(Type.String({ maxLength: 100, description: '移送给哪个机关' })),
    document: Type.Optional(Type.String({ maxLength: 100, description: '移送文书号' })),
  },
  closed,
)
export type CaseConsequence = Static<typeof CaseConsequence>

const basis = Type.String({ maxLength: 200, description: '依据哪份文件哪一条' })

export const CaseInterimForm = Type.Object(
  {
    kind: oneOf(['person-suspended', 'person-by-claim', 'agreement-suspended'], '措施'),
    until: Nullable(Day),
    basis,
    words: Words,
  },
  { title: 'CaseInterimForm', ...closed },
)
export type CaseInterimForm = Static<typeof CaseInterimForm>

export const CaseProposeForm = Type.Object(
  { consequences: Type.Array(CaseConsequence, { minItems: 1, maxItems: 10 }), basis, words: Words },
  { title: 'CaseProposeForm', ...closed },
)
export type CaseProposeForm = Static<typeof CaseProposeForm>

const line = {
  caseId: Type.String(),
  pool: Type.String(),
  title: Type.String(),
  subjectKind: oneOf(keysOf(oversightSubjects), '关于谁'),
  subject: Type.String(),
  state: oneOf(keysOf(oversightCaseStates), '状态'),
  stateTitle: Type.String(),
  openedAt: Type.String({ format: 'date-time' }),
  dueDay: Nullable(Type.String({ description: '陈述申辩的最后一天' })),
}
const CaseLine = Type.Object(line)
export type CaseLine = Static<typeof CaseLine>

export const CaseListMessage = Type.Object({ cases: Type.Array(CaseLine, { description: '新的在前' }) })
export type CaseListMessage = Static<typeof CaseListMessage>

const ConsequenceShown = Type.Object({
  kind: oneOf(keysOf(caseConsequences), '处理'),
  title: Type.String(),
  text: Type.String({ description: '到哪天、多少、给谁' }),
  interim: Type.Boolean(),
  stands: Type.Boolean({ description: '现在有效' }),
})
export type ConsequenceShown = Static<typeof ConsequenceShown>

export const CaseMessage = Type.Object({
  ...line,
  subjectName: Type.String(),
  institution: Nullable(Type.String()),
  matter: Type.String(),
  visits: Type.Array(Type.Object({ visitId: Type.String(), personNo: Type.String() })),
  findings: Type.Array(Type.Object({ findingId: Type.String(), title: Type.String(), sentence: Type.String() })),
  consequences: Type.Array(ConsequenceShown, { description: '提出的、先行的和作出的处理' }),
  basis: Nullable(Type.String()),
  hearingDays: Type.Integer({ description: '陈述申辩几个工作日，监管参数里定的；不是法律' }),
  liftedAgain: Type.Array(
    Type.Object({
      measureId: Type.String(),
      title: Type.String(),
      liftedOn: Type.String(),
      reason: Type.String({ description: '复议的结果里写的' }),
      reconsideration: Nullable(Type.String({ description: '复议的编号' })),
      mayOpen: Type.Boolean({ description: '登录的人能打开复议' }),
    }),
    { description: '复议改变决定以后解除的措施' },
  ),
  /** Where it came of a tip-off; who reported is not here. */
  tipOff: Nullable(
    Type.Object({ complaint: Nullable(Type.String({ description: '举报的编号；登录的人打不开的为空' })) }),
  ),
  left: Type.Object(
    {
      orders: Type.Array(Type.Object({ orderId: Type.String(), amount: Type.String(), open: Type.String() })),
      points: Type.Array(Type.Object({ entryId: Type.String(), doctor: Type.String(), points: Type.Integer() })),
    },
    { description: '按这件案件作出、现在还有效的追回决定和记分；撤销处理不会自己撤销它们' },
  ),
  answers: Type.Array(
    Type.Object({
      words: Type.String(),
      at: Type.String(),
      materials: Type.Array(MaterialMessage, { description: '随陈述申辩交来的' }),
    }),
  ),
  mayAct: Type.Boolean({ description: '登录的人可以办这件案件' }),
  steps: Type.Array(
    Type.Object({
      action: oneOf(keysOf(oversightCaseActions), '步骤'),
      title: Type.String(),
      by: Type.String(),
      at: Type.String({ format: 'date-time' }),
      words: Nullable(Type.String()),
    }),
  ),
  allowed: Type.Array(oneOf(keysOf(oversightCaseActions), '登录的人现在可以办的')),
})
export type CaseMessage = Static<typeof CaseMessage>

/** A case as an institution or employer sees it: what is held against it, never the score. */
const OwnCase = Type.Object({
  caseId: Type.String(),
  stateTitle: Type.String(),
  held: Type.String(),
  dueDay: Nullable(Type.String()),
  mayAnswer: Type.Boolean(),
  answers: Type.Array(Type.Object({ words: Type.String(), at: Type.String() })),
  consequences: Type.Array(ConsequenceShown),
  basis: Nullable(Type.String()),
})
export type OwnCase = Static<typeof OwnCase>
export const OwnCasesMessage = Type.Object({ cases: Type.Array(OwnCase) })
export type OwnCasesMessage = Static<typeof OwnCasesMessage>
