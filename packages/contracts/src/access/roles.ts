import { Type } from 'typebox'
import type { Static } from 'typebox'

/**
 * Who can be logged in. A citizen acts for himself; staff act for a pool, an institution, or the whole program.
 * The list stands in the same order in the pages and in docs.
 */
export const roles = {
  citizen: '参保人',
  accepting: '经办受理',
  reviewing: '经办审核',
  community: '社区服务站',
  employer: '用人单位',
  institution: '定点医药机构',
  finance: '财务',
  audit: '审计',
  admin: '管理员',
} as const

export type Role = keyof typeof roles
export type StaffRole = Exclude<Role, 'citizen'>
export const staffRoles = [
  'accepting',
  'reviewing',
  'community',
  'employer',
  'institution',
  'finance',
  'audit',
  'admin',
] as const

/** The person behind a request, as the session says. */
export const WhoSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('citizen'),
    personNo: Type.String({ description: '人员编号' }),
    pool: Type.String({ description: '参保统筹区' }),
  }),
  Type.Object({
    kind: Type.Literal('staff'),
    userId: Type.String(),
    staffName: Type.String({ description: '登录名，例如 desk-330100' }),
    roles: Type.Array(Type.Enum([...staffRoles])),
    pool: Type.Union([Type.String(), Type.Null()], { description: '所属统筹区；空为不限' }),
    institution: Type.Union([Type.String(), Type.Null()], { description: '所属定点机构；非机构人员为空' }),
    employer: Type.Union([Type.String(), Type.Null()], { description: '所属用人单位；其他人员为空' }),
  }),
])

export type Who = Static<typeof WhoSchema>
export type Citizen = Extract<Who, { kind: 'citizen' }>
export type Staff = Extract<Who, { kind: 'staff' }>

/** The roles of whoever is logged in, as route declarations name them. */
export function rolesOf(who: Who): readonly Role[] {
  return who.kind === 'citizen' ? ['citizen'] : who.roles
}
