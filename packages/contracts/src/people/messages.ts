import { CATEGORIES, INSURANCES } from '@yidi/rules'
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { VisitLineSchema } from '../visits/messages.ts'
import { Confirmed } from './confirmed.ts'
import { specialCategories } from '../registers/special-category.ts'

/** People at the agency's desk: found, read, enrolled, changed, ended. Days are `YYYY-MM-DD` in Asia/Shanghai. */

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const Day = (description: string) => Type.String({ format: 'date', description: `${description}（YYYY-MM-DD）` })
const Insurance = Type.Enum([...INSURANCES], { description: '险种' })
const Category = Type.Enum([...CATEGORIES], { description: '人员类别' })
const Tier = Type.Enum([1, 2], { description: '居民缴费档次' })
const Employer = Type.String({ maxLength: 100, description: '参保单位' })
const Assistance = Type.String({
  minLength: 1,
  maxLength: 60,
  description: '救助对象，按参保统筹区自己的叫法；不是的不填',
})
const Pool = Type.String({ pattern: '^\\d{6}$', description: '统筹区代码' })

/** What keeps a person's bills from being settled by the ordinary rules today. */
export const Hindrance = Type.Object(
  {
    code: Type.Enum(
      [
        'enrolment-ended',
        'benefits-stopped',
        'paused-abroad',
        'special-category',
        'settlement-suspended',
        'settlement-by-claim-only',
      ],
      { description: '哪一种' },
    ),
    title: Type.String({ description: '一句话，给经办人员看' }),
    text: Type.String({ description: '是什么情况，给本人看' }),
    remedy: Type.String({ description: '怎么办' }),
  },
  { title: 'Hindrance' },
)
export type Hindrance = Static<typeof Hindrance>

/** As what somebody is insured today. */
export const Insured = Type.Object(
  {
    pool: Pool,
    insurance: Insurance,
    category: Category,
    residentTier: nullable(Tier),
    contracted: Type.Boolean(),
    assistance: nullable(Assistance),
  },
  { title: 'Insured' },
)
export type Insured = Static<typeof Insured>

/** Why an enrolment ends. What is paid back or moved on follows later; here only what happened. */
export const enrolmentEndReasons = {
  death: '死亡',
  'transferred-out': '转到其他统筹区参保',
  'moved-abroad': '出国（境）定居',
  'insured-otherwise': '参加了另一种基本医保',
  stopped: '单位停保或本人停缴',
  mistake: '登记错误',
} as const
export type EnrolmentEndReason = keyof typeof enrolmentEndReasons

/** Asked by POST, so that no number or name stands in an address. */
export const PersonSearchSchema = Type.Union([
  Type.Object({ by: Type.Literal('id-number'), idNumber: Type.String({ minLength: 1, maxLength: 30 }) }),
  Type.Object({ by: Type.Literal('card'), card: Type.String({ minLength: 1, maxLength: 30 }) }),
  Type.Object({
    by: Type.Literal('name'),
    name: Type.String({ minLength: 1, maxLength: 50, description: '完整姓名' }),
    pool: Type.Optional(Pool),
  }),
])

export const PersonFoundSchema = Type.Object({
  personNo: Type.String({ description: '人员编号' }),
  name: Type.String(),
  idNumber: Type.String({ description: '中间几位隐去' }),
  birthDay: nullable(Type.String()),
  pool: Type.String(),
  poolName: Type.String(),
  own: Type.Boolean({ description: '由您所在的经办机构经办' }),
})

/** A stretch of time as we know it, and as we knew it: `knownTo` is empty for what still holds true. */
const Known = {
  from: Type.String(),
  to: nullable(Type.String()),
  knownFrom: Type.String({ description: '从什么时候起这样认为' }),
  knownTo: nullable(Type.String({ description: '什么时候被更正；空为现在仍这样认为' })),
}

const EnrolmentSchema = Type.Object({
  no: Type.Integer(),
  pool: Type.String(),
  poolName: Type.String(),
  insurance: Insurance,
  category: Category,
  residentTier: nullable(Tier),
  contracted: Type.Boolean(),
  assistance: nullable(Assistance),
  assistanceTitle: nullable(Type.String({ description: '救助对象的名称' })),
  employer: nullable(Type.String({ description: '单位编号，或者参保时填的单位' })),
  employerName: nullable(Type.String({ description: '单位登记的名称' })),
  ...Known,
})

const BenefitIntervalSchema = Type.Object({
  no: Type.Integer(),
  insurance: Insurance,
  status: Type.Enum(['entitled', 'stopped']),
  reason: Type.String(),
  follows: Type.Boolean({ description: '由缴费月份得出，不能直接变更' }),
  ...Known,
})

export const PersonPageSchema = Type.Object({
  personNo: Type.String(),
  name: Type.String(),
  idNumber: Type.String({ description: '中间几位隐去' }),
  sex: nullable(Type.Enum(['male', 'female'])),
  birthDay: nullable(Type.String()),
  phone: nullable(Type.String()),
  card: nullable(Type.String({ description: '社会保障卡号，中间几位隐去' })),
  pool: Type.String(),
  poolName: Type.String(),
  own: Type.Boolean({ description: '由您所在的经办机构经办' }),
  enrolled: Type.Boolean({ description: '今天参保' }),
  account: Type.Boolean({ description: '有登录账号' }),
  takesMail: Type.Boolean({ description: '有确认过的邮箱，这里也开通了邮件' }),
  special: nullable(Type.Object({ recordId: Type.String(), title: Type.String(), from: Type.String() })),
  enrolments: Type.Array(EnrolmentSchema, { description: '全部参保记录，含已更正的' }),
  benefits: Type.Array(BenefitIntervalSchema, { description: '全部待遇时段，含已更正的' }),
  filings: Type.Array(
    Type.Object({
      id: Type.String(),
      typeTitle: Type.String(),
      destinationName: Type.String(),
      from: Type.String(),
      to: nullable(Type.String()),
      visits: Type.Enum(['many', 'one'], { description: '可用几次' }),
      stateTitle: Type.String(),
      tone: Type.Enum(['waiting', 'good', 'refusal', 'plain']),
    }),
  ),
  registers: Type.Array(
    Type.Object({
      id: Type.String(),
      kindTitle: Type.String(),
      title: Type.String(),
      from: Type.String(),
      to: nullable(Type.String()),
      stateTitle: Type.String(),
      holds: Type.Boolean(),
    }),
  ),
  visits: Type.Array(VisitLineSchema, { description: '就诊，最近登记的在前' }),
  history: Type.Array(
    Type.Object({ at: Type.String(), actor: Type.String(), action: Type.String(), title: Type.String() }),
    { description: '办过什么，最近的在前' },
  ),
})

export const EnrolSchema = Type.Object(
  {
    idNumber: Type.String({ minLength: 1, maxLength: 30, description: '身份证号码' }),
    name: Type.String({ minLength: 1, maxLength: 50 }),
    phone: Type.Optional(Type.String({ maxLength: 20, description: '联系电话' })),
    card: Type.Optional(Type.String({ maxLength: 30, description: '社会保障卡号' })),
    pool: Pool,
    insurance: Insurance,
    category: Category,
    residentTier: Type.Optional(Tier),
    contracted: Type.Optional(Type.Boolean({ description: '已签约家庭医生' })),
    assistance: Type.Optional(Assistance),
    employer: Type.Optional(Employer),
    from: Day('从哪天起参保'),
    benefitsFrom: Type.Optional(Day('从哪天起享受待遇，默认参保当天')),
    benefitsReason: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: '待遇的依据' })),
  },
  { additionalProperties: false },
)

export const EnrolmentChangeSchema = Type.Object(
  {
    from: Day('从哪天起变更'),
    category: Type.Optional(Category),
    residentTier: Type.Optional(Tier),
    contracted: Type.Optional(Type.Boolean()),
    assistance: Type.Optional(nullable(Assistance)),
    employer: Type.Optional(nullable(Employer)),
    reason: Type.String({ minLength: 1, maxLength: 200, description: '变更原因' }),
  },
  { additionalProperties: false },
)

export const EnrolmentEndSchema = Type.Object(
  {
    lastDay: Day('参保最后一天'),
    reason: Type.Enum(Object.keys(enrolmentEndReasons) as EnrolmentEndReason[]),
    benefitsTo: Type.Optional(Day('享受待遇到哪天，默认参保最后一天')),
    confirmed: Confirmed,
  },
  { additionalProperties: false },
)

export const BenefitChangeSchema = Type.Object(
  {
    from: Day('从哪天起'),
    status: Type.Enum(['entitled', 'stopped'], { description: '享受待遇或暂停' }),
    reason: Type.String({ minLength: 1, maxLength: 100, description: '原因，本人和医院会看到' }),
    confirmed: Confirmed,
  },
  { additionalProperties: false },
)

export const PersonCorrectionSchema = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    phone: Type.Optional(nullable(Type.String({ maxLength: 20 }))),
    card: Type.Optional(nullable(Type.String({ maxLength: 30 }))),
    reason: Type.String({ minLength: 1, maxLength: 200, description: '更正的原因' }),
  },
  { additionalProperties: false },
)

export const SpecialCategoryFormSchema = Type.Object(
  {
    category: Type.Enum(Object.keys(specialCategories) as (keyof typeof specialCategories)[]),
    grade: Type.Optional(Type.Integer({ minimum: 1, maximum: 6, description: '残疾等级，残疾军人必填' })),
    from: Day('从哪天起'),
    reason: Type.String({ minLength: 1, maxLength: 200, description: '依据的证件或文件' }),
    confirmed: Confirmed,
  },
  { additionalProperties: false },
)

export const SpecialCategoryEndSchema = Type.Object(
  { lastDay: Day('最后一天'), reason: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)

export type PersonSearch = Static<typeof PersonSearchSchema>
export type PersonFound = Static<typeof PersonFoundSchema>
export type PersonPage = Static<typeof PersonPageSchema>
export type EnrolForm = Static<typeof EnrolSchema>
export type EnrolmentChange = Static<typeof EnrolmentChangeSchema>
export type EnrolmentEnd = Static<typeof EnrolmentEndSchema>
export type BenefitChange = Static<typeof BenefitChangeSchema>
export type PersonCorrection = Static<typeof PersonCorrectionSchema>
export type SpecialCategoryForm = Static<typeof SpecialCategoryFormSchema>
export type SpecialCategoryEnd = Static<typeof SpecialCategoryEndSchema>
