/** What everybody is told whose costs are not settled because an agency has suspended its agreement with the institution. */
import { formatDayChinese, parseDay } from './days.ts'
import type { HeldAgreement } from './recognition.ts'
import type { Reason } from './quote/types.ts'

/** Since when an agreement (定点协议) is suspended, and by which decision, as the agency wrote it. */
export interface Suspension {
  from: string
  reason: string | null
}

/** The suspension of the agreement that decides; undefined where it is none. */
export const suspensionOf = (held: HeldAgreement | undefined): Suspension | undefined =>
  held?.status === 'suspended' && held.from !== undefined ? { from: held.from, reason: held.reason ?? null } : undefined

/** The same words at the hospital's interface, at the counter and on the phone: since when, by what, until when, and the ways out. */
export const suspendedReason = ({ from, reason }: Suspension): Reason => ({
  code: 'not-designated',
  text: `这家机构的医保定点协议从${formatDayChinese(parseDay(from))}起暂停${
    reason === null || reason.trim() === '' ? '' : `（${reason.trim().replace(/[。；，]+$/, '')}）`
  }，到经办机构恢复协议为止不能直接结算`,
  hint: '病人请换一家定点机构，急诊的先自己垫付，凭急诊证明、发票和清单申请零星报销；机构不同意的，向作出决定的经办机构陈述申辩，整改以后申请恢复协议',
})
