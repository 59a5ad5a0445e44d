/** 政策评估 at the desk: what a year comes to under two policies. Nothing of it touches a settlement. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { PolicyDraftForm } from '../policy/desk.ts'
import { lawDifference } from './drafts.ts'

export const evaluationStates = {
  waiting: '等待开始',
  running: '正在算',
  done: '已完成',
  stopped: '已停止',
  failed: '没有算成',
} as const
export type EvaluationState = keyof typeof evaluationStates

/**
 * The most people that one evaluation at the desk generates: about a million and a half bills, which a server that also settles reckons within
 * a minute. More changes the shares of a result by less than a thousandth; who wants more has `yidi evaluate`.
 */
export const mostEvaluatedPeople = 200_000

/** What the groups of a result are counted by. */
export const evaluationGroupings = {
  pool: '统筹区',
  category: '人员类别',
  age: '年龄',
  level: '机构等级',
  kind: '就诊类型',
  place: '就医地',
} as const
export type EvaluationGrouping = keyof typeof evaluationGroupings

const side = Type.String({ maxLength: 60, description: 'law 是现行规定，其他是草案编号' })
/** What a person typed is taken as it is, so that the answer can name it. */
const number = (description: string) => Type.Union([Type.Number(), Type.String({ maxLength: 40 })], { description })

const EvaluationSource = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('people'),
      people: number(`生成多少人，1 到 ${String(mostEvaluatedPeople)}`),
      seed: number('种子：同样的种子生成同样的人'),
    },
    { additionalProperties: false, description: '按种子生成的人群，不是真人' },
  ),
  Type.Object(
    { kind: Type.Literal('records') },
    { additionalProperties: false, description: '这一年记录在案、没有撤销的结算' },
  ),
])

const sides = {
  before: side,
  after: Type.Union([
    Type.Object({ draft: side }, { additionalProperties: false }),
    Type.Object(
      { changes: PolicyDraftForm.properties.changes, files: PolicyDraftForm.properties.files },
      { additionalProperties: false, description: '在 before 上改的，不保存成草案' },
    ),
  ]),
}

export const EvaluationForm = Type.Object(
  {
    ...sides,
    year: number('哪一年'),
    pools: Type.Array(Type.String({ maxLength: 20 }), {
      maxItems: 100,
      description: '统筹区代码；有统筹区的账号只有自己的',
    }),
    source: EvaluationSource,
  },
  { title: 'EvaluationForm', additionalProperties: false },
)
export type EvaluationForm = Static<typeof EvaluationForm>

const yuan = (description: string) => Type.String({ description: `${description}，元` })

const Sums = Type.Object({
  fundPool: yuan('统筹基金'),
  fundCritical: yuan('大病等各层'),
  accounts: yuan('个人账户'),
  cash: yuan('个人现金'),
})
export type EvaluationSumsMessage = Static<typeof Sums>

const summary = {
  evaluationId: Type.String(),
  state: oneOf(Object.keys(evaluationStates) as EvaluationState[], '算到哪一步'),
  percent: Type.Integer({ description: '算了百分之几' }),
  cases: Type.Integer({ description: '算了多少笔' }),
  startedBy: Type.String(),
  startedAt: Type.String(),
  finishedAt: Nullable(Type.String()),
  year: Type.Integer(),
  pools: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  source: Type.Union([
    Type.Object({ kind: Type.Literal('people'), people: Type.Integer(), seed: Type.Integer() }),
    Type.Object({ kind: Type.Literal('records') }),
  ]),
  beforeTitle: Type.String(),
  afterTitle: Type.String(),
}

export const EvaluationSummary = Type.Object(summary, { title: 'EvaluationSummary' })
export type EvaluationSummary = Static<typeof EvaluationSummary>

export const EvaluationResultMessage = Type.Object({
  cases: Type.Integer(),
  undetermined: Type.Integer({ description: '有一边算不出来的，不在任何合计里' }),
  people: Type.Integer(),
  before: Sums,
  after: Sums,
  winners: Type.Integer({ description: '一年的现金比 before 少的人' }),
  losers: Type.Integer({ description: '一年的现金比 before 多的人' }),
  same: Type.Integer({ description: '一年的现金不变的人' }),
  largestLoss: yuan('一个人一年的现金最多多多少'),
  largestGain: yuan('一个人一年的现金最多少多少'),
  spread: Type.Array(
    Type.Object({
      from: Nullable(Type.String({ description: '从多少元（含）；null 是没有下限' })),
      to: Nullable(Type.String({ description: '到多少元（不含）；null 是没有上限' })),
      people: Type.Integer(),
    }),
    { description: '一个人一年的现金变了多少（负的是少付），按固定的档；不变的单独一档，从 0.00 到 0.00' },
  ),
})
export type EvaluationResultMessage = Static<typeof EvaluationResultMessage>

const Group = Type.Object({
  by: oneOf(Object.keys(evaluationGroupings) as EvaluationGrouping[], '按什么分'),
  key: Type.String(),
  title: Type.String(),
  cases: Type.Integer(),
  before: Sums,
  after: Sums,
})
export type EvaluationGroupMessage = Static<typeof Group>

/** What a fund's budget of the year has left under the other policy. */
const BudgetLine = Type.Object({
  pool: Type.String(),
  poolName: Type.String(),
  fund: oneOf(['pool', 'critical'] as const, '统筹基金、大病等各层'),
  budget: Nullable(yuan('这一年的支出预算；没有登记的是 null')),
  actual: yuan('按账，这一年基金支付的待遇'),
  change: yuan('换成草案要多（负的是少）支付的'),
  scaled: Type.Boolean({ description: '按生成的人群的比例推算的' }),
  expected: yuan('actual 加 change'),
  left: Nullable(yuan('预算减 expected；没有预算的是 null')),
  words: Type.String({ description: '一句话说明这一行' }),
})
export type EvaluationBudgetLine = Static<typeof BudgetLine>

export const EvaluationMessage = Type.Object(
  {
    ...summary,
    failed: Nullable(Type.String({ description: '为什么没有算成，怎么办' })),
    differs: Type.Array(Type.Object({ pool: Type.String(), ...lawDifference }), {
      description: '两边不同的数值，按这一年最后一天',
    }),
    result: Nullable(EvaluationResultMessage),
    groups: Type.Array(Group),
    budget: Type.Array(BudgetLine),
    mayStop: Type.Boolean({ description: '登录的人现在可以停止' }),
    asked: Type.Object(sides, { description: '开始的时候交的两份政策，用来再算一次，或把改的存为草案' }),
  },
  { title: 'Evaluation' },
)
export type EvaluationMessage = Static<typeof EvaluationMessage>

export const EvaluationsMessage = Type.Object(
  {
    runs: Type.Array(EvaluationSummary, { description: '后开始的在前' }),
    mayStart: Type.Boolean({ description: '登录的人能不能开始' }),
    years: Type.Array(Type.Integer(), { description: '有规定的年份' }),
    mostPeople: Type.Integer({ description: '最多生成多少人' }),
    pools: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }), {
      description: '登录的人可以评估的统筹区',
    }),
  },
  { title: 'Evaluations' },
)
export type EvaluationsMessage = Static<typeof EvaluationsMessage>
