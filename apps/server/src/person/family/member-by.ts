/** Who is at the other side of an authorisation in force, whichever of the two wrote it: for what rests on being family. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../people/index.ts'
import type { Person } from '../people/index.ts'
import { registersOf } from '../registers/index.ts'
import { names } from './acting.ts'
import { actsOn, detailOf, openParty } from './authorisation.ts'
import { recordsNaming } from './links.ts'

interface FamilyContext {
  database: Database
  clock: Clock
}

/** Who an authorisation names on its other side. */
interface FamilyMember {
  /** Undefined where it meets nobody by name and number; told only where `vouched` is true. */
  member: Person | undefined
  /** The other wrote it, or the agency saw that they are family: what is asked of them may be answered. */
  vouched: boolean
}

/**
 * The member of the family by the number of an authorisation in force today; undefined where there is none such. What I wrote
 * alone may name a stranger: nothing about him may be told then, not even that there is such a person.
 */
export async function familyMemberBy(
  { database, clock }: FamilyContext,
  me: Person,
  recordId: string,
): Promise<FamilyMember | undefined> {
  const today = clock.today()
  const own = (await registersOf(database, me.personNo, 'authorisation')).find((one) => one.recordId === recordId)
  if (own !== undefined) {
    if (!actsOn(own, today)) return undefined
    const party = openParty(database.ciphers, own)
    const personNo = await findPersonNoByIdNumber(database, party.idNumber)
    const named = personNo === undefined ? undefined : await findPerson(database, personNo)
    const member = named !== undefined && names(party, named) ? named : undefined
    return { member, vouched: detailOf(own).direction === 'guardian' }
  }
  const [record] = await recordsNaming(database, me.idNumber, recordId)
  if (record === undefined || !actsOn(record, today) || !names(openParty(database.ciphers, record), me))
    return undefined
  return { member: await findPerson(database, record.personNo), vouched: true }
}

/** Whether an authorisation is in force between two people today, in either direction. */
export async function areFamilyToday({ database, clock }: FamilyContext, one: Person, other: Person): Promise<boolean> {
  const today = clock.today()
  const wrote = async (writer: Person, named: Person): Promise<boolean> =>
    (await registersOf(database, writer.personNo, 'authorisation')).some(
      (record) => actsOn(record, today) && names(openParty(database.ciphers, record), named),
    )
  return (await wrote(one, other)) || (await wrote(other, one))
}
