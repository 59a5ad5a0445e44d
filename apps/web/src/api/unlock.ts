/** Opening a log-in that is paused, and the codes for it. */
import type { UnlockCode, UnlockForm } from '@yidi/contracts'
import { ask, command } from './client.ts'

export const unlock = (form: UnlockForm): Promise<{ unlocked: true }> => ask('/api/session/unlock', form)
export const mailUnlockCode = (idNumber: string): Promise<{ minutes: number }> =>
  ask('/api/session/unlock/mail', { idNumber })

export const giveUnlockCode = (personNo: string, key: string): Promise<UnlockCode> =>
  command(`/api/desk/people/${encodeURIComponent(personNo)}/unlock-code`, undefined, key)
export const giveStaffUnlockCode = (userId: string, key: string): Promise<UnlockCode> =>
  command(`/api/desk/staff/${encodeURIComponent(userId)}/unlock-code`, undefined, key)
