/** The authorisations that concern a person, from both sides. */
import { problem } from '@yidi/contracts'
import type { AuthorisationMessage } from '@yidi/contracts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findPerson } from '../people/index.ts'
import type { Person } from '../people/index.ts'
import { registersOf } from '../registers/index.ts'
import { names } from './acting.ts'
import { authorisationMessage, detailOf, openParty } from './authorisation.ts'
import { recordsNaming } from './links.ts'

/** Both sides of what concerns me: for whom I act, and who acts for me. */
export async function sidesOf(
  { clock, database }: RecordsDeps,
  me: Person,
): Promise<{ people: AuthorisationMessage[]; authorisations: AuthorisationMessage[] }> {
  const today = clock.today()
  const own = await registersOf(database, me.personNo, 'authorisation')
  const people: AuthorisationMessage[] = []
  const authorisations: AuthorisationMessage[] = []
  for (const record of own) {
    const side = detailOf(record).direction === 'guardian' ? people : authorisations
    side.push(authorisationMessage(record, openParty(database.ciphers, record).name, true, today))
  }
  for (const record of await recordsNaming(database, me.idNumber)) {
    // What waits for the agency is not shown to the other side yet, nor what never came to hold.
    if (record.state !== 'approved' && record.state !== 'ended') continue
    if (!names(openParty(database.ciphers, record), me)) continue
    const writer = await findPerson(database, record.personNo)
    if (writer === undefined) continue
    const side = detailOf(record).direction === 'guardian' ? authorisations : people
    side.push(authorisationMessage(record, writer.name, false, today))
  }
  return { people, authorisations }
}

/** One of them. Throws `register-not-found`. */
export async function oneOf(deps: RecordsDeps, me: Person, recordId: string): Promise<AuthorisationMessage> {
  const { people, authorisations } = await sidesOf(deps, me)
  const found = [...people, ...authorisations].find((one) => one.id === recordId)
  if (found === undefined) throw problem('register-not-found', { recordId: recordId.slice(0, 60) })
  return found
}
