/** 疑点: what the rules of oversight flagged of what was settled, and the runs that looked. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { FilingDay } from '../filings/messages.ts'
import { Nullable, oneOf } from '../filings/shapes.ts'

export const findingStates = { open: '待处理', 'in-case': '已立案', dismissed: '已排除' } as const
export type FindingState = keyof typeof findingStates
const states = Object.keys(findingStates) as FindingState[]

export const findingSubjects = {
  person: '参保人',
  institution: '医药机构',
  doctor: '医师',
  employer: '用人单位',
  staff: '工作人员',
  item: '项目',
} as const
type FindingSubject = keyof typeof findingSubjects
const subjects = Object.keys(findingSubjects) as FindingSubject[]

export const findingSorts = { score: '分数高的', newest: '日期近的', oldest: '日期早的' } as const
type FindingSort = keyof typeof findingSorts

const narrowed = {
  rule: Type.Optional(Type.String({ maxLength: 60, description: '哪条规则' })),
  state: Type.Optional(Type.Enum([...states, 'any'], { description: '待处理（默认）、已立案、已排除、全部' })),
  subject: Type.Optional(Type.Enum(subjects, { description: '疑点是谁的' })),
  score: Type.Optional(Type.Enum(['300', '600', '800'], { description: '至少多少分' })),
  institution: Type.Optional(Type.String({ maxLength: 40, description: '哪家机构的编码' })),
  number: Type.Optional(Type.String({ maxLength: 60, description: '编号、机构、医师、人员编号或者说明的一部分' })),
  sort: Type.Optional(
    Type.Enum(Object.keys(findingSorts) as FindingSort[], { description: '排序：分数高的在前（默认）' }),
  ),
}

export const FindingListQuery = Type.Object({
  ...narrowed,
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
})
export type FindingListQuery = Static<typeof FindingListQuery>

const find = Type.Optional(
  Type.String({ minLength: 1, maxLength: 60, description: '编号或说明的一部分、写全的姓名或身份证号；不写进地址' }),
)

/** The same in a body, where a person may be named. */
export const FindingListSearch = Type.Object({ ...FindingListQuery.properties, find })
export type FindingListSearch = Static<typeof FindingListSearch>

export const FindingListExport = Type.Object({
  ...narrowed,
  find,
  as: Type.Enum(['csv', 'xlsx'], { description: '文件的格式' }),
})
export type FindingListExport = Static<typeof FindingListExport>

const line = {
  id: Type.String(),
  rule: Type.String(),
  title: Type.String(),
  score: Type.Integer({ description: '0 到 1000' }),
  day: Type.String(),
  subjectKind: oneOf(subjects, '疑点是谁的'),
  subject: Type.String({ description: '人员编号、机构或项目的编码、医师的代码' }),
  subjectTitle: Type.String({ description: '参保人 …，机构是名称' }),
  institution: Nullable(Type.String()),
  institutionName: Nullable(Type.String()),
  sentence: Type.String(),
  state: oneOf(states, '处理到哪一步'),
  stateTitle: Type.String(),
  caseId: Nullable(Type.String()),
}
const FindingLine = Type.Object(line)
export type FindingLine = Static<typeof FindingLine>

const Run = Type.Object({
  id: Type.String(),
  from: Type.String({ description: '按结算日' }),
  to: Type.String(),
  running: Type.Boolean(),
  percent: Type.Integer({ description: '做了百分之几' }),
  people: Type.Integer(),
  settlements: Type.Integer(),
  institutions: Type.Integer(),
  findings: Type.Integer({ description: '新的疑点' }),
  startedBy: Type.String(),
  startedAt: Type.String(),
  finishedAt: Nullable(Type.String()),
})
export type FindingRun = Static<typeof Run>

export const FindingsMessage = Type.Object(
  {
    findings: Type.Array(FindingLine),
    total: Type.Integer(),
    page: Type.Integer(),
    pageSize: Type.Integer(),
    counts: Type.Object({ open: Type.Integer(), inCase: Type.Integer(), dismissed: Type.Integer() }),
    rules: Type.Array(Type.Object({ rule: Type.String(), title: Type.String() }), { description: '有疑点的规则' }),
  },
  { title: 'Findings' },
)
export type FindingsMessage = Static<typeof FindingsMessage>

export const FindingRunForm = Type.Object(
  { from: FilingDay, to: FilingDay },
  { title: 'FindingRunForm', additionalProperties: false },
)
export type FindingRunForm = Static<typeof FindingRunForm>

export const FindingRunsMessage = Type.Object(
  { runs: Type.Array(Run, { description: '后开始的在前' }), mayStart: Type.Boolean({ description: '您可以开始一次' }) },
  { title: 'FindingRuns' },
)
export type FindingRunsMessage = Static<typeof FindingRunsMessage>

/** One finding whole: what it rests on, and the settlements side by side. */
export const FindingMessage = Type.Object(
  {
    ...line,
    basis: Type.Object({
      document: Type.String(),
      documentTitle: Type.String(),
      article: Type.String(),
      says: Nullable(Type.String({ description: '不是法律明文时说明' })),
    }),
    facts: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
    person: Nullable(Type.Object({ personNo: Type.String(), name: Type.String(), idNumber: Type.String() })),
    settlements: Type.Array(
      Type.Object({
        settlementId: Type.String(),
        visitId: Type.String(),
        personNo: Type.String(),
        institution: Type.String(),
        institutionName: Type.String(),
        placeName: Type.String(),
        kind: Type.String(),
        from: Type.String(),
        to: Type.String(),
        settledAt: Type.String(),
        total: Type.String(),
        fund: Type.String(),
        account: Type.String(),
        cash: Type.String(),
        undone: Type.Boolean({ description: '后来撤销了' }),
      }),
      { description: '最多 50 笔，按就诊开始日' },
    ),
    settlementCount: Type.Integer(),
    ruleVersion: Type.String(),
    foundAt: Type.String(),
    runId: Type.String(),
    dismissed: Nullable(Type.Object({ by: Type.String(), at: Type.String(), reason: Type.String() })),
    mayDismiss: Type.Boolean({ description: '您可以排除' }),
  },
  { title: 'Finding' },
)
export type FindingMessage = Static<typeof FindingMessage>

export const FindingDismissal = Type.Object(
  { reason: Type.String({ maxLength: 500, description: '为什么不是问题' }) },
  { title: 'FindingDismissal', additionalProperties: false },
)
export type FindingDismissal = Static<typeof FindingDismissal>
