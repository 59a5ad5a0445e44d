/** Nobody decides about an account of his own or of his family, or inherits by his own decision, as far as it is known whose accounts of staff are. */
import { areFamily } from '../../person/family/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { personNoOfStaff } from '../../platform/access/index.ts'
import type { Database } from '../../platform/storage/index.ts'

type Kin = 'none' | keyof typeof kinText

export const kinText = {
  self: '就是这个人',
  heir: '是收款的继承人',
  family: '和这个人有亲情账户授权',
} as const

/** How a member of the staff stands to the person of an account and to who gets its money. */
export async function kinOf(
  database: Database,
  staffName: string,
  personNo: string,
  payees: readonly { idNumber?: string }[] = [],
): Promise<Kin> {
  const own = await personNoOfStaff(database, staffName)
  if (own === null) return 'none'
  if (own === personNo) return 'self'
  const [staff, person] = await Promise.all([findPerson(database, own), findPerson(database, personNo)])
  if (staff === undefined || person === undefined) return 'none'
  if (payees.some(({ idNumber }) => idNumber === staff.idNumber)) return 'heir'
  return (await areFamily(database, staff, person)) ? 'family' : 'none'
}
