/** What an account of staff stands for, role by role, and which roles no account holds together. */
import { roles as titles, staffRoles } from './roles.ts'
import type { StaffRole } from './roles.ts'

/**
 * What the records that an account reaches are bounded by: its pool, which it must name; its pool or everything, where none
 * is named; its institution; its employer.
 */
type Bound = 'pool' | 'pool-or-all' | 'institution' | 'employer'

export const boundOf: Readonly<Record<StaffRole, Bound>> = {
  accepting: 'pool',
  reviewing: 'pool',
  community: 'pool',
  employer: 'employer',
  institution: 'institution',
  finance: 'pool',
  approving: 'pool',
  inspecting: 'pool',
  audit: 'pool-or-all',
  security: 'pool-or-all',
  admin: 'pool-or-all',
}

/** Whether any of these roles is bounded so. */
export const isBoundBy = (roles: readonly StaffRole[], bound: Bound): boolean =>
  roles.some((role) => boundOf[role] === bound)

interface Separation {
  role: StaffRole
  /** The roles that no account holds beside it. */
  from: readonly StaffRole[]
  why: string
}

const alone = (role: StaffRole): StaffRole[] => staffRoles.filter((other) => other !== role)

/**
 * Separation of duties: whoever could make an account, use it and wipe out what was done with it would be alone with
 * everything. Accepting and reviewing go together unless the pool wants two people for a matter (`twoPeople` of its
 * filing law); whoever approves a claim never accepts or pays one; whoever looks
 * into misconduct decides nothing else of the agency, for what the agency decided may be what is looked into.
 */
const separations: readonly Separation[] = [
  { role: 'community', from: alone('community'), why: '社区服务站的账号不能有经办机构的角色' },
  { role: 'employer', from: alone('employer'), why: '用人单位的账号不能有经办机构的角色' },
  { role: 'institution', from: alone('institution'), why: '医药机构的账号不能有经办机构的角色' },
  { role: 'approving', from: ['accepting', 'finance'], why: '报销的受理、审批和支付要分给不同的人' },
  { role: 'inspecting', from: alone('inspecting'), why: '查案的人不办别的事' },
  { role: 'audit', from: alone('audit'), why: '审计的人不办别的事' },
  { role: 'security', from: alone('security'), why: '管账号的人不办别的事' },
]

/** Why no account may hold these roles together, in Chinese; undefined where it may. */
export function whyApart(roles: readonly StaffRole[]): string | undefined {
  for (const { role, from, why } of separations) {
    const other = roles.includes(role) ? roles.find((one) => from.includes(one)) : undefined
    if (other !== undefined) return `“${titles[role]}”和“${titles[other]}”不能在一个账号上：${why}`
  }
  return undefined
}
