import { FILING_TYPE_NAMES, paperStates } from '@yidi/rules'
import type { PaperState } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { FilingAction, FilingState } from './machine.ts'
import { filingActions, filingStates } from './machine.ts'
import { BasisOf, Level, Nullable, oneOf } from './shapes.ts'
import { SignatureStrokes } from './signature.ts'

/** The messages about filings: what pages and other systems send and get. Days are `YYYY-MM-DD` in Asia/Shanghai. */

export const FilingDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，例如 2026-03-01' })
const Place = Type.String({ pattern: '^\\d{6}$', description: '六位行政区划代码，例如 310000' })

export const FilingTypeCode = oneOf(FILING_TYPE_NAMES, '备案类型')

export const agentRelations = {
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  relative: '其他亲属',
  authorised: '受委托人',
} as const
export type AgentRelationCode = keyof typeof agentRelations

export const FilingAgent = Type.Object(
  {
    name: Type.String({ maxLength: 60, description: '代办人姓名' }),
    idNumber: Type.String({ maxLength: 30, description: '代办人身份证号' }),
    relation: oneOf(Object.keys(agentRelations) as AgentRelationCode[], '和参保人的关系'),
    mobile: Type.String({ maxLength: 20, description: '代办人手机' }),
  },
  { additionalProperties: false },
)
type FilingAgent = Static<typeof FilingAgent>

export const FilingForm = Type.Object(
  {
    type: FilingTypeCode,
    destination: Place,
    from: FilingDay,
    to: Type.Optional(Nullable(FilingDay)),
    applicant: Type.Optional(oneOf(['self', 'agent'] as const, '谁来办，默认本人')),
    mobile: Type.String({ maxLength: 20, description: '联系手机' }),
    address: Type.Optional(Type.String({ maxLength: 200, description: '在那里的地址' })),
    reason: Type.Optional(Type.String({ maxLength: 500, description: '原因' })),
    stayMonths: Type.Optional(Type.Integer({ minimum: 0, maximum: 1200, description: '打算住几个月' })),
    commitmentSigned: Type.Boolean({
      description: '接受备案承诺书。另带 signature 的是签名；只写 true 的是确认承诺，表上照此写明',
    }),
    commitmentInPlace: Type.Optional(Type.Boolean({ description: '用承诺书代替证明材料' })),
    materials: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20, description: '交的材料' })),
    uploads: Type.Optional(
      Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20, description: '随申请提交的材料（上传后得到的编号）' }),
    ),
    carriedOver: Type.Optional(
      Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20, description: '沿用以前备案时交的材料（编号）' }),
    ),
    institutions: Type.Optional(
      Type.Array(
        Type.Object({
          code: Type.String({ maxLength: 30, description: '定点机构代码；等级和所在地按名录，不按所填' }),
          level: Type.Optional(Level),
          place: Type.Optional(Place),
        }),
        { maxItems: 20 },
      ),
    ),
    referral: Type.Optional(
      Type.Object(
        {
          institution: Type.String({ maxLength: 100, description: '建议转诊的医院：名称或定点代码' }),
          place: Type.Optional(Place),
          level: Type.Optional(Level),
          on: FilingDay,
        },
        { additionalProperties: false },
      ),
    ),
    stay: Type.Optional(Type.Object({ admittedOn: FilingDay, dischargedOn: Type.Optional(Nullable(FilingDay)) })),
    agent: Type.Optional(FilingAgent),
    signature: Type.Optional(
      Type.Object(
        {
          name: Type.String({ maxLength: 60, description: '签名：本人姓名，代办的写代办人姓名' }),
          letter: Type.String({ maxLength: 64, description: '所签承诺书的版本（/api/filings/letter）' }),
          strokes: Type.Optional(SignatureStrokes),
        },
        { additionalProperties: false },
      ),
    ),
    replaces: Type.Optional(Type.String({ maxLength: 60, description: '要变更的原备案编号' })),
  },
  { title: 'FilingForm', additionalProperties: false },
)
export type FilingForm = Static<typeof FilingForm>

export const FilingProblemMessage = Type.Object({
  code: Type.String(),
  path: Type.String(),
  text: Type.String(),
  remedy: Type.String(),
  basis: Type.Optional(BasisOf),
  filingId: Type.Optional(Type.String({ maxLength: 60, description: '说的是哪一条以前的备案' })),
  weight: oneOf(['blocks', 'review', 'notice'] as const, '要改、要人看、提醒'),
})
export type FilingProblemMessage = Static<typeof FilingProblemMessage>

const FilingValidity = Type.Object({
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
  papers: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      state: oneOf(Object.keys(paperStates) as PaperState[], '这份材料到没到：已上传、以承诺书代替、没有上传等'),
    }),
    { description: '这种备案的每份材料和申请里写到的材料，各在哪里' },
  ),
})
export type FilingCheckMessage = Static<typeof FilingCheckMessage>

const FilingStateCode = oneOf(Object.keys(filingStates) as FilingState[], '状态')
const Action = oneOf(Object.keys(filingActions) as FilingAction[], '动作')

/** Colour and icon of a state: it holds, it waits, it was refused, it is over. */
const Tone = oneOf(['good', 'waiting', 'refusal', 'plain'] as const, '有效、办理中、不予备案、已结束')

const FilingStep = Type.Object({
  action: Action,
  title: Type.String(),
  at: Type.String({ description: '记下的时刻，ISO 8601' }),
  day: Type.String({ description: '从哪天起算' }),
  by: Type.String({ description: '谁做的：本人、代办人、用人单位、医院、经办机构、系统' }),
  note: Type.Optional(Type.String()),
})

export const FilingMessage = Type.Object(
  {
    id: Type.String(),
    type: FilingTypeCode,
    typeTitle: Type.String(),
    pool: Type.String(),
    destination: Type.String(),
    destinationName: Type.String(),
    from: Type.String(),
    to: Nullable(Type.String()),
    state: FilingStateCode,
    stateTitle: Type.String(),
    tone: Tone,
    inForce: Type.Boolean({ description: '今天有效' }),
    visits: oneOf(['many', 'one'] as const, '可用几次'),
    filedOn: Type.String(),
    renewalFrom: Type.Optional(
      Type.String({ description: '快到期、可以续办时：续办的备案从哪天开始，即这一条截止的第二天' }),
    ),
    decideBy: Type.Optional(Type.String({ description: '还没办好时：法定期限的最后一天；没有期限或算不出的不写' })),
    channelTitle: Type.String({ description: '从哪里办的：网上、窗口、医院、社区' }),
    applicant: Type.String({ description: 'self 本人，agent 代办人，employer 用人单位，hospital 医院' }),
    signed: Type.Optional(
      Type.Object({
        at: Type.String({ description: '签署承诺书的时刻，ISO 8601' }),
        by: oneOf(['self', 'agent'] as const, '本人签、代办人签'),
        drawn: Type.Boolean({ description: '手写签名；否则是打字签名' }),
      }),
    ),
    actions: Type.Array(FilingStep),
    /** One single notice of everything to be put right, while it waits for that. */
    corrections: Type.Array(FilingProblemMessage),
    allowed: Type.Array(Action, { description: '您现在可以做的' }),
  },
  { title: 'Filing' },
)
export type FilingMessage = Static<typeof FilingMessage>

export const FilingReceipt = Type.Object(
  {
    number: Type.String(),
    title: Type.String(),
    name: Type.String(),
    idNumber: Type.String({ description: '隐去中间几位' }),
    pool: Type.String(),
    poolName: Type.String(),
    typeTitle: Type.String(),
    destinationName: Type.String(),
    from: Type.String(),
    to: Nullable(Type.String()),
    visits: oneOf(['many', 'one'] as const, '可用几次'),
    validity: Type.String(),
    decidedOn: Type.String(),
    code: Type.String({ description: '核验码：公开页面 /verify/（核验码）不用登录就能核验' }),
  },
  { title: 'FilingReceipt' },
)
export type FilingReceipt = Static<typeof FilingReceipt>

const Requirement = Type.Object({
  alternatives: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      provided: oneOf(['by-application', 'signature', 'document', 'stamp'] as const, '怎么提供'),
      help: Type.String(),
    }),
  ),
})

export const FilingNeedMessage = Type.Object({
  needed: oneOf(['no', 'yes', 'afterwards', 'open'] as const, '要不要备案；afterwards 是急诊先就医、再补办'),
  where: oneOf(['home', 'in-province', 'out-of-province'] as const, '在哪里'),
  why: Type.String(),
  basis: Type.Optional(BasisOf),
  provisional: Type.Optional(Type.Boolean({ description: '还没有正式文件可依' })),
})
export type FilingNeedMessage = Static<typeof FilingNeedMessage>

export const FilingTypeGuidance = Type.Object(
  {
    type: FilingTypeCode,
    title: Type.String(),
    validity: FilingValidity,
    requirements: Type.Array(Requirement),
    materialsBasis: Type.Optional(BasisOf),
    /** Materials usual in the country, where the pool's own list is open. */
    usual: Type.Optional(Type.Array(Type.String())),
    commitment: Type.Boolean(),
    minimumStayMonths: Type.Optional(Type.Integer()),
    channels: Type.Array(Type.String()),
  },
  { title: 'FilingTypeGuidance' },
)
export type FilingTypeGuidance = Static<typeof FilingTypeGuidance>

const FittingType = Type.Object({
  type: Type.String(),
  title: Type.String(),
  why: Type.String(),
  basis: Type.Optional(BasisOf),
  provisional: Type.Optional(Type.Literal(true)),
  afterwards: Type.Optional(Type.Literal(true, { description: '急诊：先住院，入院后补办' })),
})

export const FilingQuestionStep = Type.Union([
  Type.Object({
    kind: Type.Literal('ask'),
    question: Type.Object({
      id: Type.String(),
      text: Type.String(),
      help: Type.Optional(Type.String()),
      options: Type.Array(Type.Object({ value: Type.String(), text: Type.String() })),
    }),
    answered: Type.Array(Type.String()),
  }),
  Type.Object({
    kind: Type.Literal('answer'),
    fitting: Type.Array(FittingType),
    notFitting: Type.Array(FittingType),
  }),
  Type.Object({
    kind: Type.Literal('wrong'),
    question: Type.String(),
    text: Type.String(),
    remedy: Type.String(),
  }),
])
export type FilingQuestionStep = Static<typeof FilingQuestionStep>

export const ReasonMessage = Type.Object({
  code: Type.String(),
  text: Type.String(),
  hint: Type.Optional(Type.String()),
  basis: Type.Optional(BasisOf),
})

export const DirectSettlementMessage = Type.Object(
  {
    direct: oneOf(['yes', 'no', 'open'] as const, '能、不能、没有规定'),
    reasons: Type.Array(ReasonMessage),
    notes: Type.Array(ReasonMessage),
    filing: Type.Optional(
      Type.Object(
        {
          type: FilingTypeCode,
          title: Type.String(),
          destination: Type.String(),
          from: Type.String(),
          to: Nullable(Type.String()),
        },
        { description: '这次就医所依据的备案；没有或用不着的不写' },
      ),
    ),
  },
  { title: 'DirectSettlement' },
)
export type DirectSettlementMessage = Static<typeof DirectSettlementMessage>
