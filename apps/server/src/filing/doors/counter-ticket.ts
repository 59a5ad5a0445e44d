/**
 * What stands for the person at the counter where an ID number must not stand: sealed, for one account, for one day.
 * Nothing is kept of it; the look-up that gives it out is audited.
 */
import { problem } from '@yidi/contracts'
import type { Ciphers } from '../../platform/storage/index.ts'

const placeOf = (staffName: string, day: string): string => `counter-ticket:${day}:${staffName}`

/** A ticket for the person that this account found on this day. */
export function counterTicket(ciphers: Ciphers, personNo: string, staffName: string, day: string): string {
  return ciphers.seal(personNo, placeOf(staffName, day)).toString('base64url')
}

/** The person of a ticket. Throws `counter-ticket-not-valid` for one of another account or another day. */
export function personOfTicket(ciphers: Ciphers, ticket: string, staffName: string, day: string): string {
  try {
    return ciphers.open(Buffer.from(ticket, 'base64url'), placeOf(staffName, day))
  } catch {
    throw problem('counter-ticket-not-valid')
  }
}
