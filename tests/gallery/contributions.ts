/** What an employer of the provincial pool has declared and paid in the gallery. */
import type { DeclarationMessage, EmployerPaymentForm, EnrolForm, MemberChangeForm } from '@yidi/contracts'
import type { Doors } from './doors.ts'

const employer = 'D33990000001'
const own = `staff employer-${employer}`
const url = '/api/employer/contributions'

const people = [
  { name: '演示新职工一', idNumber: '330100198704129012', wage: '8800.00' },
  { name: '演示新职工二', idNumber: '330100198704129020', wage: '3100.00', disabledServiceman: true },
  { name: '演示新职工三', idNumber: '330100198704129039', wage: '42000.00' },
] as const

/** Three people join; April is paid too much of, May is declared, and June is to be declared. */
export async function declareAndPay(doors: Doors): Promise<void> {
  await doors.send('staff approve-339900', '/api/desk/figures', {
    ...{ name: 'contribution-due-day', value: '15', from: '2026-01-01', document: '浙医保〔2026〕1号（虚构）' },
  })
  for (const { name, idNumber, ...wage } of people) {
    const enrolled: EnrolForm = {
      ...{ name, idNumber, pool: '339900', insurance: 'employee', category: 'active', from: '2026-04-01' },
    }
    await doors.send('staff desk-339900', '/api/desk/people', enrolled)
    const joins = { change: 'join', name, idNumber, month: '2026-04', ...wage } satisfies MemberChangeForm
    await doors.send(own, `${url}/members`, joins)
  }
  const april = await confirm(doors, '2026-04')
  await doors.send('staff finance-339900', '/api/desk/contributions/employers/payments', {
    ...{ reference: 'BANK20260512000017', employer, declarationId: april.declarationId!, month: '2026-04' },
    ...{ amount: '4500.00', lateFee: '0.00', paidOn: '2026-05-12' },
  } satisfies EmployerPaymentForm)
  await confirm(doors, '2026-05')
}

async function confirm(doors: Doors, month: string): Promise<DeclarationMessage> {
  const { employerPart, employeePart } = await doors.read<DeclarationMessage>(own, `${url}/months/${month}`)
  return doors.send(own, `${url}/months/${month}/confirm`, { employerPart, employeePart })
}
