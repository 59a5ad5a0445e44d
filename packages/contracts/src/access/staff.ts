import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
import { staffRoles } from './roles.ts'

/** Accounts of staff as the administrator sees them, and the second factor as its owner does. */

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const Roles = Type.Array(Type.Enum([...staffRoles]), { maxItems: staffRoles.length, uniqueItems: true })

const particulars = {
  roles: Roles,
  pool: nullable(Type.String({ maxLength: 6, description: '所属统筹区；空为不限' })),
  institution: nullable(Type.String({ maxLength: 40, description: '所属定点机构，机构人员必填' })),
  employer: nullable(Type.String({ maxLength: 100, description: '所属用人单位，单位经办人必填' })),
}

export const StaffChangeSchema = Type.Object(particulars, { additionalProperties: false })
export const NewStaffSchema = Type.Object(
  { name: Type.String({ maxLength: 40, description: '登录名' }), ...particulars },
  { additionalProperties: false },
)

export const StaffAccountSchema = Type.Object({
  userId: Type.String(),
  name: Type.String(),
  ...particulars,
  secondFactor: Type.Boolean({ description: '已启用动态口令' }),
  // Left out where it is not so, as in answers that were kept before there was such a thing.
  personKnown: Type.Optional(Type.Boolean({ description: '登记过是哪位参保人的账号；没有登记的不写' })),
  disabled: Type.Boolean(),
  createdAt: Type.String(),
  self: Type.Boolean({ description: '就是您自己' }),
})

/** Whose the account is: so that nobody decides about his own family. */
export const StaffPersonSchema = Type.Object(
  { idNumber: nullable(Type.String({ maxLength: 18, description: '本人的身份证号；空为不登记' })) },
  { additionalProperties: false },
)
export type StaffPersonForm = Static<typeof StaffPersonSchema>

/** A new password is in the answer once; the same command again does not show it. */
export const StaffPasswordSchema = Type.Object({
  account: StaffAccountSchema,
  password: nullable(Type.String({ description: '只显示这一次' })),
})

export const SecondFactorSchema = Type.Object({
  set: Type.Boolean({ description: '已启用' }),
  required: Type.Boolean({ description: '本平台要求必须启用' }),
  recoveryCodesLeft: Type.Integer({ description: '还没有用过的恢复码' }),
})

export const SecondFactorOfferSchema = Type.Object({
  secret: Type.String({ description: '不能扫码时手工输入验证器' }),
  uri: Type.String({ description: '二维码的内容' }),
})

export type StaffChange = Static<typeof StaffChangeSchema>
export type NewStaffForm = Static<typeof NewStaffSchema>
export type StaffAccount = Static<typeof StaffAccountSchema>
export type StaffPassword = Static<typeof StaffPasswordSchema>
export type SecondFactor = Static<typeof SecondFactorSchema>
export type SecondFactorOffer = Static<typeof SecondFactorOfferSchema>
