import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import type { FilingAction, FilingState } from './machine.ts'
import { filingActions, filingStates } from './machine.ts'

/** The messages about filings: what pages and other systems send and get. Days are `YYYY-MM-DD` in Asia/Shanghai. */

function oneOf<T extends string>(values: readonly T[], description: string): Type.TUnion<Type.TLiteral<T>[]> {
  return Type.Union(
    values.map((value) => Type.Literal(value)),
    { description },
  )
}

export const FilingDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，例如 2026-03-01' })
const Place = Type.String({ pattern: '^\\d{6}$', description: '六位行政区划代码，例如 310000' })
const Nullable = <T extends TSchema>(schema: T): Type.TUnion<[T, Type.TNull]> => Type.Union([schema, Type.Null()])

export const FilingTypeCode = oneOf(
  [
    'resettled-retiree',
    'long-term-resident',
    'stationed-worker',
    'student',
    'migrant-worker',
    'new-employee',
    'temporary',
    'referral',
  ] as const,
  '备案类型',
)
const Level = oneOf(['tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy'] as const, '机构等级')

export const FilingForm = Type.Object(
  {
    type: FilingTypeCode,
    destination: Place,
    from: FilingDay,
    to: Type.Optional(Nullable(FilingDay)),
    applicant: Type.Optional(oneOf(['self', 'agent', 'employer'] as const, '谁来办，默认本人')),
    mobile: Type.String({ maxLength: 20, description: '联系手机' }),
    address: Type.Optional(Type.String({ maxLength: 200, description: '在那里的地址' })),
    reason: Type.Optional(Type.String({ maxLength: 500, description: '原因' })),
    stayMonths: Type.Optional(Type.Integer({ minimum: 0, maximum: 1200, description: '打算住几个月' })),
    commitmentSigned: Type.Boolean({ description: '已签备案承诺书' }),
    commitmentInPlace: Type.Optional(Type.Boolean({ description: '用承诺书代替证明材料' })),
    materials: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20, description: '交的材料' })),
    institutions: Type.Optional(
      Type.Array(Type.Object({ code: Type.String({ maxLength: 30 }), level: Level, place: Place }), { maxItems: 20 }),
    ),
    referral: Type.Optional(
      Type.Object({ institution: Type.String({ maxLength: 100 }), place: Place, level: Level, on: FilingDay }),
    ),
    stay: Type.Optional(Type.Object({ admittedOn: FilingDay, dischargedOn: Type.Optional(Nullable(FilingDay)) })),
    replaces: Type.Optional(Type.String({ maxLength: 60, description: '要变更的原备案编号' })),
  },
  { title: 'FilingForm', additionalProperties: false },
)
export type FilingForm = Static<typeof FilingForm>

const BasisOf = Type.Object({ document: Type.String(), article: Type.String() })

export const FilingProblemMessage = Type.Object({
  code: Type.String(),
  path: Type.String(),
  text: Type.String(),
  remedy: Type.String(),
  basis: Type.Optional(BasisOf),
  weight: oneOf(['blocks', 'review', 'notice'] as const, '要改、要人看、提醒'),
})

export const FilingValidity = Type.Object({
  from: Type.String(),
  to: Type.Optional(Nullable(Type.String())),
  visits: oneOf(['many', 'one'] as const, '可用几次'),
  text: Type.String(),
  status: oneOf(['stated', 'provisional', 'open'] as const, '依据的程度'),
  basis: Type.Optional(BasisOf),
  proposedTo: Type.Optional(Type.String()),
})

export const FilingCheckMessage = Type.Object({
  decision: oneOf(['correct', 'review', 'approve'] as const, '要改、由经办审核、当场办成'),
  problems: Type.Array(FilingProblemMessage),
  validity: FilingValidity,
})

const State = oneOf(Object.keys(filingStates) as FilingState[], '状态')
const Action = oneOf(Object.keys(filingActions) as FilingAction[], '动作')

export const FilingSummary = Type.Object(
  {
    filingId: Type.String(),
    state: State,
    stateTitle: Type.String(),
    type: FilingTypeCode,
    typeTitle: Type.String(),
    pool: Type.String(),
    destination: Type.String(),
    from: Type.String(),
    to: Nullable(Type.String()),
    /** Holds on the day of asking. */
    inForce: Type.Boolean(),
    visits: oneOf(['many', 'one'] as const, '可用几次'),
    appliedOn: Type.String(),
    actions: Type.Array(Action, { description: '您现在可以做的' }),
  },
  { title: 'FilingSummary' },
)
export type FilingSummary = Static<typeof FilingSummary>

export const FilingStep = Type.Object({
  action: Action,
  title: Type.String(),
  state: State,
  by: Type.String({ description: '谁做的：本人、代办人、单位、医院、经办机构、系统' }),
  at: Type.String({ description: '什么时候记下的（北京时间）' }),
  effectiveOn: Type.String({ description: '从哪天起算' }),
  text: Type.Optional(Type.String()),
  problems: Type.Optional(Type.Array(FilingProblemMessage)),
})

export const FilingCase = Type.Object(
  {
    ...FilingSummary.properties,
    timeline: Type.Array(FilingStep),
    form: Type.Object({
      channel: Type.String(),
      applicant: Type.String(),
      mobile: Type.Optional(Type.String()),
      address: Type.Optional(Type.String()),
      reason: Type.Optional(Type.String()),
      materials: Type.Array(Type.String()),
      commitmentSigned: Type.Boolean(),
      institutions: Type.Array(Type.String()),
    }),
    dueOn: Type.Optional(Type.String({ description: '法定最晚办结日' })),
  },
  { title: 'FilingCase' },
)
export type FilingCase = Static<typeof FilingCase>

export const FilingReceipt = Type.Object(
  {
    number: Type.String(),
    title: Type.String(),
    name: Type.String(),
    idNumber: Type.String({ description: '隐去中间几位' }),
    pool: Type.String(),
    typeTitle: Type.String(),
    destination: Type.String(),
    from: Type.String(),
    to: Nullable(Type.String()),
    validity: Type.String(),
    decidedOn: Type.String(),
    decidedBy: Type.String(),
    verification: Type.String({ description: '核验码' }),
  },
  { title: 'FilingReceipt' },
)
