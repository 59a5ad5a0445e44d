import { Type } from 'typebox'
import type { Static } from 'typebox'
import { actingScopes } from '../access/roles.ts'
import { FilingDay } from '../filings/messages.ts'
import { MaterialMessage } from '../materials/messages.ts'
import { registerStates } from '../registers/machine.ts'
import type { RegisterState } from '../registers/machine.ts'

/** What the other one is to the person who writes the authorisation. */
export const relations = {
  spouse: '配偶',
  parent: '父母',
  child: '子女',
  grandparent: '祖父母、外祖父母',
  grandchild: '孙子女、外孙子女',
  sibling: '兄弟姐妹',
  guardian: '监护人',
  ward: '被监护人',
  other: '其他亲友',
} as const
export type Relation = keyof typeof relations

/** By what a parent or guardian shows that a child is theirs. */
export const guardianProofs = {
  'household-register': '户口簿',
  'birth-certificate': '出生医学证明',
  'guardianship-document': '监护证明或判决',
} as const
export type GuardianProof = keyof typeof guardianProofs

/** `consent`: a person lets another act for him. `guardian`: a parent or guardian binds a child. */
const authorisationDirections = ['consent', 'guardian'] as const
export type AuthorisationDirection = (typeof authorisationDirections)[number]

const oneOf = <T extends string>(values: Readonly<Record<T, unknown>>, description: string): Type.TEnum<T[]> =>
  Type.Enum(Object.keys(values) as T[], { description })
const Scopes = Type.Array(Type.Enum([...actingScopes]), {
  minItems: 1,
  maxItems: actingScopes.length,
  uniqueItems: true,
  description: '可以替办的事：file 备案，settlements 看结算，code 出示医保码',
})

export const AuthorisationForm = Type.Object(
  {
    direction: Type.Enum([...authorisationDirections], {
      description: 'consent 授权别人替我办；guardian 绑定未成年人',
    }),
    name: Type.String({ minLength: 1, maxLength: 60, description: '对方姓名' }),
    idNumber: Type.String({ minLength: 1, maxLength: 30, description: '对方证件号码' }),
    relation: oneOf(relations, '对方是我的'),
    scopes: Scopes,
    from: Type.Optional(FilingDay),
    to: Type.Optional(FilingDay),
    proof: Type.Optional(oneOf(guardianProofs, '绑定未成年人时：凭什么证明关系')),
    uploads: Type.Optional(
      Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10, description: '已上传的关系证明的编号' }),
    ),
  },
  { title: 'AuthorisationForm', additionalProperties: false },
)
export type AuthorisationForm = Static<typeof AuthorisationForm>

export const AuthorisationMessage = Type.Object(
  {
    id: Type.String({ description: '授权编号；替对方办理时放进请求头 x-acting-for' }),
    direction: Type.Enum([...authorisationDirections]),
    name: Type.String({ description: '对方姓名' }),
    relationTitle: Type.String({ description: '授权人写的关系' }),
    mine: Type.Boolean({ description: '是我写的' }),
    scopes: Scopes,
    from: Type.String(),
    to: Type.Union([Type.String(), Type.Null()]),
    state: Type.Enum(Object.keys(registerStates) as RegisterState[]),
    stateTitle: Type.String(),
    inForce: Type.Boolean({ description: '今天有效' }),
    allowed: Type.Array(Type.Enum(['withdraw', 'end'] as const), { description: '我现在可以做的' }),
  },
  { title: 'Authorisation' },
)
export type AuthorisationMessage = Static<typeof AuthorisationMessage>

/** One line of what was done with a person's records, in words. */
export const RecordLookMessage = Type.Object({
  at: Type.String({ description: 'ISO 8601' }),
  by: Type.String({ description: '谁：本人、代办人、经办机构……' }),
  what: Type.String({ description: '做了什么' }),
})
export type RecordLookMessage = Static<typeof RecordLookMessage>

/** What the desk sees of an authorisation that waits for it. */
export const AuthorisationCaseMessage = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    state: Type.Enum(Object.keys(registerStates) as RegisterState[]),
    stateTitle: Type.String(),
    writer: Type.Object({ name: Type.String(), idNumber: Type.String({ description: '隐去中间几位' }) }),
    other: Type.Object({
      name: Type.String(),
      idNumber: Type.String({ description: '隐去中间几位' }),
      known: Type.Boolean({ description: '有这个人，姓名也对得上' }),
    }),
    relationTitle: Type.String(),
    proofTitle: Type.Union([Type.String(), Type.Null()]),
    materials: Type.Array(MaterialMessage),
    scopeTitles: Type.Array(Type.String()),
    from: Type.String(),
    to: Type.Union([Type.String(), Type.Null()]),
    reason: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'AuthorisationCase' },
)
export type AuthorisationCaseMessage = Static<typeof AuthorisationCaseMessage>
