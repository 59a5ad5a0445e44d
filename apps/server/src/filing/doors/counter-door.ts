/** Behind which counter somebody sits, and what of a person is to be seen from there. */
import type { Staff } from '@yidi/contracts'
import type { FilingRecord } from '../../person/file/index.ts'

/** A counter acts as accepting, a community centre as itself; the channel of the filing says which. */
export function doorOf({ roles }: Staff): {
  role: 'accepting' | 'community'
  channel: 'counter' | 'community'
} {
  return roles.includes('accepting')
    ? { role: 'accepting', channel: 'counter' }
    : { role: 'community', channel: 'community' }
}

/** A community centre sees, carries over and takes back what its own account entered, and nothing else of a person. */
export function seenBy(staff: Staff): (filing: FilingRecord) => boolean {
  const { role } = doorOf(staff)
  return ({ actions: [first] }) =>
    role === 'accepting' || (first?.actor_kind === 'staff' && first.actor === staff.staffName)
}
