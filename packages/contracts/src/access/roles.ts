/**
 * Who can be logged in. A citizen acts for himself; staff act for a pool, an institution, or the whole program.
 * The list stands in the same order in the pages and in docs.
 */
export const roles = {
  citizen: '参保人',
  accepting: '经办受理',
  reviewing: '经办审核',
  institution: '定点医药机构',
  finance: '财务',
  audit: '审计',
  admin: '管理员',
} as const

export type Role = keyof typeof roles
export type StaffRole = Exclude<Role, 'citizen'>

/** The person behind a request, as the session says. */
export type Who =
  | { kind: 'citizen'; role: 'citizen'; personNo: string; poolCode: string }
  | {
      kind: 'staff'
      role: StaffRole
      /** Log-in name, `desk-330100`. */
      staffName: string
      /** The pool that the person works for; null for the whole program (audit, admin). */
      poolCode: string | null
      /** The institution that the person works for; null outside institutions. */
      institutionCode: string | null
    }
