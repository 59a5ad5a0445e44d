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
  approving: '报销审批',
  inspecting: '稽核',
  audit: '审计',
  security: '安全管理员',
  admin: '系统管理员',
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
  'approving',
  'inspecting',
  'audit',
  'security',
  'admin',
] as const

/** What an authorised member of the family may do for a person: each route for citizens names the one it belongs to. */
export const actingScopes = ['file', 'settlements', 'code'] as const
export type ActingScope = (typeof actingScopes)[number]
export const actingScopeTitles: Readonly<Record<ActingScope, string>> = {
  file: '办理和查看备案、报销',
  settlements: '查看结算',
  code: '出示医保码',
}

/** The header by which a logged-in citizen says for whom he acts: the number of the authorisation. */
export const actingHeader = 'x-acting-for'

/**
 * The person behind a request, as the session says. A citizen who acts for another by an authorisation is that other
 * person here, with `actedBy` saying who really sits there.
 */
export const WhoSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('citizen'),
    personNo: Type.String({ description: '人员编号' }),
    pool: Type.String({ description: '参保统筹区' }),
    actedBy: Type.Optional(
      Type.Object(
        {
          personNo: Type.String({ description: '代办人的人员编号' }),
          authorisation: Type.String({ description: '授权编号' }),
          scopes: Type.Array(Type.Enum([...actingScopes]), { description: '授权的范围' }),
        },
        { description: '替别人办理时：登录的是谁、凭哪条授权' },
      ),
    ),
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
