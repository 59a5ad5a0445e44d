/** Whether two people are family as far as their authorisations say, whichever of them wrote one. */
import type { Database } from '../../platform/storage/index.ts'
import type { Person } from '../people/index.ts'
import { registersOf } from '../registers/index.ts'
import { names } from './acting.ts'
import { openParty } from './authorisation.ts'

/**
 * Whether either may act for the other, or ever might: by consent or as a guardian. One that was ended counts, for the family does
 * not end with it, and ending it before a decision helps nobody; what the agency never approved does not.
 */
export async function areFamily(database: Database, one: Person, other: Person): Promise<boolean> {
  const wrote = async (writer: Person, named: Person): Promise<boolean> =>
    (await registersOf(database, writer.personNo, 'authorisation')).some(
      (record) =>
        (record.state === 'approved' || record.state === 'ended') && names(openParty(database.ciphers, record), named),
    )
  return (await wrote(one, other)) || (await wrote(other, one))
}
