/** Who is at the other side of an authorisation in force, whichever of the two wrote it: for what rests on being family. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../people/index.ts'
import type { Person } from '../people/index.ts'
import { registersOf } from '../registers/index.ts'
import { names } from './acting.ts'
import { actsOn, openParty } from './authorisation.ts'
import { recordsNaming } from './links.ts'

interface FamilyContext {
  database: Database
  clock: Clock
}

/** The member of the family by the number of an authorisation in force today; undefined where there is none such, or it meets nobody. */
export async function familyMemberBy(
  { database, clock }: FamilyContext,
  me: Person,
  recordId: string,
): Promise<Person | undefined> {
  const today = clock.today()
  const own = (await registersOf(database, me.personNo, 'authorisation')).find((one) => one.recordId === recordId)
  if (own !== undefined) {
    if (!actsOn(own, today)) return undefined
    const party = openParty(database.ciphers, own)
    const personNo = await findPersonNoByIdNumber(database, party.idNumber)
    const member = personNo === undefined ? undefined : await findPerson(database, personNo)
    return member !== undefined && names(party, member) ? member : undefined
  }
  const [record] = await recordsNaming(database, me.idNumber, recordId)
  if (record === undefined || !actsOn(record, today) || !names(openParty(database.ciphers, record), me))
    return undefined
  return findPerson(database, record.personNo)
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
