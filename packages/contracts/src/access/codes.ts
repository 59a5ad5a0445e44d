import { Type } from 'typebox'
import type { Static } from 'typebox'

/** Codes that are used once: what opens a paused log-in, and what gives a log-in to who has none. */

const IdNumber = Type.String({ minLength: 1, maxLength: 30, description: '证件号码' })
const code = (description: string) => Type.String({ minLength: 1, maxLength: 40, description })
export const UnlockFormSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('citizen'),
    idNumber: IdNumber,
    code: code('解锁码'),
  }),
  Type.Object({
    kind: Type.Literal('staff'),
    name: Type.String({ minLength: 1, maxLength: 100, description: '工作人员账号' }),
    code: code('解锁码'),
  }),
])
export const UnlockMailFormSchema = Type.Object({
  idNumber: IdNumber,
})

/** A code that opens a paused log-in, in the answer once, like a password. */
export const UnlockCodeSchema = Type.Object({
  code: Type.Union([Type.String({ description: '只显示这一次' }), Type.Null()]),
  minutes: Type.Integer({ description: '多少分钟内有效' }),
})

/** Whoever has none yet chooses a password no shorter than this; staff at the command line likewise. */
export const shortestPassword = { citizen: 8, staff: 12 } as const

export const ActivationFormSchema = Type.Object({
  idNumber: IdNumber,
  code: code('激活码'),
  password: Type.String({ minLength: 1, maxLength: 200, description: '自己定的密码' }),
})

/** How the desk gives an activation code. */
export const GiveActivationSchema = Type.Object(
  {
    by: Type.Enum(['paper', 'mail'], { description: '打印给本人，或发到本人确认过的邮箱' }),
    identityChecked: Type.Optional(Type.Boolean({ description: '已核对身份证；已经有登录账号的要核对' })),
  },
  { additionalProperties: false },
)
/** That one was given; the code itself stands on the paper or in the mail. */
export const ActivationCodeSchema = Type.Object({
  by: Type.Enum(['paper', 'mail']),
  until: Type.String({ description: '有效到什么时候' }),
})

export type UnlockForm = Static<typeof UnlockFormSchema>
export type UnlockCode = Static<typeof UnlockCodeSchema>
export type ActivationForm = Static<typeof ActivationFormSchema>
export type GiveActivation = Static<typeof GiveActivationSchema>
export type ActivationCode = Static<typeof ActivationCodeSchema>
