/** Accounts of staff, one's own second factor, and the audit room. */
import { queryOptions } from '@tanstack/react-query'
import type {
  AuditList,
  AuditSearch,
  AuditVerdict,
  NewStaffForm,
  SealList,
  SecondFactor,
  SecondFactorOffer,
  StaffAccount,
  StaffChange,
  StaffPassword,
  StaffPersonForm,
} from '@yidi/contracts'
import { ask, command, get } from './client.ts'

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => get<{ accounts: StaffAccount[] }>('/api/desk/staff', signal),
})

const at = (userId: string, what: string) => `/api/desk/staff/${encodeURIComponent(userId)}/${what}`

export const createStaff = (form: NewStaffForm, key: string): Promise<StaffPassword> =>
  command('/api/desk/staff', form, key)
export const changeStaff = (userId: string, change: StaffChange, key: string): Promise<StaffAccount> =>
  command(at(userId, 'change'), change, key)
export const sayWhoseStaff = (userId: string, form: StaffPersonForm, key: string): Promise<StaffAccount> =>
  command(at(userId, 'person'), form, key)

export type StaffVerb = 'disable' | 'enable' | 'reset-password' | 'reset-second-factor'
export const doWithStaff = (userId: string, verb: StaffVerb, key: string): Promise<StaffAccount | StaffPassword> =>
  command(at(userId, verb), undefined, key)

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => get<SecondFactor>('/api/session/second-factor', signal),
})
export const offerSecondFactor = (): Promise<SecondFactorOffer> => ask('/api/session/second-factor', {})
export const confirmSecondFactor = (code: string): Promise<{ recoveryCodes: string[] }> =>
  ask('/api/session/second-factor/confirm', { code })
export const removeSecondFactor = (code: string): Promise<SecondFactor> =>
  ask('/api/session/second-factor/remove', { code })

export const searchAudit = (search: AuditSearch): Promise<AuditList> => ask('/api/desk/audit/search', search)
export const verifyAudit = (): Promise<AuditVerdict> => ask('/api/desk/audit/verify', {})
export const sealsQuery = queryOptions({
  queryKey: ['audit', 'seals'],
  queryFn: ({ signal }) => get<SealList>('/api/desk/audit/seals', signal),
})
