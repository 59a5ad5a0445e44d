/** 定点协议申请: an institution applies to the agency of a pool, one of it reviews, another signs or declines. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { Machine } from '../machine.ts'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { AgreementOfPoolSchema, institutionLevels, institutionServices } from './messages.ts'

export const agreementApplicationStates = {
  applied: { title: '待审核' },
  correcting: { title: '等机构补正' },
  corrected: { title: '已补正，待审核' },
  reviewed: { title: '已审核，待签订' },
  signed: { title: '已签订' },
  declined: { title: '不予签订' },
  withdrawn: { title: '已撤回' },
} as const satisfies Record<string, { title: string }>
export type AgreementApplicationState = keyof typeof agreementApplicationStates

export const agreementApplicationActions = {
  apply: '申请',
  ask: '一次告知补正',
  correct: '补正',
  review: '审核',
  sign: '签订协议',
  decline: '不予签订',
  withdraw: '撤回',
  'set-limit': '定下办理期限',
} as const
export type AgreementApplicationAction = keyof typeof agreementApplicationActions

const institution = ['institution'] as const
const reviewing = ['reviewing'] as const
const approving = ['approving'] as const
const program = ['system'] as const
const withdraw = { to: 'withdrawn', by: institution } as const
const review = { to: 'reviewed', by: reviewing } as const

/**
 * The table. What is missing is told once (浙人社发〔2016〕113号 articles 26, 27: an institution applies, the agency signs); an
 * application that is not corrected is reviewed as it is. Whoever reviews never signs or declines the same one.
 */
export const agreementApplicationMachine: Machine<AgreementApplicationState, AgreementApplicationAction> = {
  none: { apply: { to: 'applied', by: institution } },
  applied: {
    ask: { to: 'correcting', by: reviewing },
    review,
    withdraw,
    'set-limit': { to: 'applied', by: program },
  },
  correcting: { correct: { to: 'corrected', by: institution }, review, withdraw },
  corrected: { review, withdraw, 'set-limit': { to: 'corrected', by: program } },
  reviewed: {
    sign: { to: 'signed', by: approving },
    decline: { to: 'declined', by: approving },
    withdraw,
    'set-limit': { to: 'reviewed', by: program },
  },
  signed: {},
  declined: {},
  withdrawn: {},
}

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]
const Words = Type.String({ maxLength: 500 })

/** What an agency asks; the level is the directory's. */
const asked = {
  services: Type.Array(oneOf(keysOf(institutionServices), '提供的服务'), { maxItems: 4, uniqueItems: true }),
  contactName: Type.String({ maxLength: 60, description: '联系人' }),
  contactTelephone: Type.String({ maxLength: 40, description: '联系电话' }),
  from: Type.String({ maxLength: 20, description: '希望从哪天起（YYYY-MM-DD）' }),
  words: Type.Optional(Type.String({ maxLength: 500, description: '要说明的' })),
}

export const AgreementApplyForm = Type.Object(
  { pool: Type.String({ maxLength: 6, description: '向哪个统筹区的经办机构申请' }), ...asked },
  { title: 'AgreementApplyForm', additionalProperties: false },
)
export type AgreementApplyForm = Static<typeof AgreementApplyForm>

export const AgreementCorrectForm = Type.Object(asked, { title: 'AgreementCorrectForm', additionalProperties: false })
export type AgreementCorrectForm = Static<typeof AgreementCorrectForm>

export const AgreementWordsForm = Type.Object(
  { words: Words },
  { title: 'AgreementWordsForm', additionalProperties: false },
)

export const AgreementSignForm = Type.Object(
  { day: Type.String({ maxLength: 20, description: '协议从哪天起（YYYY-MM-DD）' }) },
  { title: 'AgreementSignForm', additionalProperties: false },
)

const agreementAdvice = { sign: '建议签订', decline: '建议不予签订' } as const
export type AgreementAdvice = keyof typeof agreementAdvice

export const AgreementReviewForm = Type.Object(
  { advice: oneOf(keysOf(agreementAdvice), '审核意见'), words: Words },
  { title: 'AgreementReviewForm', additionalProperties: false },
)
export type AgreementReviewForm = Static<typeof AgreementReviewForm>

const line = {
  applicationId: Type.String(),
  institution: Type.String(),
  institutionName: Type.String(),
  pool: Type.String({ description: '向哪个统筹区申请' }),
  poolName: Type.String(),
  state: oneOf(keysOf(agreementApplicationStates), '状态'),
  stateTitle: Type.String(),
  appliedAt: Type.String({ format: 'date-time' }),
  dueDay: Nullable(Type.String({ description: '办理期限的最后一天；没有期限的是 null' })),
}
const AgreementApplicationLine = Type.Object(line)
export type AgreementApplicationLine = Static<typeof AgreementApplicationLine>

export const AgreementApplicationMessage = Type.Object({
  ...line,
  level: oneOf(keysOf(institutionLevels), '机构等级'),
  services: Type.Array(oneOf(keysOf(institutionServices), '提供的服务')),
  contactName: Type.String(),
  contactTelephone: Type.String(),
  from: Type.String(),
  words: Nullable(Type.String()),
  advice: Nullable(oneOf(keysOf(agreementAdvice), '审核意见')),
  agreement: AgreementOfPoolSchema,
  steps: Type.Array(
    Type.Object({
      title: Type.String(),
      by: Type.String(),
      at: Type.String({ format: 'date-time' }),
      words: Nullable(Type.String()),
    }),
  ),
  notes: Type.Array(Type.String()),
  allowed: Type.Array(oneOf(keysOf(agreementApplicationActions), '登录的人现在可以办的')),
})
export type AgreementApplicationMessage = Static<typeof AgreementApplicationMessage>

export const OwnAgreementsMessage = Type.Object({
  institution: Type.String(),
  institutionName: Type.String(),
  level: oneOf(keysOf(institutionLevels), '机构等级'),
  services: Type.Array(oneOf(keysOf(institutionServices), '可以提供的服务')),
  agreements: Type.Array(
    Type.Object({
      ...AgreementOfPoolSchema.properties,
      underWay: Nullable(Type.String({ description: '正在办的申请' })),
      mayApply: Type.Boolean(),
    }),
  ),
  applications: Type.Array(AgreementApplicationLine, { description: '新的在前' }),
})
export type OwnAgreementsMessage = Static<typeof OwnAgreementsMessage>
